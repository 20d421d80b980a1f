/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-exchange.h"
#include "backbone-practice-registry.h"
#include "backbone-practice-s-users.h"

G_BEGIN_DECLS

/* On the portal. One thing is at COLLECTION('NUMBER'). */
#define BACKBONE_PRACTICE_INCIDENTS_PATH   "/services/odata/incident/IncidentSet"
#define BACKBONE_PRACTICE_SYSTEM_DATA_PATH "/services/odata/systemdata/SystemDataSet"

/**
 * BackbonePracticeDesk:
 *
 * Takes trial incidents and system data, and gives each a number.
 */
typedef struct _BackbonePracticeDesk BackbonePracticeDesk;

BackbonePracticeDesk *backbone_practice_desk_new (BackbonePracticeRegistry *registry);
void backbone_practice_desk_free (BackbonePracticeDesk *desk);

gboolean backbone_practice_desk_is_path (const char *path);
void backbone_practice_desk_answer (BackbonePracticeDesk *desk,
                                    BackbonePracticeExchange *exchange,
                                    const BackbonePracticeSUser *user);
void backbone_practice_desk_add_counters (BackbonePracticeDesk *desk, JsonBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeDesk, backbone_practice_desk_free)

G_END_DECLS
