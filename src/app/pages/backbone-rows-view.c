/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-rows-view.h"

#include "backbone-keep.h"
#include "backbone-list-focus.h"
#include "backbone-row-menu.h"
#include "backbone-sort-button.h"

#include <string.h>

#define MOST_FILTERS 8
/* The number of the property of the first filter, above those of any class. */
#define FIRST_COUNT 100

typedef struct
{
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
  char *wanted; /* @search, as it is looked for */
  guint counts[MOST_FILTERS];
  guint n_selected;
} BackboneRowsViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BackboneRowsView, backbone_rows_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_FILTER,
  PROP_SEARCH,
  PROP_LIST,
  PROP_N_SELECTED,
  N_PROPERTIES,
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static BackboneRowsViewPrivate *
get_private (gpointer self)
{
  return backbone_rows_view_get_instance_private (self);
}

static void
update (BackboneRowsView *self)
{
  if (BACKBONE_ROWS_VIEW_GET_CLASS (self)->update)
    BACKBONE_ROWS_VIEW_GET_CLASS (self)->update (self);
}

/* Filters */

/* Its place; that of the first one for an ID that is none. */
static guint
find_filter (BackboneRowsView *self)
{
  const char *const *filters = BACKBONE_ROWS_VIEW_GET_CLASS (self)->filters;

  for (guint i = 0; filters[i]; i++)
    {
      if (g_strcmp0 (filters[i], get_private (self)->filter) == 0)
        return i;
    }

  return 0;
}

static gboolean
row_shows (gpointer item, gpointer user_data)
{
  BackboneRowsViewClass *klass = BACKBONE_ROWS_VIEW_GET_CLASS (user_data);

  return klass->passes (item, find_filter (user_data))
         && klass->matches (user_data, item, get_private (user_data)->wanted);
}

/* Tells of those that are others. */
static void
take_counts (BackboneRowsView *self, const guint *counts)
{
  const char *const *filters = BACKBONE_ROWS_VIEW_GET_CLASS (self)->filters;
  BackboneRowsViewPrivate *priv = get_private (self);

  for (guint filter = 0; filters[filter]; filter++)
    {
      g_autofree char *property = g_strconcat ("n-", filters[filter], NULL);

      if (priv->counts[filter] == counts[filter])
        continue;
      priv->counts[filter] = counts[filter];
      g_object_notify (G_OBJECT (self), property);
    }
}

static void
updated_cb (BackboneRowsView *self)
{
  BackboneRowsViewClass *klass = BACKBONE_ROWS_VIEW_GET_CLASS (self);
  GListModel *list = G_LIST_MODEL (get_private (self)->list);
  guint counts[MOST_FILTERS] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      for (guint filter = 0; klass->filters[filter]; filter++)
        counts[filter] += klass->passes (item, filter);
    }
  take_counts (self, counts);
  if (find_filter (self) != 0)
    backbone_rows_view_refilter (self);
}

static void
set_filter (BackboneRowsView *self, const char *filter)
{
  if (!backbone_keep_text (&get_private (self)->filter, filter))
    return;

  backbone_rows_view_refilter (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static void
set_search (BackboneRowsView *self, const char *search)
{
  BackboneRowsViewPrivate *priv = get_private (self);

  if (!backbone_keep_text (&priv->search, search))
    return;

  g_free (priv->wanted);
  priv->wanted = g_strstrip (g_ascii_strup (search ? search : "", -1));
  backbone_rows_view_refilter (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

/* Rows */

static void
install_sorters (BackboneRowsView *self)
{
  GListModel *columns = gtk_column_view_get_columns (get_private (self)->column_view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

      if (sorter)
        backbone_column_sorter_set_compare (BACKBONE_COLUMN_SORTER (sorter),
                                            BACKBONE_ROWS_VIEW_GET_CLASS (self)->compare);
    }
}

static void
selection_changed_cb (BackboneRowsView *self)
{
  BackboneRowsViewPrivate *priv = get_private (self);
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (priv->selection));
  guint n_selected = (guint)gtk_bitset_get_size (selected);

  if (priv->n_selected != n_selected)
    {
      priv->n_selected = n_selected;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
    }
  update (self);
}

static void
row_activated_cb (BackboneRowsView *self, guint position)
{
  g_autoptr (GObject) item
      = g_list_model_get_item (G_LIST_MODEL (get_private (self)->selection), position);

  if (item)
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneRowsViewPrivate *priv = get_private (widget);

  if (priv->n_selected > 0)
    backbone_row_menu_popup (priv->context_popover, GTK_WIDGET (priv->column_view));
}

/* The list */

static void
load_list (BackboneRowsView *self)
{
  BackboneRowsViewPrivate *priv = get_private (self);

  if (priv->list || priv->landscape == NULL)
    return;

  priv->list = BACKBONE_ROWS_VIEW_GET_CLASS (self)->read (priv->landscape);
  g_signal_connect_object (priv->list, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

static void
drop_list (BackboneRowsView *self)
{
  backbone_keep_followed (self, &get_private (self)->list, NULL, NULL, NULL);
}

static void
backbone_rows_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (backbone_rows_view_parent_class)->map (widget);

  load_list (BACKBONE_ROWS_VIEW (widget));
}

static void
set_landscape (BackboneRowsView *self, BackboneLandscape *landscape)
{
  if (!g_set_object (&get_private (self)->landscape, landscape))
    return;

  drop_list (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load_list (self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
backbone_rows_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BackboneRowsView *self = BACKBONE_ROWS_VIEW (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      break;
    case PROP_FILTER:
      set_filter (self, g_value_get_string (value));
      break;
    case PROP_SEARCH:
      set_search (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_rows_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneRowsViewPrivate *priv = get_private (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, priv->landscape);
      break;
    case PROP_FILTER:
      g_value_set_string (value, priv->filter);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, priv->search);
      break;
    case PROP_LIST:
      g_value_set_object (value, priv->list);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, priv->n_selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_rows_view_constructed (GObject *object)
{
  BackboneRowsView *self = BACKBONE_ROWS_VIEW (object);
  BackboneRowsViewClass *klass = BACKBONE_ROWS_VIEW_GET_CLASS (self);
  BackboneRowsViewPrivate *priv = get_private (self);

  G_OBJECT_CLASS (backbone_rows_view_parent_class)->constructed (object);

  gtk_custom_filter_set_filter_func (priv->row_filter, row_shows, self, NULL);
  backbone_row_menu_attach (priv->context_popover, GTK_WIDGET (priv->column_view));
  backbone_list_focus_let_tab_leave (GTK_WIDGET (priv->column_view));
  install_sorters (self);
  backbone_sort_button_start (priv->sort_button, priv->column_view, klass->sort_setting);
  update (self);
}

static void
backbone_rows_view_dispose (GObject *object)
{
  BackboneRowsViewPrivate *priv = get_private (object);

  if (priv->row_filter)
    gtk_custom_filter_set_filter_func (priv->row_filter, NULL, NULL, NULL);
  g_clear_pointer ((GtkWidget **)&priv->context_popover, gtk_widget_unparent);
  g_clear_pointer (&priv->box, gtk_widget_unparent);
  drop_list (BACKBONE_ROWS_VIEW (object));
  g_clear_object (&priv->landscape);

  G_OBJECT_CLASS (backbone_rows_view_parent_class)->dispose (object);
}

static void
backbone_rows_view_finalize (GObject *object)
{
  BackboneRowsViewPrivate *priv = get_private (object);

  g_free (priv->filter);
  g_free (priv->search);
  g_free (priv->wanted);

  G_OBJECT_CLASS (backbone_rows_view_parent_class)->finalize (object);
}

static void
backbone_rows_view_class_init (BackboneRowsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags flags = readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  object_class->set_property = backbone_rows_view_set_property;
  object_class->get_property = backbone_rows_view_get_property;
  object_class->constructed = backbone_rows_view_constructed;
  object_class->dispose = backbone_rows_view_dispose;
  object_class->finalize = backbone_rows_view_finalize;
  GTK_WIDGET_CLASS (klass)->map = backbone_rows_view_map;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "all", flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, flags);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, BACKBONE_TYPE_LIST, readable);
  properties[PROP_N_SELECTED]
      = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     G_STRUCT_OFFSET (BackboneRowsViewClass, activated), NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
}

static void
backbone_rows_view_init (BackboneRowsView *self)
{
  BackboneRowsViewPrivate *priv = get_private (self);

  priv->filter = g_strdup ("all");
  priv->wanted = g_strdup ("");
}

static void
install_counts (BackboneRowsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_assert (g_strv_length ((char **)klass->filters) <= MOST_FILTERS);
  if (object_class->get_property == NULL)
    object_class->get_property = backbone_rows_view_get_count;

  for (guint i = 0; klass->filters[i]; i++)
    {
      g_autofree char *name = g_strconcat ("n-", klass->filters[i], NULL);

      g_object_class_install_property (
          object_class, FIRST_COUNT + i,
          g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE));
    }
}

static void
install_actions (BackboneRowsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  g_autofree char *filter = g_strconcat (klass->actions, ".filter", NULL);
  g_autofree char *menu = g_strconcat (klass->actions, ".menu", NULL);

  gtk_widget_class_install_property_action (widget_class, filter, "filter");
  gtk_widget_class_install_action (widget_class, menu, NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, menu, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu, NULL);
}

static void
bind_child (GtkWidgetClass *widget_class, const char *name, gssize offset)
{
  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                             BackboneRowsView_private_offset + offset);
}

void
backbone_rows_view_class_set_template (BackboneRowsViewClass *klass, const char *template_name)
{
  static const struct
  {
    const char *name;
    gssize offset;
  } children[] = {
    { "box", G_STRUCT_OFFSET (BackboneRowsViewPrivate, box) },
    { "context_popover", G_STRUCT_OFFSET (BackboneRowsViewPrivate, context_popover) },
    { "column_view", G_STRUCT_OFFSET (BackboneRowsViewPrivate, column_view) },
    { "sort_button", G_STRUCT_OFFSET (BackboneRowsViewPrivate, sort_button) },
    { "selection", G_STRUCT_OFFSET (BackboneRowsViewPrivate, selection) },
    { "row_filter", G_STRUCT_OFFSET (BackboneRowsViewPrivate, row_filter) },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  install_counts (klass);
  install_actions (klass);
  g_type_ensure (BACKBONE_TYPE_COLUMN_SORTER);
  g_type_ensure (BACKBONE_TYPE_SORT_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, template_name);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    bind_child (widget_class, children[i].name, children[i].offset);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

void
backbone_rows_view_get_count (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id >= FIRST_COUNT)
    g_value_set_uint (value, get_private (object)->counts[id - FIRST_COUNT]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

BackboneLandscape *
backbone_rows_view_get_landscape (BackboneRowsView *self)
{
  return get_private (self)->landscape;
}

guint
backbone_rows_view_get_n_selected (BackboneRowsView *self)
{
  return get_private (self)->n_selected;
}

GPtrArray *
backbone_rows_view_dup_selected (BackboneRowsView *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (get_private (self)->selection);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (selection),
                                                   gtk_bitset_get_nth (selected, (guint)i)));

  return items;
}

void
backbone_rows_view_refilter (BackboneRowsView *self)
{
  gtk_filter_changed (GTK_FILTER (get_private (self)->row_filter), GTK_FILTER_CHANGE_DIFFERENT);
}

gboolean
backbone_rows_view_finds (const char *search, const char *text)
{
  g_autofree char *upper = text ? g_ascii_strup (text, -1) : NULL;

  return upper && strstr (upper, search) != NULL;
}

int
backbone_rows_view_compare_times (BackboneTime a, BackboneTime b)
{
  return a < b ? -1 : a > b;
}
