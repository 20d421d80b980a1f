/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives a customer of a landscape a year of checks that ends now, four a day, the way check runs and the
 * roll-up write them; for tests of the window and for its pictures. Every number follows from the number of
 * the check: see outcome_fill(). */

#include "backbone-db-checks-private.h"
#include "backbone-roll-up-private.h"

#include <stdlib.h>

#define PER_DAY  4
#define MS       1000
#define GAP_FROM 200 /* days in which nobody checked */
#define GAP_END  212

typedef struct
{
  const char *customers[2];
  BackboneTime now;
  guint n_days;
  guint day;
} Writing;

/* The portal timed out for a day and a half, 40 days ago; the parcel box had another certificate at another
 * address behind a proxy for two checks, 5 days ago, and a time-out now and then. */
static BackboneVerdict
verdict_of (BackboneChannelKind kind, guint check, guint ago)
{
  if (kind == BACKBONE_CHANNEL_PORTAL && (ago == 40 || (ago == 39 && check % PER_DAY < 2)))
    return BACKBONE_VERDICT_TIMEOUT;
  if (kind == BACKBONE_CHANNEL_PARCEL_BOX && ago == 5 && check % PER_DAY < 2)
    return BACKBONE_VERDICT_TLS_UNTRUSTED;
  if (kind == BACKBONE_CHANNEL_PARCEL_BOX && ago > 20 && check % 97 == 50)
    return BACKBONE_VERDICT_SERVER_ERROR;

  return BACKBONE_VERDICT_OK;
}

static void
outcome_fill (BackboneCheckOutcome *outcome, guint check, guint ago)
{
  gboolean broken;

  outcome->verdict = verdict_of (outcome->kind, check, ago);
  broken = outcome->verdict == BACKBONE_VERDICT_TLS_UNTRUSTED;
  outcome->status = outcome->verdict == BACKBONE_VERDICT_OK ? 200 : 0;
  outcome->address = g_ref_string_new (broken ? "203.0.113.9" : "192.0.2.1");
  outcome->proxy = broken ? g_ref_string_new ("http://proxy.example:3128") : NULL;
  outcome->chain_digest = g_ref_string_new (
      broken ? "9f2c0a41d3b85e6690bb1d0c2a7fe4518c3d6e7f8091a2b3c4d5e6f708192a3b"
             : "3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b");
  outcome->evidence = g_ref_string_new (outcome->verdict == BACKBONE_VERDICT_OK ? "200 OK"
                                        : broken ? "unable to get local issuer certificate"
                                                 : "no answer in time");
  outcome->phases[BACKBONE_PHASE_NAME_LOOKUP] = 2 * MS;
  outcome->phases[BACKBONE_PHASE_PROXY] = broken ? 6 * MS : -1;
  outcome->phases[BACKBONE_PHASE_CONNECT] = 8 * MS + check % 5 * MS;
  outcome->phases[BACKBONE_PHASE_TLS] = 21 * MS + check % 11 * MS;
  if (outcome->verdict == BACKBONE_VERDICT_OK)
    {
      outcome->phases[BACKBONE_PHASE_WAIT] = (40 + check % 23 + (check / 120) % 3 * 20) * MS;
      outcome->phases[BACKBONE_PHASE_RECEIVE] = MS + check % 7 * 100;
    }
}

static gboolean
add_run (BackboneDb *db,
         const BackboneCheckPlan *plan,
         BackboneTime time,
         guint check,
         guint ago,
         GError **error)
{
  g_autoptr (GPtrArray) outcomes
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_check_outcome_free);
  gint64 run;

  for (guint i = 0; i < plan->targets->len; i++)
    {
      BackboneCheckTarget *target = &g_array_index (plan->targets, BackboneCheckTarget, i);
      BackboneCheckOutcome *outcome;

      /* The note download was never checked. */
      if (target->kind == BACKBONE_CHANNEL_NOTE_DOWNLOAD)
        continue;

      outcome = backbone_check_outcome_new (target, NULL);
      outcome->time = time;
      outcome_fill (outcome, check, ago);
      g_ptr_array_add (outcomes, outcome);
    }

  return backbone_db_check_run_begin (db, outcomes->len, &run, error)
         && backbone_db_check_results_add (
             db, run, (const BackboneCheckOutcome *const *)outcomes->pdata, outcomes->len, error)
         && backbone_db_check_run_end (db, run, FALSE, error);
}

/* One day of it. */
static gboolean
write_day (BackboneDb *db, gpointer user_data, GError **error)
{
  Writing *writing = user_data;
  const BackboneCheckFilter filter = { .customers = writing->customers };
  g_autoptr (BackboneCheckPlan) plan = NULL;
  guint ago = writing->n_days - 1 - writing->day;

  if (!backbone_db_check_plan_load (db, &filter, &plan, error))
    return FALSE;

  for (guint i = 0; i < PER_DAY; i++)
    {
      BackboneTime time
          = writing->now - ago * G_TIME_SPAN_DAY - (PER_DAY - 1 - i) * (G_TIME_SPAN_DAY / PER_DAY);

      if (!add_run (db, plan, time, writing->day * PER_DAY + i, ago, error))
        return FALSE;
    }

  return TRUE;
}

int
main (int argc, char *argv[])
{
  Writing writing = { 0 };
  g_autoptr (BackboneStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 5)
    {
      g_printerr ("usage: %s FILE NUMBER DAYS END\nEND: of the last check, in seconds since 1970\n",
                  argv[0]);
      return 2;
    }

  writing.customers[0] = argv[2];
  writing.n_days = (guint)atoi (argv[3]);
  writing.now = g_ascii_strtoll (argv[4], NULL, 10) * G_USEC_PER_SEC;
  store = backbone_store_open (argv[1], FALSE, &error);
  g_assert_no_error (error);
  for (; writing.day < writing.n_days; writing.day++)
    {
      if (writing.n_days > GAP_END && writing.day >= GAP_FROM && writing.day < GAP_END)
        continue;
      backbone_store_write (store, write_day, &writing, NULL, &error);
      g_assert_no_error (error);
    }
  backbone_roll_up (store, writing.now, NULL, &error);
  g_assert_no_error (error);
  backbone_store_close (store);

  return 0;
}
