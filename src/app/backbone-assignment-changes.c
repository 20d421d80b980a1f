/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-changes.h"

#include "backbone-assignment-dialog.h"
#include "backbone-window-texts.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

#define UNDO_SECONDS 20

static BackboneWindow *
find_window (GtkWidget *widget)
{
  return BACKBONE_WINDOW (gtk_widget_get_ancestor (widget, BACKBONE_TYPE_WINDOW));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    backbone_window_toast (window, _ ("Undone: everything is as it was before"));
  else
    backbone_window_report (window, error);
}

/* What the last change is undone by belongs to the window: its toast, and Ctrl+Z. */
#define UNDO_KEY  "backbone-undo"
#define TOAST_KEY "backbone-undo-toast"

static void
undo (BackboneWindow *window)
{
  g_autoptr (BackboneJob) job = g_object_steal_data (G_OBJECT (window), UNDO_KEY);
  AdwToast *toast = g_object_get_data (G_OBJECT (window), TOAST_KEY);

  if (toast)
    adw_toast_dismiss (toast);
  if (job)
    backbone_job_run_async (job, undone_cb, g_object_ref (window));
}

static void
toast_gone_cb (AdwToast *toast, BackboneWindow *window)
{
  if (g_object_get_data (G_OBJECT (window), TOAST_KEY) == toast)
    g_object_set_data (G_OBJECT (window), TOAST_KEY, NULL);
}

static void
offer_undo (BackboneWindow *window, AdwToast *toast, BackboneJob *job)
{
  AdwToast *earlier = g_object_get_data (G_OBJECT (window), TOAST_KEY);

  if (earlier)
    adw_toast_dismiss (earlier);
  g_object_set_data_full (G_OBJECT (window), UNDO_KEY, g_object_ref (job), g_object_unref);
  g_object_set_data (G_OBJECT (window), TOAST_KEY, toast);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), window, 0);
}

void
backbone_assignment_changes_undo (GtkWidget *widget)
{
  BackboneWindow *window = find_window (widget);

  if (window)
    undo (window);
}

void
backbone_assignment_changes_tell (GtkWidget *widget, BackboneAssignmentJob *job)
{
  BackboneWindow *window = find_window (widget);
  g_autoptr (BackboneJob) undo_job = backbone_assignment_job_undo (job);
  g_autofree char *text = backbone_window_texts_assigned (job);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (window == NULL)
    return;

  toast = adw_toast_new (markup);
  if (undo_job)
    offer_undo (window, toast, undo_job);
  backbone_window_add_toast (window, toast);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    backbone_assignment_changes_tell (widget, BACKBONE_ASSIGNMENT_JOB (source));
  else if (find_window (widget))
    backbone_window_report (find_window (widget), error);
}

void
backbone_assignment_changes_run (GtkWidget *widget, BackboneAssignmentJob *job)
{
  backbone_job_run_async (BACKBONE_JOB (job), run_cb, g_object_ref (widget));
}

void
backbone_assignment_changes_preview (GtkWidget *widget,
                                     BackboneLandscape *landscape,
                                     BackboneAssignmentJob *job,
                                     const char *title)
{
  BackboneAssignmentDialog *dialog = backbone_assignment_dialog_new (landscape, job, title);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (find_window (widget)));
  g_signal_connect_object (dialog, "applied", G_CALLBACK (backbone_assignment_changes_tell), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
