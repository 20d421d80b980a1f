/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* How long a lease lasts that is not refreshed; whoever holds one refreshes it three times as
 * often. */
#define BACKBONE_DB_LEASE_SECONDS 60

/* The holder is the connection. For write transactions; BACKBONE_ERROR_BUSY names who has it. */
gboolean backbone_db_lease_take (BackboneDb *db, const char *name, GError **error);
gboolean backbone_db_lease_drop (BackboneDb *db, const char *name, GError **error);
/* All that the connection holds. */
gboolean backbone_db_lease_refresh (BackboneDb *db, GError **error);
/* (out) @until: till when another connection holds one whose name begins with @prefix, unless it is
 * refreshed or dropped before; 0 if none does. Only reads. */
gboolean backbone_db_lease_find_foreign (BackboneDb *db,
                                         const char *prefix,
                                         BackboneTime *until,
                                         GError **error);
/* Whether it holds any; only reads. */
gboolean backbone_db_lease_is_held (BackboneDb *db);
/* Whether anybody has it, this connection or another; only reads. */
gboolean backbone_db_lease_is_taken (BackboneDb *db, const char *name);

G_END_DECLS
