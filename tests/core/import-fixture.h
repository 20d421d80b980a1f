/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "job-fixture.h"

#include "backbone-import-job.h"

G_BEGIN_DECLS

/* Imports of lists of customers in a landscape of job-fixture.h. */

#define GOOD_LIST                                                                                  \
  "0001234567;Furniture;S0018132425;secret one\r\n"                                                \
  "2345678;Brewery;18132426;\"secret;two\"\r\n"

typedef struct
{
  gboolean dry_run;
  gboolean skip_invalid;
  gboolean wipe;
} ImportOptions;

/* (transfer full): a job that imports @text, written to list.csv. */
BackboneImportJob *
import_fixture_job_new (JobFixture *fixture, const char *text, ImportOptions options);
/* (transfer full): the same, ended, for a look at its results. */
BackboneImportJob *
import_fixture_run (JobFixture *fixture, const char *text, ImportOptions options, GError **error);
void import_fixture_run_well (JobFixture *fixture, const char *text);

void import_fixture_assert_counts (BackboneImportJob *job,
                                   guint new,
                                   guint changed,
                                   guint unchanged,
                                   guint refused);
/* (transfer none). */
BackboneImportRow *import_fixture_get_row (BackboneImportJob *job, guint index);
/* The reason of a row holds @part. */
void import_fixture_assert_reason (BackboneImportJob *job, guint index, const char *part);

/* What is in the landscape and the keyring afterwards. @expected: (nullable): none. */
void import_fixture_assert_password (JobFixture *fixture, const char *number, const char *expected);
void
import_fixture_assert_description (JobFixture *fixture, const char *number, const char *expected);
gint64 import_fixture_count_customers (JobFixture *fixture);
gint64 import_fixture_count_audit (JobFixture *fixture);

G_END_DECLS
