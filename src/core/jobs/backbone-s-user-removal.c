/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-s-user-removal.h"

#include "backbone-db-s-users-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"
#include "backbone-removal-private.h"

#include <glib/gi18n-lib.h>

/* How many are removed between two looks at the cancellable. */
#define S_USERS_PER_LOOK 256

/* S-Users to remove. */
typedef struct
{
  BackboneJob *job;
  GCancellable *cancellable;
  GStrv ids;
  BackboneRemoval *removed; /* nullable */
  gboolean dry_run;

  guint n_assignments;
  gboolean drops_credential;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *self = data;

  g_strfreev (self->ids);
  g_clear_object (&self->removed);
  g_free (self);
}

/* Each of them once, as they are stored. */
static gboolean
normalize_ids (Removal *self, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      char *id = backbone_user_id_normalize (self->ids[i], error);

      if (id == NULL)
        return FALSE;
      if (!g_hash_table_contains (seen, id))
        g_strv_builder_add (builder, id);
      g_hash_table_add (seen, id);
    }
  g_strfreev (self->ids);
  self->ids = g_strv_builder_end (builder);

  return TRUE;
}

static gboolean
remove_one (BackboneDb *db, Removal *self, const char *id, GError **error)
{
  guint n_assignments = 0;
  gboolean had_credential = FALSE;

  if (!backbone_db_s_user_remove (db, id, &n_assignments, &had_credential, error))
    return FALSE;

  self->n_assignments += n_assignments;
  self->drops_credential |= had_credential;

  return TRUE;
}

static gboolean
remove_all (BackboneDb *db, gpointer user_data, GError **error)
{
  Removal *self = user_data;
  guint n_ids = g_strv_length (self->ids);

  self->n_assignments = 0;
  if (self->removed
      && !backbone_removal_keep (self->removed, db, NULL, (const char *const *)self->ids, error))
    return FALSE;

  for (guint i = 0; i < n_ids; i++)
    {
      if (i % S_USERS_PER_LOOK == 0)
        {
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
          backbone_job_report (self->job, i, n_ids);
        }
      if (!remove_one (db, self, self->ids[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
count_all (BackboneDb *db, gpointer user_data, GError **error)
{
  Removal *self = user_data;

  self->n_assignments = 0;
  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      guint n_assignments;

      if (!backbone_db_s_user_count_assignments (db, self->ids[i], &n_assignments, error))
        return FALSE;
      self->n_assignments += n_assignments;
    }

  return TRUE;
}

/* The transaction first: an S-User without its password would be worse than a password without its
 * S-User, which the next sweep takes. */
static gboolean
remove_s_users (BackboneJob *job,
                BackboneLandscape *landscape,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  Removal *self = data;

  self->job = job;
  self->cancellable = cancellable;
  if (!normalize_ids (self, error))
    return FALSE;
  if (self->dry_run)
    return backbone_store_read (backbone_landscape_get_store (landscape), count_all, self,
                                cancellable, error);
  if (!backbone_edit_write (landscape, remove_all, self, cancellable, error))
    return FALSE;

  backbone_removal_settle (self->removed, g_strv_length (self->ids), landscape,
                           self->drops_credential);

  return TRUE;
}

/**
 * backbone_s_user_remove_job_new:
 * @landscape: a landscape
 * @ids: (array zero-terminated=1): IDs of S-Users, as people type them
 * @removed: (nullable): gets them, so that they can be brought back
 *
 * Removes S-Users with their assignments: all of them or none.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_s_user_remove_job_new (BackboneLandscape *landscape,
                                const char *const *ids,
                                BackboneRemoval *removed)
{
  Removal *self = g_new0 (Removal, 1);
  guint n_ids = g_strv_length ((char **)ids);
  g_autofree char *title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Remove %u S-User", "Remove %u S-Users", n_ids), n_ids);

  self->ids = g_strdupv ((char **)ids);
  g_set_object (&self->removed, removed);

  return backbone_edit_job_new (landscape, title, remove_s_users, self, removal_free);
}

/**
 * backbone_s_user_remove_job_set_dry_run:
 * @job: a job that removes S-Users, before it runs
 * @dry_run: whether it only counts
 */
void
backbone_s_user_remove_job_set_dry_run (BackboneJob *job, gboolean dry_run)
{
  Removal *self = backbone_edit_job_get_data (job);

  self->dry_run = dry_run;
}

/**
 * backbone_s_user_remove_job_get_n_assignments:
 * @job: a job that removes S-Users, after it ran
 *
 * Returns: how many assignments went with them; after a dry run, would go
 */
guint
backbone_s_user_remove_job_get_n_assignments (BackboneJob *job)
{
  Removal *self = backbone_edit_job_get_data (job);

  return self->n_assignments;
}
