/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-change-cause.h"
#include "backbone-db-changes-private.h"
#include "backbone-db-notifications-private.h"
#include "check-runs.h"

#include <string.h>

#define SEVEN "0000000007"
#define EIGHT "0000000008"

/* 2026-11-28 in UTC, at noon. */
#define NOON  (G_GINT64_CONSTANT (1795867200) * G_USEC_PER_SEC)
#define NIGHT (NOON + 11 * G_TIME_SPAN_HOUR)

typedef struct
{
  BackboneTime now;
  gboolean tell;
  GPtrArray *records;
} Take;

static gboolean
take (BackboneDb *db, gpointer user_data, GError **error)
{
  Take *self = user_data;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return backbone_db_changes_take (db, self->now, utc, self->tell, &self->records, error);
}

/* What is told: kind of change and number of customers, of the portal or of everything. */
static void
assert_changes (LandscapeFixture *fixture, BackboneTime now, gboolean tell, const char *expected)
{
  Take self = { now, tell, NULL };
  g_autoptr (GString) text = g_string_new (NULL);

  fixture_write (fixture, take, &self);
  for (guint i = 0; i < self.records->len; i++)
    {
      BackboneChange *change = self.records->pdata[i];
      g_autofree char *sentence = backbone_change_dup_sentence (change);

      g_assert_cmpuint ((guint)strlen (sentence), >, 0);
      if (backbone_change_get_host (change)
          && backbone_change_get_kind (change) != BACKBONE_CHANNEL_PORTAL)
        continue;
      g_string_append_printf (text, "%s%s %u%s", text->len ? ", " : "",
                              backbone_change_kind_to_id (backbone_change_get_what (change)),
                              backbone_change_get_n_customers (change),
                              backbone_change_get_urgent (change) ? "!" : "");
    }
  g_ptr_array_unref (self.records);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
add_customers (LandscapeFixture *fixture)
{
  fixture_add_customer (fixture, SEVEN, "Seven", "S0000000077", "uuid-7");
  fixture_add_customer (fixture, EIGHT, "Eight", "S0000000088", "uuid-8");
}

/* A change is told once, when it is sure; what is unchanged is not. */
static void
test_once (LandscapeFixture *fixture, gconstpointer data)
{
  add_customers (fixture);
  assert_changes (fixture, NOON, TRUE, "");
  check_all (fixture, BACKBONE_VERDICT_OK, 1000);
  assert_changes (fixture, NOON, TRUE, "");

  check_all (fixture, BACKBONE_VERDICT_NOT_FOUND, 2000);
  assert_changes (fixture, NOON, TRUE, "");
  check_all (fixture, BACKBONE_VERDICT_NOT_FOUND, 3000);
  assert_changes (fixture, NOON, FALSE, "failing 3!");
  assert_changes (fixture, NOON, TRUE, "failing 3!");
  assert_changes (fixture, NOON, TRUE, "");
  check_all (fixture, BACKBONE_VERDICT_NOT_FOUND, 4000);
  assert_changes (fixture, NOON, TRUE, "");

  check_some (fixture, SEVEN, BACKBONE_VERDICT_OK, 5000, TRUE);
  assert_changes (fixture, NOON, TRUE, "");
  check_some (fixture, SEVEN, BACKBONE_VERDICT_OK, 6000, TRUE);
  assert_changes (fixture, NOON, TRUE, "recovered 1");
  assert_changes (fixture, NOON, TRUE, "");
}

typedef struct
{
  Take take;
  char *cause; /* of the portal */
  guint n_customers;
  GStrv over;
} Show;

/* As a desktop does it. */
static gboolean
show_all (BackboneDb *db, gpointer user_data, GError **error)
{
  Show *self = user_data;

  if (!take (db, &self->take, error))
    return FALSE;

  for (guint i = 0; i < self->take.records->len; i++)
    {
      BackboneChange *change = self->take.records->pdata[i];

      if (backbone_change_get_what (change) != BACKBONE_CHANGE_FAILING)
        continue;
      if (!backbone_db_notification_show (db, change, error))
        return FALSE;
      if (backbone_change_get_kind (change) != BACKBONE_CHANNEL_PORTAL)
        continue;
      g_free (self->cause);
      self->cause = backbone_change_dup_cause (change);
      self->n_customers = backbone_change_get_n_customers (change);
    }

  return backbone_db_notifications_take_over (db, TRUE, &self->over, error);
}

/* @cause: (inout): of the notification of the portal; @over: whether it is over now. */
static void
assert_shown (LandscapeFixture *fixture, char **cause, guint n_customers, gboolean over)
{
  Show self = { { NOON, TRUE, NULL }, NULL, 0, NULL };

  fixture_write (fixture, show_all, &self);
  g_assert_cmpuint (self.n_customers, ==, n_customers);
  if (self.cause && *cause)
    g_assert_cmpstr (self.cause, ==, *cause);
  if (self.cause)
    {
      g_free (*cause);
      *cause = g_steal_pointer (&self.cause);
    }
  g_assert_cmpint (*cause && g_strv_contains ((const char *const *)self.over, *cause), ==, over);
  g_strfreev (self.over);
  g_ptr_array_unref (self.take.records);
}

static void
check_twice (LandscapeFixture *fixture,
             const char *number,
             BackboneVerdict verdict,
             BackboneTime time)
{
  check_some (fixture, number, verdict, time, TRUE);
  check_some (fixture, number, verdict, time + 1, TRUE);
}

/* What a notification tells is true for all who have its cause, until nobody has it. */
static void
test_shown (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *cause = NULL;

  add_customers (fixture);
  check_all (fixture, BACKBONE_VERDICT_OK, 1000);
  check_twice (fixture, SEVEN, BACKBONE_VERDICT_NOT_FOUND, 2000);
  assert_shown (fixture, &cause, 1, FALSE);
  check_twice (fixture, EIGHT, BACKBONE_VERDICT_NOT_FOUND, 3000);
  assert_shown (fixture, &cause, 2, FALSE);
  check_twice (fixture, SEVEN, BACKBONE_VERDICT_OK, 4000);
  assert_shown (fixture, &cause, 0, FALSE);
  check_twice (fixture, EIGHT, BACKBONE_VERDICT_OK, 5000);
  assert_shown (fixture, &cause, 0, TRUE);
  assert_shown (fixture, &cause, 0, FALSE);

  check_twice (fixture, EIGHT, BACKBONE_VERDICT_NOT_FOUND, 6000);
  assert_shown (fixture, &cause, 1, FALSE);
  fixture_execute (fixture, "UPDATE channel SET enabled = 0");
  assert_shown (fixture, &cause, 0, TRUE);
}

/* Failing and back before anybody was told: there is nothing to tell. */
static void
test_over_before (LandscapeFixture *fixture, gconstpointer data)
{
  static const BackboneVerdict verdicts[]
      = { BACKBONE_VERDICT_OK, BACKBONE_VERDICT_NOT_FOUND, BACKBONE_VERDICT_NOT_FOUND,
          BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK };

  check_all (fixture, BACKBONE_VERDICT_OK, 500);
  assert_changes (fixture, NOON, TRUE, "");
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    check_all (fixture, verdicts[i], 1000 + i);
  assert_changes (fixture, NOON, TRUE, "");
}

static void
test_grouped (LandscapeFixture *fixture, gconstpointer data)
{
  add_customers (fixture);
  check_some (fixture, SEVEN, BACKBONE_VERDICT_WRONG_CUSTOMER, 1000, TRUE);
  check_some (fixture, EIGHT, BACKBONE_VERDICT_WRONG_CUSTOMER, 1000, TRUE);
  check_some (fixture, FIXTURE_OWNER, BACKBONE_VERDICT_NOT_AUTHORISED, 1000, TRUE);
  assert_changes (fixture, NOON, TRUE, "failing 2, failing 1!");
}

/* Nothing at night; what is still so in the morning comes then. */
static void
test_quiet (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_execute (fixture, "INSERT INTO settings VALUES ('schedule-quiet', '22:00-06:00')");
  check_all (fixture, BACKBONE_VERDICT_WRONG_CUSTOMER, 1000);
  assert_changes (fixture, NIGHT, TRUE, "");
  assert_changes (fixture, NIGHT + 8 * G_TIME_SPAN_HOUR, TRUE, "failing 1!");
}

/* What expires comes after what the channels do, and not at night either. */
static void
test_expiring (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_execute (fixture, "INSERT INTO settings VALUES ('schedule-quiet', '22:00-06:00')");
  fixture_execute (fixture, "INSERT INTO s_user (id, customer, expires) "
                            "VALUES ('S0000000011', '" FIXTURE_OWNER "', 1000)");
  check_all (fixture, BACKBONE_VERDICT_WRONG_CUSTOMER, 1000);
  assert_changes (fixture, NIGHT, TRUE, "");
  assert_changes (fixture, NOON, TRUE, "failing 1!, expiring 1");
  assert_changes (fixture, NOON, TRUE, "");
}

static void
test_maintenance (LandscapeFixture *fixture, gconstpointer data)
{
  add_customers (fixture);
  fixture_execute (fixture,
                   "INSERT INTO maintenance (customer, begins, ends) SELECT id, 1795867200000000, "
                   "1795870800000000 FROM customer WHERE number = '" SEVEN "'");
  check_some (fixture, SEVEN, BACKBONE_VERDICT_WRONG_CUSTOMER, 1000, TRUE);
  check_some (fixture, EIGHT, BACKBONE_VERDICT_WRONG_CUSTOMER, 1000, TRUE);
  assert_changes (fixture, NOON, TRUE, "failing 1");
  assert_changes (fixture, NOON + G_TIME_SPAN_HOUR, TRUE, "failing 1");
  assert_changes (fixture, NOON + G_TIME_SPAN_HOUR, TRUE, "");

  /* The backbone's own concerns everybody. */
  fixture_execute (fixture, "INSERT INTO maintenance (begins, ends) VALUES (1795867200000000, "
                            "1795870800000000)");
  check_some (fixture, FIXTURE_OWNER, BACKBONE_VERDICT_WRONG_CUSTOMER, 1000, TRUE);
  assert_changes (fixture, NOON, TRUE, "");
}

/* One message instead of one for each customer, and one when it is over. */
static void
test_own_trouble (LandscapeFixture *fixture, gconstpointer data)
{
  add_customers (fixture);
  check_all (fixture, BACKBONE_VERDICT_OK, 1000);
  for (guint i = 0; i < 3; i++)
    check_all (fixture, BACKBONE_VERDICT_TIMEOUT, 2000 + i);
  assert_changes (fixture, NOON, TRUE, "own-trouble 3!");
  check_all (fixture, BACKBONE_VERDICT_NAME_NOT_FOUND, 3000);
  assert_changes (fixture, NOON, TRUE, "");
  check_all (fixture, BACKBONE_VERDICT_OK, 4000);
  assert_changes (fixture, NOON, TRUE, "own-trouble-over 0");
  assert_changes (fixture, NOON, TRUE, "");
}

static void
test_flapping (LandscapeFixture *fixture, gconstpointer data)
{
  check_all (fixture, BACKBONE_VERDICT_OK, 1000);
  for (guint i = 0; i < 3; i++)
    {
      check_all (fixture, BACKBONE_VERDICT_NOT_FOUND, 2000 + i);
      check_all (fixture, BACKBONE_VERDICT_OK, 2000 + i);
    }
  assert_changes (fixture, NOON, TRUE, "flapping 1!");
  for (guint i = 0; i < 12; i++)
    {
      check_all (fixture, BACKBONE_VERDICT_OK, 3000 + i);
      if (i < 5)
        assert_changes (fixture, NOON, TRUE, "");
    }
  assert_changes (fixture, NOON, TRUE, "recovered 1!");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add (name, LandscapeFixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/changes/once", test_once);
  ADD ("/changes/shown", test_shown);
  ADD ("/changes/over-before", test_over_before);
  ADD ("/changes/grouped", test_grouped);
  ADD ("/changes/quiet", test_quiet);
  ADD ("/changes/expiring", test_expiring);
  ADD ("/changes/maintenance", test_maintenance);
  ADD ("/changes/own-trouble", test_own_trouble);
  ADD ("/changes/flapping", test_flapping);
#undef ADD

  return g_test_run ();
}
