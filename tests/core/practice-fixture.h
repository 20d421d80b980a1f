/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "job-fixture.h"
#include "practice.h"

G_BEGIN_DECLS

/* A landscape that talks to a practice backbone of its own, whose authority it trusts. */
typedef struct
{
  JobFixture base;
  Practice *practice;
} PracticeFixture;

/* For g_test_add(); with its owner alone, who has no technical user. */
void practice_fixture_set_up (PracticeFixture *fixture, gconstpointer data);
/* With all customers and S-Users. */
void practice_fixture_set_up_all (PracticeFixture *fixture, gconstpointer data);
/* With its owner alone, and without any proxy. */
void practice_fixture_set_up_direct (PracticeFixture *fixture, gconstpointer data);
void practice_fixture_tear_down (PracticeFixture *fixture, gconstpointer data);

/* (transfer full): its endpoints.json. */
BackboneEndpointProfile *practice_fixture_load_profile (PracticeFixture *fixture);
void practice_fixture_import_customers (PracticeFixture *fixture);
void practice_fixture_import_assignments (PracticeFixture *fixture);

G_END_DECLS
