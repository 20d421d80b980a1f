/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-cell.h"

#include "backbone-closures.h"
#include "backbone-page-focus.h"
#include "backbone-status-icon.h"

#include <glib/gi18n-lib.h>

struct _BackboneAssignmentCell
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *detail_label;

  BackboneAssignmentRow *row;
  char *local_user;

  GtkWidget *editor;        /* nullable: while it is edited */
  GtkWidget *error_popover; /* nullable: while what was typed is refused */
  gboolean saving;
  gboolean is_cursor;
};

G_DEFINE_FINAL_TYPE (BackboneAssignmentCell, backbone_assignment_cell, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ROW,
  PROP_LOCAL_USER,
  PROP_ASSIGNMENT,
  N_PROPERTIES,
};

enum
{
  PRESSED,
  MENU_WANTED,
  COMMITTED,
  CANCELLED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static BackboneAssignment *
get_assignment (BackboneAssignmentCell *self)
{
  return self->row ? backbone_assignment_row_get_cell (self->row, self->local_user) : NULL;
}

/* What a screen reader says. A binding of the template's own object would outlive it in GTK 4.8. */
static void
name_cell (BackboneAssignmentCell *self)
{
  BackboneAssignment *assignment = get_assignment (self);
  g_autofree char *name = NULL;

  if (assignment == NULL || self->detail_label == NULL)
    return;

  name = backbone_closure_assignment_name (
      self, self->local_user, backbone_assignment_row_get_number (self->row),
      backbone_assignment_row_get_description (self->row),
      backbone_assignment_get_s_user (assignment), gtk_label_get_label (self->detail_label),
      backbone_assignment_row_get_loaded (self->row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
pressed_cb (BackboneAssignmentCell *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->editor)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[PRESSED], 0, (guint)n_press,
                 (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0);
}

static void
menu_pressed_cb (BackboneAssignmentCell *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (self->editor)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU_WANTED], 0, x, y);
}

static void
commit (BackboneAssignmentCell *self, GtkDirectionType direction)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));

  g_signal_emit (self, signals[COMMITTED], 0, text, direction);
}

static gboolean
editor_key_cb (BackboneAssignmentCell *self, guint key, guint code, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (self->saving)
    return GDK_EVENT_STOP;

  switch (key)
    {
    case GDK_KEY_Escape:
      g_signal_emit (self, signals[CANCELLED], 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      commit (self, shift ? GTK_DIR_UP : GTK_DIR_DOWN);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      commit (self, GTK_DIR_DOWN);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      commit (self, GTK_DIR_UP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      commit (self, GTK_DIR_RIGHT);
      return GDK_EVENT_STOP;
    case GDK_KEY_ISO_Left_Tab:
      commit (self, GTK_DIR_LEFT);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* A click elsewhere takes what was typed, as spreadsheets do; what is refused already only stays. */
static void
editor_left_cb (BackboneAssignmentCell *self)
{
  if (self->editor && !self->saving && self->error_popover == NULL)
    commit (self, GTK_DIR_TAB_FORWARD);
}

static void
drop_error (BackboneAssignmentCell *self)
{
  g_clear_pointer (&self->error_popover, gtk_widget_unparent);
  if (self->editor)
    {
      gtk_widget_remove_css_class (self->editor, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static GtkWidget *
make_editor (BackboneAssignmentCell *self)
{
  GtkWidget *editor = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (editor, "numeric");
  gtk_widget_set_hexpand (editor, TRUE);
  gtk_entry_set_has_frame (GTK_ENTRY (editor), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (editor), "S0018132425");
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("S-User"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (editor_key_cb), self);
  gtk_widget_add_controller (editor, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (editor_left_cb), self);
  gtk_widget_add_controller (editor, focus);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (drop_error), self);

  return editor;
}

static void
backbone_assignment_cell_set_property (GObject *object,
                                       guint property_id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  BackboneAssignmentCell *self = BACKBONE_ASSIGNMENT_CELL (object);

  switch (property_id)
    {
    case PROP_ROW:
      backbone_assignment_cell_set_row (self, g_value_get_object (value));
      break;
    case PROP_LOCAL_USER:
      self->local_user = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_assignment_cell_get_property (GObject *object,
                                       guint property_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  BackboneAssignmentCell *self = BACKBONE_ASSIGNMENT_CELL (object);

  switch (property_id)
    {
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;
    case PROP_LOCAL_USER:
      g_value_set_string (value, self->local_user);
      break;
    case PROP_ASSIGNMENT:
      g_value_set_object (value, get_assignment (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static gboolean
backbone_assignment_cell_grab_focus (GtkWidget *widget)
{
  BackboneAssignmentCell *self = BACKBONE_ASSIGNMENT_CELL (widget);

  if (self->editor)
    return gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->editor));

  return GTK_WIDGET_CLASS (backbone_assignment_cell_parent_class)->grab_focus (widget);
}

static void
backbone_assignment_cell_dispose (GObject *object)
{
  BackboneAssignmentCell *self = BACKBONE_ASSIGNMENT_CELL (object);

  g_clear_pointer (&self->error_popover, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (backbone_assignment_cell_parent_class)->dispose (object);
}

static void
backbone_assignment_cell_finalize (GObject *object)
{
  g_free (BACKBONE_ASSIGNMENT_CELL (object)->local_user);

  G_OBJECT_CLASS (backbone_assignment_cell_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_ROW]
      = g_param_spec_object ("row", NULL, NULL, BACKBONE_TYPE_ASSIGNMENT_ROW,
                             readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_LOCAL_USER] = g_param_spec_string (
      "local-user", NULL, NULL, NULL, readable | G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_ASSIGNMENT]
      = g_param_spec_object ("assignment", NULL, NULL, BACKBONE_TYPE_ASSIGNMENT, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
install_signals (GType type)
{
  signals[PRESSED] = g_signal_new ("pressed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[MENU_WANTED] = g_signal_new ("menu-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[COMMITTED] = g_signal_new ("committed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_STRING, GTK_TYPE_DIRECTION_TYPE);
  signals[CANCELLED]
      = g_signal_new ("cancelled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
backbone_assignment_cell_class_init (BackboneAssignmentCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_assignment_cell_set_property;
  object_class->get_property = backbone_assignment_cell_get_property;
  object_class->dispose = backbone_assignment_cell_dispose;
  object_class->finalize = backbone_assignment_cell_finalize;
  widget_class->grab_focus = backbone_assignment_cell_grab_focus;
  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_css_name (widget_class, "assignmentcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-assignment-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentCell, content);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentCell, detail_label);
  gtk_widget_class_bind_template_callback (widget_class, name_cell);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
}

static void
backbone_assignment_cell_init (BackboneAssignmentCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
backbone_assignment_cell_new (const char *local_user)
{
  return g_object_new (BACKBONE_TYPE_ASSIGNMENT_CELL, "local-user", local_user, NULL);
}

void
backbone_assignment_cell_set_row (BackboneAssignmentCell *self, BackboneAssignmentRow *row)
{
  if (!g_set_object (&self->row, row))
    return;

  backbone_assignment_cell_end_edit (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASSIGNMENT]);
  name_cell (self);
}

BackboneAssignmentRow *
backbone_assignment_cell_get_row (BackboneAssignmentCell *self)
{
  return self->row;
}

const char *
backbone_assignment_cell_get_local_user (BackboneAssignmentCell *self)
{
  return self->local_user;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean value)
{
  if (value)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
backbone_assignment_cell_set_selected (BackboneAssignmentCell *self,
                                       gboolean selected,
                                       gboolean is_cursor)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "selected") == selected
      && self->is_cursor == is_cursor)
    return;

  self->is_cursor = is_cursor;
  set_class (GTK_WIDGET (self), "selected", selected);
  set_class (GTK_WIDGET (self), "cursor", is_cursor);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

void
backbone_assignment_cell_begin_edit (BackboneAssignmentCell *self, const char *text)
{
  BackboneAssignment *assignment = get_assignment (self);
  const char *s_user = assignment ? backbone_assignment_get_s_user (assignment) : NULL;

  if (self->editor || self->row == NULL || !backbone_assignment_row_get_loaded (self->row))
    return;

  self->editor = make_editor (self);
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text ? text : (s_user ? s_user : ""));
  gtk_widget_hide (self->content);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_grab_focus (self->editor);
  if (text)
    gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
}

gboolean
backbone_assignment_cell_is_editing (BackboneAssignmentCell *self)
{
  return self->editor != NULL;
}

void
backbone_assignment_cell_set_saving (BackboneAssignmentCell *self, gboolean saving)
{
  self->saving = saving;
  if (self->editor)
    gtk_editable_set_editable (GTK_EDITABLE (self->editor), !saving);
}

void
backbone_assignment_cell_show_error (BackboneAssignmentCell *self, const char *reason)
{
  GtkWidget *label;

  if (self->editor == NULL)
    return;

  drop_error (self);
  label = gtk_label_new (reason);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  self->error_popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->error_popover), label);
  gtk_popover_set_autohide (GTK_POPOVER (self->error_popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->error_popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->error_popover, FALSE);
  gtk_widget_add_css_class (self->error_popover, "refusal");
  gtk_widget_set_parent (self->error_popover, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
  gtk_popover_popup (GTK_POPOVER (self->error_popover));
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->editor));
}

void
backbone_assignment_cell_end_edit (BackboneAssignmentCell *self)
{
  GtkWidget *editor = self->editor;
  gboolean had_focus;

  if (editor == NULL)
    return;

  had_focus = backbone_page_focus_is_in (editor);
  self->saving = FALSE;
  drop_error (self);
  self->editor = NULL;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_show (self->content);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (editor);
}
