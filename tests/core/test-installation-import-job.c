/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "refresh-fixture.h"

#include "backbone-installation-import-job.h"

#include <string.h>

static GListModel *
import (PracticeFixture *fixture, GFile *file, int code)
{
  g_autoptr (BackboneInstallationImportJob) job
      = backbone_installation_import_job_new (fixture->base.landscape, file);

  if (code < 0)
    job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));
  else
    job_fixture_run_badly (g_object_ref (BACKBONE_JOB (job)), code);

  return g_object_ref (backbone_installation_import_job_get_changes (job));
}

/* What is imported is what a refresh finds. */
static void
test_import (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = practice_get_file (fixture->practice, "installations.csv");
  g_autoptr (GListModel) first = import (fixture, file, -1);
  g_autoptr (GListModel) again = import (fixture, file, -1);
  g_autoptr (BackboneRefreshJob) job = NULL;
  g_autofree char *changes = refresh_fixture_describe_changes (again);
  g_autofree char *read = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (first), ==, g_list_model_get_n_items (again));
  g_assert_cmpint (g_list_model_get_n_items (first), ==,
                   job_fixture_count (&fixture->base, "SELECT count(*) FROM installation"));
  g_assert_cmpstr (changes, ==, "");
  job = refresh_fixture_run (fixture, NULL);
  read = refresh_fixture_describe_changes (backbone_refresh_job_get_changes (job));
  g_assert_cmpstr (read, ==, "");
}

static void
test_import_refused (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = job_fixture_write (&fixture->base, "installations.csv",
                                              "1105772;20104711;ERP;310471101;NWP\n"
                                              "9999999999;20000001;Nobody's\n"
                                              "1105772;20104711;Another name\n");
  g_autoptr (GListModel) changes = import (fixture, file, BACKBONE_ERROR_REFUSED);
  g_autoptr (BackboneInstallationChange) unknown = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 3);
  unknown = g_list_model_get_item (changes, 1);
  g_assert_cmpuint (backbone_installation_change_get_line (unknown), ==, 2);
  g_assert_nonnull (strstr (backbone_installation_change_get_reason (unknown), "9999999999"));
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM installation"), ==, 0);
}

#define ADD(path, set_up, test)                                                                    \
  g_test_add (path, PracticeFixture, NULL, set_up, test, practice_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/installation-import/unlocked/same-as-refresh", practice_fixture_set_up_all, test_import);
  ADD ("/installation-import/unlocked/refused", practice_fixture_set_up_all, test_import_refused);

  return g_test_run ();
}
