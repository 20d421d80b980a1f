/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-rotate-job.h"

#include "backbone-check-engine-private.h"
#include "backbone-db-audit-private.h"
#include "backbone-db-checks-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-settings-private.h"
#include "backbone-db-technical-users-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"
#include "backbone-rotate-s-user-private.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>

/* A check could try the same user at the same time. */
#define LEASE              "check"
#define LEASE_WAIT_SECONDS 2

struct _BackboneRotateJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  char *user;
  BackboneSecret *password;
  gboolean is_s_user;
  gboolean try_held;

  BackboneRotation rotation;
  BackboneVerdict verdict;
  char *evidence;
  char *customer;
  BackboneChannelKind kind;
  guint n_customers;
  guint n_assignments;

  /* While it runs. */
  GPtrArray *numbers; /* of the customers of the user */
  BackboneCheckPlan *plan;
  GPtrArray *anchors;
  BackboneCheckOutcome *outcome;
  char *credential; /* of the new password, once it is saved */
};

G_DEFINE_FINAL_TYPE (BackboneRotateJob, backbone_rotate_job, BACKBONE_TYPE_JOB)

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

static gboolean
load_numbers (BackboneDb *db, BackboneRotateJob *self, GError **error)
{
  g_autoptr (GHashTable) customers = NULL;
  GHashTableIter iter;
  BackboneCustomerRow *row;

  if (!backbone_db_customers_load (db, &customers, error))
    return FALSE;

  g_ptr_array_set_size (self->numbers, 0);
  g_hash_table_iter_init (&iter, customers);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&row))
    {
      if (g_strcmp0 (row->technical_user, self->user) == 0)
        g_ptr_array_add (self->numbers, g_strdup (row->number));
    }
  g_ptr_array_sort (self->numbers, compare_numbers);
  self->n_customers = self->numbers->len;
  if (self->n_customers == 0)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                 _ ("There is no technical user %s"), self->user);

  return self->n_customers > 0;
}

static gboolean
load (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneRotateJob *self = user_data;
  BackboneCheckFilter filter = { 0 };
  gboolean loaded;

  if (!load_numbers (db, self, error))
    return FALSE;

  g_ptr_array_add (self->numbers, NULL);
  filter.customers = (const char *const *)self->numbers->pdata;
  loaded = backbone_db_check_plan_load (db, &filter, &self->plan, error)
           && backbone_db_trust_anchors_load (db, &self->anchors, error);
  g_ptr_array_set_size (self->numbers, (int)self->n_customers);

  return loaded;
}

/* (nullable): how the user logs on with its password. */
static BackboneCheckUser *
find_user (BackboneRotateJob *self)
{
  for (guint i = 0; i < self->plan->users->len; i++)
    {
      BackboneCheckUser *user = &g_array_index (self->plan->users, BackboneCheckUser, i);

      if (!user->with_certificate && g_strcmp0 (user->id, self->user) == 0)
        return user;
    }

  return NULL;
}

/* The portal, if there is one: that is where log-ons are judged first anyway. */
static const BackboneCheckTarget *
choose_target (BackboneRotateJob *self, const BackboneCheckUser *user)
{
  const BackboneCheckTarget *targets
      = &g_array_index (self->plan->targets, BackboneCheckTarget, user->first_target);

  for (guint i = 0; i < user->n_targets; i++)
    {
      if (targets[i].kind == BACKBONE_CHANNEL_PORTAL)
        return &targets[i];
    }

  return targets;
}

/* (transfer full): the one log-on, with the new password, whatever is known of the user. */
static BackboneCheckPlan *
make_trial (BackboneRotateJob *self, const BackboneCheckTarget *chosen, GHashTable *secrets)
{
  BackboneCheckPlan *trial = backbone_check_plan_new ();
  const BackboneCheckEndpoint *known
      = &g_array_index (self->plan->endpoints, BackboneCheckEndpoint, chosen->endpoint);
  BackboneSecret *proxy_secret
      = known->proxy_credential ? g_hash_table_lookup (secrets, known->proxy_credential) : NULL;
  BackboneCheckEndpoint endpoint = {
    .host = g_strdup (known->host),
    .port = known->port,
    .proxy = g_object_ref (known->proxy),
    .proxy_credential = g_strdup (known->proxy_credential),
    .proxy_secret = proxy_secret ? backbone_secret_ref (proxy_secret) : NULL,
  };
  BackboneCheckUser user = {
    .id = g_strdup (self->user),
    .secret = backbone_secret_ref (self->password),
    .n_targets = 1,
  };
  BackboneCheckTarget target = *chosen;

  target.customer = g_string_chunk_insert_const (trial->strings, chosen->customer);
  target.path = g_string_chunk_insert_const (trial->strings, chosen->path);
  target.endpoint = 0;
  g_array_append_val (trial->endpoints, endpoint);
  g_array_append_val (trial->users, user);
  g_array_append_val (trial->targets, target);

  return trial;
}

static void
outcome_cb (BackboneCheckOutcome *outcome, gpointer user_data)
{
  BackboneRotateJob *self = user_data;

  g_clear_pointer (&self->outcome, backbone_check_outcome_free);
  self->outcome = outcome;
}

static char *
describe (BackboneRotateJob *self)
{
  return backbone_db_audit_text ("customer", self->customer, "channel",
                                 backbone_channel_kind_to_id (self->kind), "verdict",
                                 backbone_verdict_to_id (self->verdict), NULL);
}

/* What the log-on found is a check of that channel like any other. */
static gboolean
add_result (BackboneDb *db, BackboneRotateJob *self, GError **error)
{
  const BackboneCheckOutcome *outcomes[] = { self->outcome };
  gint64 run;

  return backbone_db_check_run_begin (db, 1, &run, error)
         && backbone_db_check_results_add (db, run, outcomes, 1, error)
         && backbone_db_check_run_end (db, run, FALSE, error);
}

static gboolean
write_stored (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneRotateJob *self = user_data;
  g_autofree char *after = describe (self);

  backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS);

  return backbone_db_technical_user_save (db, self->user, self->credential, error)
         && add_result (db, self, error)
         && backbone_db_audit (db, "password-rotate", self->user, NULL, after, error);
}

/* No result of the channel: it does not log on with this password. */
static gboolean
write_refused (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneRotateJob *self = user_data;
  g_autofree char *after = describe (self);

  return backbone_db_log_on_refused (db, self->outcome, error)
         && backbone_db_audit (db, "password-refused", self->user, NULL, after, error);
}

/* From here on it is not cancelled any more: what was found must be kept. */
static gboolean
conclude (BackboneRotateJob *self, GError **error)
{
  BackboneStore *store = backbone_landscape_get_store (self->landscape);

  self->verdict = self->outcome->verdict;
  self->evidence = g_strdup (self->outcome->evidence);
  self->rotation = backbone_rotation_judge (self->verdict, self->outcome->logged_on);
  if (self->rotation == BACKBONE_ROTATION_STORED)
    return backbone_edit_write_with_secret (self->landscape, self->customer, self->password,
                                            &self->credential, write_stored, self, NULL, error);
  if (self->rotation == BACKBONE_ROTATION_REFUSED)
    return backbone_store_write (store, write_refused, self, NULL, error);

  return TRUE;
}

static gboolean
try_password (BackboneRotateJob *self,
              const BackboneCheckTarget *target,
              GHashTable *secrets,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (BackboneCheckPlan) trial = make_trial (self, target, secrets);
  const BackboneCheckOptions options = { .parallel = 1, .trust_anchors = self->anchors };
  gboolean done;

  self->customer = g_strdup (target->customer);
  self->kind = target->kind;
  backbone_job_report (BACKBONE_JOB (self), 0, 1);
  done = backbone_check_engine_run (trial, &options, outcome_cb, self, cancellable, error)
         && conclude (self, error);
  g_clear_pointer (&self->outcome, backbone_check_outcome_free);
  backbone_job_report (BACKBONE_JOB (self), 1, 1);

  return done;
}

/* Whether there is somebody to try, and it may be. The keyring comes before the log-on: a password
 * that was tried must be one that can be saved. */
static gboolean
rotate (BackboneRotateJob *self, GCancellable *cancellable, GError **error)
{
  BackboneStore *store = backbone_landscape_get_store (self->landscape);
  g_autoptr (GHashTable) secrets = NULL;
  const BackboneCheckUser *user;

  if (!backbone_store_read (store, load, self, cancellable, error))
    return FALSE;
  user = find_user (self);
  if (user == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("No channel in use logs on with a password of %s, so a new one can't be "
                      "tried; save it with the customer instead"),
                   self->user);
      return FALSE;
    }
  if (user->preset == BACKBONE_VERDICT_SKIPPED && !self->try_held)
    {
      self->rotation = BACKBONE_ROTATION_HELD;
      self->verdict = BACKBONE_VERDICT_SKIPPED;
      return TRUE;
    }

  secrets = backbone_job_load_secrets (self->landscape, cancellable, error);

  return secrets && try_password (self, choose_target (self, user), secrets, cancellable, error);
}

/* The session of the service wants a main context that is this thread's own. */
static gboolean
rotate_s_user (BackboneRotateJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  BackboneSUserRotation rotation
      = { .id = self->user, .password = self->password, .try_held = self->try_held };
  gboolean done;

  g_main_context_push_thread_default (context);
  done = backbone_rotate_s_user (self->landscape, &rotation, cancellable, error);
  g_main_context_pop_thread_default (context);
  self->rotation = rotation.rotation;
  self->verdict = rotation.verdict;
  self->evidence = rotation.evidence;
  self->customer = rotation.customer;
  self->kind = BACKBONE_CHANNEL_PORTAL;
  self->n_assignments = rotation.n_assignments;

  return done;
}

static gboolean
normalize (BackboneRotateJob *self, GError **error)
{
  return backbone_text_replace (&self->user, backbone_user_id_normalize (self->user, error))
         && backbone_password_validate (backbone_secret_peek (self->password), error);
}

static gboolean
backbone_rotate_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneRotateJob *self = BACKBONE_ROTATE_JOB (job);
  BackboneStore *store = backbone_landscape_get_store (self->landscape);
  gboolean done;

  if (!normalize (self, error)
      || !backbone_store_lease_acquire (store, LEASE, LEASE_WAIT_SECONDS, cancellable, error))
    return FALSE;

  done = self->is_s_user ? rotate_s_user (self, cancellable, error)
                         : rotate (self, cancellable, error);
  backbone_store_lease_release (store, LEASE);
  g_clear_pointer (&self->plan, backbone_check_plan_free);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);

  return done;
}

static void
backbone_rotate_job_finalize (GObject *object)
{
  BackboneRotateJob *self = BACKBONE_ROTATE_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_pointer (&self->password, backbone_secret_unref);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_free (self->user);
  g_free (self->evidence);
  g_free (self->customer);
  g_free (self->credential);

  G_OBJECT_CLASS (backbone_rotate_job_parent_class)->finalize (object);
}

static void
backbone_rotate_job_class_init (BackboneRotateJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_rotate_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_rotate_job_run;
}

static void
backbone_rotate_job_init (BackboneRotateJob *self)
{
  self->numbers = g_ptr_array_new_with_free_func (g_free);
}

/**
 * backbone_rotate_job_new:
 * @landscape: a landscape
 * @user: the ID of a technical user
 * @password: its new password
 *
 * Returns: (transfer full): the job
 */
BackboneRotateJob *
backbone_rotate_job_new (BackboneLandscape *landscape, const char *user, BackboneSecret *password)
{
  BackboneRotateJob *self = g_object_new (BACKBONE_TYPE_ROTATE_JOB, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Change the password of %s"), user);

  self->landscape = g_object_ref (landscape);
  self->user = g_strdup (user);
  self->password = backbone_secret_ref (password);
  backbone_job_set_title (BACKBONE_JOB (self), title);

  return self;
}

/**
 * backbone_rotate_job_new_for_s_user:
 * @landscape: a landscape
 * @s_user: the ID of an S-User
 * @password: its new password
 *
 * Returns: (transfer full): the job
 */
BackboneRotateJob *
backbone_rotate_job_new_for_s_user (BackboneLandscape *landscape,
                                    const char *s_user,
                                    BackboneSecret *password)
{
  BackboneRotateJob *self = backbone_rotate_job_new (landscape, s_user, password);

  self->is_s_user = TRUE;

  return self;
}

void
backbone_rotate_job_set_try_held (BackboneRotateJob *self, gboolean try_held)
{
  self->try_held = try_held;
}

BackboneRotation
backbone_rotate_job_get_rotation (BackboneRotateJob *self)
{
  return self->rotation;
}

const char *
backbone_rotate_job_get_user (BackboneRotateJob *self)
{
  return self->user;
}

BackboneVerdict
backbone_rotate_job_get_verdict (BackboneRotateJob *self)
{
  return self->verdict;
}

const char *
backbone_rotate_job_get_evidence (BackboneRotateJob *self)
{
  return self->evidence;
}

const char *
backbone_rotate_job_get_customer (BackboneRotateJob *self)
{
  return self->customer;
}

BackboneChannelKind
backbone_rotate_job_get_kind (BackboneRotateJob *self)
{
  return self->kind;
}

guint
backbone_rotate_job_get_n_customers (BackboneRotateJob *self)
{
  return self->n_customers;
}

guint
backbone_rotate_job_get_n_assignments (BackboneRotateJob *self)
{
  return self->n_assignments;
}

char *
backbone_rotate_job_dup_message (BackboneRotateJob *self)
{
  return self->is_s_user ? backbone_rotation_dup_s_user_message (self->rotation, self->user,
                                                                 self->verdict, self->n_assignments)
                         : backbone_rotation_dup_message (self->rotation, self->user, self->verdict,
                                                          self->n_customers);
}
