/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a landscape with results that are due to be rolled up, or rolls them up and says after each slice that
 * it is written. For roll-up-kill.py, which kills it. */

#include "backbone-db-roll-up-private.h"
#include "simulated-checks.h"

#include <stdio.h>

#define N_CUSTOMERS 6
#define N_DAYS      100

static gboolean
roll_up_slice (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_roll_up (db, user_data, error);
}

static void
prepare (LandscapeFixture *fixture)
{
  fixture_create (fixture);
  fixture_add_many (fixture, N_CUSTOMERS - 1);
  simulate_checks (fixture, G_TIME_SPAN_HOUR, N_DAYS * 24);
}

static void
roll_up (LandscapeFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (BackboneRetention) retention
      = g_object_new (BACKBONE_TYPE_RETENTION, "results", 14, "hours", 92, "days", 1100, NULL);
  BackboneRollUp state
      = { .now = SIMULATED_YEAR + N_DAYS * G_TIME_SPAN_DAY, .zone = utc, .retention = retention };

  fixture->store = backbone_store_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  while (!state.done)
    {
      fixture_write (fixture, roll_up_slice, &state);
      printf (state.done ? "done\n" : "slice\n");
      fflush (stdout);
    }
}

int
main (int argc, char *argv[])
{
  LandscapeFixture fixture = { 0 };

  if (argc != 3)
    {
      g_printerr ("usage: %s FILE prepare|roll-up\n", argv[0]);
      return 2;
    }

  fixture.path = argv[1];
  if (g_str_equal (argv[2], "prepare"))
    prepare (&fixture);
  else
    roll_up (&fixture);
  backbone_store_close (fixture.store);
  g_object_unref (fixture.store);

  return 0;
}
