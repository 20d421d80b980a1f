/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-time.h"

#include <locale.h>

#define SECOND ((gint64)G_USEC_PER_SEC)
#define NOW    (1795442531 * SECOND) /* 2026-11-23T14:02:11Z */

static void
test_iso (void)
{
  g_autofree char *now = backbone_time_to_iso (NOW);
  g_autofree char *fraction = backbone_time_to_iso (NOW + SECOND - 1);
  g_autofree char *never = backbone_time_to_iso (0);
  g_autofree char *beyond = backbone_time_to_iso (G_MAXINT64);

  g_assert_cmpstr (now, ==, "2026-11-23T14:02:11Z");
  g_assert_cmpstr (fraction, ==, "2026-11-23T14:02:11Z");
  g_assert_null (never);
  g_assert_null (beyond);
}

/* What the locale says; where there is none, what nobody can misread. */
static void
test_text (void)
{
  static const struct
  {
    const char *locale;
    BackboneTimeDetail detail;
    const char *text;
  } cases[] = {
    { "C", BACKBONE_TIME_DAY, "2026-11-23" },
    { "C", BACKBONE_TIME_MINUTE, "2026-11-23 15:02" },
    { "C", BACKBONE_TIME_SECOND, "2026-11-23 15:02:11" },
    { "POSIX", BACKBONE_TIME_DAY, "2026-11-23" },
    { "C.UTF-8", BACKBONE_TIME_MINUTE, "2026-11-23 15:02" },
    { "de_DE.UTF-8", BACKBONE_TIME_DAY, "23.11.2026" },
    { "de_DE.UTF-8", BACKBONE_TIME_SECOND, "23.11.2026 15:02:11" },
    { "en_US.UTF-8", BACKBONE_TIME_DAY, "11/23/2026" },
    { "ja_JP.UTF-8", BACKBONE_TIME_DAY, "2026年11月23日" },
    { "ja_JP.UTF-8", BACKBONE_TIME_MINUTE, "2026年11月23日 15:02" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (60 * 60);
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      if (setlocale (LC_ALL, cases[i].locale) == NULL)
        {
          g_test_message ("The locale %s is not installed", cases[i].locale);
          continue;
        }
      text = backbone_time_to_text (NOW, cases[i].detail, zone);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
  setlocale (LC_ALL, before);
}

static void
test_text_of_never (void)
{
  g_autoptr (GTimeZone) east = g_time_zone_new_offset (12 * 60 * 60);
  g_autofree char *never = backbone_time_to_text (0, BACKBONE_TIME_DAY, NULL);
  g_autofree char *beyond = backbone_time_to_text (G_MAXINT64, BACKBONE_TIME_DAY, NULL);
  g_autofree char *tomorrow = backbone_time_to_text (NOW, BACKBONE_TIME_DAY, east);

  g_assert_null (never);
  g_assert_null (beyond);
  g_assert_cmpstr (tomorrow, ==, "2026-11-24");
}

static void
test_age (void)
{
  static const struct
  {
    gint64 seconds;
    const char *expected;
  } cases[] = {
    { 0, "now" },       { 59, "now" },          { 60, "1 min" },
    { 3599, "59 min" }, { 3600, "1 h" },        { 86399, "23 h" },
    { 86400, "1 d" },   { 40 * 86400, "40 d" }, { -3600, "now" }, /* the clock was set back */
  };
  g_autofree char *never = backbone_time_to_age (0, NOW);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *age = backbone_time_to_age (NOW - cases[i].seconds * SECOND, NOW);

      g_assert_cmpstr (age, ==, cases[i].expected);
    }
  g_assert_cmpstr (never, ==, "never");
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *expected; /* NULL: refused */
  } cases[] = {
    { "2026-11-28T20:00", "2026-11-28T18:00:00Z" },
    { " 2026-11-28 20:00 ", "2026-11-28T18:00:00Z" },
    { "2026-11-28T20:00:30", "2026-11-28T18:00:30Z" },
    { "2026-11-28T20:00:00Z", "2026-11-28T20:00:00Z" },
    { "2026-11-28T20:00:00+01:00", "2026-11-28T19:00:00Z" },
    { "2026-11-28", NULL },
    { "2026-02-30T20:00", NULL },
    { "2026-11-28T24:30", NULL },
    { "tomorrow", NULL },
    { "", NULL },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (2 * 60 * 60);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = NULL;
      BackboneTime time;

      if (backbone_time_parse (cases[i].text, zone, &time))
        iso = backbone_time_to_iso (time);
      g_assert_cmpstr (iso, ==, cases[i].expected);
    }
}

static void
test_duration (void)
{
  static const struct
  {
    gint64 microseconds;
    const char *expected;
  } cases[] = {
    { 0, "0.0 ms" },      { 400, "0.4 ms" },    { 9900, "9.9 ms" },
    { 10000, "10 ms" },   { 42500, "42 ms" },   { 999999, "999 ms" },
    { 1000000, "1.0 s" }, { 1234567, "1.2 s" }, { 61000000, "61.0 s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *duration = backbone_duration_to_string (cases[i].microseconds);

      g_assert_cmpstr (duration, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/iso", test_iso);
  g_test_add_func ("/time/text", test_text);
  g_test_add_func ("/time/text-of-never", test_text_of_never);
  g_test_add_func ("/time/age", test_age);
  g_test_add_func ("/time/parse", test_parse);
  g_test_add_func ("/time/duration", test_duration);

  return g_test_run ();
}
