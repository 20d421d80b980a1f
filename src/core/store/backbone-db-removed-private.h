/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/*
 * Customers and S-Users that were removed and may be brought back. What went with them lies in temporary tables
 * of the connection, so it is gone with it, whatever happens; their secrets stay where they are,
 * since backbone_db_removed_add_credentials() names them. A lease tells other programs meanwhile
 * not to sweep.
 */

/* For write transactions, before @customers (nullable: numbers) and @s_users (nullable: IDs) are
 * removed, all normalised. (out) @removal: names them from now on, in this connection. */
gboolean backbone_db_removed_keep (BackboneDb *db,
                                   const char *const *customers,
                                   const char *const *s_users,
                                   gint64 *removal,
                                   GError **error);
/* For write transactions: everything is as it was, and the removal forgotten. BACKBONE_ERROR_EXISTS
 * names a number, a destination or an ID that somebody has taken meanwhile; an audit entry for each.
 * An assignment whose place was given to another S-User meanwhile does not come back. */
gboolean backbone_db_removed_restore (BackboneDb *db,
                                      gint64 removal,
                                      GCancellable *cancellable,
                                      GError **error);
/* (out) @found: whether this connection keeps any. */
gboolean backbone_db_removed_find (BackboneDb *db, gboolean *found, GError **error);
/* For write transactions, and only if there are any: forgets all of them. */
gboolean backbone_db_removed_forget (BackboneDb *db, GError **error);

/* Adds the credentials of those who were removed to a set of them. */
gboolean
backbone_db_removed_add_credentials (BackboneDb *db, GHashTable *credentials, GError **error);
/* (out) @kept: whether another program keeps some. */
gboolean backbone_db_removed_kept_elsewhere (BackboneDb *db, gboolean *kept, GError **error);

G_END_DECLS
