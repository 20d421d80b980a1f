/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/* What backbone_trust_database_dup_anchor() gives for the system's roots. */
#define BACKBONE_TRUST_SYSTEM "system"

/*
 * Whom a landscape's connections trust: the roots of the system and those of the landscape. Load
 * it once and give it to every connection; it may be used from any thread. It never accepts more
 * than GIO's own verification does.
 */

/* @anchors: (nullable) (element-type BackboneTrustAnchor). (transfer full). */
GTlsDatabase *backbone_trust_database_new (GPtrArray *anchors, GError **error);

/* The same for TLS backends that know only databases of their own: all roots in one file. */
GTlsDatabase *backbone_trust_database_new_bundle (GPtrArray *anchors, GError **error);

/* In which root the chain of a server ends, whatever else is wrong with it: BACKBONE_TRUST_SYSTEM,
 * the fingerprint of an anchor, or NULL for none of those. It verifies the chain once more: for the
 * diagnosed connection, not for each one. (transfer full). */
char *backbone_trust_database_dup_anchor (GTlsDatabase *database,
                                          GTlsCertificate *chain,
                                          GCancellable *cancellable);

BackboneTime backbone_trust_database_get_chain_end (GTlsDatabase *database, GTlsCertificate *chain);

G_END_DECLS
