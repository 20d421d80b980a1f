/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "landscape-fixture.h"

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/* A landscape, open, for jobs. */
typedef struct
{
  LandscapeFixture base; /* for its queries; the store is that of the landscape */
  BackboneLandscape *landscape;
} JobFixture;

/* For g_test_add(); the landscape is there with its owner only. */
void job_fixture_set_up (JobFixture *fixture, gconstpointer data);
void job_fixture_tear_down (JobFixture *fixture, gconstpointer data);

/* Takes @job over, runs it, and says how it ended. */
gboolean job_fixture_run (BackboneJob *job, GError **error);
/* The test fails if the job does. */
void job_fixture_run_well (BackboneJob *job);
void job_fixture_run_badly (BackboneJob *job, int code);

/* Writes a file in the folder of the landscape. (transfer full). */
GFile *job_fixture_write (JobFixture *fixture, const char *name, const char *text);
/* (nullable) (transfer full): its text; NULL if it is not there. */
char *job_fixture_read (JobFixture *fixture, const char *name);
/* The permissions of a file, or 0 if it is not there. */
guint job_fixture_get_mode (JobFixture *fixture, const char *name);

/* A first value of SQL with arguments. (nullable) (transfer full). */
char *job_fixture_query (JobFixture *fixture, const char *format, ...) G_GNUC_PRINTF (2, 3);
gint64 job_fixture_count (JobFixture *fixture, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* What the keyring holds for the technical user of a customer. (nullable) (transfer full). */
char *job_fixture_dup_password (JobFixture *fixture, const char *number);
/* How many secrets of the landscape the keyring holds. */
guint job_fixture_count_secrets (JobFixture *fixture);
/* Differs after each write to the keyring of the session. (transfer full). */
char *job_fixture_digest_keyring (void);

G_END_DECLS
