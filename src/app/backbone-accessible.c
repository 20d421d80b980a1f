/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-accessible.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Those that libadwaita 1.2 makes itself, in toasts and entry rows, are called "GtkImage". */
static void
name_icon_button (GtkButton *button)
{
  const char *icon = gtk_button_get_icon_name (button);
  const char *name = gtk_widget_get_tooltip_text (GTK_WIDGET (button));

  if (name == NULL && g_str_equal (icon, "window-close-symbolic"))
    name = _ ("Close");
  else if (name == NULL && g_str_equal (icon, "edit-find-symbolic"))
    name = _ ("Search");
  else if (name == NULL && g_str_has_prefix (icon, "go-previous"))
    name = _ ("Back");
  if (name)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
name_by_child (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);

  if (GTK_IS_LABEL (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_text (GTK_LABEL (child)), -1);
}

/* The label of a button names it by a relation already. */
static void
mend_button (GtkButton *button)
{
  if (gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  else if (gtk_button_get_icon_name (button))
    name_icon_button (button);
  else if (gtk_button_get_label (button) == NULL)
    name_by_child (button);
}

static char *
dup_without_mnemonic (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv (NULL, parts);
}

static void
mend_check_button (GtkCheckButton *button)
{
  const char *label = gtk_check_button_get_label (button);
  g_autofree char *name = NULL;

  if (label == NULL || !gtk_check_button_get_use_underline (button))
    return;

  name = dup_without_mnemonic (label);
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
page_title_changed_cb (AdwStatusPage *page)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (page))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, adw_status_page_get_title (page),
                                  -1);
}

/* What scrolls inside of it gets the focus. */
static void
mend_status_page (AdwStatusPage *page)
{
  g_signal_handlers_disconnect_by_func (page, page_title_changed_cb, NULL);
  g_signal_connect (page, "notify::title", G_CALLBACK (page_title_changed_cb), NULL);
  page_title_changed_cb (page);
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

static GtkEditable *
get_self (GtkEditable *text)
{
  return text;
}

/* Before 4.14, GTK tells screen readers the text of what has a GtkText inside, never that of a GtkText itself. */
static void
make_texts_readable (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      g_autoptr (GTypeClass) text_class = g_type_class_ref (GTK_TYPE_TEXT);
      GtkEditableInterface *editable = g_type_interface_peek (text_class, GTK_TYPE_EDITABLE);

      if (gtk_check_version (4, 14, 0) != NULL)
        editable->get_delegate = get_self;
      g_once_init_leave (&done, 1);
    }
}

static void
title_changed_cb (AdwPreferencesRow *row)
{
  const char *title = adw_preferences_row_get_title (row);
  gboolean has_mnemonic = adw_preferences_row_get_use_underline (row);
  g_autofree char *name = has_mnemonic ? dup_without_mnemonic (title) : g_strdup (title);

  gtk_accessible_update_property (backbone_accessible_field (GTK_WIDGET (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The text inside has the focus while people type, but is not there for screen readers; the row is, but has no focus.
 * So the text becomes the field, and the row what it is in. */
static void
mend_entry_row (GtkWidget *row)
{
  GtkAccessible *text = backbone_accessible_field (row);

  if (gtk_accessible_get_accessible_role (text) == GTK_ACCESSIBLE_ROLE_TEXT_BOX)
    return;

  make_texts_readable ();
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  g_object_set (row, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  g_signal_connect (row, "notify::title", G_CALLBACK (title_changed_cb), NULL);
  title_changed_cb (ADW_PREFERENCES_ROW (row));
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
  else if (ADW_IS_STATUS_PAGE (widget))
    mend_status_page (ADW_STATUS_PAGE (widget));
  else if (ADW_IS_ENTRY_ROW (widget))
    mend_entry_row (widget);
  else if (GTK_IS_STACK (widget) || ADW_IS_VIEW_STACK (widget))
    mend_stack (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    backbone_accessible_mend (child);
}

GtkAccessible *
backbone_accessible_field (GtkWidget *field)
{
  return ADW_IS_ENTRY_ROW (field)
             ? GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (field)))
             : GTK_ACCESSIBLE (field);
}
