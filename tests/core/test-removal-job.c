/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"
#include "landscape-client.h"

#include "backbone-edit-jobs.h"
#include "backbone-s-user-removal.h"

#include <string.h>

#define N_MANY 1000

/* Tables that don't hold what customers have, or that a restoration adds to. */
#define NOT_COMPARED "('audit', 'lease', 'sqlite_sequence', 'settings')"

static void
add (JobFixture *fixture, const char *number, const char *user, const char *password)
{
  const char *const tags[] = { "north", "gold", NULL };
  g_autoptr (BackboneSecret) secret = password ? backbone_secret_new (password) : NULL;
  const BackboneCustomerEdit values = {
    .description = "Größe & Söhne",
    .technical_user = user,
    .password = secret,
    .tags = tags,
    .note = "Ask Ms. Kim",
  };

  job_fixture_run_well (backbone_customer_add_with_job_new (fixture->landscape, number, &values));
}

/* What checks leave behind. */
static void
add_checks (JobFixture *fixture)
{
  fixture_execute (&fixture->base,
                   "INSERT INTO check_run (id, started, n_channels) VALUES (7, 1, 9)");
  fixture_execute (&fixture->base,
                   "INSERT INTO check_result (run, channel, time, verdict, status, evidence) "
                   "SELECT 7, id, 3, 12, 401, 'refused' FROM channel");
  fixture_execute (&fixture->base,
                   "INSERT INTO check_result (run, channel, time, verdict, status, evidence) "
                   "SELECT 7, id, 4, 1, 200, NULL FROM channel");
  fixture_execute (&fixture->base,
                   "INSERT INTO channel_state (channel, result, verdict, since, checked) "
                   "SELECT channel, max (id), 1, 4, 4 FROM check_result GROUP BY channel");
  fixture_execute (&fixture->base, "INSERT INTO maintenance (customer, begins, ends) "
                                   "SELECT id, 1, 2 FROM customer");
  fixture_execute (
      &fixture->base,
      "INSERT INTO check_hour (channel, start, n, n_ok, n_bad, n_skipped, n_own, worst) "
      "SELECT id, 1, 2, 1, 1, 0, 0, 4 FROM channel");
  fixture_execute (
      &fixture->base,
      "INSERT INTO check_day (channel, start, n, n_ok, n_bad, n_skipped, n_own, worst) "
      "SELECT id, 1, 2, 1, 1, 0, 0, 4 FROM channel");
  fixture_execute (&fixture->base,
                   "INSERT INTO channel_history SELECT id, 1, 1, 'a', 'p', 'd', 1 FROM channel");
  fixture_execute (&fixture->base,
                   "INSERT INTO outage SELECT id, 1, 2, 3, 4, 'e', 'a', 'p', 'd', 1, 1, 'a', 'p', "
                   "'d', 1 FROM channel");
}

/* Something in every table that goes with a customer. */
static void
add_story (JobFixture *fixture)
{
  add (fixture, "1", "S1", "one");
  add (fixture, "2", "S2", "two");
  add (fixture, "3", "S2", NULL); /* shares its user */
  fixture_execute (
      &fixture->base,
      "UPDATE technical_user SET held_since = 5, held_verdict = 12 WHERE id LIKE '%1'");
  add_checks (fixture);
  fixture_execute (&fixture->base,
                   "INSERT INTO s_user (id, customer, credential) VALUES "
                   "('S0000000011', '0000000001', NULL), ('S0000000012', '0000000002', NULL), "
                   "('S0000000013', NULL, NULL)");
  fixture_execute (&fixture->base,
                   "INSERT INTO authorisation SELECT id, 'SWDOWNLOAD', 1, 0, 1 FROM s_user");
  fixture_execute (&fixture->base,
                   "INSERT INTO assignment (customer, local_user, s_user) SELECT customer.id, 1, "
                   "'S000000001' || substr (number, 10) FROM customer WHERE NOT owner");
  fixture_execute (&fixture->base,
                   "INSERT INTO client_certificate SELECT id, 'none', 'a', 'b', 1, 2, 'EC', 'c', 3 "
                   "FROM technical_user");
  fixture_execute (&fixture->base,
                   "INSERT INTO installation (number, customer, description, source, seen) "
                   "SELECT '002000000' || id, id, 'ERP', 0, 3 FROM customer");
  fixture_execute (&fixture->base,
                   "INSERT INTO installation_system SELECT 'SY' || number, number, 'P01' "
                   "FROM installation");
  fixture_execute (&fixture->base,
                   "INSERT INTO installation_refresh (customer, refreshed, attempted, verdict) "
                   "SELECT id, 3, 4, 1 FROM customer");
  fixture_execute (&fixture->base,
                   "INSERT INTO exchange (customer, purpose, time, verdict, proven, local_user) "
                   "SELECT id, 1, 3, 1, 3, 'ME' FROM customer");
  fixture_execute (&fixture->base,
                   "INSERT INTO setup_customer SELECT id, 'mass-setup', 1, 3 FROM customer");
  fixture_execute (&fixture->base,
                   "UPDATE channel SET host = 'example.com', enabled = 0 WHERE kind = 2");
  /* What follows from all that. */
  fixture_execute (&fixture->base, "UPDATE customer SET status = 3, last_checked = 4, "
                                   "portal_rank = 301, parcel_box_rank = 301, "
                                   "note_download_rank = 401");
}

/* The texts of the first column, one a line. */
static char *
list_values (JobFixture *fixture, const char *sql)
{
  return job_fixture_query (fixture, "SELECT group_concat (v, char (10)) FROM (%s)", sql);
}

static char *
dump_table (JobFixture *fixture, const char *table)
{
  g_autofree char *line
      = job_fixture_query (fixture,
                           "SELECT group_concat ('quote (' || name || ')', ' || '','' || ') "
                           "FROM pragma_table_info ('%s')",
                           table);
  g_autofree char *sql = g_strdup_printf ("SELECT %s AS v FROM %s ORDER BY v", line, table);
  g_autofree char *rows = list_values (fixture, sql);

  return g_strdup_printf ("%s\n%s\n", table, rows ? rows : "-");
}

/* Everything that the landscape file says of customers. */
static char *
dump (JobFixture *fixture)
{
  g_autofree char *names
      = list_values (fixture, "SELECT name AS v FROM main.sqlite_master "
                              "WHERE type = 'table' AND name NOT LIKE "
                              "'customer_search_%' AND name NOT IN " NOT_COMPARED " ORDER BY name");
  g_auto (GStrv) tables = g_strsplit (names, "\n", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *table = dump_table (fixture, tables[i]);

      g_string_append (text, table);
    }

  return g_string_free (text, FALSE);
}

static void
assert_same (const char *before, const char *after)
{
  g_auto (GStrv) old = g_strsplit (before, "\n", -1);
  g_auto (GStrv) new = g_strsplit (after, "\n", -1);

  for (guint i = 0; old[i] != NULL && new[i] != NULL; i++)
    g_assert_cmpstr (old[i], ==, new[i]);
  g_assert_cmpuint (g_strv_length (old), ==, g_strv_length (new));
}

static gint64
count (JobFixture *fixture, const char *table)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM %s", table);
}

static gint64
count_audit (JobFixture *fixture, const char *action)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM audit WHERE action = '%s'", action);
}

static void
assert_password (JobFixture *fixture, const char *number, const char *expected)
{
  g_autofree char *password = job_fixture_dup_password (fixture, number);

  g_assert_cmpstr (password, ==, expected);
}

/* (transfer full): what can be restored. */
static BackboneRemoval *
remove_customers (JobFixture *fixture, const char *const *numbers)
{
  BackboneRemoval *removed = backbone_removal_new ();

  job_fixture_run_well (
      backbone_customer_remove_keeping_job_new (fixture->landscape, numbers, removed));

  return removed;
}

static void
restore (JobFixture *fixture, BackboneRemoval *removed)
{
  job_fixture_run_well (backbone_restore_job_new (fixture->landscape, removed));
}

static void
refuse_to_restore (JobFixture *fixture, BackboneRemoval *removed, int code)
{
  job_fixture_run_badly (backbone_restore_job_new (fixture->landscape, removed), code);
}

static void
test_story (JobFixture *fixture, gconstpointer data)
{
  const char *const numbers[] = { "1", "0000000002", NULL };
  g_autoptr (BackboneRemoval) removed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_story (fixture);
  before = dump (fixture);
  removed = remove_customers (fixture, numbers);
  g_assert_cmpuint (backbone_removal_get_count (removed), ==, 2);
  g_assert_cmpint (count (fixture, "customer"), ==, 2);
  g_assert_cmpint (count (fixture, "check_result"), ==, 12);
  g_assert_cmpint (count (fixture, "s_user"), ==, 1);
  g_assert_cmpint (count (fixture, "technical_user"), ==, 1);

  /* The secrets stay while they may be needed; those of others come and go. */
  add (fixture, "4", "S4", "four");
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 3);
  job_fixture_run_well (
      backbone_customer_remove_job_new (fixture->landscape, (const char *const[]){ "4", NULL }));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 2);

  restore (fixture, removed);
  after = dump (fixture);
  assert_same (before, after);
  assert_password (fixture, "0000000001", "one");
  assert_password (fixture, "0000000002", "two");
  assert_password (fixture, "0000000003", "two");
  g_assert_cmpint (count_audit (fixture, "customer-remove"), ==, 3);
  g_assert_cmpint (count_audit (fixture, "customer-restore"), ==, 2);
  g_assert_cmpint (count_audit (fixture, "s-user-restore"), ==, 2);
  g_assert_cmpint (count (fixture, "lease"), ==, 0);

  /* Once. */
  refuse_to_restore (fixture, removed, BACKBONE_ERROR_NOT_FOUND);
}

/* A table that will go with customers must be in test_story(), and so be restored. */
static void
test_no_table_is_forgotten (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *names = list_values (
      fixture,
      "SELECT DISTINCT m.name AS v FROM main.sqlite_master m JOIN pragma_foreign_key_list "
      "(m.name) f WHERE f.\"table\" IN ('customer', 'channel', 'technical_user', 's_user')");
  g_auto (GStrv) tables = g_strsplit (names, "\n", -1);

  add_story (fixture);
  g_assert_cmpuint (g_strv_length (tables), >=, 7);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_test_message ("%s", tables[i]);
      g_assert_cmpint (count (fixture, tables[i]), >, 0);
    }
}

/* What happens between removing and restoring. */
static void
test_meanwhile (JobFixture *fixture, gconstpointer data)
{
  const char *const first[] = { "1", NULL };
  const char *const second[] = { "2", "3", NULL };
  g_autoptr (BackboneRemoval) one = NULL;
  g_autoptr (BackboneRemoval) two = NULL;
  gint64 n_results;

  add_story (fixture);
  n_results = count (fixture, "check_result");
  one = remove_customers (fixture, first);
  two = remove_customers (fixture, second);

  /* New results take the numbers of those that went. */
  fixture_execute (&fixture->base, "INSERT INTO check_result (run, channel, time, verdict, status) "
                                   "SELECT 7, id, 9, 1, 200 FROM channel");
  /* Their user comes back with another password, which stays. */
  add (fixture, "5", "S1", "new");

  restore (fixture, one);
  restore (fixture, two);
  g_assert_cmpint (count (fixture, "customer"), ==, 5);
  g_assert_cmpint (count (fixture, "check_result"), ==, n_results + 3);
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT count (*) FROM channel_state s JOIN check_result r "
                                  "ON r.id = s.result AND r.channel = s.channel AND r.time = 4"),
      ==, 12);
  assert_password (fixture, "0000000001", "new");
  assert_password (fixture, "0000000003", "two");
  g_assert_cmpint (count (fixture, "assignment"), ==, 3);
}

/* Nothing is restored, and nothing lost: it can be tried again. */
static void
test_refused (JobFixture *fixture, gconstpointer data)
{
  const char *const numbers[] = { "1", "2", NULL };
  const char *const taken[] = { "2", NULL };
  const char *const with_owner[] = { "1", FIXTURE_OWNER, NULL };
  g_autoptr (BackboneRemoval) removed = NULL;
  g_autoptr (BackboneRemoval) none = backbone_removal_new ();

  add_story (fixture);
  job_fixture_run_badly (
      backbone_customer_remove_keeping_job_new (fixture->landscape, with_owner, none),
      BACKBONE_ERROR_INVALID);
  refuse_to_restore (fixture, none, BACKBONE_ERROR_NOT_FOUND);
  g_assert_cmpint (count (fixture, "lease"), ==, 0);

  removed = remove_customers (fixture, numbers);
  add (fixture, "2", NULL, NULL);
  refuse_to_restore (fixture, removed, BACKBONE_ERROR_EXISTS);
  g_assert_cmpint (count (fixture, "customer"), ==, 3);

  job_fixture_run_well (backbone_customer_remove_job_new (fixture->landscape, taken));
  restore (fixture, removed);
  g_assert_cmpint (count (fixture, "customer"), ==, 4);
  assert_password (fixture, "0000000001", "one");
  assert_password (fixture, "0000000002", "two");
}

/* Another program must not sweep what may come back; once the landscape is closed it may. */
static void
test_other_program (JobFixture *fixture, gconstpointer data)
{
  const char *const numbers[] = { "1", NULL };
  const char *const third[] = { "3", NULL };
  BackboneLandscape *mine = fixture->landscape;
  BackboneLandscape *other = client_open (fixture->base.path);
  g_autoptr (BackboneRemoval) removed = NULL;

  add (fixture, "1", "S1", "one");
  add (fixture, "2", "S2", "two");
  add (fixture, "3", "S3", "three");
  removed = remove_customers (fixture, numbers);
  job_fixture_run_well (backbone_customer_remove_job_new (other, third));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 3);
  restore (fixture, removed);
  assert_password (fixture, "0000000001", "one");

  g_clear_object (&removed);
  removed = remove_customers (fixture, numbers);
  client_close (mine);
  fixture->landscape = other;
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);
  g_object_unref (fixture->base.store);
  fixture->base.store = NULL;
  fixture->landscape = client_open (fixture->base.path);
  client_close (other);
}

static char *
build_many_numbers (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? "\n" : "", 1000001 + i);

  return g_string_free (text, FALSE);
}

static void
test_many (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *text = build_many_numbers ();
  g_auto (GStrv) numbers = g_strsplit (text, "\n", -1);
  g_autoptr (BackboneRemoval) removed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_add_many (&fixture->base, N_MANY);
  before = dump (fixture);
  removed = remove_customers (fixture, (const char *const *)numbers);
  g_assert_cmpint (count (fixture, "customer"), ==, 1);
  restore (fixture, removed);
  after = dump (fixture);
  assert_same (before, after);
  g_assert_cmpint (count_audit (fixture, "customer-restore"), ==, N_MANY);
}

static void
save_s_user (JobFixture *fixture, const char *id, const char *customer, const char *password)
{
  g_autofree char *setting = g_strconcat ("customer=", customer, NULL);
  const char *const settings[] = { setting, NULL };
  g_autoptr (BackboneSecret) secret = backbone_secret_new (password);

  job_fixture_run_well (backbone_s_user_edit_job_new (fixture->landscape, id, settings, secret));
}

static guint
count_what_would_go (JobFixture *fixture, const char *const *ids)
{
  g_autoptr (BackboneJob) job = backbone_s_user_remove_job_new (fixture->landscape, ids, NULL);

  backbone_s_user_remove_job_set_dry_run (job, TRUE);
  job_fixture_run_well (g_object_ref (job));

  return backbone_s_user_remove_job_get_n_assignments (job);
}

/* (transfer full): what can be restored. */
static BackboneRemoval *
remove_s_users (JobFixture *fixture, const char *const *ids)
{
  BackboneRemoval *removed = backbone_removal_new ();

  job_fixture_run_well (backbone_s_user_remove_job_new (fixture->landscape, ids, removed));

  return removed;
}

/* Their assignments are told of before, go with them, and come back with them, as their passwords
 * do. */
static void
test_s_users (JobFixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "11", "S0000000012", "s11", NULL };
  g_autoptr (BackboneRemoval) removed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *said = NULL;
  guint n_secrets;

  add_story (fixture);
  save_s_user (fixture, "11", "1", "Geheim-11");
  n_secrets = job_fixture_count_secrets (fixture);
  before = dump (fixture);
  g_assert_cmpuint (count_what_would_go (fixture, ids), ==, 2);
  removed = remove_s_users (fixture, ids);
  g_assert_cmpuint (backbone_removal_get_count (removed), ==, 2);
  g_assert_cmpint (count (fixture, "s_user"), ==, 1);
  g_assert_cmpint (count (fixture, "assignment"), ==, 1);
  g_assert_cmpint (count_audit (fixture, "s-user-remove"), ==, 2);
  said = job_fixture_query (fixture, "SELECT before FROM audit WHERE action = 's-user-remove' "
                                     "AND subject = 'S0000000011'");
  g_assert_cmpstr (said, ==,
                   "{\"customer\": \"0000000001\", \"assignments\": \"FRN_BTC_SMP 0000000001\"}");

  add (fixture, "5", "S5", "five"); /* sweeps */
  job_fixture_run_well (
      backbone_customer_remove_job_new (fixture->landscape, (const char *const[]){ "5", NULL }));
  restore (fixture, removed);
  after = dump (fixture);
  assert_same (before, after);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, n_secrets);
  g_assert_cmpint (count_audit (fixture, "s-user-restore"), ==, 2);
  refuse_to_restore (fixture, removed, BACKBONE_ERROR_NOT_FOUND);
}

/* Without a way back the password goes at once. */
static void
test_s_users_for_good (JobFixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "11", NULL };
  const char *const bad[] = { "S12", "nobody", NULL };
  const char *const unknown[] = { "S12", "S77", NULL };
  guint n_secrets;

  add_story (fixture);
  n_secrets = job_fixture_count_secrets (fixture);
  save_s_user (fixture, "11", "1", "Geheim-11");
  job_fixture_run_badly (backbone_s_user_remove_job_new (fixture->landscape, bad, NULL),
                         BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (backbone_s_user_remove_job_new (fixture->landscape, unknown, NULL),
                         BACKBONE_ERROR_NOT_FOUND);
  g_assert_cmpint (count (fixture, "s_user"), ==, 3);
  job_fixture_run_well (backbone_s_user_remove_job_new (fixture->landscape, ids, NULL));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, n_secrets);
}

/* What somebody has decided since stays: a cell that has another S-User, a customer who is gone. */
static void
test_s_users_meanwhile (JobFixture *fixture, gconstpointer data)
{
  const char *const ids[] = { "11", "12", NULL };
  const char *const second[] = { "2", NULL };
  const char *const eleven[] = { "11", NULL };
  g_autoptr (BackboneRemoval) removed = NULL;
  g_autoptr (BackboneRemoval) again = NULL;
  g_autofree char *assigned = NULL;

  add_story (fixture);
  removed = remove_s_users (fixture, ids);
  fixture_execute (&fixture->base,
                   "INSERT INTO assignment (customer, local_user, s_user) SELECT id, 1, "
                   "'S0000000013' FROM customer WHERE number = '0000000001'");
  job_fixture_run_well (backbone_customer_remove_job_new (fixture->landscape, second));
  restore (fixture, removed);
  assigned = list_values (fixture, "SELECT number || s_user AS v FROM assignment JOIN customer "
                                   "ON customer.id = assignment.customer ORDER BY number");
  g_assert_cmpstr (assigned, ==, "0000000001S0000000013\n0000000003S0000000013");
  g_assert_cmpint (count (fixture, "s_user"), ==, 3);

  again = remove_s_users (fixture, eleven);
  job_fixture_run_well (backbone_s_user_edit_job_new (fixture->landscape, "11", NULL, NULL));
  refuse_to_restore (fixture, again, BACKBONE_ERROR_EXISTS);
}

/* Neither needs the keyring. */
static void
test_locked (JobFixture *fixture, gconstpointer data)
{
  const char *const numbers[] = { "1000001", NULL };
  g_autoptr (BackboneRemoval) removed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_add_many (&fixture->base, 2);
  before = dump (fixture);
  removed = remove_customers (fixture, numbers);
  restore (fixture, removed);
  after = dump (fixture);
  assert_same (before, after);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, JobFixture, NULL, job_fixture_set_up, func, job_fixture_tear_down)

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/removal/unlocked/story", test_story);
  ADD ("/removal/unlocked/no-table-is-forgotten", test_no_table_is_forgotten);
  ADD ("/removal/unlocked/meanwhile", test_meanwhile);
  ADD ("/removal/unlocked/refused", test_refused);
  ADD ("/removal/unlocked/other-program", test_other_program);
  ADD ("/removal/unlocked/many", test_many);
  ADD ("/removal/unlocked/s-users", test_s_users);
  ADD ("/removal/unlocked/s-users-for-good", test_s_users_for_good);
  ADD ("/removal/unlocked/s-users-meanwhile", test_s_users_meanwhile);
  ADD ("/removal/locked/restored", test_locked);

  return g_test_run ();
}
