/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells what the store costs; not a test, since machines differ. */

#include "backbone-customer-list.h"
#include "backbone-db-checks-private.h"
#include "backbone-db-customer-query-private.h"
#include "backbone-db-private.h"
#include "landscape-fixture.h"

#include <locale.h>

#define N_CUSTOMERS 10000
#define BATCH       500

static void
tell (const char *what, gint64 started, guint n)
{
  gint64 elapsed = g_get_monotonic_time () - started;

  g_print ("%-40s %8.1f ms %8.1f µs each\n", what, elapsed / 1000.0, (double)elapsed / n);
}

typedef struct
{
  gint64 run;
  BackboneVerdict verdict;
  const BackboneCheckTarget *targets;
  guint n_targets;
} Batch;

static gboolean
begin_run (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_check_run_begin (db, 3 * N_CUSTOMERS, &((Batch *)user_data)->run, error);
}

static gboolean
add_batch (BackboneDb *db, gpointer user_data, GError **error)
{
  Batch *batch = user_data;
  g_autoptr (GPtrArray) outcomes
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_check_outcome_free);

  for (guint i = 0; i < batch->n_targets; i++)
    {
      BackboneCheckOutcome *outcome = backbone_check_outcome_new (&batch->targets[i], NULL);

      outcome->verdict = batch->verdict;
      outcome->status = 200;
      outcome->tls_version = "TLS 1.3";
      outcome->evidence = g_ref_string_new ("HTTP 200, 12 bytes of text/plain");
      for (guint phase = 0; phase < BACKBONE_N_PHASES; phase++)
        outcome->phases[phase] = 1000 * phase;
      g_ptr_array_add (outcomes, outcome);
    }

  return backbone_db_check_results_add (
      db, batch->run, (const BackboneCheckOutcome *const *)outcomes->pdata, outcomes->len, error);
}

static gboolean
load_plan (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneCheckFilter filter = { 0 };

  return backbone_db_check_plan_load (db, &filter, user_data, error);
}

static gboolean
run_query (BackboneDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GArray) keys = NULL;
  guint counts[BACKBONE_N_STATUSES];

  return backbone_db_customer_query (db, user_data, &keys, counts, error);
}

static void
bench_run (LandscapeFixture *fixture, BackboneCheckPlan *plan, BackboneVerdict verdict)
{
  Batch batch = { .verdict = verdict };
  gint64 started = g_get_monotonic_time ();

  fixture_write (fixture, begin_run, &batch);
  for (guint i = 0; i < plan->targets->len; i += BATCH)
    {
      batch.targets = &g_array_index (plan->targets, BackboneCheckTarget, i);
      batch.n_targets = MIN (BATCH, plan->targets->len - i);
      fixture_write (fixture, add_batch, &batch);
    }
  tell (verdict == BACKBONE_VERDICT_OK ? "results, all changed" : "results, failing", started,
        plan->targets->len);
}

static void
bench_query (LandscapeFixture *fixture, const char *what, BackboneCustomerQuery query)
{
  gint64 started = g_get_monotonic_time ();

  for (guint i = 0; i < 10; i++)
    fixture_read (fixture, run_query, &query);
  tell (what, started, 10);
}

int
main (int argc, char *argv[])
{
  LandscapeFixture fixture = { 0 };
  g_autoptr (BackboneCheckPlan) plan = NULL;
  gint64 started;

  setlocale (LC_ALL, "");
  fixture_set_up (&fixture, NULL);
  started = g_get_monotonic_time ();
  fixture_add_many (&fixture, N_CUSTOMERS);
  tell ("customers in one transaction", started, N_CUSTOMERS);

  started = g_get_monotonic_time ();
  fixture_read (&fixture, load_plan, &plan);
  tell ("plan", started, plan->targets->len);

  bench_run (&fixture, plan, BACKBONE_VERDICT_OK);
  bench_run (&fixture, plan, BACKBONE_VERDICT_OK);
  bench_run (&fixture, plan, BACKBONE_VERDICT_REFUSED);

  bench_query (&fixture, "by number",
               (BackboneCustomerQuery){ NULL, NULL, -1, BACKBONE_CUSTOMER_SORT_NUMBER, FALSE });
  bench_query (&fixture, "by status, descending",
               (BackboneCustomerQuery){ NULL, NULL, -1, BACKBONE_CUSTOMER_SORT_STATUS, TRUE });
  bench_query (
      &fixture, "search “many 77”",
      (BackboneCustomerQuery){ "many 77", NULL, -1, BACKBONE_CUSTOMER_SORT_NUMBER, FALSE });
  bench_query (
      &fixture, "search “1005001”",
      (BackboneCustomerQuery){ "1005001", NULL, -1, BACKBONE_CUSTOMER_SORT_NUMBER, FALSE });

  fixture_tear_down (&fixture, NULL);

  return 0;
}
