/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-table.h"

#include "backbone-assignment-cell.h"
#include "backbone-assignment-columns.h"
#include "backbone-assignment-commit.h"
#include "backbone-assignment-menu.h"
#include "backbone-assignment-table-actions.h"
#include "backbone-named-cell.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define PAGE_ROWS 15

struct _BackboneAssignmentTable
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkColumnView *column_view;

  BackboneLandscape *landscape;
  BackboneAssignmentList *list;
  GtkSelectionModel *model; /* nullable: of the list */
  BackboneCellBlock *block;
  BackboneAssignmentColumns *columns;
  GtkWidget *menu; /* nullable */
  gboolean sifted; /* other customers were asked for; they are not here yet */
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
  cell = backbone_assignment_columns_find_cursor (self->columns);
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
  BackboneAssignmentCell *cell = backbone_assignment_columns_find_cursor (self->columns);

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
  guint row, column;

  backbone_assignment_columns_locate (self->columns, cell, &row, &column);
  backbone_cell_block_set_cursor (self->block, row, column, extend);
  focus_cursor (self);
  if (n_press == 2 && !extend)
    begin_edit (self, NULL);
}

/* By the Tab key, or a screen reader. One that goes loses the focus when it has no place any more. */
static void
cell_focused_cb (BackboneAssignmentTable *self, GParamSpec *pspec, BackboneAssignmentCell *cell)
{
  guint row, column;

  if (!gtk_widget_has_focus (GTK_WIDGET (cell)))
    return;

  backbone_assignment_columns_locate (self->columns, cell, &row, &column);
  if (row != backbone_cell_block_get_row (self->block)
      || column != backbone_cell_block_get_column (self->block))
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
  guint row, column;

  backbone_assignment_columns_locate (self->columns, cell, &row, &column);
  if (!backbone_cell_block_contains (self->block, row, column))
    backbone_cell_block_set_cursor (self->block, row, column, FALSE);
  focus_cursor (self);
  show_menu (self, cell, x, y);
}

static void
cell_made_cb (BackboneAssignmentTable *self, BackboneAssignmentCell *cell)
{
  g_signal_connect_swapped (cell, "pressed", G_CALLBACK (cell_pressed_cb), self);
  g_signal_connect_swapped (cell, "menu-wanted", G_CALLBACK (cell_menu_wanted_cb), self);
  g_signal_connect_swapped (cell, "committed", G_CALLBACK (cell_committed_cb), self);
  g_signal_connect_swapped (cell, "cancelled", G_CALLBACK (cell_cancelled_cb), self);
  g_signal_connect_swapped (cell, "notify::has-focus", G_CALLBACK (cell_focused_cb), self);
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

  if (self->list == NULL || focus == NULL || backbone_assignment_columns_find_edited (self->columns)
      || !gtk_widget_is_ancestor (focus, rows) || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  return handle_key (self, key, state);
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
      g_signal_connect_swapped (list, "notify::search", G_CALLBACK (sifted_cb), self);
      g_signal_connect_swapped (list, "notify::filter", G_CALLBACK (sifted_cb), self);
      g_signal_connect_swapped (list, "notify::loading", G_CALLBACK (loaded_cb), self);
    }
  backbone_assignment_columns_set_list (self->columns, list);
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

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **)&self->scrolled_window, gtk_widget_unparent);
  drop_list (self);
  g_clear_object (&self->landscape);
  g_clear_object (&self->model);
  g_clear_object (&self->block);
  g_clear_object (&self->columns);

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
  gtk_widget_init_template (GTK_WIDGET (self));
  self->block = backbone_cell_block_new ();
  self->columns = backbone_assignment_columns_new (self->column_view, self->block);
  g_signal_connect_swapped (self->columns, "cell-made", G_CALLBACK (cell_made_cb), self);
}

gboolean
backbone_assignment_table_go_back (BackboneAssignmentTable *self)
{
  BackboneAssignmentCell *cell = backbone_assignment_columns_find_edited (self->columns);

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
  BackboneAssignmentCell *cell
      = self->list ? backbone_assignment_columns_find_cursor (self->columns) : NULL;

  if (cell)
    show_menu (self, cell, 24, gtk_widget_get_height (GTK_WIDGET (cell)));
}
