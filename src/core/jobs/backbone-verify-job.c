/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-verify-job.h"

#include "backbone-db-customers-private.h"
#include "backbone-db-migration-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-db-settings-private.h"
#include "backbone-db-technical-users-private.h"
#include "backbone-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"
#include "backbone-proxy-resolver-private.h"
#include "backbone-s-user-service-private.h"
#include "backbone-trust-database-private.h"

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

  /* While it runs. */
  GHashTable *customers; /* number -> BackboneCustomerRow */
  GHashTable *s_users;   /* id -> BackboneSUserRow */
  GHashTable *held;      /* technical users */
  GHashTable *secrets;   /* nullable: credential -> BackboneSecret */
  GPtrArray *anchors;
  BackboneProxy *proxy;
  char *proxy_credential;
  gboolean multi_customer;
  BackboneEndpointProfile *profile;
  BackboneSUserService *service; /* nullable */
};

G_DEFINE_FINAL_TYPE (BackboneVerifyJob, backbone_verify_job, BACKBONE_TYPE_JOB)

/* One S-User, and what was found. */
typedef struct
{
  BackboneVerifyJob *job;
  const BackboneSUserRow *s_user;
  const BackboneCustomerRow *customer; /* nullable: not in the landscape */
  BackboneSUserFinding *finding;
} Verification;

static BackboneSecret *
find_secret (BackboneVerifyJob *self, const char *credential)
{
  return credential && self->secrets ? g_hash_table_lookup (self->secrets, credential) : NULL;
}

static gboolean
load (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneVerifyJob *self = user_data;

  return backbone_db_customers_load (db, &self->customers, error)
         && backbone_db_s_users_load (db, &self->s_users, error)
         && backbone_db_technical_users_load_held (db, &self->held, error)
         && backbone_db_trust_anchors_load (db, &self->anchors, error)
         && backbone_db_proxy_load (db, &self->proxy, &self->proxy_credential, error)
         && backbone_db_multi_customer_load (db, &self->multi_customer, error)
         && backbone_db_profile_load (db, &self->profile, error);
}

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
find_obstacle (Verification *self)
{
  BackboneVerifyJob *job = self->job;
  const BackboneSUserRow *s_user = self->s_user;
  g_autofree char *text = NULL;

  if (job->service == NULL)
    return finding_new (BACKBONE_VERDICT_NOT_CONFIGURED,
                        _ ("The endpoint profile has no service that tells of S-Users: confirm "
                           "customer number, expiry and authorisations by hand"));
  if (self->customer == NULL)
    return finding_new (BACKBONE_VERDICT_NOT_CONFIGURED,
                        _ ("Its customer number is not known, or not in this landscape"));
  if (!job->multi_customer && !self->customer->owner)
    return finding_new (
        BACKBONE_VERDICT_NOT_CONFIGURED,
        _ ("Multi-customer handling is off, so only the channels of the owner are used"));
  if (find_secret (job, s_user->credential) == NULL)
    return finding_new (BACKBONE_VERDICT_NOT_CONFIGURED, _ ("Its password is not saved"));
  if (self->customer->technical_user == NULL
      || find_secret (job, self->customer->credential) == NULL)
    return finding_new (BACKBONE_VERDICT_NOT_CONFIGURED,
                        _ ("Its customer has no technical user with a saved password"));
  if (s_user->held_since != 0)
    return finding_new (BACKBONE_VERDICT_SKIPPED,
                        _ ("Its last log-on failed: save its new password, or release it"));
  if (!g_hash_table_contains (job->held, self->customer->technical_user))
    return NULL;

  text = g_strdup_printf (_ ("Technical user %s is held back"), self->customer->technical_user);

  return finding_new (BACKBONE_VERDICT_SKIPPED, text);
}

static gboolean
save_proof (BackboneDb *db, Verification *self, BackboneSUserRow *row, GError **error)
{
  const BackboneSUserFinding *finding = self->finding;

  g_free (row->customer);
  row->customer = g_strdup (finding->customer);
  row->confirmed = TRUE;
  row->mark = BACKBONE_S_USER_STATE_UNKNOWN;
  row->log_on_proven = g_get_real_time ();
  if (finding->expires != 0)
    row->expires = finding->expires;

  return backbone_db_s_user_save (db, row, error)
         && backbone_db_s_user_set_authorisations (db, row->id,
                                                   (const char *const *)finding->authorisations,
                                                   BACKBONE_SOURCE_BACKBONE, error);
}

/* Nothing says any more to whom it belongs. */
static gboolean
save_doubt (BackboneDb *db, BackboneSUserRow *row, GError **error)
{
  row->confirmed = FALSE;
  row->log_on_proven = 0;

  return backbone_db_s_user_save (db, row, error);
}

static gboolean
save_finding (BackboneDb *db, gpointer user_data, GError **error)
{
  Verification *self = user_data;
  const BackboneSUserFinding *finding = self->finding;
  g_autoptr (BackboneSUserRow) row = NULL;

  if (!backbone_db_s_user_find (db, self->s_user->id, &row, error))
    return FALSE;
  /* Another password came while it logged on with this one, or it was removed. */
  if (row == NULL || g_strcmp0 (row->credential, self->s_user->credential) != 0)
    return TRUE;

  if (finding->customer != NULL && finding->authorisations != NULL)
    return save_proof (db, self, row, error);
  if (finding->verdict == BACKBONE_VERDICT_WRONG_CUSTOMER)
    return save_doubt (db, row, error);
  if (!backbone_verdict_holds_user (finding->verdict))
    return TRUE;

  return finding->s_user_is_at_fault
             ? backbone_db_s_user_hold (db, row->id, finding->verdict, error)
             : backbone_db_technical_user_hold (db, self->customer->technical_user,
                                                finding->verdict, BACKBONE_CHANNEL_PORTAL, error);
}

/* The hard rule, as the backbone tells it. */
static void
compare_customers (Verification *self)
{
  BackboneSUserFinding *finding = self->finding;
  g_autoptr (GError) error = NULL;

  if (finding->customer == NULL
      || backbone_s_user_check_customer (self->s_user->id, finding->customer,
                                         self->customer->number, &error))
    return;

  finding->verdict = BACKBONE_VERDICT_WRONG_CUSTOMER;
  g_free (finding->evidence);
  finding->evidence = g_strdup (error->message);
}

static void
add_result (Verification *self)
{
  const BackboneSUserFinding *finding = self->finding;
  BackboneGrant download = backbone_authorisations_find_software_download (
      (const char *const *)finding->authorisations, finding->authorisations != NULL);
  g_autoptr (BackboneSUserCheck) result = g_object_new (
      BACKBONE_TYPE_S_USER_CHECK, "s-user", self->s_user->id, "customer",
      finding->customer ? finding->customer : self->s_user->customer, "verdict", finding->verdict,
      "evidence", finding->evidence, "authorisations", finding->authorisations, "software-download",
      download, "expires", finding->expires, NULL);

  g_list_store_append (self->job->results, result);
}

/* A technical user that failed is not tried again with the next S-User. */
static void
note_hold (Verification *self)
{
  if (backbone_verdict_holds_user (self->finding->verdict) && !self->finding->s_user_is_at_fault)
    g_hash_table_add (self->job->held, g_strdup (self->customer->technical_user));
}

static gboolean
ask (Verification *self, GCancellable *cancellable, GError **error)
{
  BackboneVerifyJob *job = self->job;
  const BackboneServiceUser technical_user
      = { self->customer->technical_user, find_secret (job, self->customer->credential) };
  const BackboneServiceUser s_user
      = { self->s_user->id, find_secret (job, self->s_user->credential) };

  self->finding
      = backbone_s_user_service_ask (job->service, &technical_user, &s_user, cancellable, error);
  if (self->finding == NULL)
    return FALSE;

  compare_customers (self);
  note_hold (self);

  return backbone_store_write (backbone_landscape_get_store (job->landscape), save_finding, self,
                               NULL, error);
}

static gboolean
verify (BackboneVerifyJob *self, const char *id, GCancellable *cancellable, GError **error)
{
  Verification verification = { .job = self, .s_user = g_hash_table_lookup (self->s_users, id) };
  const char *number = verification.s_user->customer;
  gboolean done = TRUE;

  verification.customer = number ? g_hash_table_lookup (self->customers, number) : NULL;
  verification.finding = find_obstacle (&verification);
  if (verification.finding == NULL)
    done = ask (&verification, cancellable, error);
  if (verification.finding)
    add_result (&verification);
  g_clear_pointer (&verification.finding, backbone_s_user_finding_free);

  return done;
}

/* (nullable) (transfer full): the IDs to verify, sorted. */
static GPtrArray *
choose_ids (BackboneVerifyJob *self, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GList) all = NULL;

  for (guint i = 0; self->ids != NULL && self->ids[i] != NULL; i++)
    {
      char *id = backbone_user_id_normalize (self->ids[i], error);

      if (id == NULL)
        return NULL;
      g_ptr_array_add (ids, id);
      if (!g_hash_table_contains (self->s_users, id))
        {
          g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no S-User %s"),
                       id);
          return NULL;
        }
    }
  if (self->ids != NULL)
    return g_steal_pointer (&ids);

  all = g_list_sort (g_hash_table_get_keys (self->s_users), (GCompareFunc)g_strcmp0);
  for (GList *l = all; l != NULL; l = l->next)
    g_ptr_array_add (ids, g_strdup (l->data));

  return g_steal_pointer (&ids);
}

/* Without a service there is nothing to ask, so the keyring is left alone. */
static gboolean
open_service (BackboneVerifyJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (GProxyResolver) proxies = NULL;

  if (!backbone_endpoint_profile_has_services (self->profile))
    return TRUE;

  self->secrets = backbone_job_load_secrets (self->landscape, cancellable, error);
  if (self->secrets == NULL)
    return FALSE;
  trust = backbone_trust_database_new (self->anchors, error);
  if (trust == NULL)
    return FALSE;

  proxies = backbone_proxy_resolver_new (self->proxy, find_secret (self, self->proxy_credential));
  self->service = backbone_s_user_service_new (self->profile, trust, proxies);

  return TRUE;
}

static gboolean
verify_all (BackboneVerifyJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (!backbone_store_read (backbone_landscape_get_store (self->landscape), load, self, cancellable,
                            error))
    return FALSE;
  ids = choose_ids (self, error);
  if (ids == NULL || !open_service (self, cancellable, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      backbone_job_report (BACKBONE_JOB (self), i, ids->len);
      if (!verify (self, g_ptr_array_index (ids, i), cancellable, error))
        return FALSE;
    }
  backbone_job_report (BACKBONE_JOB (self), ids->len, ids->len);

  return TRUE;
}

static void
clear (BackboneVerifyJob *self)
{
  g_clear_pointer (&self->service, backbone_s_user_service_free);
  g_clear_pointer (&self->customers, g_hash_table_unref);
  g_clear_pointer (&self->s_users, g_hash_table_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->secrets, g_hash_table_unref);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_clear_pointer (&self->proxy_credential, g_free);
  g_clear_object (&self->proxy);
  g_clear_object (&self->profile);
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
  clear (self);
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
