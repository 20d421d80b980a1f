/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-runs.h"

#include "backbone-db-checks-private.h"

typedef struct
{
  const char *customers[2];
  BackboneVerdict verdict;
  BackboneTime time;
  gboolean end;
} Run;

static gboolean
add_run (BackboneDb *db, gpointer user_data, GError **error)
{
  const Run *wanted = user_data;
  const BackboneCheckFilter filter
      = { .customers = wanted->customers[0] ? wanted->customers : NULL };
  g_autoptr (BackboneCheckPlan) plan = NULL;
  g_autoptr (GPtrArray) outcomes
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_check_outcome_free);
  gint64 run;

  if (!backbone_db_check_plan_load (db, &filter, &plan, error)
      || !backbone_db_check_run_begin (db, plan->targets->len, &run, error))
    return FALSE;

  for (guint i = 0; i < plan->targets->len; i++)
    {
      BackboneCheckOutcome *outcome = backbone_check_outcome_new (
          &g_array_index (plan->targets, BackboneCheckTarget, i), NULL);

      outcome->verdict = wanted->verdict;
      outcome->time = wanted->time;
      g_ptr_array_add (outcomes, outcome);
    }

  return backbone_db_check_results_add (
             db, run, (const BackboneCheckOutcome *const *)outcomes->pdata, outcomes->len, error)
         && (!wanted->end || backbone_db_check_run_end (db, run, FALSE, error));
}

void
check_some (LandscapeFixture *fixture,
            const char *number,
            BackboneVerdict verdict,
            BackboneTime time,
            gboolean end)
{
  Run run = { { number, NULL }, verdict, time, end };

  fixture_write (fixture, add_run, &run);
}

void
check_all (LandscapeFixture *fixture, BackboneVerdict verdict, BackboneTime time)
{
  check_some (fixture, NULL, verdict, time, TRUE);
}
