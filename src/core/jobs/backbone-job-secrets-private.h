/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/*
 * The frame of every change that touches secrets. While it is held, no other program writes to the
 * keyring items of this landscape. Order within: new secrets under new credential ids, then one
 * transaction that refers to them. So whatever goes wrong in between, the landscape refers to
 * secrets that are there; what nothing refers to is swept at the end.
 */
gboolean
backbone_job_lock_secrets (BackboneLandscape *landscape, GCancellable *cancellable, GError **error);
void backbone_job_unlock_secrets (BackboneLandscape *landscape);

/* Drops secrets that nothing refers to any more, after a change that only took some away; if that
 * can't be done now, the next change does it. */
void backbone_job_sweep_secrets (BackboneLandscape *landscape);

/* Before a landscape closes: whoever was removed can't come back then. */
void backbone_job_forget_removed (BackboneLandscape *landscape);

/* The secrets that are saved, credential -> BackboneSecret: (transfer full). */
GHashTable *
backbone_job_load_secrets (BackboneLandscape *landscape, GCancellable *cancellable, GError **error);

/* Writes one secret under a new credential id. (transfer full): the id. */
char *backbone_job_store_secret (BackboneLandscape *landscape,
                                 const char *owner,
                                 BackboneSecret *secret,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
