/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-list-focus.h"

/* From where the focus is, the window finds the next place; the list is none meanwhile. */
static gboolean
leave (GtkWidget *list, GtkDirectionType direction)
{
  gboolean moved;

  gtk_widget_set_can_focus (list, FALSE);
  moved = gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (list)), direction);
  gtk_widget_set_can_focus (list, TRUE);

  return moved;
}

static gboolean
is_being_edited (GtkWidget *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  return GTK_IS_EDITABLE (focus);
}

static gboolean
key_pressed_cb (GtkEventController *controller, guint key, guint code, GdkModifierType modifiers)
{
  GtkWidget *list = gtk_event_controller_get_widget (controller);

  if (key == GDK_KEY_ISO_Left_Tab
      || (key == GDK_KEY_Tab
          && (modifiers & gtk_accelerator_get_default_mod_mask ()) == GDK_SHIFT_MASK))
    return !is_being_edited (list) && leave (list, GTK_DIR_TAB_BACKWARD);
  if (key == GDK_KEY_Tab && (modifiers & gtk_accelerator_get_default_mod_mask ()) == 0)
    return !is_being_edited (list) && leave (list, GTK_DIR_TAB_FORWARD);

  return GDK_EVENT_PROPAGATE;
}

void
backbone_list_focus_let_tab_leave (GtkWidget *list)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (list, controller);
}
