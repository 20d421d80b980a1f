/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "landscape-fixture.h"

G_BEGIN_DECLS

/* A check run in which every channel of a customer, or of all if @number is NULL, finds the same at
 * @time. Without @end it is as if the program had been killed before it ended the run. */
void check_some (LandscapeFixture *fixture,
                 const char *number,
                 BackboneVerdict verdict,
                 BackboneTime time,
                 gboolean end);
void check_all (LandscapeFixture *fixture, BackboneVerdict verdict, BackboneTime time);

G_END_DECLS
