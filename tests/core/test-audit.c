/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-audit-job.h"
#include "backbone-db-audit-private.h"
#include "landscape-client.h"
#include "landscape-fixture.h"

typedef struct
{
  guint n_entries;
  gint64 first_broken;
} Finding;

static gboolean
verify (BackboneDb *db, gpointer user_data, GError **error)
{
  Finding *finding = user_data;

  return backbone_db_audit_verify (db, &finding->n_entries, &finding->first_broken, NULL, error);
}

static void
assert_first_broken (LandscapeFixture *fixture, gint64 expected)
{
  Finding finding = { 0 };

  fixture_read (fixture, verify, &finding);
  g_assert_cmpint (finding.first_broken, ==, expected);
}

static void
test_intact (LandscapeFixture *fixture, gconstpointer data)
{
  Finding finding = { 0 };

  fixture_add_many (fixture, 20);
  fixture_read (fixture, verify, &finding);
  g_assert_cmpint (finding.first_broken, ==, 0);
  g_assert_cmpuint (finding.n_entries, ==,
                    fixture_query_int64 (fixture, "SELECT count(*) FROM audit"));
  g_assert_cmpuint (finding.n_entries, >, 20);
}

/* Whatever is done to the table, it shows, and where. */
static const struct
{
  const char *name;
  const char *tamper;
  gint64 first_broken;
} tampers[] = {
  { "time", "UPDATE audit SET time = time + 1 WHERE number = 8", 8 },
  { "actor", "UPDATE audit SET actor = 'somebody' WHERE number = 8", 8 },
  { "action", "UPDATE audit SET action = 'customer-edit' WHERE number = 8", 8 },
  { "subject", "UPDATE audit SET subject = '0000000001' WHERE number = 8", 8 },
  { "before", "UPDATE audit SET before = '' WHERE number = 8", 8 },
  { "after", "UPDATE audit SET after = NULL WHERE number = 8", 8 },
  { "shifted", "UPDATE audit SET subject = subject || action, action = '' WHERE number = 8", 8 },
  { "digest", "UPDATE audit SET digest = 'x' WHERE number = 8", 8 },
  { "first", "DELETE FROM audit WHERE number = 1", 2 },
  { "middle", "DELETE FROM audit WHERE number = 8", 9 },
  { "renumbered", "UPDATE audit SET number = 1000 WHERE number = 8", 9 },
  { "all", "DELETE FROM audit", 1 },
};

static void
test_tampered (LandscapeFixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  fixture_add_many (fixture, 20);
  fixture_execute (fixture, tampers[i].tamper);
  assert_first_broken (fixture, tampers[i].first_broken);
}

/* Cutting entries off at the end shows, too, and is not healed by what comes later. */
static void
test_cut_off (LandscapeFixture *fixture, gconstpointer data)
{
  gint64 last;

  fixture_add_many (fixture, 20);
  last = fixture_query_int64 (fixture, "SELECT max(number) FROM audit");
  fixture_execute (fixture, "DELETE FROM audit WHERE number > (SELECT max(number) - 2 FROM audit)");
  assert_first_broken (fixture, last - 1);
  fixture_add_customer (fixture, "0000000007", "Seven", NULL, NULL);
  assert_first_broken (fixture, last + 1);
}

static gboolean
forge (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_run_script (db,
                                 "CREATE TEMP TABLE later AS SELECT * FROM audit WHERE number > 8; "
                                 "DELETE FROM audit WHERE number >= 8; "
                                 "UPDATE sqlite_sequence SET seq = 7 WHERE name = 'audit'",
                                 error)
         && backbone_db_audit (db, "forged", "entry", NULL, NULL, error)
         && backbone_db_run_script (db, "INSERT INTO audit SELECT * FROM temp.later", error);
}

/* An entry with the right digest of its own does not fit to the one after it. */
static void
test_forged (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_add_many (fixture, 20);
  fixture_write (fixture, forge, NULL);
  assert_first_broken (fixture, 9);
}

static gboolean
write_entry (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_audit (db, "test", "subject", NULL, user_data, error);
}

/* Texts of people can hold anything. */
static void
test_text (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *text
      = backbone_db_audit_text ("name", "Say \"hi\"\\\n\tMüller", "none", NULL, NULL);

  g_assert_cmpstr (text, ==,
                   "{\"name\": \"Say \\\"hi\\\"\\\\\\u000a\\u0009Müller\", \"none\": null}");
  fixture_write (fixture, write_entry, text);
  assert_first_broken (fixture, 0);
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  backbone_job_run_finish (BACKBONE_JOB (object), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

static void
test_job (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneLandscape) landscape = client_open (fixture->path);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (BackboneAuditVerifyJob) job = backbone_audit_verify_job_new (landscape);
      gboolean done = FALSE;

      backbone_job_run_async (BACKBONE_JOB (job), ran_cb, &done);
      fixture_wait_for (&done);
      g_assert_cmpuint (backbone_audit_verify_job_get_n_entries (job), >, 4);
      g_assert_cmpint (backbone_audit_verify_job_get_first_broken (job), ==, i == 0 ? 0 : 3);
      fixture_execute (fixture, "UPDATE audit SET actor = 'x' WHERE number = 3");
    }
  client_close (landscape);
}

int
main (int argc, char *argv[])
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);

#define TEST(path, data, func)                                                                     \
  g_test_add (path, LandscapeFixture, data, fixture_set_up, func, fixture_tear_down)
  TEST ("/audit/intact", NULL, test_intact);
  for (guint i = 0; i < G_N_ELEMENTS (tampers); i++)
    {
      g_autofree char *path = g_strconcat ("/audit/tampered/", tampers[i].name, NULL);
      TEST (path, GUINT_TO_POINTER (i), test_tampered);
    }
  TEST ("/audit/cut-off", NULL, test_cut_off);
  TEST ("/audit/forged", NULL, test_forged);
  TEST ("/audit/text", NULL, test_text);
  TEST ("/audit/job", NULL, test_job);

  return g_test_run ();
}
