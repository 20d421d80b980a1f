/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-table.h"

#include "backbone-assignment-cell.h"
#include "backbone-assignment-commit.h"
#include "backbone-assignment-menu.h"
#include "backbone-assignment-table-actions.h"
#include "backbone-named-cell.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Number and description stand before the local users. */
#define N_FIXED_COLUMNS 2
#define PAGE_ROWS       15

struct _BackboneAssignmentTable
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkColumnView *column_view;

  BackboneLandscape *landscape;
  BackboneAssignmentList *list;
  GtkSelectionModel *model; /* nullable: of the list */
  BackboneCellBlock *block;
  GPtrArray *cells; /* BackboneAssignmentCell that have a place; not owned */
  GtkWidget *menu;  /* nullable */
  gboolean sifted;  /* other customers were asked for; they are not here yet */
};

G_DEFINE_FINAL_TYPE (BackboneAssignmentTable, backbone_assignment_table, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_LIST,
  PROP_MODEL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* Cells and their places */

static guint
get_position (BackboneAssignmentCell *cell)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (cell), "list-item");

  return gtk_list_item_get_position (item);
}

static guint
find_column (BackboneAssignmentTable *self, const char *local_user)
{
  const char *const *names = backbone_assignment_list_get_local_users (self->list);
  guint column = 0;

  while (names[column] && !g_str_equal (names[column], local_user))
    column++;

  return column;
}

static void
update_cell (BackboneAssignmentTable *self, BackboneAssignmentCell *cell)
{
  guint row = get_position (cell);
  guint column = find_column (self, backbone_assignment_cell_get_local_user (cell));
  gboolean is_cursor = row == backbone_cell_block_get_row (self->block)
                       && column == backbone_cell_block_get_column (self->block);

  backbone_assignment_cell_set_selected (
      cell, backbone_cell_block_contains (self->block, row, column), is_cursor);
}

static void
block_changed_cb (BackboneAssignmentTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    update_cell (self, g_ptr_array_index (self->cells, i));
}

/* (nullable) */
static BackboneAssignmentCell *
find_cell (BackboneAssignmentTable *self, guint row, guint column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      BackboneAssignmentCell *cell = g_ptr_array_index (self->cells, i);

      if (get_position (cell) == row
          && find_column (self, backbone_assignment_cell_get_local_user (cell)) == column)
        return cell;
    }

  return NULL;
}

static BackboneAssignmentCell *
find_cursor_cell (BackboneAssignmentTable *self)
{
  return find_cell (self, backbone_cell_block_get_row (self->block),
                    backbone_cell_block_get_column (self->block));
}

static BackboneAssignmentCell *
find_edited_cell (BackboneAssignmentTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      if (backbone_assignment_cell_is_editing (g_ptr_array_index (self->cells, i)))
        return g_ptr_array_index (self->cells, i);
    }

  return NULL;
}

/* The list scrolls up and down by itself, but not aside. */
static void
scroll_aside (BackboneAssignmentTable *self, GtkWidget *cell)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scrolled_window);
  graphene_rect_t bounds;
  double left;

  if (!gtk_widget_compute_bounds (cell, GTK_WIDGET (self->column_view), &bounds))
    return;

  left = gtk_adjustment_get_value (adjustment) + bounds.origin.x;
  gtk_adjustment_clamp_page (adjustment, left, left + bounds.size.width);
}

static void
scroll_to (BackboneAssignmentTable *self, guint row)
{
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (self->column_view));

  if (self->list && row < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    gtk_widget_activate_action (rows, "list.scroll-to-item", "u", row);
}

static void
focus_cursor (BackboneAssignmentTable *self)
{
  BackboneAssignmentCell *cell;

  if (self->list == NULL)
    return;

  scroll_to (self, backbone_cell_block_get_row (self->block));
  cell = find_cursor_cell (self);
  if (cell)
    {
      gtk_widget_grab_focus (GTK_WIDGET (cell));
      scroll_aside (self, GTK_WIDGET (cell));
    }
}

/* Editing */

static void
leave_cell (BackboneAssignmentTable *self, BackboneAssignmentCell *cell, GtkDirectionType direction)
{
  int rows = direction == GTK_DIR_DOWN ? 1 : direction == GTK_DIR_UP ? -1 : 0;
  int columns = direction == GTK_DIR_RIGHT ? 1 : direction == GTK_DIR_LEFT ? -1 : 0;

  backbone_assignment_cell_end_edit (cell);
  if (direction == GTK_DIR_TAB_FORWARD)
    return;

  backbone_cell_block_move (self->block, rows, columns, FALSE);
  focus_cursor (self);
}

static void
leave_cell_cb (GtkWidget *table, BackboneAssignmentCell *cell, GtkDirectionType direction)
{
  leave_cell (BACKBONE_ASSIGNMENT_TABLE (table), cell, direction);
}

static void
cell_committed_cb (BackboneAssignmentTable *self,
                   const char *text,
                   GtkDirectionType direction,
                   BackboneAssignmentCell *cell)
{
  backbone_assignment_commit (GTK_WIDGET (self), self->landscape, cell, text, direction,
                              leave_cell_cb);
}

static void
cell_cancelled_cb (BackboneAssignmentTable *self, BackboneAssignmentCell *cell)
{
  backbone_assignment_cell_end_edit (cell);
}

static void
begin_edit (BackboneAssignmentTable *self, const char *text)
{
  BackboneAssignmentCell *cell = find_cursor_cell (self);

  if (cell && self->landscape && !backbone_landscape_is_read_only (self->landscape))
    {
      backbone_cell_block_collapse (self->block);
      backbone_assignment_cell_begin_edit (cell, text);
    }
}

/* What people do with a cell */

static void
cell_pressed_cb (BackboneAssignmentTable *self,
                 guint n_press,
                 gboolean extend,
                 BackboneAssignmentCell *cell)
{
  backbone_cell_block_set_cursor (
      self->block, get_position (cell),
      find_column (self, backbone_assignment_cell_get_local_user (cell)), extend);
  focus_cursor (self);
  if (n_press == 2 && !extend)
    begin_edit (self, NULL);
}

/* By the Tab key, or a screen reader. */
static void
cell_focused_cb (BackboneAssignmentTable *self, GParamSpec *pspec, BackboneAssignmentCell *cell)
{
  guint row = get_position (cell);
  guint column = find_column (self, backbone_assignment_cell_get_local_user (cell));

  if (gtk_widget_has_focus (GTK_WIDGET (cell))
      && (row != backbone_cell_block_get_row (self->block)
          || column != backbone_cell_block_get_column (self->block)))
    backbone_cell_block_set_cursor (self->block, row, column, FALSE);
}

static void
show_menu (BackboneAssignmentTable *self, BackboneAssignmentCell *cell, double x, double y)
{
  g_autoptr (GMenuModel) model = backbone_assignment_menu_new (cell);
  graphene_point_t place;

  if (!gtk_widget_compute_point (GTK_WIDGET (cell), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float)x, (float)y), &place))
    return;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int)place.x, (int)place.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
cell_menu_wanted_cb (BackboneAssignmentTable *self,
                     double x,
                     double y,
                     BackboneAssignmentCell *cell)
{
  guint row = get_position (cell);
  guint column = find_column (self, backbone_assignment_cell_get_local_user (cell));

  if (!backbone_cell_block_contains (self->block, row, column))
    backbone_cell_block_set_cursor (self->block, row, column, FALSE);
  focus_cursor (self);
  show_menu (self, cell, x, y);
}

static gboolean
type_into_cell (BackboneAssignmentTable *self, guint key)
{
  gunichar c = gdk_keyval_to_unicode (key);
  char text[8] = "";

  if (!g_unichar_isalnum (c))
    return GDK_EVENT_PROPAGATE;

  text[g_unichar_to_utf8 (c, text)] = '\0';
  begin_edit (self, text);

  return GDK_EVENT_STOP;
}

static void
move (BackboneAssignmentTable *self, int rows, int columns, GdkModifierType state)
{
  int step = (state & GDK_CONTROL_MASK) != 0 ? G_MAXINT / 2 : 1;

  backbone_cell_block_move (self->block, rows * step, columns * step,
                            (state & GDK_SHIFT_MASK) != 0);
  focus_cursor (self);
}

static gboolean
handle_key (BackboneAssignmentTable *self, guint key, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move (self, 0, -1, state);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move (self, 0, 1, state);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1, 0, state);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1, 0, state);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      move (self, control ? -1 : 0, -1, state | GDK_CONTROL_MASK);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      move (self, control ? 1 : 0, 1, state | GDK_CONTROL_MASK);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      move (self, -PAGE_ROWS, 0, state & ~GDK_CONTROL_MASK);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      move (self, PAGE_ROWS, 0, state & ~GDK_CONTROL_MASK);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      begin_edit (self, NULL);
      return GDK_EVENT_STOP;
    default:
      return control ? GDK_EVENT_PROPAGATE : type_into_cell (self, key);
    }
}

/* Before the list moves by rows. */
static gboolean
key_pressed_cb (BackboneAssignmentTable *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (self->column_view));

  if (self->list == NULL || focus == NULL || find_edited_cell (self)
      || !gtk_widget_is_ancestor (focus, rows) || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  return handle_key (self, key, state);
}

/* Columns */

static void
item_moved_cb (GtkListItem *item, GParamSpec *pspec, BackboneAssignmentTable *self)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (cell && self->list)
    update_cell (self, BACKBONE_ASSIGNMENT_CELL (cell));
}

static void
setup_cb (BackboneAssignmentTable *self, GtkListItem *item, GtkListItemFactory *factory)
{
  GtkWidget *cell
      = backbone_assignment_cell_new (g_object_get_data (G_OBJECT (factory), "local-user"));

  g_object_set_data (G_OBJECT (cell), "list-item", item);
  g_signal_connect_swapped (cell, "pressed", G_CALLBACK (cell_pressed_cb), self);
  g_signal_connect_swapped (cell, "menu-wanted", G_CALLBACK (cell_menu_wanted_cb), self);
  g_signal_connect_swapped (cell, "committed", G_CALLBACK (cell_committed_cb), self);
  g_signal_connect_swapped (cell, "cancelled", G_CALLBACK (cell_cancelled_cb), self);
  g_signal_connect_swapped (cell, "notify::has-focus", G_CALLBACK (cell_focused_cb), self);
  gtk_list_item_set_child (item, cell);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
bind_cb (BackboneAssignmentTable *self, GtkListItem *item)
{
  BackboneAssignmentCell *cell = BACKBONE_ASSIGNMENT_CELL (gtk_list_item_get_child (item));

  backbone_assignment_cell_set_row (cell, gtk_list_item_get_item (item));
  g_ptr_array_add (self->cells, cell);
  g_signal_connect (item, "notify::position", G_CALLBACK (item_moved_cb), self);
  update_cell (self, cell);
}

static void
unbind_cb (BackboneAssignmentTable *self, GtkListItem *item)
{
  BackboneAssignmentCell *cell = BACKBONE_ASSIGNMENT_CELL (gtk_list_item_get_child (item));

  g_signal_handlers_disconnect_by_func (item, item_moved_cb, self);
  g_ptr_array_remove_fast (self->cells, cell);
  backbone_assignment_cell_set_row (cell, NULL);
}

static GtkColumnViewColumn *
make_column (BackboneAssignmentTable *self, const char *local_user)
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
local_users_changed_cb (BackboneAssignmentTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  const char *const *names
      = self->list ? backbone_assignment_list_get_local_users (self->list) : NULL;
  guint n_names = names ? g_strv_length ((char **)names) : 0;

  for (guint i = g_list_model_get_n_items (columns); i > N_FIXED_COLUMNS; i--)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i - 1);
      const char *name = g_object_get_data (G_OBJECT (column), "local-user");

      if (names == NULL || !g_strv_contains (names, name))
        gtk_column_view_remove_column (self->column_view, column);
    }
  for (guint i = 0; i < n_names; i++)
    {
      g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (columns, N_FIXED_COLUMNS + i);
      g_autoptr (GtkColumnViewColumn) column = NULL;

      if (there && g_strcmp0 (g_object_get_data (G_OBJECT (there), "local-user"), names[i]) == 0)
        continue;
      column = make_column (self, names[i]);
      gtk_column_view_insert_column (self->column_view, N_FIXED_COLUMNS + i, column);
    }
  backbone_cell_block_set_size (
      self->block, self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0, n_names);
}

static void
items_changed_cb (BackboneAssignmentTable *self, guint position, guint n_removed, guint n_added)
{
  backbone_cell_block_splice_rows (self->block, position, n_removed, n_added);
}

static void
sifted_cb (BackboneAssignmentTable *self)
{
  self->sifted = TRUE;
}

/* Other customers show: the cursor begins at the top. */
static void
loaded_cb (BackboneAssignmentTable *self)
{
  if (!self->sifted || backbone_assignment_list_is_loading (self->list))
    return;

  self->sifted = FALSE;
  backbone_cell_block_set_cursor (self->block, 0, 0, FALSE);
  scroll_to (self, 0);
}

static void
drop_list (BackboneAssignmentTable *self)
{
  if (self->list)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
}

static void
set_list (BackboneAssignmentTable *self, BackboneAssignmentList *list)
{
  if (self->list == list)
    return;

  drop_list (self);
  g_set_object (&self->list, list);
  if (list)
    {
      g_signal_connect_swapped (list, "notify::local-users", G_CALLBACK (local_users_changed_cb),
                                self);
      g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);
      g_signal_connect_swapped (list, "notify::search", G_CALLBACK (sifted_cb), self);
      g_signal_connect_swapped (list, "notify::filter", G_CALLBACK (sifted_cb), self);
      g_signal_connect_swapped (list, "notify::loading", G_CALLBACK (loaded_cb), self);
    }
  local_users_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

static void
backbone_assignment_table_set_property (GObject *object,
                                        guint property_id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
  BackboneAssignmentTable *self = BACKBONE_ASSIGNMENT_TABLE (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      if (g_set_object (&self->landscape, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_LIST:
      set_list (self, g_value_get_object (value));
      break;
    case PROP_MODEL:
      if (g_set_object (&self->model, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_assignment_table_get_property (GObject *object,
                                        guint property_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  BackboneAssignmentTable *self = BACKBONE_ASSIGNMENT_TABLE (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_assignment_table_dispose (GObject *object)
{
  BackboneAssignmentTable *self = BACKBONE_ASSIGNMENT_TABLE (object);

  if (self->block)
    g_signal_handlers_disconnect_by_data (self->block, self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **)&self->scrolled_window, gtk_widget_unparent);
  drop_list (self);
  g_clear_object (&self->landscape);
  g_clear_object (&self->model);
  g_clear_object (&self->block);
  g_clear_pointer (&self->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (backbone_assignment_table_parent_class)->dispose (object);
}

static void
backbone_assignment_table_class_init (BackboneAssignmentTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_assignment_table_set_property;
  object_class->get_property = backbone_assignment_table_get_property;
  object_class->dispose = backbone_assignment_table_dispose;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_LIST]
      = g_param_spec_object ("list", NULL, NULL, BACKBONE_TYPE_ASSIGNMENT_LIST, flags);
  properties[PROP_MODEL]
      = g_param_spec_object ("model", NULL, NULL, GTK_TYPE_SELECTION_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  backbone_assignment_table_actions_install (widget_class);

  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-assignment-table.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentTable, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentTable, column_view);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
backbone_assignment_table_init (BackboneAssignmentTable *self)
{
  self->cells = g_ptr_array_new ();
  self->block = backbone_cell_block_new ();
  g_signal_connect_swapped (self->block, "changed", G_CALLBACK (block_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
backbone_assignment_table_go_back (BackboneAssignmentTable *self)
{
  BackboneAssignmentCell *cell = find_edited_cell (self);

  if (cell)
    backbone_assignment_cell_end_edit (cell);

  return cell || backbone_cell_block_collapse (self->block);
}

void
backbone_assignment_table_grab_focus (BackboneAssignmentTable *self)
{
  focus_cursor (self);
}

BackboneBlockContext
backbone_assignment_table_get_context (BackboneAssignmentTable *self)
{
  return (BackboneBlockContext){ GTK_WIDGET (self), self->landscape, self->list, self->block };
}

void
backbone_assignment_table_edit (BackboneAssignmentTable *self)
{
  focus_cursor (self);
  begin_edit (self, NULL);
}

void
backbone_assignment_table_show_menu (BackboneAssignmentTable *self)
{
  BackboneAssignmentCell *cell = self->list ? find_cursor_cell (self) : NULL;

  if (cell)
    show_menu (self, cell, 24, gtk_widget_get_height (GTK_WIDGET (cell)));
}
