/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-column-chooser.h"

#include "backbone-column-sorter.h"
#include "backbone-core.h"
#include "backbone-settings.h"

#include <glib/gi18n-lib.h>

#define SETTING "customer-columns"

struct _BackboneColumnChooser
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkBox *rows;
  BackboneSortButton *sort_button;
  GtkColumnView *column_view;
  GPtrArray *columns; /* in their order, also those that don't show */
  gboolean arranging;
};

G_DEFINE_FINAL_TYPE (BackboneColumnChooser, backbone_column_chooser, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COLUMN_VIEW,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* Before anybody has chosen. */
static const char *const shown_at_first[]
    = { "status",        "number",         "customer",     "portal", "parcel-box",
        "note-download", "technical-user", "last-checked", NULL };

static int
get_key (GtkColumnViewColumn *column)
{
  int key = BACKBONE_CUSTOMER_SORT_DESCRIPTION;

  backbone_column_sorter_get_key (column, &key);

  return key;
}

static gboolean
is_shown (GtkColumnViewColumn *column)
{
  return gtk_column_view_column_get_column_view (column) != NULL;
}

/* Before 4.10, a view keeps room for columns that are not visible: so they are taken out. */
static void
arrange (BackboneColumnChooser *self, GHashTable *shown)
{
  guint position = 0;

  self->arranging = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (self->columns, i);

      if (g_hash_table_contains (shown, column))
        gtk_column_view_insert_column (self->column_view, position++, column);
      else if (is_shown (column))
        gtk_column_view_remove_column (self->column_view, column);
    }
  self->arranging = FALSE;
}

/* (transfer full): a set of the columns that show. */
static GHashTable *
get_shown (BackboneColumnChooser *self)
{
  GHashTable *shown = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (is_shown (g_ptr_array_index (self->columns, i)))
        g_hash_table_add (shown, g_ptr_array_index (self->columns, i));
    }

  return shown;
}

static int
find_place (gconstpointer column, const char *const *ids)
{
  const char *id = backbone_column_sorter_get_id ((gpointer)column);
  int place = 0;

  while (ids[place] != NULL && g_strcmp0 (ids[place], id) != 0)
    place++;

  return place;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer ids)
{
  return find_place (*(gconstpointer *)a, ids) - find_place (*(gconstpointer *)b, ids);
}

/* Those that are remembered come first, in their order, and show; the others keep theirs. */
static void
apply (BackboneColumnChooser *self, const char *const *ids)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      gpointer column = g_ptr_array_index (self->columns, i);

      if (get_key (column) == BACKBONE_CUSTOMER_SORT_DESCRIPTION
          || g_strv_contains (ids, backbone_column_sorter_get_id (column)))
        g_hash_table_add (shown, column);
    }
  g_ptr_array_sort_with_data (self->columns, compare_places, (gpointer)ids);
  arrange (self, shown);
}

static void
remember (BackboneColumnChooser *self)
{
  GSettings *settings = backbone_settings_get ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  if (settings == NULL)
    return;

  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (self->columns, i);

      if (is_shown (column))
        g_strv_builder_add (builder, backbone_column_sorter_get_id (column));
    }
  ids = g_strv_builder_end (builder);
  g_settings_set_strv (settings, SETTING, (const char *const *)ids);
}

static void update_rows (BackboneColumnChooser *self);

static void
toggled_cb (BackboneColumnChooser *self, GtkCheckButton *check)
{
  gpointer column = g_object_get_data (G_OBJECT (check), "backbone-column");
  g_autoptr (GHashTable) shown = get_shown (self);

  if (gtk_check_button_get_active (check))
    g_hash_table_add (shown, column);
  else
    g_hash_table_remove (shown, column);
  arrange (self, shown);
  remember (self);
}

static void
moved_cb (BackboneColumnChooser *self, GtkButton *button)
{
  gpointer column = g_object_get_data (G_OBJECT (button), "backbone-column");
  int by = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "backbone-by"));
  g_autoptr (GHashTable) shown = get_shown (self);
  guint index;

  if (!g_ptr_array_find (self->columns, column, &index))
    return;

  self->columns->pdata[index] = self->columns->pdata[index + by];
  self->columns->pdata[index + by] = column;
  arrange (self, shown);
  remember (self);
  update_rows (self);
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_check (BackboneColumnChooser *self, GtkColumnViewColumn *column)
{
  GtkWidget *check = gtk_check_button_new_with_label (backbone_column_sorter_get_title (column));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_shown (column));
  /* Without it nobody would know whose row it is. */
  gtk_widget_set_sensitive (check, get_key (column) != BACKBONE_CUSTOMER_SORT_DESCRIPTION);
  gtk_widget_set_hexpand (check, TRUE);
  g_object_set_data (G_OBJECT (check), "backbone-column", column);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);

  return check;
}

static GtkWidget *
make_mover (BackboneColumnChooser *self, GtkColumnViewColumn *column, int by)
{
  const char *title = backbone_column_sorter_get_title (column);
  GtkWidget *button
      = gtk_button_new_from_icon_name (by < 0 ? "go-up-symbolic" : "go-down-symbolic");
  /* Translators: %s is the title of a column */
  g_autofree char *name = by < 0 ? g_strdup_printf (_ ("Move “%s” to the left"), title)
                                 /* Translators: %s is the title of a column */
                                 : g_strdup_printf (_ ("Move “%s” to the right"), title);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "backbone-column", column);
  g_object_set_data (G_OBJECT (button), "backbone-by", GINT_TO_POINTER (by));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (moved_cb), self);

  return button;
}

static void
add_row (BackboneColumnChooser *self, GtkColumnViewColumn *column, gboolean first, gboolean last)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *left = make_mover (self, column, -1);
  GtkWidget *right = make_mover (self, column, 1);

  gtk_widget_set_sensitive (left, !first);
  gtk_widget_set_sensitive (right, !last);
  gtk_box_append (GTK_BOX (row), make_check (self, column));
  gtk_box_append (GTK_BOX (row), left);
  gtk_box_append (GTK_BOX (row), right);
  gtk_box_append (self->rows, row);
}

static void
update_rows (BackboneColumnChooser *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)))
    gtk_box_remove (self->rows, row);

  for (guint i = 0; i < self->columns->len; i++)
    add_row (self, g_ptr_array_index (self->columns, i), i == 0, i + 1 == self->columns->len);
}

/* Somebody has dragged a column: those that don't show keep their places. */
static void
columns_changed_cb (BackboneColumnChooser *self)
{
  GListModel *shown = gtk_column_view_get_columns (self->column_view);
  guint position = 0;

  if (self->arranging)
    return;

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) next = NULL;

      if (!is_shown (g_ptr_array_index (self->columns, i)))
        continue;

      next = g_list_model_get_item (shown, position++);
      g_set_object ((GtkColumnViewColumn **)&self->columns->pdata[i], next);
    }
  remember (self);
}

static void
collect_columns (BackboneColumnChooser *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    g_ptr_array_add (self->columns, g_list_model_get_item (columns, i));
}

static void
set_column_view (BackboneColumnChooser *self, GtkColumnView *column_view)
{
  GSettings *settings = backbone_settings_get ();
  g_auto (GStrv) ids = settings ? g_settings_get_strv (settings, SETTING) : NULL;

  if (!g_set_object (&self->column_view, column_view))
    return;

  if (column_view)
    {
      collect_columns (self);
      apply (self, ids && *ids ? (const char *const *)ids : shown_at_first);
      g_signal_connect_object (gtk_column_view_get_columns (column_view), "items-changed",
                               G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMN_VIEW]);
}

static void
opened_cb (GtkMenuButton *button, gpointer user_data)
{
  update_rows (user_data);
}

static void
backbone_column_chooser_set_property (GObject *object,
                                      guint property_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_COLUMN_VIEW:
      set_column_view (BACKBONE_COLUMN_CHOOSER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_column_chooser_get_property (GObject *object,
                                      guint property_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_COLUMN_VIEW:
      g_value_set_object (value, BACKBONE_COLUMN_CHOOSER (object)->column_view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_column_chooser_dispose (GObject *object)
{
  BackboneColumnChooser *self = BACKBONE_COLUMN_CHOOSER (object);

  g_clear_pointer ((GtkWidget **)&self->button, gtk_widget_unparent);
  g_clear_object (&self->column_view);

  G_OBJECT_CLASS (backbone_column_chooser_parent_class)->dispose (object);
}

static void
backbone_column_chooser_finalize (GObject *object)
{
  g_ptr_array_unref (BACKBONE_COLUMN_CHOOSER (object)->columns);

  G_OBJECT_CLASS (backbone_column_chooser_parent_class)->finalize (object);
}

static void
backbone_column_chooser_class_init (BackboneColumnChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = backbone_column_chooser_set_property;
  object_class->get_property = backbone_column_chooser_get_property;
  object_class->dispose = backbone_column_chooser_dispose;
  object_class->finalize = backbone_column_chooser_finalize;

  properties[PROP_COLUMN_VIEW]
      = g_param_spec_object ("column-view", NULL, NULL, GTK_TYPE_COLUMN_VIEW,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
backbone_column_chooser_init (BackboneColumnChooser *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->sort_button = g_object_new (BACKBONE_TYPE_SORT_BUTTON, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sort_button));
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "backbone-columns-symbolic");
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_create_popup_func (self->button, opened_cb, self, NULL);
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Columns and sorting"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns and sorting"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

BackboneSortButton *
backbone_column_chooser_get_sort_button (BackboneColumnChooser *self)
{
  return self->sort_button;
}
