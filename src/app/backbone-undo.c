/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-undo.h"

#include "backbone-window.h"

#include <glib/gi18n-lib.h>

/* Longer than for other toasts: whoever wants to undo has to read and to decide. */
#define UNDO_SECONDS 15

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
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    backbone_window_report (window, error);
}

static void
undo_wanted_cb (AdwToast *toast, BackboneJob *undo)
{
  BackboneWindow *window = g_object_get_data (G_OBJECT (toast), "backbone-window");

  backbone_job_run_async (undo, undone_cb, g_object_ref (window));
}

static void
offer_undo (Change *change)
{
  g_autofree char *markup = g_markup_escape_text (change->text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_object_set_data (G_OBJECT (toast), "backbone-window", change->window);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_wanted_cb),
                         g_steal_pointer (&change->undo), (GClosureNotify)(GCallback)g_object_unref,
                         0);
  backbone_window_add_toast (change->window, toast);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    backbone_window_report (change->window, error);
  else if (change->undo)
    offer_undo (change);
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
