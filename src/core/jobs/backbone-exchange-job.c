/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-exchange-job.h"

#include "backbone-db-exchanges-private.h"
#include "backbone-db-installations-private.h"
#include "backbone-exchange-session-private.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-text-private.h"
#include "backbone-trial-private.h"

#include <glib/gi18n-lib.h>

/* Checks of channels use the same technical users: so only one of both runs at a time. */
#define LEASE              "check"
#define LEASE_WAIT_SECONDS 2

struct _BackboneExchangeJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  BackbonePurpose purpose;
  char *customer;
  char *local_user;
  BackboneExchange *result; /* nullable */

  /* While it runs. */
  BackboneExchangeSession *session;
  GPtrArray *installations;
};

G_DEFINE_FINAL_TYPE (BackboneExchangeJob, backbone_exchange_job, BACKBONE_TYPE_JOB)

/* A trial, and what was found. */
typedef struct
{
  BackboneExchangeJob *job;
  const BackboneExchangeParty *party;
  const BackboneTrialFinding *finding;
} Trial;

static gboolean
normalize (BackboneExchangeJob *self, GError **error)
{
  return backbone_text_replace (&self->customer,
                                backbone_customer_number_normalize (self->customer, error))
         && backbone_text_replace (&self->local_user,
                                   backbone_local_user_normalize (self->local_user, error));
}

static gboolean
load (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneExchangeJob *self = user_data;
  const char *const customers[] = { self->customer, NULL };

  return backbone_exchange_session_load (self->session, db, customers,
                                         backbone_purpose_get_kind (self->purpose), error)
         && backbone_db_installations_list (db, self->customer, &self->installations, error);
}

/* (nullable): one of the systems that are there. */
static const char *
find_system (BackboneExchangeJob *self)
{
  for (guint i = 0; i < self->installations->len; i++)
    {
      BackboneInstallation *installation = g_ptr_array_index (self->installations, i);
      const char *const *systems = backbone_installation_get_systems (installation);

      if (backbone_installation_get_missing_since (installation) == 0 && systems && systems[0])
        return systems[0];
    }

  return NULL;
}

static void
conclude (BackboneExchangeJob *self,
          const BackboneExchangeParty *party,
          BackboneVerdict verdict,
          const char *evidence)
{
  BackboneTime now = g_get_real_time ();

  g_clear_object (&self->result);
  self->result = g_object_new (
      BACKBONE_TYPE_EXCHANGE, "customer", self->customer, "purpose", self->purpose, "local-user",
      self->local_user, "technical-user", party ? party->technical_user.id : NULL, "s-user",
      party ? party->s_user.id : NULL, "verdict", verdict, "evidence", evidence, "time", now,
      "proven", verdict == BACKBONE_VERDICT_OK ? now : (BackboneTime)0, NULL);
}

static void
conclude_by_hand (BackboneExchangeJob *self)
{
  BackboneEndpointProfile *profile = backbone_exchange_session_get_profile (self->session);
  g_autofree char *evidence = g_strdup_printf (
      /* Translators: the name of an endpoint profile, and what is tried, such as "Support incidents" */
      _ ("The endpoint profile “%s” has no service to try this with: confirm by hand, in the "
         "Focused Run system, that it works: %s"),
      backbone_endpoint_profile_get_name (profile), backbone_purpose_to_title (self->purpose));

  conclude (self, NULL, BACKBONE_VERDICT_NOT_CONFIGURED, evidence);
}

/* What was sent is stored, with the hold that follows from it. */
static gboolean
save (BackboneDb *db, gpointer user_data, GError **error)
{
  Trial *trial = user_data;

  return backbone_exchange_session_hold (trial->job->session, db, trial->party,
                                         trial->finding->verdict,
                                         trial->finding->s_user_is_at_fault, error)
         && backbone_db_exchange_save (db, trial->job->result, error);
}

/* (transfer full) (nullable): the evidence, with whose log-on failed. */
static char *
name_user (const BackboneExchangeParty *party, const BackboneTrialFinding *finding)
{
  if (!backbone_verdict_holds_user (finding->verdict))
    return g_strdup (finding->evidence);
  if (finding->s_user_is_at_fault)
    /* Translators: the ID of an S-User, and what was seen */
    return g_strdup_printf (_ ("S-User %s: %s"), party->s_user.id, finding->evidence);

  /* Translators: the ID of a technical user, and what was seen */
  return g_strdup_printf (_ ("Technical user %s: %s"), party->technical_user.id, finding->evidence);
}

static gboolean
send (BackboneExchangeJob *self,
      const BackboneExchangeParty *party,
      const char *path,
      const char *system,
      GCancellable *cancellable,
      GError **error)
{
  const BackboneTrial trial = {
    .purpose = self->purpose,
    .path = path,
    .host = party->host,
    .port = party->port,
    .customer = self->customer,
    .system = system,
    .technical_user = &party->technical_user,
    .certificate = party->certificate,
    .s_user = party->s_user.secret ? &party->s_user : NULL,
  };
  g_autoptr (BackboneTrialFinding) finding
      = backbone_trial_run (&trial, party->client, cancellable, error);
  g_autofree char *evidence = NULL;
  Trial result = { self, party, finding };

  if (finding == NULL)
    return FALSE;

  evidence = name_user (party, finding);
  conclude (self, party, finding->verdict, evidence);

  return backbone_store_write (backbone_landscape_get_store (self->landscape), save, &result, NULL,
                               error);
}

static gboolean
needs_system (BackbonePurpose purpose)
{
  return purpose == BACKBONE_PURPOSE_INCIDENTS || purpose == BACKBONE_PURPOSE_SYSTEM_DATA;
}

static gboolean
try (BackboneExchangeJob *self, GCancellable *cancellable, GError **error)
{
  const char *path, *system;
  g_auto (BackboneExchangeParty) party = { 0 };

  if (!backbone_store_read (backbone_landscape_get_store (self->landscape), load, self, cancellable,
                            error))
    return FALSE;

  path = backbone_endpoint_profile_get_exchange_path (
      backbone_exchange_session_get_profile (self->session), self->purpose);
  if (path == NULL)
    {
      conclude_by_hand (self);
      return TRUE;
    }
  if (!backbone_exchange_session_open (self->session, cancellable, error))
    return FALSE;

  backbone_exchange_session_find (self->session, self->customer, &party);
  system = find_system (self);
  if (party.verdict != BACKBONE_VERDICT_OK)
    conclude (self, &party, party.verdict, party.evidence);
  else if (system == NULL && needs_system (self->purpose))
    conclude (self, &party, BACKBONE_VERDICT_NOT_CONFIGURED,
              _ ("No system of the customer is known: read or import its installations first"));
  else
    return send (self, &party, path, system, cancellable, error);

  return TRUE;
}

/* The session of the services wants a main context that is this thread's own. */
static gboolean
backbone_exchange_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneExchangeJob *self = BACKBONE_EXCHANGE_JOB (job);
  BackboneStore *store = backbone_landscape_get_store (self->landscape);
  g_autoptr (GMainContext) context = NULL;
  gboolean done;

  if (!normalize (self, error)
      || !backbone_store_lease_acquire (store, LEASE, LEASE_WAIT_SECONDS, cancellable, error))
    return FALSE;

  context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  self->session = backbone_exchange_session_new (self->landscape, self->local_user);
  done = try (self, cancellable, error);
  g_clear_pointer (&self->session, backbone_exchange_session_free);
  g_clear_pointer (&self->installations, g_ptr_array_unref);
  g_main_context_pop_thread_default (context);
  backbone_store_lease_release (store, LEASE);

  return done;
}

static void
backbone_exchange_job_finalize (GObject *object)
{
  BackboneExchangeJob *self = BACKBONE_EXCHANGE_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->result);
  g_free (self->customer);
  g_free (self->local_user);

  G_OBJECT_CLASS (backbone_exchange_job_parent_class)->finalize (object);
}

static void
backbone_exchange_job_class_init (BackboneExchangeJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_exchange_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_exchange_job_run;
}

static void
backbone_exchange_job_init (BackboneExchangeJob *self)
{
}

/**
 * backbone_exchange_job_new:
 * @landscape: a landscape
 * @purpose: what to try
 * @customer: a customer number
 * @local_user: (nullable): for whom; the default batch user if %NULL
 *
 * Returns: (transfer full): the job
 */
BackboneExchangeJob *
backbone_exchange_job_new (BackboneLandscape *landscape,
                           BackbonePurpose purpose,
                           const char *customer,
                           const char *local_user)
{
  BackboneExchangeJob *self = g_object_new (BACKBONE_TYPE_EXCHANGE_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  self->purpose = purpose;
  self->customer = g_strdup (customer);
  self->local_user = g_strdup (local_user ? local_user : BACKBONE_LOCAL_USER_DEFAULT);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Try an exchange"));

  return self;
}

/**
 * backbone_exchange_job_get_result:
 *
 * Returns: (transfer none) (nullable): what was found
 */
BackboneExchange *
backbone_exchange_job_get_result (BackboneExchangeJob *self)
{
  return self->result;
}
