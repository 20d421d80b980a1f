/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-expiries-view.h"

#include "backbone-column-sorter.h"
#include "backbone-expiry-actions.h"
#include "backbone-list-focus.h"
#include "backbone-named-cell.h"
#include "backbone-row-menu.h"
#include "backbone-sort-button.h"
#include "backbone-status-chip.h"
#include "backbone-status-icon.h"
#include "backbone-wrap-layout.h"

#include <string.h>

/* Which of them show; in the order of the properties. */
enum
{
  FILTER_ALL,
  FILTER_TO_DO,
  FILTER_EXPIRED,
  FILTER_ACKNOWLEDGED,
  N_FILTERS,
};

static const char *const filter_ids[N_FILTERS] = { "all", "to-do", "expired", "acknowledged" };

struct _BackboneExpiriesView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkPopover *context_popover;
  GtkColumnView *column_view;
  BackboneSortButton *sort_button;
  GtkMultiSelection *selection;
  GtkCustomFilter *row_filter;

  BackboneLandscape *landscape;
  BackboneList *list; /* nullable: while it never showed */
  char *filter;
  char *search;
  char *summary;
  GHashTable *only; /* nullable: items */
  guint counts[N_FILTERS];
  guint n_selected;
};

G_DEFINE_FINAL_TYPE (BackboneExpiriesView, backbone_expiries_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_FILTER,
  PROP_SEARCH,
  PROP_LIST,
  PROP_SUMMARY,
  PROP_N_SELECTED,
  PROP_N_ALL, /* these in the order of the filters */
  PROP_N_TO_DO,
  PROP_N_EXPIRED,
  PROP_N_ACKNOWLEDGED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static gboolean
passes (BackboneExpiryItem *item, guint filter)
{
  guint step = backbone_expiry_item_get_step (item);
  gboolean wants_attention = backbone_expiry_wants_attention (step);

  switch (filter)
    {
    case FILTER_TO_DO:
      return wants_attention && !backbone_expiry_item_get_acknowledged (item);
    case FILTER_EXPIRED:
      return step == BACKBONE_EXPIRY_OVER;
    case FILTER_ACKNOWLEDGED:
      return wants_attention && backbone_expiry_item_get_acknowledged (item);
    default:
      return TRUE;
    }
}

static guint
filter_from_id (const char *id)
{
  for (guint i = 0; i < N_FILTERS; i++)
    {
      if (g_strcmp0 (filter_ids[i], id) == 0)
        return i;
    }

  return FILTER_ALL;
}

static gboolean
holds (const char *text, const char *part)
{
  g_autofree char *upper = text ? g_ascii_strup (text, -1) : NULL;

  return upper && strstr (upper, part) != NULL;
}

/* Hosts, users and customer numbers. */
static gboolean
row_matches (gpointer item, gpointer user_data)
{
  BackboneExpiriesView *self = user_data;
  g_autofree char *search = NULL;

  if (!passes (item, filter_from_id (self->filter))
      || (self->only && !g_hash_table_contains (self->only, backbone_expiry_item_get_item (item))))
    return FALSE;

  search = self->search ? g_strstrip (g_ascii_strup (self->search, -1)) : g_strdup ("");

  return holds (backbone_expiry_item_get_name (item), search)
         || holds (backbone_expiry_item_get_customer (item), search);
}

/* The keys of the sorters. */
enum
{
  SORT_WHAT,
  SORT_NAME,
  SORT_CUSTOMER,
  SORT_EXPIRES,
  SORT_STATE,
  SORT_ACKNOWLEDGED,
};

static int
compare_times (BackboneTime a, BackboneTime b)
{
  return a < b ? -1 : a > b;
}

static int
compare (gpointer a, gpointer b, int key)
{
  switch (key)
    {
    case SORT_WHAT:
      return g_strcmp0 (backbone_expiry_item_get_what (a), backbone_expiry_item_get_what (b));
    case SORT_NAME:
      return g_strcmp0 (backbone_expiry_item_get_name (a), backbone_expiry_item_get_name (b));
    case SORT_CUSTOMER:
      return g_strcmp0 (backbone_expiry_item_get_customer (a),
                        backbone_expiry_item_get_customer (b));
    case SORT_STATE:
      return (int)backbone_expiry_item_get_step (b) - (int)backbone_expiry_item_get_step (a);
    case SORT_ACKNOWLEDGED:
      return compare_times (backbone_expiry_item_get_acknowledged_at (a),
                            backbone_expiry_item_get_acknowledged_at (b));
    case SORT_EXPIRES:
    default:
      return compare_times (backbone_expiry_item_get_expires (a),
                            backbone_expiry_item_get_expires (b));
    }
}

static void
install_sorters (BackboneExpiriesView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

      if (sorter)
        backbone_column_sorter_set_compare (BACKBONE_COLUMN_SORTER (sorter), compare);
    }
}

static void
refilter (BackboneExpiriesView *self)
{
  gtk_filter_changed (GTK_FILTER (self->row_filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
updated_cb (BackboneExpiriesView *self)
{
  guint counts[N_FILTERS] = { 0 };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BackboneExpiryItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      for (guint filter = 0; filter < N_FILTERS; filter++)
        counts[filter] += passes (item, filter);
    }
  for (guint filter = 0; filter < N_FILTERS; filter++)
    {
      if (self->counts[filter] == counts[filter])
        continue;
      self->counts[filter] = counts[filter];
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ALL + filter]);
    }
  if (filter_from_id (self->filter) != FILTER_ALL)
    refilter (self);
}

/* (transfer full) (element-type BackboneExpiryItem). */
static GPtrArray *
list_selected (BackboneExpiriesView *self)
{
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                   gtk_bitset_get_nth (selected, (guint)i)));

  return items;
}

static void
update_actions (BackboneExpiriesView *self)
{
  gboolean writable = self->landscape && !backbone_landscape_is_read_only (self->landscape);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "expiries.acknowledge",
                                 writable && self->n_selected > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "expiries.show", self->n_selected == 1);
}

static void
selection_changed_cb (BackboneExpiriesView *self)
{
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n_selected = (guint)gtk_bitset_get_size (selected);

  if (self->n_selected != n_selected)
    {
      self->n_selected = n_selected;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
    }
  update_actions (self);
}

static void
row_activated_cb (BackboneExpiriesView *self, guint position)
{
  g_autoptr (BackboneExpiryItem) item
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item)
    backbone_expiry_actions_show (GTK_WIDGET (self), item);
}

static void
search_changed_cb (BackboneExpiriesView *self, GtkEditable *entry)
{
  g_object_set (self, "search", gtk_editable_get_text (entry), NULL);
}

static void
show_all_cb (BackboneExpiriesView *self)
{
  backbone_expiries_view_show_only (self, NULL, NULL);
}

static void
acknowledge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneExpiriesView *self = BACKBONE_EXPIRIES_VIEW (widget);
  g_autoptr (GPtrArray) items = list_selected (self);

  backbone_expiry_actions_acknowledge (widget, self->landscape, items);
}

static void
show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) items = list_selected (BACKBONE_EXPIRIES_VIEW (widget));

  if (items->len == 1)
    backbone_expiry_actions_show (widget, items->pdata[0]);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneExpiriesView *self = BACKBONE_EXPIRIES_VIEW (widget);

  if (self->n_selected > 0)
    backbone_row_menu_popup (self->context_popover, GTK_WIDGET (self->column_view));
}

static void
drop_list (BackboneExpiriesView *self)
{
  if (self->list)
    g_signal_handlers_disconnect_by_func (self->list, updated_cb, self);
  g_clear_object (&self->list);
}

static void
load_list (BackboneExpiriesView *self)
{
  if (self->list || self->landscape == NULL)
    return;

  self->list = backbone_landscape_list_expiries (self->landscape, TRUE);
  g_signal_connect_swapped (self->list, "updated", G_CALLBACK (updated_cb), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

static void
backbone_expiries_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (backbone_expiries_view_parent_class)->map (widget);

  load_list (BACKBONE_EXPIRIES_VIEW (widget));
}

static void
set_landscape (BackboneExpiriesView *self, BackboneLandscape *landscape)
{
  if (!g_set_object (&self->landscape, landscape))
    return;

  drop_list (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load_list (self);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
take_text (BackboneExpiriesView *self, char **place, const char *text, GParamSpec *pspec)
{
  if (g_strcmp0 (*place, text) == 0)
    return;

  g_free (*place);
  *place = g_strdup (text);
  refilter (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
backbone_expiries_view_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  BackboneExpiriesView *self = BACKBONE_EXPIRIES_VIEW (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      break;
    case PROP_FILTER:
      take_text (self, &self->filter, g_value_get_string (value), pspec);
      break;
    case PROP_SEARCH:
      take_text (self, &self->search, g_value_get_string (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_expiries_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneExpiriesView *self = BACKBONE_EXPIRIES_VIEW (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_FILTER:
      g_value_set_string (value, self->filter);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
      break;
    case PROP_N_ALL:
    case PROP_N_TO_DO:
    case PROP_N_EXPIRED:
    case PROP_N_ACKNOWLEDGED:
      g_value_set_uint (value, self->counts[id - PROP_N_ALL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_expiries_view_dispose (GObject *object)
{
  BackboneExpiriesView *self = BACKBONE_EXPIRIES_VIEW (object);

  if (self->row_filter)
    gtk_custom_filter_set_filter_func (self->row_filter, NULL, NULL, NULL);
  g_clear_pointer ((GtkWidget **)&self->context_popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  drop_list (self);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_expiries_view_parent_class)->dispose (object);
}

static void
backbone_expiries_view_finalize (GObject *object)
{
  BackboneExpiriesView *self = BACKBONE_EXPIRIES_VIEW (object);

  g_free (self->filter);
  g_free (self->search);
  g_free (self->summary);
  g_clear_pointer (&self->only, g_hash_table_unref);

  G_OBJECT_CLASS (backbone_expiries_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  static const char *const counts[N_FILTERS]
      = { "n-all", "n-to-do", "n-expired", "n-acknowledged" };
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags flags = readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "all", flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, flags);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, BACKBONE_TYPE_LIST, readable);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, readable);
  properties[PROP_N_SELECTED]
      = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, readable);
  for (guint i = 0; i < N_FILTERS; i++)
    properties[PROP_N_ALL + i]
        = g_param_spec_uint (counts[i], NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "expiries.filter", "filter");
  gtk_widget_class_install_action (widget_class, "expiries.acknowledge", NULL, acknowledge);
  gtk_widget_class_install_action (widget_class, "expiries.show", NULL, show);
  gtk_widget_class_install_action (widget_class, "expiries.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "expiries.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "expiries.menu",
                                       NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (BACKBONE_TYPE_COLUMN_SORTER);
  g_type_ensure (BACKBONE_TYPE_EXPIRY_ITEM);
  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_SORT_BUTTON);
  g_type_ensure (BACKBONE_TYPE_STATUS_CHIP);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-expiries-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneExpiriesView, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneExpiriesView, context_popover);
  gtk_widget_class_bind_template_child (widget_class, BackboneExpiriesView, column_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneExpiriesView, sort_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneExpiriesView, selection);
  gtk_widget_class_bind_template_child (widget_class, BackboneExpiriesView, row_filter);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
backbone_expiries_view_class_init (BackboneExpiriesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_expiries_view_set_property;
  object_class->get_property = backbone_expiries_view_get_property;
  object_class->dispose = backbone_expiries_view_dispose;
  object_class->finalize = backbone_expiries_view_finalize;
  widget_class->map = backbone_expiries_view_map;
  install_properties (object_class);
  install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
backbone_expiries_view_init (BackboneExpiriesView *self)
{
  self->filter = g_strdup ("all");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->row_filter, row_matches, self, NULL);
  backbone_row_menu_attach (self->context_popover, GTK_WIDGET (self->column_view));
  backbone_list_focus_let_tab_leave (GTK_WIDGET (self->column_view));
  install_sorters (self);
  backbone_sort_button_start (self->sort_button, self->column_view, "expiry-sort");
  update_actions (self);
}

void
backbone_expiries_view_show_only (BackboneExpiriesView *self,
                                  const char *const *items,
                                  const char *summary)
{
  g_clear_pointer (&self->only, g_hash_table_unref);
  if (items)
    self->only = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; items && items[i]; i++)
    g_hash_table_add (self->only, g_strdup (items[i]));

  g_object_set (self, "filter", "all", NULL);
  g_free (self->summary);
  self->summary = items ? g_strdup (summary) : NULL;
  refilter (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}
