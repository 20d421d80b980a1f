/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "landscape-fixture.h"

G_BEGIN_DECLS

/* 2026-01-01, midnight in UTC. */
#define SIMULATED_YEAR (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)

/*
 * Results of every channel each @step from SIMULATED_YEAR on, @count of them, all judged. Every 50th is
 * a time-out, together with the next one; the wait is the number of the result within a hundred.
 */
void simulate_checks (LandscapeFixture *fixture, gint64 step, guint count);
/* The same from number @first on: the year goes on. */
void simulate_checks_from (LandscapeFixture *fixture, gint64 step, guint first, guint count);

G_END_DECLS
