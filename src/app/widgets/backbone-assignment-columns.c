/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-columns.h"

#include "backbone-assignment-menu.h"

#include <glib/gi18n-lib.h>

struct _BackboneAssignmentColumns
{
  GObject parent_instance;

  GtkColumnView *view; /* not owned: whoever owns the columns owns it too */
  guint n_fixed;       /* columns before the local users */
  BackboneCellBlock *block;
  BackboneAssignmentList *list; /* nullable */
  GPtrArray *cells;             /* BackboneAssignmentCell that have a place; not owned */
};

G_DEFINE_FINAL_TYPE (BackboneAssignmentColumns, backbone_assignment_columns, G_TYPE_OBJECT)

enum
{
  CELL_MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Cells and their places */

static guint
find_column (BackboneAssignmentColumns *self, const char *local_user)
{
  const char *const *names = backbone_assignment_list_get_local_users (self->list);
  guint column = 0;

  while (names[column] && !g_str_equal (names[column], local_user))
    column++;

  return column;
}

static gboolean
is_at_cursor (BackboneAssignmentColumns *self, guint row, guint column)
{
  return row == backbone_cell_block_get_row (self->block)
         && column == backbone_cell_block_get_column (self->block);
}

static void
update_cell (BackboneAssignmentColumns *self, BackboneAssignmentCell *cell)
{
  guint row, column;

  backbone_assignment_columns_locate (self, cell, &row, &column);
  backbone_assignment_cell_set_selected (cell,
                                         backbone_cell_block_contains (self->block, row, column),
                                         is_at_cursor (self, row, column));
}

static void
block_changed_cb (BackboneAssignmentColumns *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    update_cell (self, g_ptr_array_index (self->cells, i));
}

/* Columns */

static void
item_moved_cb (GtkListItem *item, GParamSpec *pspec, BackboneAssignmentColumns *self)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (cell && self->list)
    update_cell (self, BACKBONE_ASSIGNMENT_CELL (cell));
}

static void
setup_cb (BackboneAssignmentColumns *self, GtkListItem *item, GtkListItemFactory *factory)
{
  GtkWidget *cell
      = backbone_assignment_cell_new (g_object_get_data (G_OBJECT (factory), "local-user"));

  g_object_set_data (G_OBJECT (cell), "list-item", item);
  gtk_list_item_set_child (item, cell);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  g_signal_emit (self, signals[CELL_MADE], 0, cell);
}

static void
bind_cb (BackboneAssignmentColumns *self, GtkListItem *item)
{
  BackboneAssignmentCell *cell = BACKBONE_ASSIGNMENT_CELL (gtk_list_item_get_child (item));

  backbone_assignment_cell_set_row (cell, gtk_list_item_get_item (item));
  g_ptr_array_add (self->cells, cell);
  g_signal_connect (item, "notify::position", G_CALLBACK (item_moved_cb), self);
  update_cell (self, cell);
}

static void
unbind_cb (BackboneAssignmentColumns *self, GtkListItem *item)
{
  BackboneAssignmentCell *cell = BACKBONE_ASSIGNMENT_CELL (gtk_list_item_get_child (item));

  g_signal_handlers_disconnect_by_func (item, item_moved_cb, self);
  g_ptr_array_remove_fast (self->cells, cell);
  backbone_assignment_cell_set_row (cell, NULL);
}

static GtkColumnViewColumn *
make_column (BackboneAssignmentColumns *self, const char *local_user)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  gboolean is_default = g_str_equal (local_user, BACKBONE_LOCAL_USER_DEFAULT);
  /* Translators: the column of the default batch user, whose name it is */
  g_autofree char *title
      = is_default ? g_strdup_printf (_ ("%s (batch)"), local_user) : g_strdup (local_user);
  g_autoptr (GMenuModel) menu = backbone_assignment_menu_new_for_column (local_user);
  GtkColumnViewColumn *column;

  g_object_set_data_full (G_OBJECT (factory), "local-user", g_strdup (local_user), g_free);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  column = gtk_column_view_column_new (title, factory);
  g_object_set_data_full (G_OBJECT (column), "local-user", g_strdup (local_user), g_free);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (!is_default)
    gtk_column_view_column_set_header_menu (column, menu);

  return column;
}

/* Columns that stay keep their widgets. */
static void
local_users_changed_cb (BackboneAssignmentColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  const char *const *names
      = self->list ? backbone_assignment_list_get_local_users (self->list) : NULL;
  guint n_names = names ? g_strv_length ((char **)names) : 0;

  for (guint i = g_list_model_get_n_items (columns); i > self->n_fixed; i--)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i - 1);
      const char *name = g_object_get_data (G_OBJECT (column), "local-user");

      if (names == NULL || !g_strv_contains (names, name))
        gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = 0; i < n_names; i++)
    {
      g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (columns, self->n_fixed + i);
      g_autoptr (GtkColumnViewColumn) column = NULL;

      if (there && g_strcmp0 (g_object_get_data (G_OBJECT (there), "local-user"), names[i]) == 0)
        continue;
      column = make_column (self, names[i]);
      gtk_column_view_insert_column (self->view, self->n_fixed + i, column);
    }
  backbone_cell_block_set_size (
      self->block, self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0, n_names);
}

static void
items_changed_cb (BackboneAssignmentColumns *self, guint position, guint n_removed, guint n_added)
{
  backbone_cell_block_splice_rows (self->block, position, n_removed, n_added);
}

static void
drop_list (BackboneAssignmentColumns *self)
{
  if (self->list)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
}

static void
backbone_assignment_columns_dispose (GObject *object)
{
  BackboneAssignmentColumns *self = BACKBONE_ASSIGNMENT_COLUMNS (object);

  drop_list (self);
  g_clear_object (&self->block);

  G_OBJECT_CLASS (backbone_assignment_columns_parent_class)->dispose (object);
}

static void
backbone_assignment_columns_finalize (GObject *object)
{
  g_ptr_array_unref (BACKBONE_ASSIGNMENT_COLUMNS (object)->cells);

  G_OBJECT_CLASS (backbone_assignment_columns_parent_class)->finalize (object);
}

static void
backbone_assignment_columns_class_init (BackboneAssignmentColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = backbone_assignment_columns_dispose;
  object_class->finalize = backbone_assignment_columns_finalize;

  signals[CELL_MADE]
      = g_signal_new ("cell-made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, BACKBONE_TYPE_ASSIGNMENT_CELL);
}

static void
backbone_assignment_columns_init (BackboneAssignmentColumns *self)
{
  self->cells = g_ptr_array_new ();
}

BackboneAssignmentColumns *
backbone_assignment_columns_new (GtkColumnView *view, BackboneCellBlock *block)
{
  BackboneAssignmentColumns *self = g_object_new (BACKBONE_TYPE_ASSIGNMENT_COLUMNS, NULL);

  self->view = view;
  self->n_fixed = g_list_model_get_n_items (gtk_column_view_get_columns (view));
  self->block = g_object_ref (block);
  g_signal_connect_object (block, "changed", G_CALLBACK (block_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
backbone_assignment_columns_set_list (BackboneAssignmentColumns *self, BackboneAssignmentList *list)
{
  drop_list (self);
  g_set_object (&self->list, list);
  if (list)
    {
      g_signal_connect_object (list, "notify::local-users", G_CALLBACK (local_users_changed_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  local_users_changed_cb (self);
}

void
backbone_assignment_columns_locate (BackboneAssignmentColumns *self,
                                    BackboneAssignmentCell *cell,
                                    guint *row,
                                    guint *column)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (cell), "list-item");

  *row = gtk_list_item_get_position (item);
  *column = find_column (self, backbone_assignment_cell_get_local_user (cell));
}

BackboneAssignmentCell *
backbone_assignment_columns_find_cursor (BackboneAssignmentColumns *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint row, column;

      backbone_assignment_columns_locate (self, g_ptr_array_index (self->cells, i), &row, &column);
      if (is_at_cursor (self, row, column))
        return g_ptr_array_index (self->cells, i);
    }

  return NULL;
}

BackboneAssignmentCell *
backbone_assignment_columns_find_edited (BackboneAssignmentColumns *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      if (backbone_assignment_cell_is_editing (g_ptr_array_index (self->cells, i)))
        return g_ptr_array_index (self->cells, i);
    }

  return NULL;
}
