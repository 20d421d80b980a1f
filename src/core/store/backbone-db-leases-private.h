/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* How long a lease lasts that is not refreshed; whoever holds one refreshes it three times as
 * often. */
#define BACKBONE_DB_LEASE_SECONDS 60

/* For write transactions. BACKBONE_ERROR_BUSY names who has it. @holder: a UUID. */
gboolean
backbone_db_lease_take (BackboneDb *db, const char *name, const char *holder, GError **error);
gboolean backbone_db_lease_refresh (BackboneDb *db, const char *holder, GError **error);
gboolean
backbone_db_lease_drop (BackboneDb *db, const char *name, const char *holder, GError **error);

G_END_DECLS
