/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-page-focus.h"

#define KEY "backbone-page-focus"

static void
free_place (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
remember (GtkWidget *page, GtkWidget *focus)
{
  GWeakRef *place = g_new0 (GWeakRef, 1);

  g_weak_ref_init (place, focus);
  g_object_set_data_full (G_OBJECT (page), KEY, place, free_place);
}

static void
go_back (GtkWidget *page)
{
  GWeakRef *place = g_object_get_data (G_OBJECT (page), KEY);
  g_autoptr (GtkWidget) focus = place ? g_weak_ref_get (place) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, page) || !gtk_widget_grab_focus (focus))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
backbone_page_focus_show (AdwViewStack *pages, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pages));
  GtkWidget *focus = gtk_root_get_focus (root);
  GtkWidget *page = adw_view_stack_get_visible_child (pages);
  gboolean moves = focus && page && gtk_widget_is_ancestor (focus, page);

  if (moves)
    {
      remember (page, focus);
      gtk_root_set_focus (root, NULL);
    }
  adw_view_stack_set_visible_child_name (pages, name);
  if (moves)
    go_back (adw_view_stack_get_visible_child (pages));
}

gboolean
backbone_page_focus_is_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, widget);
}
