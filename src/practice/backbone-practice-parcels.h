/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-exchange.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BackbonePracticeParcels:
 *
 * The parcels in the parcel box. A customer sees its own only.
 */
typedef struct _BackbonePracticeParcels BackbonePracticeParcels;

BackbonePracticeParcels *backbone_practice_parcels_new (void);
void backbone_practice_parcels_free (BackbonePracticeParcels *parcels);

gboolean backbone_practice_parcels_is_path (const char *path);
void backbone_practice_parcels_answer (BackbonePracticeParcels *parcels,
                                       BackbonePracticeExchange *exchange,
                                       const char *customer);
void
backbone_practice_parcels_add_counters (BackbonePracticeParcels *parcels, JsonBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeParcels, backbone_practice_parcels_free)

G_END_DECLS
