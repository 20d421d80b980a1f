/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-sort-button.h"

#include "backbone-column-sorter.h"
#include "backbone-settings.h"

#include <glib/gi18n-lib.h>

struct _BackboneSortButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkBox *rows;
  GtkColumnView *view; /* nullable */
  const char *setting;
};

G_DEFINE_FINAL_TYPE (BackboneSortButton, backbone_sort_button, GTK_TYPE_WIDGET)

static void
sort (BackboneSortButton *self, GtkColumnViewColumn *column, gboolean descending)
{
  gtk_column_view_sort_by_column (self->view, column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* (transfer full) (nullable): the column of that ID, if it shows. */
static GtkColumnViewColumn *
find_column (BackboneSortButton *self, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (backbone_column_sorter_get_id (column), id) == 0)
        return g_steal_pointer (&column);
    }

  return NULL;
}

/* @value: as it stands in the settings. */
static gboolean
sort_as (BackboneSortButton *self, const char *value)
{
  gboolean descending = *value == '-';
  g_autoptr (GtkColumnViewColumn) column = find_column (self, descending ? value + 1 : value);

  if (column)
    sort (self, column, descending);

  return column != NULL;
}

/* A column that does not show any more, or that nobody knows, is as good as none. */
static void
recall (BackboneSortButton *self)
{
  GSettings *settings = backbone_settings_get ();
  g_autofree char *value = settings ? g_settings_get_string (settings, self->setting) : NULL;
  g_autoptr (GVariant) usual = NULL;

  if (settings == NULL || sort_as (self, value))
    return;

  usual = g_settings_get_default_value (settings, self->setting);
  sort_as (self, g_variant_get_string (usual, NULL));
}

/* (nullable): as it stands in the settings. */
static char *
describe (BackboneSortButton *self)
{
  gboolean descending;
  GtkColumnViewColumn *column = backbone_column_sorter_find (self->view, &descending);

  return column ? g_strconcat (descending ? "-" : "", backbone_column_sorter_get_id (column), NULL)
                : NULL;
}

/* Nobody chooses anything in a view that goes, whose columns go one by one. */
static void
sorted_cb (BackboneSortButton *self)
{
  GSettings *settings = backbone_settings_get ();
  g_autofree char *value = NULL;

  if (settings == NULL || self->view == NULL || gtk_widget_in_destruction (GTK_WIDGET (self->view))
      || gtk_widget_get_root (GTK_WIDGET (self->view)) == NULL)
    return;

  value = describe (self);
  if (value)
    g_settings_set_string (settings, self->setting, value);
}

static void
column_toggled_cb (BackboneSortButton *self, GtkCheckButton *check)
{
  GtkColumnViewColumn *column = g_object_get_data (G_OBJECT (check), "backbone-column");
  gboolean descending = FALSE;

  backbone_column_sorter_find (self->view, &descending);
  if (gtk_check_button_get_active (check))
    sort (self, column, descending);
}

static void
direction_toggled_cb (BackboneSortButton *self, GtkCheckButton *check)
{
  gboolean descending;
  GtkColumnViewColumn *column = backbone_column_sorter_find (self->view, &descending);

  if (column)
    sort (self, column, gtk_check_button_get_active (check));
}

static GtkCheckButton *
add_row (BackboneSortButton *self, const char *title, GtkCheckButton *group, gboolean active)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (title));

  gtk_check_button_set_group (check, group);
  gtk_check_button_set_active (check, active);
  gtk_box_append (self->rows, GTK_WIDGET (check));

  return check;
}

static void
add_columns (BackboneSortButton *self, GtkColumnViewColumn *sorted)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkCheckButton *group = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkCheckButton *check;

      if (backbone_column_sorter_get_id (column) == NULL)
        continue;

      check = add_row (self, backbone_column_sorter_get_title (column), group, column == sorted);
      group = group ? group : check;
      g_object_set_data (G_OBJECT (check), "backbone-column", column);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (column_toggled_cb), self);
    }
}

static void
add_directions (BackboneSortButton *self, gboolean is_descending)
{
  GtkCheckButton *ascending = add_row (self, _ ("Ascending"), NULL, !is_descending);
  GtkCheckButton *descending = add_row (self, _ ("Descending"), ascending, is_descending);

  g_signal_connect_swapped (descending, "toggled", G_CALLBACK (direction_toggled_cb), self);
}

static void
opened_cb (GtkMenuButton *button, gpointer user_data)
{
  BackboneSortButton *self = user_data;
  gboolean descending = FALSE;
  GtkColumnViewColumn *column = backbone_column_sorter_find (self->view, &descending);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)))
    gtk_box_remove (self->rows, row);

  add_columns (self, column);
  gtk_box_append (self->rows, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_directions (self, descending);
}

static void
backbone_sort_button_dispose (GObject *object)
{
  BackboneSortButton *self = BACKBONE_SORT_BUTTON (object);

  g_clear_pointer ((GtkWidget **)&self->button, gtk_widget_unparent);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (backbone_sort_button_parent_class)->dispose (object);
}

static void
backbone_sort_button_class_init (BackboneSortButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = backbone_sort_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
backbone_sort_button_init (BackboneSortButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->rows));

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->button, _ ("_Sort by"));
  gtk_menu_button_set_use_underline (self->button, TRUE);
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_create_popup_func (self->button, opened_cb, self, NULL);
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

void
backbone_sort_button_start (BackboneSortButton *self, GtkColumnView *view, const char *setting)
{
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  self->setting = g_intern_string (setting);
  recall (self);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorted_cb),
                           self, G_CONNECT_SWAPPED);
}
