/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice-fixture.h"

#include "backbone-refresh-job.h"

G_BEGIN_DECLS

/* Reads the installations of @customer, or of all if it is NULL. (transfer full): the job, ended. */
BackboneRefreshJob *refresh_fixture_run (PracticeFixture *fixture, const char *customer);
void refresh_fixture_run_well (PracticeFixture *fixture, const char *customer);
/* (transfer full): "NUMBER OUTCOME" of each BackboneInstallationChange that is one. */
char *refresh_fixture_describe_changes (GListModel *changes);

G_END_DECLS
