/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* For write transactions; none of these writes an audit entry. A user can belong to several
 * customers. */

/* Makes the user if need be. A @credential (nullable) that is new to it releases its hold and makes
 * its log-on unproven; NULL leaves the one it has. */
gboolean backbone_db_technical_user_save (BackboneDb *db,
                                          const char *id,
                                          const char *credential,
                                          GError **error);
gboolean
backbone_db_technical_user_clear_credential (BackboneDb *db, const char *id, GError **error);
/* After a log-on that failed with @verdict: the lock guard holds it. Audited. */
gboolean backbone_db_technical_user_hold (BackboneDb *db,
                                          const char *id,
                                          BackboneVerdict verdict,
                                          BackboneChannelKind kind,
                                          GError **error);
/* (out) (transfer full) (element-type utf8 utf8): those that are held, a set. */
gboolean backbone_db_technical_users_load_held (BackboneDb *db, GHashTable **held, GError **error);
/* Deletes it if no customer has it any more. */
gboolean backbone_db_technical_user_drop (BackboneDb *db, const char *id, GError **error);

G_END_DECLS
