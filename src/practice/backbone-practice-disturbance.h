/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-faults.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

guint backbone_practice_disturbance_get_status (const BackbonePracticeFault *fault);
void backbone_practice_disturbance_apply (const BackbonePracticeFault *fault,
                                          SoupServerMessage *message,
                                          const char *foreign_url);

G_END_DECLS
