/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* (out) (transfer full): with what is due at @now. */
gboolean backbone_db_schedule_load (BackboneDb *db,
                                    BackboneTime now,
                                    BackboneSchedule **schedule,
                                    GError **error);
/* What a person can set; audited. */
gboolean backbone_db_schedule_set (BackboneDb *db, BackboneSchedule *schedule, GError **error);
/* All channels are being checked. */
gboolean backbone_db_schedule_note_check (BackboneDb *db, BackboneTime time, GError **error);

/* BackboneMaintenance, by beginning: those that are not over at @now. (out) (transfer full). */
gboolean backbone_db_maintenance_list (BackboneDb *db,
                                       BackboneTime now,
                                       GPtrArray **records,
                                       GError **error);
/* Audited. The customer: as people type it; nullable. The number is ignored. */
gboolean
backbone_db_maintenance_add (BackboneDb *db, BackboneMaintenance *maintenance, GError **error);
gboolean backbone_db_maintenance_remove (BackboneDb *db, gint64 number, GError **error);

G_END_DECLS
