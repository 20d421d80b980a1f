/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "landscape-fixture.h"

#include "backbone-db-migration-private.h"
#include "backbone-db-readiness-private.h"
#include "backbone-db-setup-private.h"
#include "backbone-db-setup-progress-private.h"
#include "backbone-setup-guide-private.h"
#include "backbone-setup-letter-private.h"

#define HOUR  (60 * 60 * (gint64)G_USEC_PER_SEC)
#define OTHER "0000000007"

/* The reading and writing below goes through one function each, so that a test reads like a story. */

static gboolean
load_steps (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_setup_guide_list_steps (db, user_data, error);
}

static BackboneSetupStep *
find_step (LandscapeFixture *fixture, BackboneSetupStepKind step)
{
  g_autoptr (GPtrArray) steps = NULL;

  fixture_read (fixture, load_steps, &steps);
  g_assert_cmpuint (steps->len, ==, BACKBONE_N_SETUP_STEPS);

  return g_object_ref (g_ptr_array_index (steps, step));
}

static void
assert_step (LandscapeFixture *fixture,
             BackboneSetupStepKind step,
             BackboneSetupState state,
             guint done,
             guint total)
{
  g_autoptr (BackboneSetupStep) found = find_step (fixture, step);

  g_test_message ("%s", backbone_setup_step_get_id (found));
  g_assert_cmpstr (backbone_setup_state_to_id (backbone_setup_step_get_state (found)), ==,
                   backbone_setup_state_to_id (state));
  g_assert_cmpuint (backbone_setup_step_get_customers_done (found), ==, done);
  g_assert_cmpuint (backbone_setup_step_get_customers_total (found), ==, total);
}

static gboolean
add_finding (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_setup_finding_add (db, "setup-run", user_data, error);
}

static void
find (LandscapeFixture *fixture, BackboneSetupStepKind step, BackboneSetupState outcome)
{
  BackboneSetupFinding finding = { step, outcome, FALSE, "Seen", "{\"n\": 1}" };

  fixture_write (fixture, add_finding, &finding);
}

static gboolean
mark_all (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_setup_mark_all (db, GPOINTER_TO_INT (user_data), error);
}

static gboolean
mark_set_up (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_setup_mark_set_up (db, error);
}

static gboolean
unmark_all (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_setup_unmark_all (db, GPOINTER_TO_INT (user_data), error);
}

static gboolean
mark_other (BackboneDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (numbers, (gpointer)OTHER);
  g_hash_table_add (numbers, (gpointer) "0000000999"); /* not in the landscape */

  return backbone_db_setup_mark_listed (db, BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS, numbers,
                                        error);
}

typedef struct
{
  BackboneSetupStepKind step;
  GPtrArray *records;
} Rest;

static gboolean
load_rest (BackboneDb *db, gpointer user_data, GError **error)
{
  Rest *rest = user_data;

  return backbone_db_setup_rest_list (db, rest->step, 0, &rest->records, error);
}

static GPtrArray *
list_rest (LandscapeFixture *fixture, BackboneSetupStepKind step)
{
  Rest rest = { step, NULL };

  fixture_read (fixture, load_rest, &rest);

  return rest.records;
}

/* Steps and evidence */

static void
test_steps (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneSetupStep) step = NULL;
  g_autoptr (BackboneSetupEvidence) newest = NULL;
  GListModel *evidence;

  assert_step (fixture, BACKBONE_SETUP_STEP_KIND_INTERNET, BACKBONE_SETUP_STATE_OPEN, 0, 0);
  find (fixture, BACKBONE_SETUP_STEP_KIND_INTERNET, BACKBONE_SETUP_STATE_FAILED);
  find (fixture, BACKBONE_SETUP_STEP_KIND_INTERNET, BACKBONE_SETUP_STATE_DONE);
  assert_step (fixture, BACKBONE_SETUP_STEP_KIND_INTERNET, BACKBONE_SETUP_STATE_DONE, 0, 0);

  step = find_step (fixture, BACKBONE_SETUP_STEP_KIND_INTERNET);
  evidence = backbone_setup_step_get_evidence (step);
  g_assert_cmpuint (g_list_model_get_n_items (evidence), ==, 2);
  newest = g_list_model_get_item (evidence, 0);
  g_assert_cmpint (backbone_setup_evidence_get_outcome (newest), ==, BACKBONE_SETUP_STATE_DONE);
  g_assert_cmpstr (backbone_setup_evidence_get_what (newest), ==, "Seen");
  g_assert_cmpstr (backbone_setup_evidence_get_details (newest), ==, "{\"n\": 1}");
  g_assert_nonnull (strchr (backbone_setup_evidence_get_actor (newest), '@'));
  g_assert_cmpint (fixture_query_int64 (fixture,
                                        "SELECT count (*) FROM audit WHERE action = 'setup-run' "
                                        "AND subject = 'internet'"),
                   ==, 2);
}

/* What the issue promises: added customers start steps 3 to 6 over, and nothing else. */
static void
test_added_customers (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_add_customer (fixture, OTHER, "Seven", "S0000000070", "credential");
  for (int step = 0; step < BACKBONE_N_SETUP_STEPS; step++)
    {
      fixture_write (fixture, mark_all, GINT_TO_POINTER (step));
      find (fixture, step, BACKBONE_SETUP_STATE_DONE);
    }
  assert_step (fixture, BACKBONE_SETUP_STEP_KIND_S_USERS, BACKBONE_SETUP_STATE_DONE, 2, 2);
  assert_step (fixture, BACKBONE_SETUP_STEP_KIND_REFRESH, BACKBONE_SETUP_STATE_DONE, 2, 2);

  fixture_add_many (fixture, 3);
  for (int step = 0; step < BACKBONE_SETUP_STEP_KIND_REVERT; step++)
    {
      const BackboneSetupStepInfo *info
          = backbone_setup_step_info_get (BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN, step);
      g_autoptr (BackboneSetupStep) found = find_step (fixture, step);
      BackboneSetupState state = backbone_setup_step_get_state (found);

      g_test_message ("%s", backbone_setup_step_get_id (found));
      g_assert_cmpint (state, ==,
                       info->starts_over ? BACKBONE_SETUP_STATE_OPEN : BACKBONE_SETUP_STATE_DONE);
    }
  assert_step (fixture, BACKBONE_SETUP_STEP_KIND_REFRESH, BACKBONE_SETUP_STATE_OPEN, 2, 5);
  assert_step (fixture, BACKBONE_SETUP_STEP_KIND_S_USERS, BACKBONE_SETUP_STATE_DONE, 2, 2);
  assert_step (fixture, BACKBONE_SETUP_STEP_KIND_MASS_SETUP, BACKBONE_SETUP_STATE_OPEN, 2, 5);

  /* They have users with passwords: it only has to be run for them. */
  fixture_write (fixture, mark_set_up, NULL);
  assert_step (fixture, BACKBONE_SETUP_STEP_KIND_MASS_SETUP, BACKBONE_SETUP_STATE_DONE, 5, 5);
  fixture_execute (fixture,
                   "UPDATE technical_user SET credential = NULL WHERE id != 'S0000000070'");
  assert_step (fixture, BACKBONE_SETUP_STEP_KIND_MASS_SETUP, BACKBONE_SETUP_STATE_OPEN, 2, 5);
}

static void
test_rest (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GPtrArray) none = NULL;
  BackboneSetupRest *first;

  fixture_add_customer (fixture, OTHER, "Seven", "S0000000070", NULL);
  rest = list_rest (fixture, BACKBONE_SETUP_STEP_KIND_S_USERS);
  g_assert_cmpuint (rest->len, ==, 2);
  first = g_ptr_array_index (rest, 0);
  /* The owner first, though its number is the higher one. */
  g_assert_cmpstr (backbone_setup_rest_get_customer (first), ==, FIXTURE_OWNER);
  g_assert_true (backbone_setup_rest_get_owner (first));
  g_assert_true (g_strv_equal (backbone_setup_rest_get_missing (first),
                               (const char *const[]){ "technical-user", "s-user", NULL }));
  g_assert_true (g_strv_equal (backbone_setup_rest_get_missing (g_ptr_array_index (rest, 1)),
                               (const char *const[]){ "credential", "s-user", NULL }));

  fixture_write (fixture, mark_other, NULL);
  numbers = list_rest (fixture, BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS);
  g_assert_cmpuint (numbers->len, ==, 1);
  none = list_rest (fixture, BACKBONE_SETUP_STEP_KIND_UPGRADE);
  g_assert_cmpuint (none->len, ==, 0);
}

/* What the newest S-User facts mean for step s-users, each alone. */
static void
test_s_user_gaps (LandscapeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *missing; /* NULL: nothing */
  } rows[] = {
    { "INSERT INTO s_user (id, customer) VALUES ('S0000000071', '" OTHER "')", "s-user-password" },
    { "UPDATE s_user SET credential = 'c'", "software-download" },
    { "INSERT INTO authorisation VALUES ('S0000000071', 'G_SOFTDOWN', 0, 0, 1)",
      "software-download" },
    { "UPDATE authorisation SET granted = 1", NULL },
    { "UPDATE technical_user SET life_cycle = 4", "technical-user-locked" },
    { "UPDATE technical_user SET life_cycle = 3, credential = NULL", "credential" },
  };

  fixture_add_customer (fixture, OTHER, "Seven", "S0000000070", "credential");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) rest = NULL;

      fixture_execute (fixture, rows[i].sql);
      rest = list_rest (fixture, BACKBONE_SETUP_STEP_KIND_S_USERS);
      g_test_message ("%s", rows[i].sql);
      g_assert_cmpuint (rest->len, ==, rows[i].missing ? 2 : 1); /* the owner has none of it */
      if (rows[i].missing)
        g_assert_true (g_strv_contains (
            backbone_setup_rest_get_missing (g_ptr_array_index (rest, 1)), rows[i].missing));
    }
}

/* Readiness */

static gboolean
load_blockers (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_blockers_load (db, user_data, error);
}

static GPtrArray *
list_blockers (LandscapeFixture *fixture)
{
  GPtrArray *blockers = NULL;

  fixture_read (fixture, load_blockers, &blockers);

  return blockers;
}

/* A customer that is ready, besides the owner, which is made so as well. */
static void
make_ready (LandscapeFixture *fixture)
{
  g_autofree char *states
      = g_strdup_printf ("INSERT INTO channel_state (channel, result, verdict, since, checked) "
                         "SELECT id, 1, %d, 1, %" G_GINT64_FORMAT " FROM channel",
                         BACKBONE_VERDICT_OK, g_get_real_time () - 2 * HOUR);

  fixture_add_customer (fixture, OTHER, "Seven", "S0000000070", "credential");
  fixture_execute (fixture,
                   "INSERT INTO technical_user (id, credential) VALUES ('S0000000040', 'd')");
  fixture_execute (fixture, "UPDATE customer SET technical_user = 'S0000000040' WHERE owner = 1");
  fixture_execute (fixture,
                   "INSERT INTO s_user (id, customer) SELECT 'S' || number, number FROM customer");
  fixture_execute (fixture, "INSERT INTO assignment SELECT id, 1, 'S' || number FROM customer");
  fixture_execute (fixture,
                   "INSERT INTO installation_refresh (customer, refreshed, attempted, verdict) "
                   "SELECT id, 1, 1, 1 FROM customer");
  fixture_execute (fixture, states);
  fixture_write (fixture, mark_all, GINT_TO_POINTER (BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS));
}

static gboolean
find_due (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_blockers_find_due (db, user_data, error);
}

/* The next moment at which time alone makes a customer not ready. */
static void
test_due (LandscapeFixture *fixture, gconstpointer data)
{
  BackboneTime due = -1;
  BackboneTime checked;
  gint64 soon = g_get_real_time () + HOUR;
  g_autofree char *expires
      = g_strdup_printf ("UPDATE s_user SET expires = %" G_GINT64_FORMAT, soon);

  fixture_read (fixture, find_due, &due);
  g_assert_cmpint (due, ==, 0);

  make_ready (fixture);
  checked = fixture_query_int64 (fixture, "SELECT min (checked) FROM channel_state");
  fixture_read (fixture, find_due, &due);
  g_assert_cmpint (due, ==, checked + 24 * HOUR + 1);
  fixture_execute (fixture, expires);
  fixture_read (fixture, find_due, &due);
  g_assert_cmpint (due, ==, soon);

  /* What is over, or does not work anyway, changes nothing any more. */
  fixture_execute (fixture, "UPDATE s_user SET expires = 1");
  fixture_execute (fixture, "UPDATE channel_state SET checked = 1 WHERE channel % 2 = 0");
  fixture_execute (fixture, "UPDATE channel_state SET verdict = 5 WHERE channel % 2 = 1");
  fixture_read (fixture, find_due, &due);
  g_assert_cmpint (due, ==, 0);
}

/* Of customer OTHER only. */
#define OF_OTHER  "(SELECT id FROM customer WHERE number = '" OTHER "')"
#define A_CHANNEL "(SELECT id FROM channel WHERE customer = " OF_OTHER " AND kind = 1)"

static const struct
{
  const char *name;
  const char *sql;
  BackboneBlockingCause cause;
} blocks[] = {
  { "number", "DELETE FROM setup_customer WHERE customer = " OF_OTHER,
    BACKBONE_BLOCKING_CAUSE_CUSTOMER_NUMBER },
  { "no-technical-user", "UPDATE customer SET technical_user = NULL WHERE number = '" OTHER "'",
    BACKBONE_BLOCKING_CAUSE_TECHNICAL_USER },
  { "no-credential", "UPDATE technical_user SET credential = NULL WHERE id = 'S0000000070'",
    BACKBONE_BLOCKING_CAUSE_TECHNICAL_USER },
  { "no-assignment", "DELETE FROM assignment WHERE customer = " OF_OTHER,
    BACKBONE_BLOCKING_CAUSE_ASSIGNMENT },
  { "assignment-of-another-user",
    "INSERT INTO local_user (name) VALUES ('JOB'); UPDATE assignment SET local_user = 2 "
    "WHERE customer = " OF_OTHER,
    BACKBONE_BLOCKING_CAUSE_ASSIGNMENT },
  { "s-user-expired", "UPDATE s_user SET expires = 1 WHERE customer = '" OTHER "'",
    BACKBONE_BLOCKING_CAUSE_S_USER },
  { "s-user-locked", "UPDATE s_user SET mark = 5 WHERE customer = '" OTHER "'",
    BACKBONE_BLOCKING_CAUSE_S_USER },
  { "s-user-of-another-customer",
    "UPDATE s_user SET customer = '" FIXTURE_OWNER "' WHERE customer = '" OTHER "'",
    BACKBONE_BLOCKING_CAUSE_WRONG_CUSTOMER },
  { "channel-disabled", "UPDATE channel SET enabled = 0 WHERE id = " A_CHANNEL,
    BACKBONE_BLOCKING_CAUSE_CHANNEL_DISABLED },
  { "channel-failing", "UPDATE channel_state SET verdict = 5 WHERE channel = " A_CHANNEL,
    BACKBONE_BLOCKING_CAUSE_CHANNEL_FAILING },
  { "never-checked", "DELETE FROM channel_state WHERE channel = " A_CHANNEL,
    BACKBONE_BLOCKING_CAUSE_CHANNEL_NOT_CHECKED },
  { "checked-long-ago", "UPDATE channel_state SET checked = 1 WHERE channel = " A_CHANNEL,
    BACKBONE_BLOCKING_CAUSE_CHANNEL_NOT_CHECKED },
  { "not-refreshed", "UPDATE installation_refresh SET refreshed = 0 WHERE customer = " OF_OTHER,
    BACKBONE_BLOCKING_CAUSE_REFRESH },
};

static void
test_block (LandscapeFixture *fixture, gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  BackboneBlocker *blocker;
  g_auto (GStrv) statements = g_strsplit (blocks[row].sql, "; ", -1);

  make_ready (fixture);
  before = list_blockers (fixture);
  g_assert_cmpuint (before->len, ==, 0);

  for (guint i = 0; statements[i] != NULL; i++)
    fixture_execute (fixture, statements[i]);
  after = list_blockers (fixture);
  g_assert_cmpuint (after->len, ==, 1);
  blocker = g_ptr_array_index (after, 0);
  g_assert_cmpstr (backbone_blocking_cause_to_id (backbone_blocker_get_cause (blocker)), ==,
                   backbone_blocking_cause_to_id (blocks[row].cause));
  g_assert_cmpuint (backbone_blocker_get_n_customers (blocker), ==, 1);
  g_assert_true (g_strv_equal (backbone_blocker_get_customers (blocker),
                               (const char *const[]){ OTHER, NULL }));
  g_assert_cmpstr (backbone_blocker_get_next_step (blocker), !=, "");
}

/* One technical user for two customers fits at most one of them. */
static void
test_shared_user (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) blockers = NULL;
  BackboneBlocker *blocker;

  make_ready (fixture);
  fixture_execute (fixture, "UPDATE customer SET technical_user = 'S0000000070'");
  blockers = list_blockers (fixture);
  g_assert_cmpuint (blockers->len, ==, 1);
  blocker = g_ptr_array_index (blockers, 0);
  g_assert_cmpint (backbone_blocker_get_cause (blocker), ==,
                   BACKBONE_BLOCKING_CAUSE_WRONG_CUSTOMER);
  g_assert_true (g_strv_equal (backbone_blocker_get_customers (blocker),
                               (const char *const[]){ FIXTURE_OWNER, OTHER, NULL }));
}

static gboolean
set_one_hour (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_migration_set_readiness_hours (db, 1, error);
}

/* Everything was checked two hours ago. */
static void
test_readiness_hours (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  make_ready (fixture);
  before = list_blockers (fixture);
  g_assert_cmpuint (before->len, ==, 0);
  fixture_write (fixture, set_one_hour, NULL);
  after = list_blockers (fixture);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpuint (backbone_blocker_get_n_customers (g_ptr_array_index (after, 0)), ==, 2);
}

/* A person can say that installations were read by other means. */
static void
test_refresh_by_hand (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) blockers = NULL;
  gpointer step = GINT_TO_POINTER (BACKBONE_SETUP_STEP_KIND_REFRESH);

  make_ready (fixture);
  fixture_execute (fixture, "DELETE FROM installation_refresh");
  fixture_write (fixture, mark_all, step);
  blockers = list_blockers (fixture);
  g_assert_cmpuint (blockers->len, ==, 0);
  g_clear_pointer (&blockers, g_ptr_array_unref);
  fixture_write (fixture, unmark_all, step);
  blockers = list_blockers (fixture);
  g_assert_cmpuint (blockers->len, ==, 1);
}

/* Settings */

static gboolean
load_migration (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_migration_load (db, user_data, error);
}

static gboolean
set_all (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_migration_set_kind (db, BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER, error)
         && backbone_db_migration_set_release (db, "7.2 SPS08", error)
         && backbone_db_migration_set_host (db, "https://solman.example.com", error)
         && backbone_db_migration_set_note (db, TRUE, error)
         && backbone_db_migration_set_multi_customer (db, FALSE, error)
         && backbone_db_migration_set_position (db, BACKBONE_SWITCH_POSITION_REVERTED, "Because",
                                                "refresh: 1", error);
}

static void
test_settings (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneMigration) before = NULL;
  g_autoptr (BackboneMigration) after = NULL;
  gint64 n_entries;

  fixture_read (fixture, load_migration, &before);
  g_assert_cmpint (backbone_migration_get_kind (before), ==, BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN);
  g_assert_cmpint (backbone_migration_get_position (before), ==, BACKBONE_SWITCH_POSITION_UNKNOWN);
  g_assert_true (backbone_migration_get_multi_customer (before));
  g_assert_false (backbone_migration_get_multi_customer_said (before));
  g_assert_cmpuint (backbone_migration_get_readiness_hours (before), ==, 24);

  fixture_write (fixture, set_all, NULL);
  fixture_read (fixture, load_migration, &after);
  g_assert_cmpint (backbone_migration_get_kind (after), ==,
                   BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER);
  g_assert_cmpstr (backbone_migration_get_release (after), ==, "7.2 SPS08");
  g_assert_cmpstr (backbone_migration_get_host (after), ==, "https://solman.example.com");
  g_assert_true (backbone_migration_get_note_confirmed (after));
  g_assert_false (backbone_migration_get_multi_customer (after));
  g_assert_true (backbone_migration_get_multi_customer_said (after));
  g_assert_cmpint (backbone_migration_get_position (after), ==, BACKBONE_SWITCH_POSITION_REVERTED);
  g_assert_cmpstr (backbone_migration_get_override_reason (after), ==, "Because");
  g_assert_cmpint (backbone_migration_get_position_since (after), >, 0);

  /* The same again is no change, so no entry. */
  n_entries = fixture_query_int64 (fixture, "SELECT count (*) FROM audit");
  fixture_write (fixture, set_all, NULL);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM audit"), ==, n_entries);
}

/* The letter */

static void
test_letter_fill (void)
{
  const char *const pairs[] = { "a", "1", "name", "{a}", NULL };
  static const struct
  {
    const char *template;
    const char *text;
  } rows[] = {
    { "", "" },          { "{a}", "1" },   { "x{a}y{a}", "x1y1" },
    { "{name}", "{a}" }, { "{b}", "{b}" }, { "{a", "{a" },
    { "{{a}}", "{1}" },  { "}{", "}{" },   { "{na}{a}", "{na}1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = backbone_setup_letter_fill (rows[i].template, pairs);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Ten thousand customers are no reason to wait. */
static void
test_many (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) blockers = NULL;
  gint64 start;
  double seconds;

  fixture_add_many (fixture, 10000);
  fixture_execute (fixture, "INSERT INTO s_user (id, customer, credential) "
                            "SELECT 'S' || number, number, 'c' FROM customer");
  fixture_execute (fixture, "INSERT INTO assignment SELECT id, 1, 'S' || number FROM customer");
  start = g_get_monotonic_time ();
  assert_step (fixture, BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS, BACKBONE_SETUP_STATE_OPEN, 10001,
               10001);
  blockers = list_blockers (fixture);
  seconds = (g_get_monotonic_time () - start) / (double)G_USEC_PER_SEC;
  g_test_message ("%.3f s", seconds);
  g_assert_cmpuint (backbone_blocker_get_n_customers (g_ptr_array_index (blockers, 0)), ==, 10001);
  g_assert_cmpfloat (seconds, <, 5); /* a fraction of that, unless the machine is very busy */
}

#define ADD(path, func)                                                                            \
  g_test_add (path, LandscapeFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/setup/steps", test_steps);
  ADD ("/setup/added-customers", test_added_customers);
  ADD ("/setup/rest", test_rest);
  ADD ("/setup/s-user-gaps", test_s_user_gaps);
  ADD ("/setup/due", test_due);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *path = g_strconcat ("/setup/blocks/", blocks[i].name, NULL);

      g_test_add (path, LandscapeFixture, GUINT_TO_POINTER (i), fixture_set_up, test_block,
                  fixture_tear_down);
    }
  ADD ("/setup/shared-user", test_shared_user);
  ADD ("/setup/readiness-hours", test_readiness_hours);
  ADD ("/setup/refresh-by-hand", test_refresh_by_hand);
  ADD ("/setup/settings", test_settings);
  ADD ("/setup/many", test_many);
  g_test_add_func ("/setup/letter-fill", test_letter_fill);

  return g_test_run ();
}
