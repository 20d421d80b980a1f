/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-changes-job.h"

#include "backbone-check-job-private.h"
#include "backbone-db-changes-private.h"
#include "backbone-db-leases-private.h"
#include "backbone-db-notifications-private.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneChangesJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  gboolean tell;
  gboolean for_desktop;
  gboolean telling; /* while it runs: what is found counts as told now */
  GListStore *changes;
  GStrv over;
  GPtrArray *found; /* while it runs */
};

G_DEFINE_FINAL_TYPE (BackboneChangesJob, backbone_changes_job, BACKBONE_TYPE_JOB)

static gboolean
show (BackboneDb *db, GPtrArray *changes, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      BackboneChangeKind what = backbone_change_get_what (changes->pdata[i]);

      if ((what == BACKBONE_CHANGE_FAILING || what == BACKBONE_CHANGE_FLAPPING)
          && !backbone_db_notification_show (db, changes->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneChangesJob *self = user_data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (self->for_desktop && backbone_db_lease_is_taken (db, BACKBONE_CHECK_LEASE))
    {
      self->found = g_ptr_array_new_with_free_func (g_object_unref);
      return TRUE;
    }

  if (!backbone_db_changes_take (db, g_get_real_time (), zone, self->telling, &self->found, error))
    return FALSE;
  if (!self->for_desktop)
    return TRUE;

  g_clear_pointer (&self->over, g_strfreev);
  return (!self->telling || show (db, self->found, error))
         && backbone_db_notifications_take_over (db, self->telling, &self->over, error);
}

static gboolean
backbone_changes_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneChangesJob *self = BACKBONE_CHANGES_JOB (job);
  BackboneStore *store = backbone_landscape_get_store (self->landscape);
  gboolean taken;

  /* Most often there is nothing, and nothing has to be written. */
  self->telling = FALSE;
  taken = backbone_store_read (store, take, self, cancellable, error);
  if (taken && self->tell && (self->found->len > 0 || self->over[0]))
    {
      self->telling = TRUE;
      taken = backbone_store_write (store, take, self, cancellable, error);
    }

  if (taken)
    g_list_store_splice (self->changes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->changes)),
                         self->found->pdata, self->found->len);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  return taken;
}

static void
backbone_changes_job_finalize (GObject *object)
{
  BackboneChangesJob *self = BACKBONE_CHANGES_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->changes);
  g_strfreev (self->over);

  G_OBJECT_CLASS (backbone_changes_job_parent_class)->finalize (object);
}

static void
backbone_changes_job_class_init (BackboneChangesJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_changes_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_changes_job_run;
}

static void
backbone_changes_job_init (BackboneChangesJob *self)
{
  self->changes = g_list_store_new (BACKBONE_TYPE_CHANGE);
  self->over = g_new0 (char *, 1);
}

/**
 * backbone_changes_job_new:
 * @landscape: a landscape
 * @tell: whether what is found counts as told
 *
 * Returns: (transfer full): the job
 */
BackboneChangesJob *
backbone_changes_job_new (BackboneLandscape *landscape, gboolean tell)
{
  BackboneChangesJob *self = g_object_new (BACKBONE_TYPE_CHANGES_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  self->tell = tell;
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Look for changes"));

  return self;
}

void
backbone_changes_job_set_for_desktop (BackboneChangesJob *self, gboolean for_desktop)
{
  self->for_desktop = for_desktop;
}

GListModel *
backbone_changes_job_get_changes (BackboneChangesJob *self)
{
  return G_LIST_MODEL (self->changes);
}

const char *const *
backbone_changes_job_get_over (BackboneChangesJob *self)
{
  return (const char *const *)self->over;
}
