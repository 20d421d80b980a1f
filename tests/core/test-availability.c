/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a channel did, from the checks that it had: each case by hand. Times are in seconds. */

#include "backbone-db-availability-private.h"
#include "landscape-fixture.h"

#define SEVEN      "0000000007"
#define FROM       100
#define UNTIL      200
#define MAX_CHECKS 5
#define OK         BACKBONE_VERDICT_OK
#define TIMEOUT    BACKBONE_VERDICT_TIMEOUT
#define REFUSED    BACKBONE_VERDICT_REFUSED
#define SKIPPED    BACKBONE_VERDICT_SKIPPED
#define NEVER      BACKBONE_VERDICT_NOT_CONFIGURED

static const struct
{
  const char *what;
  struct
  {
    int time;
    BackboneVerdict verdict;
  } checks[MAX_CHECKS]; /* up to a time of 0 */
  gint64 observed;
  gint64 down;
  guint n_checks;
  guint n_ok;
  guint n_incidents;
  gint64 incident_from; /* of the last one */
  gint64 incident_until;
} rows[] = {
  { "good all the time", { { 50, OK } }, 100, 0, 0, 0, 0 },
  { "watched from the first check on", { { 150, OK } }, 50, 0, 1, 1, 0 },
  { "down from a bad check to a good one",
    { { 100, OK }, { 120, TIMEOUT }, { 150, OK } },
    100,
    30,
    3,
    2,
    1,
    120,
    150 },
  { "the cause is the first one",
    { { 110, TIMEOUT }, { 120, REFUSED }, { 130, OK } },
    90,
    20,
    3,
    1,
    1,
    110,
    130 },
  { "what was held back says nothing",
    { { 110, TIMEOUT }, { 120, SKIPPED }, { 140, OK } },
    90,
    30,
    2,
    1,
    1,
    110,
    140 },
  { "what is incomplete ends nothing", { { 110, OK }, { 120, NEVER } }, 90, 0, 2, 1, 0 },
  { "began before", { { 20, TIMEOUT }, { 130, OK } }, 100, 30, 1, 1, 1, 20, 130 },
  { "over before", { { 20, TIMEOUT }, { 60, OK } }, 100, 0, 0, 0, 0 },
  { "goes on", { { 190, TIMEOUT } }, 10, 10, 1, 0, 1, 190, 0 },
  { "what comes later is not known yet", { { 110, OK }, { 250, TIMEOUT } }, 90, 0, 1, 1, 0 },
  { "twice",
    { { 110, TIMEOUT }, { 120, OK }, { 130, TIMEOUT }, { 140, OK } },
    90,
    20,
    4,
    2,
    2,
    130,
    140 },
};

typedef struct
{
  const char *number;
  GPtrArray *availabilities;
  GPtrArray *incidents;
} Question;

static gboolean
load (BackboneDb *db, gpointer user_data, GError **error)
{
  Question *question = user_data;

  return backbone_db_availability_load (db, question->number, FROM * G_USEC_PER_SEC,
                                        UNTIL * G_USEC_PER_SEC, &question->availabilities,
                                        &question->incidents, error);
}

static void
question_clear (Question *question)
{
  g_ptr_array_unref (question->availabilities);
  g_ptr_array_unref (question->incidents);
}

static void
add_check (LandscapeFixture *fixture, const char *number, int time, BackboneVerdict verdict)
{
  g_autofree char *sql
      = g_strdup_printf ("INSERT INTO check_result (run, channel, time, verdict, status, evidence) "
                         "SELECT 1, channel.id, %d000000, %d, 0, 'seen at %d' FROM channel "
                         "JOIN customer ON customer.id = customer WHERE number = '%s' AND kind = 0",
                         time, (int)verdict, time, number);

  fixture_execute (fixture, sql);
}

static void
test_row (LandscapeFixture *fixture, gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  Question question = { SEVEN, NULL, NULL };
  BackboneAvailability *found;

  g_test_message ("%s", rows[row].what);
  fixture_execute (fixture, "INSERT INTO check_run (id, started, n_channels) VALUES (1, 1, 1)");
  fixture_add_customer (fixture, SEVEN, "Seven", NULL, NULL);
  for (guint i = 0; i < MAX_CHECKS && rows[row].checks[i].time != 0; i++)
    add_check (fixture, SEVEN, rows[row].checks[i].time, rows[row].checks[i].verdict);
  /* Of another customer, who is none of it. */
  add_check (fixture, FIXTURE_OWNER, 150, TIMEOUT);

  fixture_read (fixture, load, &question);
  g_assert_cmpuint (question.availabilities->len, ==, 1);
  found = g_ptr_array_index (question.availabilities, 0);
  g_assert_cmpstr (found->customer, ==, SEVEN);
  g_assert_cmpint (found->observed, ==, rows[row].observed * G_USEC_PER_SEC);
  g_assert_cmpint (found->down, ==, rows[row].down * G_USEC_PER_SEC);
  g_assert_cmpuint (found->n_checks, ==, rows[row].n_checks);
  g_assert_cmpuint (found->n_ok, ==, rows[row].n_ok);
  g_assert_cmpuint (question.incidents->len, ==, rows[row].n_incidents);
  if (rows[row].n_incidents > 0)
    {
      BackboneIncident *last = g_ptr_array_index (question.incidents, rows[row].n_incidents - 1);
      g_autofree char *evidence = g_strdup_printf ("seen at %d", (int)rows[row].incident_from);

      g_assert_cmpint (last->from, ==, rows[row].incident_from * G_USEC_PER_SEC);
      g_assert_cmpint (last->until, ==, rows[row].incident_until * G_USEC_PER_SEC);
      g_assert_cmpint (last->verdict, ==, TIMEOUT);
      g_assert_cmpstr (last->evidence, ==, evidence);
    }
  question_clear (&question);
}

/* Of all customers, in order; one that was never checked is not among them. */
static void
test_all (LandscapeFixture *fixture, gconstpointer data)
{
  Question question = { NULL, NULL, NULL };

  fixture_execute (fixture, "INSERT INTO check_run (id, started, n_channels) VALUES (1, 1, 1)");
  fixture_add_customer (fixture, "0000000008", "Eight", NULL, NULL);
  fixture_add_customer (fixture, SEVEN, "Seven", NULL, NULL);
  add_check (fixture, FIXTURE_OWNER, 110, OK);
  add_check (fixture, SEVEN, 120, TIMEOUT);
  fixture_read (fixture, load, &question);
  g_assert_cmpuint (question.availabilities->len, ==, 2);
  g_assert_cmpstr (
      ((BackboneAvailability *)g_ptr_array_index (question.availabilities, 0))->customer, ==,
      SEVEN);
  g_assert_cmpstr (
      ((BackboneAvailability *)g_ptr_array_index (question.availabilities, 1))->customer, ==,
      FIXTURE_OWNER);
  g_assert_cmpuint (question.incidents->len, ==, 1);
  question_clear (&question);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/availability/case/%u", i);

      g_test_add (path, LandscapeFixture, GUINT_TO_POINTER (i), fixture_set_up, test_row,
                  fixture_tear_down);
    }
  g_test_add ("/availability/all", LandscapeFixture, NULL, fixture_set_up, test_all,
              fixture_tear_down);

  return g_test_run ();
}
