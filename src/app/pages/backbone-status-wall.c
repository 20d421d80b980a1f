/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-status-wall.h"

#include "backbone-age-label.h"
#include "backbone-named-cell.h"
#include "backbone-status-icon.h"
#include "backbone-wall-fit.h"
#include "backbone-wrap-layout.h"

/* GTK before 4.12 loses its way in a grid view as soon as it does not keep a widget for each item,
 * which it does for 30 rows. Nobody reads further on a wall that begins with what is worst. */
#define MAX_ROWS 25

struct _BackboneStatusWall
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *scrolled_window;
  GtkGridView *grid_view;
  GtkSliceListModel *slice;
  GtkSingleSelection *selection;

  BackboneCustomerList *customers;
  GtkSelectionModel *model;
  gboolean presenting;

  gboolean syncing; /* one selection with the other */
  BackboneWallFit fit;
  guint fit_source;
};

G_DEFINE_FINAL_TYPE (BackboneStatusWall, backbone_status_wall, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CUSTOMERS,
  PROP_MODEL,
  PROP_PRESENTING,
  PROP_N_SHOWN,
  PROP_N_ALL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  CUSTOMER_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
count_bad (BackboneStatusWall *self)
{
  return backbone_customer_list_get_n_with_status (self->customers, BACKBONE_STATUS_FAILING)
         + backbone_customer_list_get_n_with_status (self->customers, BACKBONE_STATUS_ATTENTION);
}

static BackboneWallFit
compute_fit (BackboneStatusWall *self)
{
  guint n_tiles = self->model ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
  guint n_bad = self->customers ? count_bad (self) : 0;

  return backbone_wall_fit (gtk_widget_get_width (self->scrolled_window),
                            gtk_widget_get_height (self->scrolled_window), n_tiles,
                            MIN (n_bad, n_tiles), self->presenting);
}

/* In this order there are never more items than rows for them, nor more columns at least than at
 * most. */
static void
set_columns (BackboneStatusWall *self, guint columns)
{
  if (columns > gtk_grid_view_get_max_columns (self->grid_view))
    {
      gtk_grid_view_set_max_columns (self->grid_view, columns);
      gtk_grid_view_set_min_columns (self->grid_view, columns);
      gtk_slice_list_model_set_size (self->slice, columns * MAX_ROWS);
    }
  else
    {
      gtk_slice_list_model_set_size (self->slice, columns * MAX_ROWS);
      gtk_grid_view_set_min_columns (self->grid_view, columns);
      gtk_grid_view_set_max_columns (self->grid_view, columns);
    }
}

static gboolean
fit_cb (gpointer user_data)
{
  BackboneStatusWall *self = user_data;
  BackboneWallFit fit = compute_fit (self);

  self->fit_source = 0;
  if (fit.level != self->fit.level)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->grid_view),
                                   backbone_wall_get_class (self->fit.level));
      gtk_widget_add_css_class (GTK_WIDGET (self->grid_view), backbone_wall_get_class (fit.level));
    }
  if (fit.columns != self->fit.columns)
    {
      set_columns (self, fit.columns);
      backbone_status_wall_scroll_to (self, 0);
    }
  self->fit = fit;

  return G_SOURCE_REMOVE;
}

/* Not at once: sizes can't change while they are given out. */
static void
fit_soon (BackboneStatusWall *self)
{
  if (self->fit_source == 0 && gtk_widget_get_width (self->scrolled_window) > 0)
    self->fit_source = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, fit_cb, self, NULL);
}

/* The wall shows the first of the customers, so that positions are the same. */
static void
take_selection (BackboneStatusWall *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->syncing || self->model == NULL)
    return;

  selected = gtk_selection_model_get_selection (self->model);
  if (!gtk_bitset_is_empty (selected))
    position = gtk_bitset_get_minimum (selected);
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->slice)))
    position = GTK_INVALID_LIST_POSITION;

  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
}

static void
give_selection (BackboneStatusWall *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->syncing || self->model == NULL || position == GTK_INVALID_LIST_POSITION)
    return;

  self->syncing = TRUE;
  gtk_selection_model_select_item (self->model, position, TRUE);
  self->syncing = FALSE;
}

static void
items_changed_cb (BackboneStatusWall *self)
{
  take_selection (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SHOWN]);
}

static void
all_changed_cb (BackboneStatusWall *self)
{
  fit_soon (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ALL]);
}

static void
activated_cb (BackboneStatusWall *self)
{
  g_signal_emit (self, signals[CUSTOMER_ACTIVATED], 0);
}

static void
set_customers (BackboneStatusWall *self, BackboneCustomerList *customers)
{
  if (self->customers)
    g_signal_handlers_disconnect_by_func (self->customers, fit_soon, self);
  g_set_object (&self->customers, customers);
  if (customers)
    {
      g_signal_connect_swapped (customers, "notify::n-failing", G_CALLBACK (fit_soon), self);
      g_signal_connect_swapped (customers, "notify::n-attention", G_CALLBACK (fit_soon), self);
    }
}

static void
set_model (BackboneStatusWall *self, GtkSelectionModel *model)
{
  if (self->model)
    {
      g_signal_handlers_disconnect_by_func (self->model, take_selection, self);
      g_signal_handlers_disconnect_by_func (self->model, all_changed_cb, self);
    }
  g_set_object (&self->model, model);
  if (self->slice)
    gtk_slice_list_model_set_model (self->slice, G_LIST_MODEL (model));
  if (model)
    {
      g_signal_connect_swapped (model, "selection-changed", G_CALLBACK (take_selection), self);
      g_signal_connect_swapped (model, "items-changed", G_CALLBACK (all_changed_cb), self);
    }
}

static void
backbone_status_wall_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BackboneStatusWall *self = BACKBONE_STATUS_WALL (object);

  switch (property_id)
    {
    case PROP_CUSTOMERS:
      if (self->customers == g_value_get_object (value))
        return;
      set_customers (self, g_value_get_object (value));
      break;
    case PROP_MODEL:
      if (self->model == g_value_get_object (value))
        return;
      set_model (self, g_value_get_object (value));
      break;
    case PROP_PRESENTING:
      if (self->presenting == g_value_get_boolean (value))
        return;
      self->presenting = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  all_changed_cb (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
backbone_status_wall_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  BackboneStatusWall *self = BACKBONE_STATUS_WALL (object);

  switch (property_id)
    {
    case PROP_CUSTOMERS:
      g_value_set_object (value, self->customers);
      break;
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_PRESENTING:
      g_value_set_boolean (value, self->presenting);
      break;
    case PROP_N_SHOWN:
      g_value_set_uint (value,
                        self->slice ? g_list_model_get_n_items (G_LIST_MODEL (self->slice)) : 0);
      break;
    case PROP_N_ALL:
      g_value_set_uint (value,
                        self->model ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_status_wall_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  gtk_widget_measure (BACKBONE_STATUS_WALL (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
backbone_status_wall_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BackboneStatusWall *self = BACKBONE_STATUS_WALL (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  fit_soon (self);
}

static gboolean
backbone_status_wall_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BACKBONE_STATUS_WALL (widget)->grid_view));
}

static void
backbone_status_wall_dispose (GObject *object)
{
  BackboneStatusWall *self = BACKBONE_STATUS_WALL (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  set_customers (self, NULL);
  set_model (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_status_wall_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_CUSTOMERS]
      = g_param_spec_object ("customers", NULL, NULL, BACKBONE_TYPE_CUSTOMER_LIST, flags);
  properties[PROP_MODEL]
      = g_param_spec_object ("model", NULL, NULL, GTK_TYPE_SELECTION_MODEL, flags);
  properties[PROP_PRESENTING] = g_param_spec_boolean ("presenting", NULL, NULL, FALSE, flags);
  properties[PROP_N_SHOWN] = g_param_spec_uint ("n-shown", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ALL] = g_param_spec_uint ("n-all", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_status_wall_class_init (BackboneStatusWallClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_status_wall_set_property;
  object_class->get_property = backbone_status_wall_get_property;
  object_class->dispose = backbone_status_wall_dispose;
  widget_class->measure = backbone_status_wall_measure;
  widget_class->size_allocate = backbone_status_wall_size_allocate;
  widget_class->grab_focus = backbone_status_wall_grab_focus;
  install_properties (object_class);
  signals[CUSTOMER_ACTIVATED]
      = g_signal_new ("customer-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BACKBONE_TYPE_AGE_LABEL);
  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-status-wall.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneStatusWall, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneStatusWall, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, BackboneStatusWall, grid_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneStatusWall, slice);
  gtk_widget_class_bind_template_child (widget_class, BackboneStatusWall, selection);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, give_selection);
  gtk_widget_class_bind_template_callback (widget_class, items_changed_cb);
}

static void
backbone_status_wall_init (BackboneStatusWall *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->fit = (BackboneWallFit){ 0, 0 };
  gtk_widget_add_css_class (GTK_WIDGET (self->grid_view), backbone_wall_get_class (0));
}

void
backbone_status_wall_scroll_to (BackboneStatusWall *self, guint position)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self))
      && position < g_list_model_get_n_items (G_LIST_MODEL (self->slice)))
    gtk_widget_activate_action (GTK_WIDGET (self->grid_view), "list.scroll-to-item", "u", position);
}
