/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* What a check has met: the first time is kept, the rest is that of the newest. For write
 * transactions. */
gboolean backbone_db_server_certificate_seen (BackboneDb *db,
                                              BackboneServerCertificate *certificate,
                                              GError **error);
/* BackboneServerCertificate, the newest of each host and port, by these. (out) (transfer full). */
gboolean backbone_db_server_certificates_list (BackboneDb *db, GPtrArray **records, GError **error);

G_END_DECLS
