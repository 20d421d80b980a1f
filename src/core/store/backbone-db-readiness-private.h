/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* (out) (transfer full) (element-type BackboneBlocker): what speaks against reverting the legacy
 * switch, by cause; empty if every customer is ready. @not_before: when a channel must have been seen
 * working at the earliest. */
gboolean backbone_db_blockers_list (BackboneDb *db,
                                    BackboneTime now,
                                    BackboneTime not_before,
                                    GPtrArray **records,
                                    GError **error);
/* The same with the hours that the landscape says, from now. */
gboolean backbone_db_blockers_load (BackboneDb *db, GPtrArray **records, GError **error);
/* @due: when time alone makes the next difference: a check gets too old, or an S-User expires; 0 for
 * never. */
gboolean backbone_db_blockers_find_due (BackboneDb *db, BackboneTime *due, GError **error);

G_END_DECLS
