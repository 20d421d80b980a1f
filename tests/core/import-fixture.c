/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-fixture.h"

#include <string.h>

BackboneImportJob *
import_fixture_job_new (JobFixture *fixture, const char *text, ImportOptions options)
{
  g_autoptr (GFile) file = job_fixture_write (fixture, "list.csv", text);
  BackboneImportJob *job = backbone_import_job_new (fixture->landscape, file);

  backbone_import_job_set_dry_run (job, options.dry_run);
  backbone_import_job_set_skip_invalid (job, options.skip_invalid);
  backbone_import_job_set_wipe (job, options.wipe);

  return job;
}

/* Returns the job, ended, for a look at its results. */
BackboneImportJob *
import_fixture_run (JobFixture *fixture, const char *text, ImportOptions options, GError **error)
{
  BackboneImportJob *job = import_fixture_job_new (fixture, text, options);

  job_fixture_run (g_object_ref (BACKBONE_JOB (job)), error);

  return job;
}

void
import_fixture_run_well (JobFixture *fixture, const char *text)
{
  job_fixture_run_well (
      BACKBONE_JOB (import_fixture_job_new (fixture, text, (ImportOptions){ 0 })));
}

void
import_fixture_assert_counts (BackboneImportJob *job,
                              guint new,
                              guint changed,
                              guint unchanged,
                              guint refused)
{
  g_assert_cmpuint (backbone_import_job_get_count (job, BACKBONE_IMPORT_NEW), ==, new);
  g_assert_cmpuint (backbone_import_job_get_count (job, BACKBONE_IMPORT_CHANGED), ==, changed);
  g_assert_cmpuint (backbone_import_job_get_count (job, BACKBONE_IMPORT_UNCHANGED), ==, unchanged);
  g_assert_cmpuint (backbone_import_job_get_count (job, BACKBONE_IMPORT_REFUSED), ==, refused);
  g_assert_cmpuint (g_list_model_get_n_items (backbone_import_job_get_rows (job)), ==,
                    new + changed + unchanged + refused);
}

BackboneImportRow *
import_fixture_get_row (BackboneImportJob *job, guint index)
{
  g_autoptr (BackboneImportRow) row
      = g_list_model_get_item (backbone_import_job_get_rows (job), index);

  g_assert_nonnull (row);

  return row;
}

void
import_fixture_assert_reason (BackboneImportJob *job, guint index, const char *part)
{
  const char *reason = backbone_import_row_get_reason (import_fixture_get_row (job, index));

  if (reason == NULL || strstr (reason, part) == NULL)
    g_error ("row %u: the reason is: %s", index, reason);
}

void
import_fixture_assert_password (JobFixture *fixture, const char *number, const char *expected)
{
  g_autofree char *password = job_fixture_dup_password (fixture, number);

  g_assert_cmpstr (password, ==, expected);
}

void
import_fixture_assert_description (JobFixture *fixture, const char *number, const char *expected)
{
  g_autofree char *description
      = job_fixture_query (fixture, "SELECT description FROM customer WHERE number = '%s'", number);

  g_assert_cmpstr (description, ==, expected);
}

gint64
import_fixture_count_customers (JobFixture *fixture)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM customer");
}

gint64
import_fixture_count_audit (JobFixture *fixture)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM audit");
}
