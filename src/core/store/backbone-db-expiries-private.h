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
/* Somebody knows of them: they are acknowledged till the next of the warnings that the rules name, or
 * till they are renewed. Audited. (out) (transfer full) @before: BackboneExpiryItem as they
 * were. BACKBONE_ERROR_NOT_FOUND if there is no such item. */
gboolean backbone_db_expiries_acknowledge (BackboneDb *db,
                                           const char *const *items,
                                           BackboneTime now,
                                           GPtrArray **before,
                                           GError **error);
/* Takes an acknowledgement back. @before: how they were. Audited. */
gboolean backbone_db_expiries_withdraw (BackboneDb *db, GPtrArray *before, GError **error);

/* Adds BackboneChange to @changes, the nearest end first: what has come to one of the warnings, is not
 * acknowledged, and was not told of at this one. @tell: it is told now, so that it doesn't come again;
 * then in a write transaction. */
gboolean backbone_db_expiries_take (BackboneDb *db,
                                    BackboneTime now,
                                    gboolean tell,
                                    GPtrArray *changes,
                                    GError **error);

G_END_DECLS
