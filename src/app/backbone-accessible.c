/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-accessible.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Those that libadwaita 1.2 makes itself, in toasts and entry rows, are called "GtkImage". */
static void
name_icon_button (GtkButton *button)
{
  const char *name = gtk_widget_get_tooltip_text (GTK_WIDGET (button));

  if (name == NULL && g_str_equal (gtk_button_get_icon_name (button), "window-close-symbolic"))
    name = _ ("Close");
  if (name)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/* The label of a button names it by a relation already. */
static void
mend_button (GtkButton *button)
{
  if (gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  else if (gtk_button_get_icon_name (button))
    name_icon_button (button);
}

static void
mend_check_button (GtkCheckButton *button)
{
  const char *label = gtk_check_button_get_label (button);
  g_auto (GStrv) parts = NULL;
  g_autofree char *name = NULL;

  if (label == NULL || !gtk_check_button_get_use_underline (button))
    return;

  parts = g_strsplit (label, "_", -1);
  name = g_strjoinv (NULL, parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The button of a drop-down is what people act on; GTK gives the name to its frame only. */
static void
mend_drop_down (GtkWidget *drop_down)
{
  const char *name = gtk_widget_get_tooltip_text (drop_down);

  if (name)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (drop_down)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
hide_others_cb (GtkWidget *stack)
{
  g_autoptr (GtkWidget) visible = NULL;

  g_object_get (stack, "visible-child", &visible, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (stack); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != visible, -1);
}

static void
mend_stack (GtkWidget *stack)
{
  g_signal_handlers_disconnect_by_func (stack, hide_others_cb, NULL);
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (hide_others_cb), NULL);
  hide_others_cb (stack);
}

void
backbone_accessible_mend (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    mend_button (GTK_BUTTON (widget));
  else if (GTK_IS_CHECK_BUTTON (widget))
    mend_check_button (GTK_CHECK_BUTTON (widget));
  else if (GTK_IS_DROP_DOWN (widget))
    mend_drop_down (widget);
  else if (GTK_IS_STACK (widget) || ADW_IS_VIEW_STACK (widget))
    mend_stack (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    backbone_accessible_mend (child);
}

void
backbone_accessible_show_text (GtkWidget *row, const char *name)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
