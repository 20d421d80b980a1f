/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* BackboneExpiryItem, the next end first: certificates of hosts, the whole way to their trusted roots
 * where that ends earlier, client certificates and S-Users. @all: also those that nobody has to do
 * anything about yet. (out) (transfer full). */
gboolean backbone_db_expiries_list (BackboneDb *db,
                                    BackboneTime now,
                                    gboolean all,
                                    GPtrArray **records,
                                    GError **error);
/* Somebody knows of it: it is acknowledged till the next of the warnings at 90, 30, 14 and 2 days, or
 * till it is renewed. Audited. BACKBONE_ERROR_NOT_FOUND if there is no such item. */
gboolean
backbone_db_expiry_acknowledge (BackboneDb *db, const char *item, BackboneTime now, GError **error);

G_END_DECLS
