/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-s-user-remover.h"

#include "backbone-dialogs.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

/* S-Users on their way out. */
typedef struct
{
  BackboneWindow *window;
  BackboneLandscape *landscape;
  GStrv ids;
  BackboneRemoval *removal;
} Remover;

static void
remover_free (Remover *self)
{
  g_object_unref (self->window);
  g_object_unref (self->landscape);
  g_strfreev (self->ids);
  g_object_unref (self->removal);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Remover, remover_free)

static char *
describe_removal (Remover *self, guint n_assignments)
{
  guint n_ids = g_strv_length (self->ids);

  if (n_ids > 1)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u S-User was removed", "%u S-Users were removed", n_ids),
        n_ids);
  if (n_assignments == 0)
    /* Translators: %s is the ID of an S-User */
    return g_strdup_printf (_ ("S-User %s was removed"), self->ids[0]);

  return g_strdup_printf (
      /* Translators: the ID of an S-User and a count */
      g_dngettext (GETTEXT_PACKAGE, "S-User %s was removed, with %u assignment",
                   "S-User %s was removed, with %u assignments", n_assignments),
      self->ids[0], n_assignments);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Remover) self = user_data;
  g_autoptr (BackboneJob) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  BackboneJob *job = BACKBONE_JOB (source);

  if (!backbone_job_run_finish (job, result, &error))
    {
      backbone_window_report (self->window, error);
      return;
    }

  text = describe_removal (self, backbone_s_user_remove_job_get_n_assignments (job));
  undo = backbone_restore_job_new (self->landscape, self->removal);
  backbone_window_offer_undo (self->window, text, undo);
}

static void
remove_them (Remover *self)
{
  g_autoptr (BackboneJob) job = backbone_s_user_remove_job_new (
      self->landscape, (const char *const *)self->ids, self->removal);

  backbone_job_run_async (job, removed_cb, self);
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Remover) self = user_data;

  if (backbone_dialogs_confirm_finish (result, NULL))
    remove_them (g_steal_pointer (&self));
}

static void
ask (Remover *self, guint n_assignments)
{
  guint n_ids = g_strv_length (self->ids);
  g_autofree char *heading = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Remove %u S-User?", "Remove %u S-Users?", n_ids), n_ids);
  g_autofree char *body = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u assignment goes with that and becomes a gap: jobs exchange nothing there. "
                   "Undo brings everything back, as long as the window is open.",
                   "%u assignments go with that and become gaps: jobs exchange nothing there. "
                   "Undo brings everything back, as long as the window is open.",
                   n_assignments),
      n_assignments);

  backbone_dialogs_confirm_async (GTK_WINDOW (self->window), heading, body, _ ("_Remove"),
                                  confirmed_cb, self);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Remover) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_assignments;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      backbone_window_report (self->window, error);
      return;
    }

  n_assignments = backbone_s_user_remove_job_get_n_assignments (BACKBONE_JOB (source));
  if (n_assignments > 0)
    ask (g_steal_pointer (&self), n_assignments);
  else
    remove_them (g_steal_pointer (&self));
}

void
backbone_s_user_remover_start (GtkWidget *page,
                               BackboneLandscape *landscape,
                               const char *const *ids)
{
  g_autoptr (BackboneJob) job = backbone_s_user_remove_job_new (landscape, ids, NULL);
  Remover *self = g_new0 (Remover, 1);

  self->window = g_object_ref (BACKBONE_WINDOW (gtk_widget_get_root (page)));
  self->landscape = g_object_ref (landscape);
  self->ids = g_strdupv ((char **)ids);
  self->removal = backbone_removal_new ();
  backbone_s_user_remove_job_set_dry_run (job, TRUE);
  backbone_job_run_async (job, counted_cb, self);
}
