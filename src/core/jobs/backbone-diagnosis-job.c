/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-diagnosis-job.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-checks-private.h"
#include "backbone-diagnosis-engine-private.h"
#include "backbone-diagnosis-plan-private.h"
#include "backbone-diagnosis-private.h"
#include "backbone-diagnosis-report-private.h"
#include "backbone-diagnosis-update-private.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"

#include <glib/gi18n-lib.h>

/* That of check runs: a user must not be tried by two programs at a time. */
#define LEASE              "check"
#define LEASE_WAIT_SECONDS 2

#define ALL_KINDS ((1u << BACKBONE_N_CHANNEL_KINDS) - 1)

struct _BackboneDiagnosisJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  guint kinds;
  gboolean chosen; /* by kind or URL: not simply all there is */
  char *customer;
  GUri *url;
  GListStore *diagnoses;

  /* While it runs. */
  BackboneDiagnosisPlan *plan;
  GPtrArray *shown; /* the diagnoses, by way */
  GArray *verdicts; /* BackboneVerdict, by way */
  guint n_ended;
  GError *store_error;
  GCancellable *stop;
};

G_DEFINE_FINAL_TYPE (BackboneDiagnosisJob, backbone_diagnosis_job, BACKBONE_TYPE_JOB)

static BackboneStore *
get_store (BackboneDiagnosisJob *self)
{
  return backbone_landscape_get_store (self->landscape);
}

static gboolean
load_plan (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneDiagnosisJob *self = user_data;
  const BackboneDiagnosisRequest request = {
    .kinds = self->kinds,
    .customer = self->url ? NULL : self->customer,
    .url = self->url,
  };

  g_clear_pointer (&self->plan, backbone_diagnosis_plan_free);
  self->plan = backbone_diagnosis_plan_load (db, &request, error);

  return self->plan != NULL;
}

static gboolean
load_secrets (BackboneDiagnosisJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *why = NULL;

  if (!backbone_diagnosis_plan_needs_secrets (self->plan))
    return TRUE;

  secrets = backbone_vault_load (backbone_landscape_get_vault (self->landscape), cancellable,
                                 &local_error);
  if (secrets)
    {
      backbone_check_plan_set_secrets (self->plan->plan, secrets);
      return TRUE;
    }
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  why = g_strdup_printf (_ ("Not tried, since the password cannot be read: %s"),
                         local_error->message);
  backbone_diagnosis_plan_preset (self->plan, BACKBONE_VERDICT_NOT_CONFIGURED, why);
  backbone_diagnosis_plan_block_proxies (self->plan, why);
  return TRUE;
}

static void
post (BackboneDiagnosisJob *self, BackboneDiagnosisUpdate *update)
{
  backbone_job_post (BACKBONE_JOB (self), backbone_diagnosis_update_apply, update,
                     backbone_diagnosis_update_free);
}

static void
changed_cb (guint way, const BackboneProbeSheet *sheet, BackboneProbePart part, gpointer user_data)
{
  BackboneDiagnosisJob *self = user_data;

  post (self, backbone_diagnosis_update_new_stage (self->shown->pdata[way], sheet, part));
}

static void
ended_cb (guint way, const BackboneProbeSheet *sheet, gpointer user_data)
{
  BackboneDiagnosisJob *self = user_data;

  g_array_index (self->verdicts, BackboneVerdict, way) = sheet->verdict;
  post (self, backbone_diagnosis_update_new_end (self->shown->pdata[way], sheet));
  backbone_job_report (BACKBONE_JOB (self), ++self->n_ended, self->plan->ways->len);
}

static gboolean
store_refusal (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_log_on_refused (db, user_data, error);
}

/* A refusal that could not be stored stops all: the next log-on might be one too many. */
static void
logged_on_cb (const BackboneCheckOutcome *outcome, gpointer user_data)
{
  BackboneDiagnosisJob *self = user_data;

  if (backbone_verdict_holds_user (outcome->verdict) && self->store_error == NULL
      && !backbone_store_write (get_store (self), store_refusal, (gpointer)outcome, NULL,
                                &self->store_error))
    g_cancellable_cancel (self->stop);
}

static void
forward_cancel (GCancellable *cancellable, GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

static gboolean
diagnose (BackboneDiagnosisJob *self, GCancellable *cancellable, GError **error)
{
  static const BackboneDiagnosisHooks hooks = { changed_cb, ended_cb, logged_on_cb };
  const BackboneCheckOptions options = { .trust_anchors = self->plan->anchors };
  g_autoptr (GError) engine_error = NULL;
  gulong handler;
  gboolean done;

  self->stop = g_cancellable_new ();
  handler = cancellable
                ? g_cancellable_connect (cancellable, G_CALLBACK (forward_cancel), self->stop, NULL)
                : 0;
  done = backbone_diagnosis_engine_run (self->plan->plan, self->plan->ways, &options, &hooks, self,
                                        self->stop, &engine_error);
  g_cancellable_disconnect (cancellable, handler);
  g_clear_object (&self->stop);

  if (self->store_error)
    g_propagate_error (error, g_steal_pointer (&self->store_error));
  else if (!done)
    g_propagate_error (error, g_steal_pointer (&engine_error));

  return done;
}

static const char *
get_name (BackboneDiagnosisJob *self, guint way)
{
  int kind = g_array_index (self->plan->ways, BackboneDiagnosisWay, way).kind;

  return kind < 0 ? "url" : backbone_channel_kind_to_id (kind);
}

static gboolean
audit (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneDiagnosisJob *self = user_data;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  g_autofree char *after = NULL;
  const char *subject = self->url ? g_uri_get_host (self->url) : "endpoints";

  for (guint i = 0; i < self->plan->ways->len; i++)
    {
      BackboneVerdict verdict = g_array_index (self->verdicts, BackboneVerdict, i);

      g_ptr_array_add (pairs, (gpointer)get_name (self, i));
      g_ptr_array_add (pairs, (gpointer)backbone_verdict_to_id (verdict));
    }
  if (self->customer && !self->url)
    {
      g_ptr_array_add (pairs, (gpointer) "log_on_of_customer");
      g_ptr_array_add (pairs, self->customer);
    }
  after = backbone_db_audit_textv ((const char *const *)pairs->pdata, pairs->len / 2);

  return backbone_db_audit (db, "diagnose", subject, NULL, after, error);
}

static void
show_places (BackboneDiagnosisJob *self)
{
  for (guint i = 0; i < self->plan->ways->len; i++)
    {
      const BackboneDiagnosisWay *way = &g_array_index (self->plan->ways, BackboneDiagnosisWay, i);
      const BackboneCheckEndpoint *endpoint
          = &g_array_index (self->plan->plan->endpoints, BackboneCheckEndpoint, way->endpoint);

      if (way->kind >= 0)
        post (self, backbone_diagnosis_update_new_place (self->shown->pdata[i], endpoint->host,
                                                         endpoint->port, way->path));
    }
}

/* The list was made when the job was, so it can only differ if the profile has changed since. */
static gboolean
match_diagnoses (BackboneDiagnosisJob *self, GError **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->diagnoses));

  if (n != self->plan->ways->len)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED,
                           _ ("The endpoints have changed in the meantime"));
      return FALSE;
    }

  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->verdicts = g_array_new (FALSE, TRUE, sizeof (BackboneVerdict));
  g_array_set_size (self->verdicts, n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->shown, g_list_model_get_item (G_LIST_MODEL (self->diagnoses), i));

  return TRUE;
}

/* Keeps others from logging on with the same user meanwhile. Where that, or storing a hold, is not
 * possible, nobody logs on. */
static gboolean
begin_log_on (BackboneDiagnosisJob *self,
              gboolean *leased,
              char **obstacle,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *leased = FALSE;
  *obstacle = NULL;
  if (self->customer == NULL || self->url)
    return TRUE;

  if (backbone_landscape_is_read_only (self->landscape))
    {
      *obstacle = g_strdup (_ ("Not tried, since the landscape cannot be written: a refused "
                               "log-on could not be remembered"));
      return TRUE;
    }

  *leased = backbone_store_lease_acquire (get_store (self), LEASE, LEASE_WAIT_SECONDS, cancellable,
                                          &local_error);
  if (*leased)
    return TRUE;
  if (!g_error_matches (local_error, BACKBONE_ERROR, BACKBONE_ERROR_BUSY))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  /* Translators: what the other program is doing */
  *obstacle = g_strdup_printf (_ ("Not tried, since the user could be in use right now: %s"),
                               local_error->message);
  return TRUE;
}

static gboolean
run_all (BackboneDiagnosisJob *self,
         const char *obstacle,
         GCancellable *cancellable,
         GError **error)
{
  BackboneStore *store = get_store (self);
  gboolean done;

  if (!backbone_store_read (store, load_plan, self, cancellable, error)
      || !match_diagnoses (self, error))
    return FALSE;
  if (obstacle)
    backbone_diagnosis_plan_preset (self->plan, BACKBONE_VERDICT_SKIPPED, obstacle);
  if (!load_secrets (self, cancellable, error))
    return FALSE;

  show_places (self);
  backbone_job_report (BACKBONE_JOB (self), 0, self->plan->ways->len);
  done = diagnose (self, cancellable, error);
  if (backbone_landscape_is_read_only (self->landscape))
    return done;

  /* One error is enough; and what was begun was done. */
  return backbone_store_write (store, audit, self, NULL, done ? error : NULL) && done;
}

static gboolean
backbone_diagnosis_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneDiagnosisJob *self = BACKBONE_DIAGNOSIS_JOB (job);
  g_autofree char *obstacle = NULL;
  gboolean leased, done;

  if (!begin_log_on (self, &leased, &obstacle, cancellable, error))
    return FALSE;

  done = run_all (self, obstacle, cancellable, error);

  if (leased)
    backbone_store_lease_release (get_store (self), LEASE);
  g_clear_pointer (&self->plan, backbone_diagnosis_plan_free);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->verdicts, g_array_unref);

  return done;
}

static void
backbone_diagnosis_job_finalize (GObject *object)
{
  BackboneDiagnosisJob *self = BACKBONE_DIAGNOSIS_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->diagnoses);
  g_clear_pointer (&self->url, g_uri_unref);
  g_free (self->customer);

  G_OBJECT_CLASS (backbone_diagnosis_job_parent_class)->finalize (object);
}

static void
backbone_diagnosis_job_class_init (BackboneDiagnosisJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_diagnosis_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_diagnosis_job_run;
}

static void
backbone_diagnosis_job_init (BackboneDiagnosisJob *self)
{
  self->kinds = ALL_KINDS;
  self->diagnoses = g_list_store_new (BACKBONE_TYPE_DIAGNOSIS);
}

static void
add_kind (BackboneDiagnosisJob *self, BackboneChannelKind kind)
{
  BackboneEndpoint *endpoint = backbone_endpoint_profile_get_endpoint (
      backbone_landscape_get_profile (self->landscape), kind);
  g_autoptr (BackboneDiagnosis) diagnosis = NULL;
  g_autofree char *path = NULL;
  g_autofree char *url = NULL;

  if (endpoint == NULL || !(self->kinds & (1u << kind)))
    return;

  path = backbone_url_path_join (backbone_endpoint_get_path_prefix (endpoint),
                                 backbone_endpoint_get_test_path (endpoint));
  url = backbone_diagnosis_make_url (backbone_endpoint_get_host (endpoint),
                                     backbone_endpoint_get_port (endpoint), path);
  diagnosis = backbone_diagnosis_new (backbone_channel_kind_to_title (kind), kind,
                                      backbone_endpoint_get_host (endpoint),
                                      backbone_endpoint_get_port (endpoint), url);
  g_list_store_append (self->diagnoses, diagnosis);
}

static void
make_diagnoses (BackboneDiagnosisJob *self)
{
  g_autoptr (BackboneDiagnosis) diagnosis = NULL;
  g_autofree char *url = NULL;

  g_list_store_remove_all (self->diagnoses);
  if (self->url == NULL)
    {
      for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
        add_kind (self, kind);
      return;
    }

  url = g_uri_to_string_partial (self->url,
                                 G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY | G_URI_HIDE_FRAGMENT);
  diagnosis = backbone_diagnosis_new (url, -1, g_uri_get_host (self->url),
                                      MAX (g_uri_get_port (self->url), 0), url);
  g_list_store_append (self->diagnoses, diagnosis);
}

/**
 * backbone_diagnosis_job_new:
 * @landscape: a landscape
 *
 * Returns: (transfer full): a job that diagnoses all endpoints of @landscape, without log-on
 */
BackboneDiagnosisJob *
backbone_diagnosis_job_new (BackboneLandscape *landscape)
{
  BackboneDiagnosisJob *self = g_object_new (BACKBONE_TYPE_DIAGNOSIS_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Diagnosing endpoints"));
  make_diagnoses (self);

  return self;
}

void
backbone_diagnosis_job_set_kinds (BackboneDiagnosisJob *self, const int *kinds)
{
  self->kinds = 0;
  for (guint i = 0; kinds && kinds[i] >= 0; i++)
    self->kinds |= 1u << kinds[i];

  self->chosen = self->kinds != 0;
  if (self->kinds == 0)
    self->kinds = ALL_KINDS;
  g_clear_pointer (&self->url, g_uri_unref);
  make_diagnoses (self);
}

/**
 * backbone_diagnosis_job_set_url:
 * @self: a job that has not run
 * @url: an address that begins with https://
 * @error: return location for %BACKBONE_ERROR_INVALID
 *
 * Only TLS is diagnosed: nothing of this program ever goes over plain HTTP. The query of @url is
 * asked for, but shown nowhere.
 *
 * Returns: whether @url can be diagnosed
 */
gboolean
backbone_diagnosis_job_set_url (BackboneDiagnosisJob *self, const char *url, GError **error)
{
  g_autoptr (GUri) uri = backbone_diagnosis_parse_url (url, error);

  if (uri == NULL)
    return FALSE;

  g_clear_pointer (&self->url, g_uri_unref);
  self->url = g_steal_pointer (&uri);
  self->chosen = TRUE;
  make_diagnoses (self);

  return TRUE;
}

/* A number that is none stays as it is: the store then says that there is no such customer. */
void
backbone_diagnosis_job_set_customer (BackboneDiagnosisJob *self, const char *number)
{
  g_autofree char *normal = number ? backbone_customer_number_normalize (number, NULL) : NULL;

  g_free (self->customer);
  self->customer = g_strdup (normal ? normal : number);
}

GListModel *
backbone_diagnosis_job_get_diagnoses (BackboneDiagnosisJob *self)
{
  return G_LIST_MODEL (self->diagnoses);
}

char *
backbone_diagnosis_job_dup_report (BackboneDiagnosisJob *self)
{
  return backbone_diagnosis_report_to_text (G_LIST_MODEL (self->diagnoses));
}

char *
backbone_diagnosis_job_dup_json (BackboneDiagnosisJob *self)
{
  gboolean single = self->chosen && g_list_model_get_n_items (G_LIST_MODEL (self->diagnoses)) == 1;

  return backbone_diagnosis_report_to_json (G_LIST_MODEL (self->diagnoses), single);
}
