/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-undo.h"

#include "backbone-window.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BackboneWindow *window;
  char *text;
  BackboneJob *undo; /* nullable */
} Change;

static void
change_free (Change *change)
{
  g_object_unref (change->window);
  g_free (change->text);
  g_clear_object (&change->undo);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    backbone_window_report (change->window, error);
  else if (change->undo)
    backbone_window_offer_undo (change->window, change->text, change->undo);
  else
    backbone_window_toast (change->window, change->text);
}

void
backbone_undo_run (GtkWidget *widget, BackboneJob *job, const char *text, BackboneJob *undo)
{
  Change *change = g_new0 (Change, 1);

  change->window = g_object_ref (BACKBONE_WINDOW (gtk_widget_get_root (widget)));
  change->text = g_strdup (text);
  change->undo = undo;
  backbone_job_run_async (job, changed_cb, change);
  g_object_unref (job);
}
