/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-text-table.h"

#include "backbone-column-fit.h"
#include "backbone-list-focus.h"
#include "backbone-named-cell.h"

#include <glib/gi18n-lib.h>

struct _BackboneTextTable
{
  GtkWidget parent_instance;

  GtkWidget *scrolled_window;
  GtkColumnView *view;
  GtkSingleSelection *selection;

  const BackboneTextColumn *columns;
};

G_DEFINE_FINAL_TYPE (BackboneTextTable, backbone_text_table, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_SELECTED,
  PROP_TITLE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* What the factory of a column knows. */
typedef struct
{
  BackboneTextTable *table;
  const BackboneTextColumn *column;
} Column;

static char *
dup_row_name (BackboneTextTable *self, gpointer item)
{
  GString *name = g_string_new (NULL);

  for (const BackboneTextColumn *column = self->columns; column->title; column++)
    {
      g_autofree char *text = column->text (item);

      if (column != self->columns)
        g_string_append_printf (name, ", %s: ", _ (column->title));
      g_string_append (name, text);
    }

  return g_string_free (name, FALSE);
}

static void
show_item (gpointer item, GParamSpec *pspec, GtkListItem *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);
  Column *column = g_object_get_data (G_OBJECT (child), "column");
  GtkWidget *label = BACKBONE_IS_NAMED_CELL (child) ? gtk_widget_get_first_child (child) : child;
  g_autofree char *text = column->column->text (item);
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  if (child == label)
    return;

  name = dup_row_name (column->table, item);
  g_object_set (child, "row-name", name, NULL);
}

/* The first cell of a row names it. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "hexpand", TRUE, NULL);
  GtkWidget *child = label;

  gtk_widget_add_css_class (label, "numeric");
  if (column->column == column->table->columns)
    {
      child = g_object_new (BACKBONE_TYPE_NAMED_CELL, NULL);
      gtk_box_append (GTK_BOX (child), label);
    }
  g_object_set_data (G_OBJECT (child), "column", column);
  gtk_list_item_set_child (list_item, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gpointer item = gtk_list_item_get_item (list_item);

  g_signal_connect (item, "notify", G_CALLBACK (show_item), list_item);
  show_item (item, NULL, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_item, list_item);
}

static void
free_column (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
selected_cb (BackboneTextTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
backbone_text_table_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  BackboneTextTable *self = BACKBONE_TEXT_TABLE (object);

  switch (property_id)
    {
    case PROP_MODEL:
      backbone_text_table_set_model (self, g_value_get_object (value));
      break;
    case PROP_TITLE:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_text_table_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  BackboneTextTable *self = BACKBONE_TEXT_TABLE (object);

  switch (property_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, gtk_single_selection_get_model (self->selection));
      break;
    case PROP_SELECTED:
      g_value_set_object (value, backbone_text_table_get_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_text_table_dispose (GObject *object)
{
  BackboneTextTable *self = BACKBONE_TEXT_TABLE (object);

  if (self->selection)
    g_signal_handlers_disconnect_by_func (self->selection, selected_cb, self);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->scrolled_window, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_text_table_parent_class)->dispose (object);
}

static void
backbone_text_table_class_init (BackboneTextTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = backbone_text_table_set_property;
  object_class->get_property = backbone_text_table_get_property;
  object_class->dispose = backbone_text_table_dispose;

  properties[PROP_MODEL]
      = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, G_TYPE_OBJECT,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
backbone_text_table_init (BackboneTextTable *self)
{
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = GTK_COLUMN_VIEW (
      gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "customers");
  self->scrolled_window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled_window),
                                 GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scrolled_window, GTK_WIDGET (self));

  g_signal_connect (self->view, "realize", G_CALLBACK (backbone_column_fit), NULL);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  backbone_list_focus_let_tab_leave (GTK_WIDGET (self->view));
}

void
backbone_text_table_set_columns (BackboneTextTable *self, const BackboneTextColumn *columns)
{
  g_return_if_fail (self->columns == NULL);

  self->columns = columns;
  for (const BackboneTextColumn *column = columns; column->title; column++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) added = NULL;
      Column *data = g_new (Column, 1);

      *data = (Column){ self, column };
      g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), data, free_column, 0);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
      added = gtk_column_view_column_new (_ (column->title), factory);
      if (column->width > 0)
        gtk_column_view_column_set_fixed_width (added, column->width);
      else
        gtk_column_view_column_set_expand (added, TRUE);
      gtk_column_view_append_column (self->view, added);
    }
}

void
backbone_text_table_set_model (BackboneTextTable *self, GListModel *model)
{
  if (gtk_single_selection_get_model (self->selection) == model)
    return;

  gtk_single_selection_set_model (self->selection, model);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

gpointer
backbone_text_table_get_selected (BackboneTextTable *self)
{
  return self->selection ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

void
backbone_text_table_select (BackboneTextTable *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
}
