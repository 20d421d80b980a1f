/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-health.h"

#include <string.h>

/* One letter a result and one for what is believed afterwards.
 * Results: . good, x bad, ! refused log-on, s skipped, n not configured.
 * Believed: u unknown, W working, F failing, f failing (soft), w working (soft), ~ flapping. */
static const struct
{
  const char *results;
  const char *believed;
  guint n_bad;
  guint n_good;
} rows[] = {
  /* Nothing known: good is believed at once, bad is not. */
  { "", "", 2, 2 },
  { "...", "WWW", 2, 2 },
  { "xx", "fF", 2, 2 },
  { "x.", "fW", 2, 2 },
  { "!", "F", 2, 2 },
  /* A blip, then trouble, then recovery. */
  { ".x.", "WfW", 2, 2 },
  { ".xxx", "WfFF", 2, 2 },
  { ".xx.x", "WfFwF", 2, 2 },
  { ".xx..", "WfFwW", 2, 2 },
  /* Other rules. */
  { ".x.", "WFW", 1, 1 },
  { ".xxx..", "WffFwW", 3, 2 },
  { ".xx....", "WfFwwwW", 2, 4 },
  /* What does not heal by itself is believed at once, and so is the log-on that works again. */
  { ".!.", "WFW", 2, 2 },
  { ".!sss.", "WFFFFW", 2, 2 },
  { ".x!.", "WfFW", 2, 2 },
  { ".xx!.", "WfFFW", 2, 2 },
  /* Skipped says nothing, in the middle of anything. */
  { "s", "u", 2, 2 },
  { ".sxs", "WWff", 2, 2 },
  { ".xsx", "WffF", 2, 2 },
  /* Not configured: nothing is known any more. */
  { "n", "u", 2, 2 },
  { ".n.", "WuW", 2, 2 },
  { ".xxn", "WfFu", 2, 2 },
  { ".xxnx", "WfFuf", 2, 2 },
  /* The fifth change within twelve results begins flapping, which ends when two are left. */
  { ".x.x.x", "WfWfW~", 2, 2 },
  { ".x.x.x........", "WfWfW~~~~~~~~~", 2, 2 },
  { ".x.x.x..........", "WfWfW~~~~~~~~~~W", 2, 2 },
  { ".xx..xx..xx..", "WfFwWfFwW~~~~", 2, 2 },
  /* Flapping that ends in failure is failure. */
  { ".x.x.xxxxxxxxxxx", "WfWfW~~~~~~~~~FF", 2, 2 },
  { ".x.x.s.x", "WfWfWWW~", 2, 2 },
};

static BackboneVerdict
verdict_of (char letter)
{
  switch (letter)
    {
    case '.':
      return BACKBONE_VERDICT_OK;
    case 'x':
      return BACKBONE_VERDICT_TIMEOUT;
    case '!':
      return BACKBONE_VERDICT_CREDENTIALS;
    case 's':
      return BACKBONE_VERDICT_SKIPPED;
    default:
      return BACKBONE_VERDICT_NOT_CONFIGURED;
    }
}

static void
test_sequences (void)
{
  static const char letters[] = "uWFfw~";

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const BackboneHealthRules rules = { rows[i].n_bad, rows[i].n_good };
      BackboneHealthTrack track = { 0 };
      g_autofree char *believed = g_strdup (rows[i].results);

      for (guint j = 0; rows[i].results[j]; j++)
        believed[j]
            = letters[backbone_health_advance (&track, verdict_of (rows[i].results[j]), j, &rules)];
      g_assert_cmpstr (believed, ==, rows[i].believed);
    }
}

/* Since the first result that spoke for it, whatever the clock says meanwhile. */
static void
test_since (void)
{
  const BackboneHealthRules rules = { 2, 2 };
  BackboneHealthTrack track = { 0 };

  backbone_health_advance (&track, BACKBONE_VERDICT_OK, 1000, &rules);
  g_assert_cmpint (track.since, ==, 1000);
  backbone_health_advance (&track, BACKBONE_VERDICT_TIMEOUT, 2000, &rules);
  g_assert_cmpint (track.since, ==, 1000);
  backbone_health_advance (&track, BACKBONE_VERDICT_REFUSED, 500, &rules);
  g_assert_cmpint (track.since, ==, 2000);
  backbone_health_advance (&track, BACKBONE_VERDICT_OK, 600, &rules);
  backbone_health_advance (&track, BACKBONE_VERDICT_OK, 700, &rules);
  g_assert_cmpint (track.since, ==, 600);
  g_assert_cmpint (track.hard, ==, BACKBONE_HEALTH_WORKING);
}

static void
test_lasting (void)
{
  for (guint i = 0; i < BACKBONE_N_VERDICTS; i++)
    {
      /* Whoever is held is not tried again, so one result is all there is. */
      if (backbone_verdict_holds_user (i))
        g_assert_true (backbone_health_is_lasting (i));
      /* What a new attempt may heal is not lasting. */
      if (backbone_verdict_may_be_retried (i, 503))
        g_assert_false (backbone_health_is_lasting (i));
    }
  g_assert_false (backbone_health_is_lasting (BACKBONE_VERDICT_OK));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/health/sequences", test_sequences);
  g_test_add_func ("/health/since", test_since);
  g_test_add_func ("/health/lasting", test_lasting);

  return g_test_run ();
}
