/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-refresh-job.h"

#include "backbone-db-customers-private.h"
#include "backbone-db-installations-private.h"
#include "backbone-db-refresh-private.h"
#include "backbone-exchange-session-private.h"
#include "backbone-installation-answer-private.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-profile-private.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>

/* Checks of channels use the same technical users: so only one of both runs at a time. */
#define LEASE              "check"
#define LEASE_WAIT_SECONDS 2

#define PAGE_SIZE 50
/* Far more than anybody has: a server that never ends its list is not followed. */
#define MAX_INSTALLATIONS 20000
/* After so many customers in a row for whom no connection came about, no other is tried. */
#define MAX_UNREACHABLE 3

struct _BackboneRefreshJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  GStrv numbers; /* nullable */
  char *local_user;
  GListStore *results;
  GListStore *changes;

  /* While it runs. */
  BackboneExchangeSession *session;
  GPtrArray *customers; /* numbers, in the order in which they are read */
  guint n_unreachable;
};

G_DEFINE_FINAL_TYPE (BackboneRefreshJob, backbone_refresh_job, BACKBONE_TYPE_JOB)

/* One customer, and what was read. */
typedef struct
{
  BackboneRefreshJob *job;
  const BackboneExchangeParty *party;
  GPtrArray *rows;     /* BackboneInstallationRow */
  GHashTable *numbers; /* of these */
  guint n_foreign;     /* installations of other customers, which are left out */
  BackboneVerdict verdict;
  char *evidence; /* nullable */
  gboolean sent;
  gboolean s_user_is_at_fault;
  gint64 total; /* -1 if it is not known */
  guint n_read;
} Reading;

static Reading *
reading_new (BackboneRefreshJob *job, const BackboneExchangeParty *party)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->job = job;
  reading->party = party;
  reading->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_installation_row_free);
  reading->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  reading->verdict = party->verdict;
  reading->evidence = g_strdup (party->evidence);
  reading->total = -1;

  return reading;
}

static void
reading_free (Reading *reading)
{
  g_ptr_array_unref (reading->rows);
  g_hash_table_unref (reading->numbers);
  g_free (reading->evidence);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static int
compare_customers (gconstpointer a, gconstpointer b)
{
  const BackboneCustomerRow *one = *(const BackboneCustomerRow *const *)a;
  const BackboneCustomerRow *other = *(const BackboneCustomerRow *const *)b;

  if (one->owner != other->owner)
    return one->owner ? -1 : 1;

  return g_strcmp0 (one->number, other->number);
}

static gboolean
is_chosen (BackboneRefreshJob *self, const BackboneCustomerRow *row)
{
  return self->numbers == NULL || g_strv_contains ((const char *const *)self->numbers, row->number);
}

static gboolean
choose_customers (BackboneRefreshJob *self, BackboneDb *db, GError **error)
{
  g_autoptr (GHashTable) rows = NULL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;

  if (!backbone_db_customers_load (db, &rows, error))
    return FALSE;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      if (is_chosen (self, row))
        g_ptr_array_add (chosen, row);
    }
  g_ptr_array_sort (chosen, compare_customers);

  self->customers = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < chosen->len; i++)
    {
      const BackboneCustomerRow *customer = g_ptr_array_index (chosen, i);

      g_ptr_array_add (self->customers, g_strdup (customer->number));
    }

  return TRUE;
}

static gboolean
load (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneRefreshJob *self = user_data;

  return backbone_exchange_session_load (self->session, db, (const char *const *)self->numbers,
                                         BACKBONE_CHANNEL_PORTAL, error)
         && choose_customers (self, db, error);
}

static gboolean
check_profile (BackboneRefreshJob *self, GError **error)
{
  BackboneEndpointProfile *profile = backbone_exchange_session_get_profile (self->session);

  if (backbone_endpoint_profile_get_installations_path (profile))
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE,
               /* Translators: the name of an endpoint profile */
               _ ("The endpoint profile “%s” has no service that lists installations: import them "
                  "from a file instead"),
               backbone_endpoint_profile_get_name (profile));

  return FALSE;
}

/* (transfer full). */
static BackboneInstallationRow *
make_row (BackboneInstallation *installation, const char *customer)
{
  BackboneInstallationRow *row
      = backbone_installation_row_new (backbone_installation_get_number (installation), customer,
                                       backbone_installation_get_description (installation));
  const char *const *systems = backbone_installation_get_systems (installation);
  const char *const *sids = backbone_installation_get_sids (installation);

  for (guint i = 0; systems && systems[i]; i++)
    backbone_installation_row_add_system (row, systems[i], sids[i]);

  return row;
}

/* What is there twice can stand on two pages of a list that changes meanwhile. */
static void
take (Reading *reading, BackboneInstallation *installation)
{
  const char *customer = backbone_installation_get_customer (installation);
  BackboneInstallationRow *row;

  reading->n_read++;
  if (customer && g_strcmp0 (customer, reading->party->customer) != 0)
    {
      reading->n_foreign++;
      return;
    }
  if (g_hash_table_contains (reading->numbers, backbone_installation_get_number (installation)))
    return;

  row = make_row (installation, reading->party->customer);
  g_ptr_array_add (reading->rows, row);
  g_hash_table_add (reading->numbers, row->number);
}

static void
fail (Reading *reading, const char *evidence)
{
  reading->verdict = BACKBONE_VERDICT_UNEXPECTED;
  g_free (reading->evidence);
  reading->evidence = g_strdup (evidence);
}

/* (nullable) (transfer full): NULL if it can't be read; then the reading says why. */
static BackboneInstallationPage *
read_answer (Reading *reading, BackboneServiceAnswer *answer)
{
  g_autoptr (GError) error = NULL;
  BackboneInstallationPage *page;

  reading->sent = TRUE;
  reading->verdict = answer->verdict;
  reading->s_user_is_at_fault = answer->s_user_is_at_fault;
  g_free (reading->evidence);
  reading->evidence = g_steal_pointer (&answer->evidence);
  if (answer->verdict != BACKBONE_VERDICT_OK)
    return NULL;

  page = backbone_installation_answer_read ((const char *)answer->body->data, answer->body->len,
                                            &error);
  if (page == NULL)
    fail (reading, error->message);

  return page;
}

/* (out) @at_end: whether there is nothing more to read. FALSE only if it was cancelled. */
static gboolean
read_page (Reading *reading, gboolean *at_end, GCancellable *cancellable, GError **error)
{
  const BackboneExchangeParty *party = reading->party;
  BackboneEndpointProfile *profile = backbone_exchange_session_get_profile (reading->job->session);
  g_autofree char *own = backbone_profile_fill_in_s_user (
      backbone_endpoint_profile_get_installations_path (profile), party->s_user.id);
  g_autofree char *path = g_strdup_printf ("%s&$top=%d&$skip=%u&$inlinecount=allpages", own,
                                           PAGE_SIZE, reading->n_read);
  const BackboneServiceRequest request = {
    .host = party->host,
    .port = party->port,
    .path = path,
    .technical_user = &party->technical_user,
    .certificate = party->certificate,
    .s_user = &party->s_user,
  };
  g_autoptr (BackboneServiceAnswer) answer
      = backbone_service_client_send (party->client, &request, cancellable, error);
  g_autoptr (BackboneInstallationPage) page = NULL;

  *at_end = TRUE;
  if (answer == NULL)
    return FALSE;
  page = read_answer (reading, answer);
  if (page == NULL)
    return TRUE;

  for (guint i = 0; i < page->installations->len; i++)
    take (reading, g_ptr_array_index (page->installations, i));
  reading->total = page->total;
  *at_end = page->installations->len == 0
            || (page->total >= 0 && (gint64)reading->n_read >= page->total);

  return TRUE;
}

/* A list that ends before all of it has come is not whole. */
static void
check_whole (Reading *reading)
{
  guint n_different = reading->rows->len + reading->n_foreign;
  g_autofree char *evidence = NULL;

  if (reading->verdict != BACKBONE_VERDICT_OK)
    return;

  if (reading->total >= 0 && (gint64)n_different != reading->total)
    {
      /* Translators: two counts of installations */
      evidence = g_strdup_printf (_ ("The list is not whole: %u installations came of %u"),
                                  n_different, (guint)reading->total);
      fail (reading, evidence);
    }
  else if (reading->n_foreign > 0)
    {
      reading->evidence = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u installation of another customer number was left out",
                       "%u installations of other customer numbers were left out",
                       reading->n_foreign),
          reading->n_foreign);
    }
}

static gboolean
read_all (Reading *reading, GCancellable *cancellable, GError **error)
{
  gboolean at_end = FALSE;

  while (!at_end)
    {
      if (!read_page (reading, &at_end, cancellable, error))
        return FALSE;
      if (reading->n_read > MAX_INSTALLATIONS)
        {
          fail (reading, _ ("The list of installations has no end"));
          at_end = TRUE;
        }
    }
  check_whole (reading);

  return TRUE;
}

static gboolean
save (BackboneDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  BackboneRefreshJob *self = reading->job;
  const BackboneExchangeParty *party = reading->party;
  gboolean whole = reading->verdict == BACKBONE_VERDICT_OK;

  if (!backbone_exchange_session_hold (self->session, db, party, reading->verdict,
                                       reading->s_user_is_at_fault, error))
    return FALSE;
  if (whole
      && !backbone_db_installations_save (db, reading->rows, party->customer, FALSE, self->changes,
                                          error))
    return FALSE;

  return backbone_db_refresh_save (db, party->customer, whole, reading->verdict, reading->evidence,
                                   self->local_user, party->s_user.id, error);
}

static void
add_result (Reading *reading)
{
  guint n_systems = 0;
  g_autoptr (BackboneRefresh) result = NULL;

  for (guint i = 0; i < reading->rows->len; i++)
    {
      const BackboneInstallationRow *row = g_ptr_array_index (reading->rows, i);

      n_systems += row->systems->len;
    }
  result = g_object_new (
      BACKBONE_TYPE_REFRESH, "customer", reading->party->customer, "local-user",
      reading->job->local_user, "s-user", reading->party->s_user.id, "verdict", reading->verdict,
      "evidence", reading->evidence, "time", g_get_real_time (), "n-installations",
      reading->verdict == BACKBONE_VERDICT_OK ? reading->rows->len : 0, "n-systems",
      reading->verdict == BACKBONE_VERDICT_OK ? n_systems : 0, NULL);
  g_list_store_append (reading->job->results, result);
}

static gboolean
is_unreachable (BackboneVerdict verdict)
{
  return verdict == BACKBONE_VERDICT_NAME_NOT_FOUND || verdict == BACKBONE_VERDICT_REFUSED
         || verdict == BACKBONE_VERDICT_TIMEOUT || verdict == BACKBONE_VERDICT_CONNECTION_BROKEN;
}

static void
count_unreachable (Reading *reading)
{
  if (reading->sent)
    reading->job->n_unreachable
        = is_unreachable (reading->verdict) ? reading->job->n_unreachable + 1 : 0;
}

static void
give_up (Reading *reading)
{
  if (reading->verdict != BACKBONE_VERDICT_OK || reading->job->n_unreachable < MAX_UNREACHABLE)
    return;

  reading->verdict = BACKBONE_VERDICT_SKIPPED;
  reading->evidence
      = g_strdup (_ ("Not tried, since no connection came about for the customers before"));
}

static gboolean
refresh (BackboneRefreshJob *self, const char *customer, GCancellable *cancellable, GError **error)
{
  g_auto (BackboneExchangeParty) party = { 0 };
  g_autoptr (Reading) reading = NULL;

  backbone_exchange_session_find (self->session, customer, &party);
  reading = reading_new (self, &party);
  give_up (reading);
  if (reading->verdict == BACKBONE_VERDICT_OK && !read_all (reading, cancellable, error))
    return FALSE;

  count_unreachable (reading);
  if (!backbone_store_write (backbone_landscape_get_store (self->landscape), save, reading, NULL,
                             error))
    return FALSE;
  add_result (reading);

  return TRUE;
}

static gboolean
refresh_all (BackboneRefreshJob *self, GCancellable *cancellable, GError **error)
{
  if (!backbone_store_read (backbone_landscape_get_store (self->landscape), load, self, cancellable,
                            error)
      || !check_profile (self, error)
      || !backbone_exchange_session_open (self->session, cancellable, error))
    return FALSE;

  for (guint i = 0; i < self->customers->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      backbone_job_report (BACKBONE_JOB (self), i, self->customers->len);
      if (!refresh (self, g_ptr_array_index (self->customers, i), cancellable, error))
        return FALSE;
    }
  backbone_job_report (BACKBONE_JOB (self), self->customers->len, self->customers->len);

  return TRUE;
}

/* One that left a customer and came to another did not vanish: it moved. */
static void
drop_vanished_that_moved (BackboneRefreshJob *self)
{
  GListModel *changes = G_LIST_MODEL (self->changes);
  g_autoptr (GHashTable) moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = g_list_model_get_n_items (changes); i > 0; i--)
    {
      g_autoptr (BackboneInstallationChange) change = g_list_model_get_item (changes, i - 1);
      const char *number = backbone_installation_change_get_installation (change);
      BackboneInstallationOutcome outcome = backbone_installation_change_get_outcome (change);

      if (outcome == BACKBONE_INSTALLATION_MOVED)
        g_hash_table_add (moved, g_strdup (number));
      else if (outcome == BACKBONE_INSTALLATION_VANISHED && g_hash_table_contains (moved, number))
        g_list_store_remove (self->changes, i - 1);
    }
}

static gboolean
normalize (BackboneRefreshJob *self, GError **error)
{
  if (!backbone_text_replace (&self->local_user,
                              backbone_local_user_normalize (self->local_user, error)))
    return FALSE;

  for (guint i = 0; self->numbers && self->numbers[i]; i++)
    {
      char **number = &self->numbers[i];

      if (!backbone_text_replace (number, backbone_customer_number_normalize (*number, error)))
        return FALSE;
    }

  return TRUE;
}

/* The session of the services wants a main context that is this thread's own. */
static gboolean
backbone_refresh_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneRefreshJob *self = BACKBONE_REFRESH_JOB (job);
  BackboneStore *store = backbone_landscape_get_store (self->landscape);
  g_autoptr (GMainContext) context = NULL;
  gboolean done;

  if (!normalize (self, error)
      || !backbone_store_lease_acquire (store, LEASE, LEASE_WAIT_SECONDS, cancellable, error))
    return FALSE;

  context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  self->session = backbone_exchange_session_new (self->landscape, self->local_user);
  done = refresh_all (self, cancellable, error);
  g_clear_pointer (&self->session, backbone_exchange_session_free);
  g_clear_pointer (&self->customers, g_ptr_array_unref);
  g_main_context_pop_thread_default (context);
  backbone_store_lease_release (store, LEASE);
  drop_vanished_that_moved (self);

  return done;
}

static void
backbone_refresh_job_finalize (GObject *object)
{
  BackboneRefreshJob *self = BACKBONE_REFRESH_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->results);
  g_clear_object (&self->changes);
  g_strfreev (self->numbers);
  g_free (self->local_user);

  G_OBJECT_CLASS (backbone_refresh_job_parent_class)->finalize (object);
}

static void
backbone_refresh_job_class_init (BackboneRefreshJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_refresh_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_refresh_job_run;
}

static void
backbone_refresh_job_init (BackboneRefreshJob *self)
{
  self->results = g_list_store_new (BACKBONE_TYPE_REFRESH);
  self->changes = g_list_store_new (BACKBONE_TYPE_INSTALLATION_CHANGE);
}

/**
 * backbone_refresh_job_new:
 * @landscape: a landscape
 * @customers: (nullable) (array zero-terminated=1): customer numbers; all if %NULL
 * @local_user: (nullable): for whom; the default batch user if %NULL
 *
 * Returns: (transfer full): the job
 */
BackboneRefreshJob *
backbone_refresh_job_new (BackboneLandscape *landscape,
                          const char *const *customers,
                          const char *local_user)
{
  BackboneRefreshJob *self = g_object_new (BACKBONE_TYPE_REFRESH_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  self->numbers = g_strdupv ((char **)customers);
  self->local_user = g_strdup (local_user ? local_user : BACKBONE_LOCAL_USER_DEFAULT);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Read installations"));

  return self;
}

/**
 * backbone_refresh_job_get_results:
 *
 * Returns: (transfer none): #BackboneRefresh
 */
GListModel *
backbone_refresh_job_get_results (BackboneRefreshJob *self)
{
  return G_LIST_MODEL (self->results);
}

/**
 * backbone_refresh_job_get_changes:
 *
 * Returns: (transfer none): #BackboneInstallationChange
 */
GListModel *
backbone_refresh_job_get_changes (BackboneRefreshJob *self)
{
  return G_LIST_MODEL (self->changes);
}
