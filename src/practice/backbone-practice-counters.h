/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-certificates.h"
#include "backbone-practice-desk.h"
#include "backbone-practice-log-on.h"
#include "backbone-practice-parcels.h"
#include "backbone-practice-s-users.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BackbonePracticeCounters:
 *
 * What the listeners saw: connections, handshakes, requests. What users tried is counted by
 * #BackbonePracticeLogOn.
 */
typedef struct _BackbonePracticeCounters BackbonePracticeCounters;

BackbonePracticeCounters *backbone_practice_counters_new (void);
void backbone_practice_counters_free (BackbonePracticeCounters *counters);
void backbone_practice_counters_reset (BackbonePracticeCounters *counters);

void
backbone_practice_counters_connection_opened (BackbonePracticeCounters *counters, guint listener);
void
backbone_practice_counters_connection_closed (BackbonePracticeCounters *counters, guint listener);
void backbone_practice_counters_handshake_done (BackbonePracticeCounters *counters, guint listener);
void backbone_practice_counters_request_answered (BackbonePracticeCounters *counters,
                                                  guint listener,
                                                  guint status);
void backbone_practice_counters_foreign_authorization (BackbonePracticeCounters *counters);
void backbone_practice_counters_legacy_connected (BackbonePracticeCounters *counters);

char *backbone_practice_counters_to_json (BackbonePracticeCounters *counters,
                                          BackbonePracticeLogOn *log_on,
                                          BackbonePracticeSUsers *s_users,
                                          BackbonePracticeDesk *desk,
                                          BackbonePracticeParcels *parcels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeCounters, backbone_practice_counters_free)

G_END_DECLS
