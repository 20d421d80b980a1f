/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "simulated-checks.h"

void
simulate_checks_from (LandscapeFixture *fixture, gint64 step, guint first, guint count)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT OR IGNORE INTO check_run (id, started, finished, n_channels) VALUES (1, 1, 2, 3);"
      "WITH RECURSIVE k (n) AS (SELECT %u UNION ALL SELECT n + 1 FROM k WHERE n < %u) "
      "INSERT INTO check_result (run, channel, time, verdict, status, wait_us, evidence) "
      "SELECT 1, channel.id, %" G_GINT64_FORMAT " + n * %" G_GINT64_FORMAT
      ", CASE WHEN n %% 50 IN (7, 8) THEN 4 ELSE 1 END, 200, n %% 100, 'seen' "
      "FROM k CROSS JOIN channel;"
      "INSERT OR REPLACE INTO channel_state (channel, result, verdict, since, checked) "
      "SELECT channel, id, verdict, time, time FROM check_result ORDER BY id DESC "
      "LIMIT (SELECT count (*) FROM channel);"
      "UPDATE settings SET value = (SELECT max (id) FROM check_result) WHERE key = 'health-judged'",
      first, first + count - 1, SIMULATED_YEAR, step);
  g_auto (GStrv) statements = g_strsplit (sql, ";", -1);

  for (guint i = 0; statements[i]; i++)
    fixture_execute (fixture, statements[i]);
}

void
simulate_checks (LandscapeFixture *fixture, gint64 step, guint count)
{
  simulate_checks_from (fixture, step, 0, count);
}
