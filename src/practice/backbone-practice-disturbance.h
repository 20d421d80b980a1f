/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-exchange.h"
#include "backbone-practice-faults.h"

G_BEGIN_DECLS

guint backbone_practice_disturbance_get_status (const BackbonePracticeFault *fault);
void backbone_practice_disturbance_apply (const BackbonePracticeFault *fault,
                                          BackbonePracticeExchange *exchange,
                                          const char *foreign_url);

G_END_DECLS
