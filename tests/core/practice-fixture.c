/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-fixture.h"

#include "backbone-assignment-job.h"
#include "backbone-edit-jobs.h"
#include "backbone-import-job.h"
#include "backbone-profile.h"

BackboneEndpointProfile *
practice_fixture_load_profile (PracticeFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = practice_get_file (fixture->practice, "endpoints.json");
  BackboneEndpointProfile *profile = backbone_profile_load (file, NULL, &error);

  g_assert_no_error (error);

  return profile;
}

void
practice_fixture_import_customers (PracticeFixture *fixture)
{
  g_autoptr (GFile) file = practice_get_file (fixture->practice, "customers.csv");

  job_fixture_run_well (BACKBONE_JOB (backbone_import_job_new (fixture->base.landscape, file)));
}

void
practice_fixture_import_assignments (PracticeFixture *fixture)
{
  g_autoptr (GFile) file = practice_get_file (fixture->practice, "assignments.csv");

  job_fixture_run_well (
      BACKBONE_JOB (backbone_assignment_import_job_new (fixture->base.landscape, file)));
}

void
practice_fixture_set_up (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneEndpointProfile) profile = NULL;

  fixture->practice = practice_start (0);
  job_fixture_set_up (&fixture->base, NULL);
  profile = practice_fixture_load_profile (fixture);
  job_fixture_run_well (backbone_profile_set_job_new (fixture->base.landscape, profile));
}

void
practice_fixture_set_up_all (PracticeFixture *fixture, gconstpointer data)
{
  practice_fixture_set_up (fixture, data);
  practice_fixture_import_customers (fixture);
  practice_fixture_import_assignments (fixture);
}

void
practice_fixture_set_up_direct (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneProxy) direct
      = g_object_new (BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_DIRECT, NULL);

  practice_fixture_set_up (fixture, data);
  job_fixture_run_well (backbone_proxy_set_job_new (fixture->base.landscape, direct, NULL));
}

void
practice_fixture_tear_down (PracticeFixture *fixture, gconstpointer data)
{
  job_fixture_tear_down (&fixture->base, NULL);
  practice_stop (fixture->practice);
}
