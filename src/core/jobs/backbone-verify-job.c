/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-verify-job.h"

#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-verification-private.h"

#include <glib/gi18n-lib.h>

/* Checks of channels use the same technical users: so only one of both runs at a time. */
#define LEASE              "check"
#define LEASE_WAIT_SECONDS 2

struct _BackboneVerifyJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  GStrv ids; /* nullable */
  GListStore *results;
};

G_DEFINE_FINAL_TYPE (BackboneVerifyJob, backbone_verify_job, BACKBONE_TYPE_JOB)

/* What was found of one S-User. */
typedef struct
{
  BackboneVerification *verification;
  const BackboneSUserRow *s_user;
  const BackboneSUserFinding *finding;
} Found;

static BackboneSUserFinding *
finding_new (BackboneVerdict verdict, const char *evidence)
{
  BackboneSUserFinding *finding = g_new0 (BackboneSUserFinding, 1);

  finding->verdict = verdict;
  finding->evidence = g_strdup (evidence);

  return finding;
}

/* (nullable): why this S-User is not tried. */
static BackboneSUserFinding *
find_obstacle (BackboneVerification *verification, const BackboneSUserRow *s_user)
{
  BackboneSUserFinding *finding = backbone_verification_find_obstacle (verification, s_user);

  if (finding)
    return finding;
  if (backbone_verification_find_password (verification, s_user) == NULL)
    return finding_new (BACKBONE_VERDICT_NOT_CONFIGURED, _ ("Its password is not saved"));
  if (s_user->held_since != 0)
    return finding_new (BACKBONE_VERDICT_SKIPPED,
                        _ ("Its last log-on failed: save its new password, or release it"));

  return NULL;
}

static gboolean
save_finding (BackboneDb *db, gpointer user_data, GError **error)
{
  Found *found = user_data;
  g_autoptr (BackboneSUserRow) row = NULL;

  if (!backbone_db_s_user_find (db, found->s_user->id, &row, error))
    return FALSE;
  /* Another password came while it logged on with this one, or it was removed. */
  if (row == NULL || g_strcmp0 (row->credential, found->s_user->credential) != 0)
    return TRUE;

  return backbone_verification_save (found->verification, db, row, found->finding, error);
}

static void
add_result (BackboneVerifyJob *self,
            const BackboneSUserRow *s_user,
            const BackboneSUserFinding *finding)
{
  BackboneGrant download = backbone_authorisations_find_software_download (
      (const char *const *)finding->authorisations, finding->authorisations != NULL);
  g_autoptr (BackboneSUserCheck) result = g_object_new (
      BACKBONE_TYPE_S_USER_CHECK, "s-user", s_user->id, "customer",
      finding->customer ? finding->customer : s_user->customer, "verdict", finding->verdict,
      "evidence", finding->evidence, "authorisations", finding->authorisations, "software-download",
      download, "expires", finding->expires, NULL);

  g_list_store_append (self->results, result);
}

static gboolean
verify (BackboneVerifyJob *self,
        BackboneVerification *verification,
        const char *id,
        GCancellable *cancellable,
        GError **error)
{
  const BackboneSUserRow *s_user
      = g_hash_table_lookup (backbone_verification_get_s_users (verification), id);
  g_autoptr (BackboneSUserFinding) finding = find_obstacle (verification, s_user);
  Found found = { verification, s_user, NULL };
  gboolean done = TRUE;

  if (finding == NULL)
    {
      finding = backbone_verification_ask (
          verification, s_user, backbone_verification_find_password (verification, s_user),
          cancellable, error);
      if (finding == NULL)
        return FALSE;
      found.finding = finding;
      done = backbone_store_write (backbone_landscape_get_store (self->landscape), save_finding,
                                   &found, NULL, error);
    }
  add_result (self, s_user, finding);

  return done;
}

/* (nullable) (transfer full): the IDs to verify, sorted. */
static GPtrArray *
choose_ids (BackboneVerifyJob *self, GHashTable *s_users, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GList) all = NULL;

  for (guint i = 0; self->ids != NULL && self->ids[i] != NULL; i++)
    {
      char *id = backbone_user_id_normalize (self->ids[i], error);

      if (id == NULL)
        return NULL;
      g_ptr_array_add (ids, id);
      if (!g_hash_table_contains (s_users, id))
        {
          g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no S-User %s"),
                       id);
          return NULL;
        }
    }
  if (self->ids != NULL)
    return g_steal_pointer (&ids);

  all = g_list_sort (g_hash_table_get_keys (s_users), (GCompareFunc)g_strcmp0);
  for (GList *l = all; l != NULL; l = l->next)
    g_ptr_array_add (ids, g_strdup (l->data));

  return g_steal_pointer (&ids);
}

static gboolean
verify_all (BackboneVerifyJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneVerification) verification
      = backbone_verification_load (self->landscape, cancellable, error);
  g_autoptr (GPtrArray) ids = NULL;

  if (verification == NULL)
    return FALSE;
  ids = choose_ids (self, backbone_verification_get_s_users (verification), error);
  if (ids == NULL || !backbone_verification_open (verification, cancellable, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      backbone_job_report (BACKBONE_JOB (self), i, ids->len);
      if (!verify (self, verification, g_ptr_array_index (ids, i), cancellable, error))
        return FALSE;
    }
  backbone_job_report (BACKBONE_JOB (self), ids->len, ids->len);

  return TRUE;
}

/* The session of the service wants a main context that is this thread's own. */
static gboolean
backbone_verify_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneVerifyJob *self = BACKBONE_VERIFY_JOB (job);
  BackboneStore *store = backbone_landscape_get_store (self->landscape);
  g_autoptr (GMainContext) context = g_main_context_new ();
  gboolean done;

  if (!backbone_store_lease_acquire (store, LEASE, LEASE_WAIT_SECONDS, cancellable, error))
    return FALSE;

  g_main_context_push_thread_default (context);
  done = verify_all (self, cancellable, error);
  g_main_context_pop_thread_default (context);
  backbone_store_lease_release (store, LEASE);

  return done;
}

static void
backbone_verify_job_finalize (GObject *object)
{
  BackboneVerifyJob *self = BACKBONE_VERIFY_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->results);
  g_strfreev (self->ids);

  G_OBJECT_CLASS (backbone_verify_job_parent_class)->finalize (object);
}

static void
backbone_verify_job_class_init (BackboneVerifyJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_verify_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_verify_job_run;
}

static void
backbone_verify_job_init (BackboneVerifyJob *self)
{
  self->results = g_list_store_new (BACKBONE_TYPE_S_USER_CHECK);
}

/**
 * backbone_verify_job_new:
 * @landscape: a landscape
 * @s_users: (nullable) (array zero-terminated=1): IDs of S-Users; all if %NULL
 *
 * Returns: (transfer full): the job
 */
BackboneVerifyJob *
backbone_verify_job_new (BackboneLandscape *landscape, const char *const *s_users)
{
  BackboneVerifyJob *self = g_object_new (BACKBONE_TYPE_VERIFY_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  self->ids = g_strdupv ((char **)s_users);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Verify S-Users"));

  return self;
}

/**
 * backbone_verify_job_get_results:
 *
 * Returns: (transfer none): #BackboneSUserCheck
 */
GListModel *
backbone_verify_job_get_results (BackboneVerifyJob *self)
{
  return G_LIST_MODEL (self->results);
}
