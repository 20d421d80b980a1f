/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-changes.h"

#include "backbone-assignment-dialog.h"
#include "backbone-window-texts.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

static BackboneWindow *
find_window (GtkWidget *widget)
{
  return BACKBONE_WINDOW (gtk_widget_get_ancestor (widget, BACKBONE_TYPE_WINDOW));
}

void
backbone_assignment_changes_tell (GtkWidget *widget, BackboneAssignmentJob *job)
{
  BackboneWindow *window = find_window (widget);
  g_autoptr (BackboneJob) undo = backbone_assignment_job_undo (job);
  g_autofree char *text = backbone_window_texts_assigned (job);

  if (window && undo)
    backbone_window_offer_undo (window, text, undo);
  else if (window)
    backbone_window_toast (window, text);
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
