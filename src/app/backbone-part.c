/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-part.h"

typedef struct
{
  GtkWidget *part;
  GtkRoot *window; /* nullable */
  GAsyncReadyCallback callback;
} Wait;

/**
 * backbone_part_wait:
 * @part: a widget
 * @callback: what to call with the result and a reference to @part (transfer full)
 *
 * Keeps @part and the window that it is in until an asynchronous function has answered.
 *
 * Returns: (transfer full): what to give to that function, with backbone_part_answered_cb()
 */
gpointer
backbone_part_wait (gpointer part, GAsyncReadyCallback callback)
{
  GtkRoot *window = gtk_widget_get_root (part);
  Wait *wait = g_new0 (Wait, 1);

  wait->part = g_object_ref (part);
  wait->window = window ? g_object_ref (window) : NULL;
  wait->callback = callback;

  return wait;
}

void
backbone_part_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->callback (source, result, g_steal_pointer (&wait->part));
  g_clear_object (&wait->window);
  g_free (wait);
}

typedef struct
{
  GWeakRef part;
  GSourceOnceFunc func;
} Later;

static void
later_free (Later *later)
{
  g_weak_ref_clear (&later->part);
  g_free (later);
}

static gboolean
later_cb (gpointer user_data)
{
  Later *later = user_data;
  g_autoptr (GtkWidget) part = g_weak_ref_get (&later->part);

  if (part)
    later->func (part);

  return G_SOURCE_REMOVE;
}

/**
 * backbone_part_do_later:
 * @part: a widget
 * @priority: of the idle source
 * @func: what to call with @part
 *
 * Calls @func from the main loop, unless @part has gone by then.
 */
void
backbone_part_do_later (gpointer part, int priority, GSourceOnceFunc func)
{
  Later *later = g_new0 (Later, 1);

  g_weak_ref_init (&later->part, part);
  later->func = func;
  g_idle_add_full (priority, later_cb, later, (GDestroyNotify)later_free);
}
