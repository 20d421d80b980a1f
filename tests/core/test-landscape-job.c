/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"

#include "backbone-edit-jobs.h"

static BackboneJob *
rename_job (JobFixture *fixture, const char *description)
{
  return backbone_landscape_edit_job_new (fixture->landscape, description);
}

static gint64
count_audit (JobFixture *fixture)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM audit WHERE action = 'landscape-set'");
}

/* The change reaches the object by the main loop. */
static void
wait_for_description (JobFixture *fixture, const char *expected)
{
  while (g_strcmp0 (backbone_landscape_get_description (fixture->landscape), expected) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_rename (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (backbone_landscape_get_description (fixture->landscape));
  g_autofree char *audit = NULL;

  job_fixture_run_well (rename_job (fixture, "  Müller & Söhne "));
  wait_for_description (fixture, "Müller & Söhne");
  audit = job_fixture_query (
      fixture,
      "SELECT json_extract (\"before\", '$.description') || '/' "
      "|| json_extract (\"after\", '$.description') FROM audit WHERE action = 'landscape-set'");
  g_assert_true (g_str_has_prefix (audit, before));
  g_assert_true (g_str_has_suffix (audit, "/Müller & Söhne"));

  job_fixture_run_well (rename_job (fixture, "Müller & Söhne"));
  g_assert_cmpint (count_audit (fixture), ==, 1);
}

static void
test_refused (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (backbone_landscape_get_description (fixture->landscape));

  job_fixture_run_badly (rename_job (fixture, " "), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (rename_job (fixture, "a\nb"), BACKBONE_ERROR_INVALID);
  g_assert_cmpint (count_audit (fixture), ==, 0);
  g_assert_cmpstr (backbone_landscape_get_description (fixture->landscape), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/landscape-job/rename", JobFixture, NULL, job_fixture_set_up, test_rename,
              job_fixture_tear_down);
  g_test_add ("/landscape-job/refused", JobFixture, NULL, job_fixture_set_up, test_refused,
              job_fixture_tear_down);

  return g_test_run ();
}
