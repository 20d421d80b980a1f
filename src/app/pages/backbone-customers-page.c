/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customers-page.h"

#include "backbone-cause-list.h"
#include "backbone-bulk-bar.h"
#include "backbone-column-chooser.h"
#include "backbone-column-sorter.h"
#include "backbone-customer-details.h"
#include "backbone-customer-selection.h"
#include "backbone-customer-table.h"
#include "backbone-customers-actions.h"
#include "backbone-day-strip.h"
#include "backbone-page-focus.h"
#include "backbone-page.h"
#include "backbone-presenter.h"
#include "backbone-shown-customers.h"
#include "backbone-status-chip.h"
#include "backbone-status-icon.h"
#include "backbone-status-wall.h"
#include "backbone-wrap-layout.h"

#include <adwaita.h>

struct _BackboneCustomersPage
{
  GtkWidget parent_instance;

  AdwLeaflet *leaflet;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  BackboneCustomerTable *table;
  BackboneColumnChooser *column_chooser;
  BackboneCustomerSelection *selection;
  GtkWidget *details;
  BackboneStatusWall *wall;
  GtkWidget *bulk_bar;

  BackboneLandscape *landscape;
  BackboneShownCustomers *shown;
  gboolean search_mode;
  char *view; /* list, wall or causes */
  BackbonePresenter *presenter;
};

static void backbone_customers_page_page_init (BackbonePageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BackboneCustomersPage,
                               backbone_customers_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BACKBONE_TYPE_PAGE,
                                                      backbone_customers_page_page_init))

enum
{
  PROP_0,
  PROP_CUSTOMERS,
  PROP_FILTER,
  PROP_SELECTION,
  PROP_VIEW,
  PROP_PRESENTING,
  PROP_CAUSE,
  PROP_N_SELECTED,
  N_OWN_PROPERTIES,
  PROP_LANDSCAPE = N_OWN_PROPERTIES, /* these of BackbonePage */
  PROP_SEARCH_MODE,
};

static GParamSpec *properties[N_OWN_PROPERTIES];

static void
scroll_to (BackboneCustomersPage *self, guint position)
{
  backbone_customer_table_scroll_to (self->table, position);
  backbone_status_wall_scroll_to (self->wall, position);
}

/* After a new order or search, the first customer that is selected shows; without one the list
 * begins at its top. */
static void
settled_cb (BackboneCustomersPage *self)
{
  GListModel *customers = G_LIST_MODEL (backbone_shown_customers_get_list (self->shown));
  guint position = 0;

  backbone_customer_selection_get_first (self->selection, &position);
  if (g_list_model_get_n_items (customers) > 0)
    scroll_to (self, position);
}

/* The wall has the worst first, the list what its columns say. */
static gboolean
read_sort (BackboneCustomersPage *self, int *key, gboolean *descending)
{
  if (!g_str_equal (self->view, "wall"))
    return backbone_column_sorter_read (backbone_customer_table_get_column_view (self->table), key,
                                        descending);

  *key = BACKBONE_CUSTOMER_SORT_STATUS;
  *descending = FALSE;
  return TRUE;
}

static void
sort_list (BackboneCustomersPage *self)
{
  gboolean descending;
  int key;

  /* Later versions of GTK sort once more while the table goes. */
  if (self->table && read_sort (self, &key, &descending))
    backbone_shown_customers_set_sort (self->shown, key, descending);
}

/* The place where the keyboard is when nothing else wants it. */
static void
focus_list (BackboneCustomersPage *self)
{
  if (g_str_equal (self->view, "wall"))
    gtk_widget_grab_focus (GTK_WIDGET (self->wall));
  else
    backbone_customer_table_grab_focus (self->table);
}

static void
n_selected_cb (BackboneCustomersPage *self)
{
  /* Before the bar goes, and the keyboard with it. */
  if (backbone_customers_page_get_n_selected (self) < 2
      && backbone_page_focus_is_in (self->bulk_bar))
    focus_list (self);
  backbone_customers_actions_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
search_changed_cb (BackboneCustomersPage *self)
{
  backbone_shown_customers_set_search (self->shown,
                                       gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_ended_cb (BackboneCustomersPage *self)
{
  focus_list (self);
}

static void
show_details (BackboneCustomersPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet)
      && backbone_customer_selection_get_selected_item (self->selection))
    adw_leaflet_set_visible_child (self->leaflet, self->details);
}

static void
row_activated_cb (BackboneCustomersPage *self)
{
  show_details (self);
}

static void
set_cause (BackboneCustomersPage *self, BackboneCause *cause)
{
  if (backbone_shown_customers_set_cause (self->shown, cause))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAUSE]);
}

static void
clear_cause_cb (BackboneCustomersPage *self)
{
  set_cause (self, NULL);
}

static void
menu_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneCustomersPage *self = BACKBONE_CUSTOMERS_PAGE (widget);

  backbone_customer_table_show_menu (self->table);
}

static void
clear_filter_cb (BackboneCustomersPage *self)
{
  g_object_set (self, "search-mode", FALSE, "filter", "all", NULL);
  set_cause (self, NULL);
}

static void
presenting_cb (BackboneCustomersPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRESENTING]);
}

static void
set_view (BackboneCustomersPage *self, const char *view)
{
  if (g_strcmp0 (self->view, view) == 0)
    return;

  g_free (self->view);
  self->view = g_strdup (view);
  backbone_presenter_set_presenting (self->presenter, FALSE);
  sort_list (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/* The customers of a cause, as a snapshot: they stay there while they are mended one by one. */
static void
cause_activated_cb (BackboneCustomersPage *self, BackboneCause *cause)
{
  g_object_set (self, "search-mode", FALSE, "filter", "all", NULL);
  set_cause (self, cause);
  set_view (self, "list");
  backbone_customer_table_grab_focus (self->table);
}

/* From afar one sees that something is wrong, close by what it is. */
static void
tile_activated_cb (BackboneCustomersPage *self)
{
  backbone_presenter_set_presenting (self->presenter, FALSE);
  show_details (self);
}

static void
back_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_page_go_back (BACKBONE_PAGE (widget));
}

static void
set_landscape (BackboneCustomersPage *self, BackboneLandscape *landscape)
{
  g_autoptr (BackboneDayStrips) strips = NULL;
  gboolean had_cause;

  if (!g_set_object (&self->landscape, landscape))
    return;

  if (landscape)
    strips = backbone_day_strips_new (landscape, BACKBONE_DAY_STRIP_LENGTH);
  backbone_customer_table_set_strips (self->table, strips);
  had_cause = backbone_shown_customers_get_cause (self->shown) != NULL;
  backbone_shown_customers_set_landscape (self->shown, landscape);
  sort_list (self);
  if (had_cause)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAUSE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMERS]);
  g_object_notify (G_OBJECT (self), "landscape");
}

static void
set_filter (BackboneCustomersPage *self, const char *filter)
{
  if (g_strcmp0 (backbone_shown_customers_get_filter (self->shown), filter) == 0)
    return;

  if (g_str_equal (self->view, "causes"))
    set_view (self, "list");
  backbone_shown_customers_set_filter (self->shown, filter);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static void
backbone_customers_page_set_property (GObject *object,
                                      guint property_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  BackboneCustomersPage *self = BACKBONE_CUSTOMERS_PAGE (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      break;
    case PROP_SEARCH_MODE:
      if (self->search_mode != g_value_get_boolean (value))
        {
          self->search_mode = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_FILTER:
      set_filter (self, g_value_get_string (value));
      break;
    case PROP_VIEW:
      set_view (self, g_value_get_string (value));
      break;
    case PROP_PRESENTING:
      backbone_presenter_set_presenting (self->presenter, g_value_get_boolean (value));
      break;
    case PROP_CAUSE:
      cause_activated_cb (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_customers_page_get_property (GObject *object,
                                      guint property_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  BackboneCustomersPage *self = BACKBONE_CUSTOMERS_PAGE (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_CUSTOMERS:
      g_value_set_object (value, backbone_shown_customers_get_list (self->shown));
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, self->search_mode);
      break;
    case PROP_FILTER:
      g_value_set_string (value, backbone_shown_customers_get_filter (self->shown));
      break;
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    case PROP_PRESENTING:
      g_value_set_boolean (value, backbone_presenter_get_presenting (self->presenter));
      break;
    case PROP_CAUSE:
      g_value_set_object (value, backbone_shown_customers_get_cause (self->shown));
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, backbone_customers_page_get_n_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_customers_page_dispose (GObject *object)
{
  BackboneCustomersPage *self = BACKBONE_CUSTOMERS_PAGE (object);

  g_clear_pointer ((GtkWidget **)&self->leaflet, gtk_widget_unparent);
  backbone_shown_customers_set_landscape (self->shown, NULL);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_customers_page_parent_class)->dispose (object);
}

static void
backbone_customers_page_finalize (GObject *object)
{
  BackboneCustomersPage *self = BACKBONE_CUSTOMERS_PAGE (object);

  g_clear_object (&self->shown);
  g_free (self->view);
  g_clear_object (&self->presenter);

  G_OBJECT_CLASS (backbone_customers_page_parent_class)->finalize (object);
}

static void
backbone_customers_page_start_search (BackbonePage *page)
{
  BackboneCustomersPage *self = BACKBONE_CUSTOMERS_PAGE (page);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  if (g_str_equal (self->view, "causes"))
    set_view (self, "list");
  g_object_set (self, "search-mode", TRUE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static gboolean
backbone_customers_page_go_back (BackbonePage *page)
{
  BackboneCustomersPage *self = BACKBONE_CUSTOMERS_PAGE (page);

  if (backbone_presenter_get_presenting (self->presenter))
    {
      backbone_presenter_set_presenting (self->presenter, FALSE);
      return TRUE;
    }
  if (adw_leaflet_get_folded (self->leaflet)
      && adw_leaflet_get_visible_child (self->leaflet) == self->details)
    {
      adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
      return TRUE;
    }
  if (self->search_mode)
    {
      g_object_set (self, "search-mode", FALSE, NULL);
      return TRUE;
    }
  if (backbone_customers_page_get_n_selected (self) > 1)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      return TRUE;
    }

  return FALSE;
}

static void
backbone_customers_page_page_init (BackbonePageInterface *iface)
{
  iface->start_search = backbone_customers_page_start_search;
  iface->go_back = backbone_customers_page_go_back;
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_CUSTOMERS]
      = g_param_spec_object ("customers", NULL, NULL, BACKBONE_TYPE_CUSTOMER_LIST,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "all", flags);
  properties[PROP_SELECTION]
      = g_param_spec_object ("selection", NULL, NULL, BACKBONE_TYPE_CUSTOMER_SELECTION,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "list", flags);
  properties[PROP_PRESENTING] = g_param_spec_boolean ("presenting", NULL, NULL, FALSE, flags);
  properties[PROP_CAUSE] = g_param_spec_object ("cause", NULL, NULL, BACKBONE_TYPE_CAUSE, flags);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_OWN_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_LANDSCAPE, "landscape");
  g_object_class_override_property (object_class, PROP_SEARCH_MODE, "search-mode");
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-customers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomersPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomersPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomersPage, table);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomersPage, column_chooser);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomersPage, selection);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomersPage, details);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomersPage, wall);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomersPage, bulk_bar);
  gtk_widget_class_bind_template_callback (widget_class, n_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cause_cb);
  gtk_widget_class_bind_template_callback (widget_class, cause_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, tile_activated_cb);
}

static void
backbone_customers_page_class_init (BackboneCustomersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_customers_page_set_property;
  object_class->get_property = backbone_customers_page_get_property;
  object_class->dispose = backbone_customers_page_dispose;
  object_class->finalize = backbone_customers_page_finalize;
  install_properties (object_class);

  gtk_widget_class_install_property_action (widget_class, "customers.filter", "filter");
  gtk_widget_class_install_property_action (widget_class, "customers.view", "view");
  gtk_widget_class_install_action (widget_class, "customers.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "customers.menu", NULL, menu_cb);
  backbone_customers_actions_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "customers.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "customers.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "customers.menu",
                                       NULL);

  g_type_ensure (BACKBONE_TYPE_CAUSE_LIST);
  g_type_ensure (BACKBONE_TYPE_BULK_BAR);
  g_type_ensure (BACKBONE_TYPE_COLUMN_CHOOSER);
  g_type_ensure (BACKBONE_TYPE_CUSTOMER_DETAILS);
  g_type_ensure (BACKBONE_TYPE_CUSTOMER_SELECTION);
  g_type_ensure (BACKBONE_TYPE_CUSTOMER_TABLE);
  g_type_ensure (BACKBONE_TYPE_STATUS_CHIP);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  g_type_ensure (BACKBONE_TYPE_STATUS_WALL);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
backbone_customers_page_init (BackboneCustomersPage *self)
{
  GtkColumnView *column_view;

  self->shown = backbone_shown_customers_new ();
  g_signal_connect_object (self->shown, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  self->view = g_strdup ("list");
  self->presenter = backbone_presenter_new (GTK_WIDGET (self));
  g_signal_connect_object (self->presenter, "notify::presenting", G_CALLBACK (presenting_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);

  column_view = backbone_customer_table_get_column_view (self->table);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
  g_object_set (self->column_chooser, "column-view", column_view, NULL);
  backbone_sort_button_start (backbone_column_chooser_get_sort_button (self->column_chooser),
                              column_view, "customer-sort");
  g_signal_connect_object (gtk_column_view_get_sorter (column_view), "changed",
                           G_CALLBACK (sort_list), self, G_CONNECT_SWAPPED);
}

BackboneLandscape *
backbone_customers_page_get_landscape (BackboneCustomersPage *self)
{
  return self->landscape;
}

BackboneCustomer *
backbone_customers_page_get_selected (BackboneCustomersPage *self)
{
  BackboneCustomer *selected
      = self->selection ? backbone_customer_selection_get_selected_item (self->selection) : NULL;

  /* A row that is still being fetched has no name yet. */
  return selected && backbone_customer_get_loaded (selected) ? selected : NULL;
}

guint
backbone_customers_page_get_n_selected (BackboneCustomersPage *self)
{
  return self->selection ? backbone_customer_selection_get_n_selected (self->selection) : 0;
}

GStrv
backbone_customers_page_dup_numbers (BackboneCustomersPage *self)
{
  return backbone_customer_selection_dup_numbers (self->selection);
}

void
backbone_customers_page_select (BackboneCustomersPage *self, const char *number)
{
  g_object_set (self, "search-mode", FALSE, "filter", "all", NULL);
  backbone_shown_customers_expect (self->shown);
  backbone_customer_selection_select_number (self->selection, number);
}

void
backbone_customers_page_show_customer (BackboneCustomersPage *self, const char *number)
{
  g_object_set (self, "cause", NULL, NULL);
  backbone_customers_page_select (self, number);
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->details);
}

void
backbone_customers_page_unselect (BackboneCustomersPage *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

gboolean
backbone_customers_page_toggle_presenting (BackboneCustomersPage *self)
{
  if (!g_str_equal (self->view, "wall"))
    return FALSE;

  backbone_presenter_set_presenting (self->presenter,
                                     !backbone_presenter_get_presenting (self->presenter));
  return TRUE;
}
