/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"

#include "backbone-edit-jobs.h"
#include "backbone-export-job.h"

#include <string.h>

#define N_MANY 10000

static void
add (JobFixture *fixture, const char *number, const char *user, const char *password)
{
  g_autoptr (BackboneSecret) secret = password ? backbone_secret_new (password) : NULL;

  job_fixture_run_well (
      backbone_customer_add_job_new (fixture->landscape, number, "=1+1, \"Söhne\"", user, secret));
}

static BackboneJob *
tag_job (JobFixture *fixture, const char *const *numbers, const char *added, const char *removed)
{
  const char *const adds[] = { added, NULL };
  const char *const removes[] = { removed, NULL };

  return backbone_customer_tags_job_new (fixture->landscape, numbers, adds, removes);
}

static void
assert_tags (JobFixture *fixture, const char *number, const char *expected)
{
  g_autofree char *tags = job_fixture_query (
      fixture,
      "SELECT group_concat (tag) FROM (SELECT tag FROM tag JOIN customer ON customer.id = "
      "tag.customer WHERE number = '%s' ORDER BY tag)",
      number);

  g_assert_cmpstr (tags, ==, expected);
}

static void
test_tags (JobFixture *fixture, gconstpointer data)
{
  const char *const both[] = { "1", "2", NULL };
  const char *const second[] = { "2", NULL };
  const char *const unknown[] = { "1", "77", NULL };

  add (fixture, "1", NULL, NULL);
  add (fixture, "2", NULL, NULL);
  job_fixture_run_well (tag_job (fixture, second, " south ", NULL));
  job_fixture_run_well (tag_job (fixture, both, "north", NULL));
  assert_tags (fixture, "0000000001", "north");
  assert_tags (fixture, "0000000002", "north,south");
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM customer_search WHERE "
                                               "customer_search MATCH '\"north\"'"),
                   ==, 2);

  job_fixture_run_well (tag_job (fixture, both, "gold", "south"));
  assert_tags (fixture, "0000000001", "gold,north");
  assert_tags (fixture, "0000000002", "gold,north");

  job_fixture_run_badly (tag_job (fixture, unknown, "blue", NULL), BACKBONE_ERROR_NOT_FOUND);
  job_fixture_run_badly (tag_job (fixture, both, "a,b", NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (tag_job (fixture, both, NULL, NULL), BACKBONE_ERROR_INVALID);
  assert_tags (fixture, "0000000001", "gold,north");
}

/* What a customer had before, and what it got since, is its own. */
static void
test_undo_tags (JobFixture *fixture, gconstpointer data)
{
  const char *const both[] = { "1", "2", NULL };
  const char *const second[] = { "2", NULL };
  g_autoptr (BackboneJob) job = NULL;

  add (fixture, "1", NULL, NULL);
  add (fixture, "2", NULL, NULL);
  job_fixture_run_well (tag_job (fixture, second, "north", NULL));
  job_fixture_run_well (tag_job (fixture, second, "old", NULL));

  job = tag_job (fixture, both, "north", "old");
  job_fixture_run_well (g_object_ref (job));
  job_fixture_run_well (tag_job (fixture, both, "since", NULL));
  job_fixture_run_well (backbone_customer_tags_job_new_undo (job));
  assert_tags (fixture, "0000000001", "since");
  assert_tags (fixture, "0000000002", "north,old,since");

  /* Again, it finds nothing to do; and a customer who is gone stops it for all. */
  job_fixture_run_well (backbone_customer_tags_job_new_undo (job));
  assert_tags (fixture, "0000000002", "north,old,since");
  job_fixture_run_well (tag_job (fixture, both, "north", "old"));
  job_fixture_run_well (backbone_customer_remove_job_new (fixture->landscape, second));
  job_fixture_run_badly (backbone_customer_tags_job_new_undo (job), BACKBONE_ERROR_NOT_FOUND);
  assert_tags (fixture, "0000000001", "north,since");
}

static gint64
count_edits (JobFixture *fixture, const char *action)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM audit WHERE action = '%s'", action);
}

/* One transaction each: all of them, with an audit entry a customer or a setting. */
static void
test_many (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const settings[] = { "enabled=no", "proxy=direct", NULL };
  const char *const changed = "SELECT count (*) FROM channel WHERE NOT enabled "
                              "AND proxy = 'direct'";
  g_autoptr (BackboneJob) tags = NULL;
  g_autoptr (BackboneJob) channels = NULL;
  g_auto (GStrv) numbers = NULL;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 1000001 + i);

      g_strv_builder_add (builder, number);
    }
  numbers = g_strv_builder_end (builder);
  fixture_add_many (&fixture->base, N_MANY);

  tags = tag_job (fixture, (const char *const *)numbers, "north", NULL);
  job_fixture_run_well (g_object_ref (tags));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM tag"), ==, N_MANY);
  g_assert_cmpint (count_edits (fixture, "customer-edit"), ==, N_MANY);
  job_fixture_run_well (backbone_customer_tags_job_new_undo (tags));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM tag"), ==, 0);
  g_assert_cmpint (count_edits (fixture, "customer-edit"), ==, 2 * N_MANY);

  channels = backbone_channel_edit_job_new (fixture->landscape, (const char *const *)numbers, NULL,
                                            settings);
  job_fixture_run_well (g_object_ref (channels));
  g_assert_cmpint (job_fixture_count (fixture, "%s", changed), ==, 3 * N_MANY);
  job_fixture_run_well (backbone_channel_edit_job_new_undo (channels));
  g_assert_cmpint (job_fixture_count (fixture, "%s", changed), ==, 0);
  g_assert_cmpint (count_edits (fixture, "channel-set"), ==, 2 * 2 * 3 * N_MANY);
}

static char *
dup_destinations (JobFixture *fixture, const char *number)
{
  return job_fixture_query (
      fixture,
      "SELECT group_concat (destination) FROM (SELECT destination FROM channel JOIN "
      "customer ON customer.id = channel.customer WHERE number = '%s' ORDER BY kind)",
      number);
}

static void
test_owner (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *of_owner = dup_destinations (fixture, FIXTURE_OWNER);
  g_autofree char *of_new = NULL;
  g_autofree char *of_old = NULL;

  add (fixture, "1", NULL, NULL);
  job_fixture_run_badly (backbone_owner_set_job_new (fixture->landscape, "77"),
                         BACKBONE_ERROR_NOT_FOUND);
  job_fixture_run_badly (backbone_owner_set_job_new (fixture->landscape, "x"),
                         BACKBONE_ERROR_INVALID);
  job_fixture_run_well (backbone_owner_set_job_new (fixture->landscape, FIXTURE_OWNER));
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT count (*) FROM audit WHERE action = 'owner-change'"), ==,
      0);

  job_fixture_run_well (backbone_owner_set_job_new (fixture->landscape, "1"));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT sum (owner) FROM customer"), ==, 1);
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT owner FROM customer WHERE number = '0000000001'"), ==, 1);
  of_new = dup_destinations (fixture, "0000000001");
  of_old = dup_destinations (fixture, FIXTURE_OWNER);
  g_assert_cmpstr (of_new, ==, of_owner);
  g_assert_nonnull (strstr (of_old, "1105772"));
  g_assert_null (strstr (of_old, "without a name"));
  while (g_strcmp0 (backbone_landscape_get_owner (fixture->landscape), "0000000001") != 0)
    g_main_context_iteration (NULL, TRUE);

  /* Now the old one can be removed, and the new one can't. */
  job_fixture_run_badly (
      backbone_customer_remove_job_new (fixture->landscape, (const char *const[]){ "1", NULL }),
      BACKBONE_ERROR_INVALID);
  job_fixture_run_well (backbone_customer_remove_job_new (
      fixture->landscape, (const char *const[]){ FIXTURE_OWNER, NULL }));
}

/* A name that somebody has chosen stays. */
static void
test_owner_keeps_names (JobFixture *fixture, gconstpointer data)
{
  const char *const numbers[] = { "1", NULL };
  const int kinds[] = { BACKBONE_CHANNEL_PORTAL, -1 };
  const char *const settings[] = { "destination=MINE", NULL };
  g_autofree char *names = NULL;

  add (fixture, "1", NULL, NULL);
  job_fixture_run_well (
      backbone_channel_edit_job_new (fixture->landscape, numbers, kinds, settings));
  job_fixture_run_well (backbone_owner_set_job_new (fixture->landscape, "1"));
  names = dup_destinations (fixture, "0000000001");
  g_assert_true (g_str_has_prefix (names, "MINE,"));
}

static void
test_exports (JobFixture *fixture, gconstpointer data)
{
  const char *const numbers[] = { "2", "1", NULL };
  const char *const unknown[] = { "77", NULL };
  g_autofree char *path = g_build_filename (fixture->base.folder, "out.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *mass_setup = NULL;
  g_autofree char *status = NULL;

  add (fixture, "1", NULL, NULL);
  job_fixture_run_badly (
      backbone_mass_setup_export_some_job_new (fixture->landscape, unknown, file, FALSE),
      BACKBONE_ERROR_NOT_FOUND);
  job_fixture_run_well (backbone_customer_edit_job_new (
      fixture->landscape, "1", &(const BackboneCustomerEdit){ .description = "=1+1" }));
  add (fixture, "3", NULL, NULL);
  {
    g_autoptr (BackboneSecret) secret = backbone_secret_new ("two");

    job_fixture_run_well (
        backbone_customer_add_job_new (fixture->landscape, "2", "Brewery", "S2", secret));
  }

  job_fixture_run_well (
      backbone_mass_setup_export_some_job_new (fixture->landscape, numbers, file, FALSE));
  mass_setup = job_fixture_read (fixture, "out.csv");
  g_assert_cmpstr (mass_setup, ==, "0000000002;Brewery;S0000000002;two\r\n0000000001;=1+1;;\r\n");

  job_fixture_run_badly (backbone_status_export_job_new (fixture->landscape, numbers, file, FALSE),
                         BACKBONE_ERROR_EXISTS);
  job_fixture_run_well (backbone_status_export_job_new (fixture->landscape, numbers, file, TRUE));
  status = job_fixture_read (fixture, "out.csv");
  g_assert_cmpstr (status, ==,
                   "number,description,technical_user,tags,status,portal,parcel_box,note_download,"
                   "last_checked,note\r\n"
                   "\"0000000002\",\"Brewery\",\"S0000000002\",\"\",\"never-checked\","
                   "\"never-checked\",\"never-checked\",\"never-checked\",\"\",\"\"\r\n"
                   "\"0000000001\",\"'=1+1\",\"\",\"\",\"never-checked\","
                   "\"never-checked\",\"never-checked\",\"never-checked\",\"\",\"\"\r\n");
}

#define ADD(path, func)                                                                            \
  g_test_add (path, JobFixture, NULL, job_fixture_set_up, func, job_fixture_tear_down)

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/bulk/unlocked/tags", test_tags);
  ADD ("/bulk/unlocked/undo-tags", test_undo_tags);
  ADD ("/bulk/unlocked/many", test_many);
  ADD ("/bulk/unlocked/owner", test_owner);
  ADD ("/bulk/unlocked/owner-keeps-names", test_owner_keeps_names);
  ADD ("/bulk/unlocked/exports", test_exports);

  return g_test_run ();
}
