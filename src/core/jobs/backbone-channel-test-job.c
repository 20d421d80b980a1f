/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-channel-test-job.h"

#include "backbone-check-engine-private.h"
#include "backbone-db-audit-private.h"
#include "backbone-db-checks-private.h"
#include "backbone-db-settings-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-file.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-pfx-private.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>

/* That of check runs: a user must not be tried by two programs at a time. */
#define LEASE              "check"
#define LEASE_WAIT_SECONDS 2

struct _BackboneChannelTestJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  char *number;
  BackboneChannelKind kind;
  char **settings;
  GFile *pfx;
  BackboneSecret *password;

  BackboneCheckResult *result;

  /* While it runs. */
  GHashTable *changes; /* key -> value, nullable */
  BackboneClientCertificate *certificate;
  BackboneSecret *key;
  BackboneCheckPlan *plan;
  GPtrArray *anchors;
  BackboneCheckOutcome *outcome;
};

G_DEFINE_FINAL_TYPE (BackboneChannelTestJob, backbone_channel_test_job, BACKBONE_TYPE_JOB)

static BackboneStore *
get_store (BackboneChannelTestJob *self)
{
  return backbone_landscape_get_store (self->landscape);
}

static gboolean
parse_settings (BackboneChannelTestJob *self, GError **error)
{
  self->changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; self->settings && self->settings[i]; i++)
    {
      g_autofree char *key = NULL;
      const char *value;

      if (!backbone_edit_parse_setting (self->settings[i], backbone_channel_setting_get_keys (),
                                        &key, &value, error)
          || (*value != '\0' && !backbone_channel_setting_validate (key, value, error)))
        return FALSE;

      g_hash_table_insert (self->changes, g_steal_pointer (&key),
                           *value != '\0' ? g_strdup (value) : NULL);
    }

  return TRUE;
}

static gboolean
read_pfx (BackboneChannelTestJob *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = self->pfx ? g_file_get_parse_name (self->pfx) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (self->pfx == NULL)
    return TRUE;

  bytes = backbone_file_read (self->pfx, BACKBONE_PFX_MAX_SIZE, cancellable, error);
  if (bytes == NULL)
    return FALSE;

  self->certificate = backbone_pfx_read (bytes, self->password, name, &self->key, error);
  return self->certificate != NULL;
}

static gboolean
load_plan (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneChannelTestJob *self = user_data;
  const char *const customers[] = { self->number, NULL };
  const BackboneCheckFilter filter = {
    .customers = customers,
    .kinds = 1u << self->kind,
    .also_disabled = TRUE,
    .changes = self->changes,
  };

  g_clear_pointer (&self->plan, backbone_check_plan_free);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);

  return backbone_db_check_plan_load (db, &filter, &self->plan, error)
         && backbone_db_trust_anchors_load (db, &self->anchors, error);
}

/* One channel has one user. */
static BackboneCheckUser *
get_user (BackboneChannelTestJob *self)
{
  return &g_array_index (self->plan->users, BackboneCheckUser, 0);
}

static gboolean
uses_pfx (BackboneChannelTestJob *self)
{
  const BackboneCheckUser *user = get_user (self);

  return self->key && user->with_certificate && user->id;
}

static gboolean
needs_vault (BackboneChannelTestJob *self)
{
  const BackboneCheckEndpoint *endpoint
      = &g_array_index (self->plan->endpoints, BackboneCheckEndpoint, 0);

  return endpoint->proxy_credential
         || (!uses_pfx (self) && get_user (self)->preset == BACKBONE_VERDICT_NEVER_CHECKED);
}

static void
preset (BackboneCheckUser *user, BackboneVerdict verdict, const char *evidence)
{
  user->preset = verdict;
  g_free (user->preset_evidence);
  user->preset_evidence = g_strdup (evidence);
}

/* A held user stays held until its new certificate is saved. */
static void
use_pfx (BackboneChannelTestJob *self)
{
  BackboneCheckUser *user = get_user (self);
  BackboneTime not_after = backbone_client_certificate_get_not_after (self->certificate);

  g_clear_pointer (&user->secret, backbone_secret_unref);
  user->secret = backbone_secret_ref (self->key);
  if (user->hold)
    preset (user, BACKBONE_VERDICT_SKIPPED, user->hold);
  else if (backbone_expiry_is_over (not_after, g_get_real_time ()))
    preset (user, BACKBONE_VERDICT_CLIENT_CERTIFICATE, _ ("Not sent: the certificate has expired"));
  else
    preset (user, BACKBONE_VERDICT_NEVER_CHECKED, NULL);
}

static gboolean
load_secrets (BackboneChannelTestJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) secrets = NULL;

  if (needs_vault (self))
    {
      secrets = backbone_vault_load (backbone_landscape_get_vault (self->landscape), cancellable,
                                     error);
      if (secrets == NULL)
        return FALSE;
      backbone_check_plan_set_secrets (self->plan, secrets);
    }
  if (uses_pfx (self))
    use_pfx (self);

  return TRUE;
}

static void
outcome_cb (BackboneCheckOutcome *outcome, gpointer user_data)
{
  BackboneChannelTestJob *self = user_data;

  g_clear_pointer (&self->outcome, backbone_check_outcome_free);
  self->outcome = outcome;
}

static gboolean
store_traces (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneChannelTestJob *self = user_data;
  g_autofree char *subject
      = g_strdup_printf ("%s %s", self->number, backbone_channel_kind_to_id (self->kind));
  g_autofree char *after
      = backbone_db_audit_text ("verdict", backbone_verdict_to_id (self->outcome->verdict), NULL);

  return backbone_db_log_on_refused (db, self->outcome, error)
         && backbone_db_audit (db, "channel-test", subject, NULL, after, error);
}

/* A refusal is remembered even if the job was cancelled just then. */
static gboolean
test (BackboneChannelTestJob *self, GCancellable *cancellable, GError **error)
{
  const BackboneCheckOptions options = { .trust_anchors = self->anchors };

  if (!backbone_check_engine_run (self->plan, &options, outcome_cb, self, cancellable, error))
    return FALSE;

  self->result = backbone_check_outcome_to_result (self->outcome, 0);
  return backbone_store_write (get_store (self), store_traces, self, NULL, error);
}

static void
clean_up (BackboneChannelTestJob *self)
{
  g_clear_pointer (&self->outcome, backbone_check_outcome_free);
  g_clear_pointer (&self->plan, backbone_check_plan_free);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_hash_table_unref);
  g_clear_pointer (&self->key, backbone_secret_unref);
  g_clear_object (&self->certificate);
}

static gboolean
backbone_channel_test_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneChannelTestJob *self = BACKBONE_CHANNEL_TEST_JOB (job);
  gboolean done;

  if (!backbone_text_replace (&self->number,
                              backbone_customer_number_normalize (self->number, error)))
    return FALSE;

  g_clear_object (&self->result);
  done = parse_settings (self, error) && read_pfx (self, cancellable, error)
         && backbone_store_lease_acquire (get_store (self), LEASE, LEASE_WAIT_SECONDS, cancellable,
                                          error);
  if (done)
    {
      done = backbone_store_read (get_store (self), load_plan, self, cancellable, error)
             && load_secrets (self, cancellable, error) && test (self, cancellable, error);
      backbone_store_lease_release (get_store (self), LEASE);
    }
  clean_up (self);

  return done;
}

static void
backbone_channel_test_job_finalize (GObject *object)
{
  BackboneChannelTestJob *self = BACKBONE_CHANNEL_TEST_JOB (object);

  g_clear_object (&self->landscape);
  g_free (self->number);
  g_strfreev (self->settings);
  g_clear_object (&self->pfx);
  g_clear_pointer (&self->password, backbone_secret_unref);
  g_clear_object (&self->result);

  G_OBJECT_CLASS (backbone_channel_test_job_parent_class)->finalize (object);
}

static void
backbone_channel_test_job_class_init (BackboneChannelTestJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_channel_test_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_channel_test_job_run;
}

static void
backbone_channel_test_job_init (BackboneChannelTestJob *self)
{
}

/**
 * backbone_channel_test_job_new:
 * @landscape: a landscape
 * @number: a customer number
 * @kind: which of its channels
 * @settings: (nullable) (array zero-terminated=1): texts KEY=VALUE; an empty value stands for the
 *   profile's
 *
 * Returns: (transfer full): the job
 */
BackboneChannelTestJob *
backbone_channel_test_job_new (BackboneLandscape *landscape,
                               const char *number,
                               BackboneChannelKind kind,
                               const char *const *settings)
{
  BackboneChannelTestJob *self = g_object_new (BACKBONE_TYPE_CHANNEL_TEST_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  self->number = g_strdup (number);
  self->kind = kind;
  self->settings = g_strdupv ((char **)settings);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Test channel"));

  return self;
}

void
backbone_channel_test_job_set_pfx (BackboneChannelTestJob *self,
                                   GFile *file,
                                   BackboneSecret *password)
{
  g_set_object (&self->pfx, file);
  g_clear_pointer (&self->password, backbone_secret_unref);
  self->password = backbone_secret_ref (password);
}

BackboneCheckResult *
backbone_channel_test_job_get_result (BackboneChannelTestJob *self)
{
  return self->result;
}
