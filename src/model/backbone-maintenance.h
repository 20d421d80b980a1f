/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_MAINTENANCE (backbone_maintenance_get_type ())
G_DECLARE_FINAL_TYPE (BackboneMaintenance,
                      backbone_maintenance,
                      BACKBONE,
                      MAINTENANCE,
                      BackboneRecord)

gint64 backbone_maintenance_get_number (BackboneMaintenance *self);
const char *backbone_maintenance_get_customer (BackboneMaintenance *self);
BackboneTime backbone_maintenance_get_begins (BackboneMaintenance *self);
BackboneTime backbone_maintenance_get_ends (BackboneMaintenance *self);
const char *backbone_maintenance_get_note (BackboneMaintenance *self);

G_END_DECLS
