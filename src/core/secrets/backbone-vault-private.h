/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-keyring.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_VAULT (backbone_vault_get_type ())
G_DECLARE_FINAL_TYPE (BackboneVault, backbone_vault, BACKBONE, VAULT, GObject)

/*
 * The secrets of one landscape in the desktop keyring: at most 64 items, since each store rewrites
 * the whole keyring. A credential lives in the part that its owner's key (the customer number, or
 * "landscape" for the proxy) hashes to.
 *
 * All functions block and are called from job threads only, never from the main loop; the vault
 * itself may be used from several threads. Who writes holds the lease "vault" of the landscape
 * file, so that two front ends don't overwrite each other's parts: that is the caller's duty
 * (backbone_db_lease_acquire()).
 *
 * Errors are NO_KEYRING, KEYRING_LOCKED, PROMPT_DISMISSED, KEYRING_FAILED, and
 * G_IO_ERROR_CANCELLED.
 */

/* One credential to write: @credential is its UUID, @owner the key that says which part. */
typedef struct
{
  char *credential;
  char *owner;
  BackboneSecret *secret;
} BackboneVaultEntry;

BackboneVaultEntry *
backbone_vault_entry_new (const char *credential, const char *owner, BackboneSecret *secret);
void backbone_vault_entry_free (BackboneVaultEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneVaultEntry, backbone_vault_entry_free)

BackboneVault *backbone_vault_new (const char *landscape_id, const char *landscape_name);

/* Never prompts. */
BackboneKeyringState backbone_vault_probe (BackboneVault *self, GCancellable *cancellable);
/* May prompt through the keyring service's own window. */
gboolean backbone_vault_unlock (BackboneVault *self, GCancellable *cancellable, GError **error);

/* Everything in one search; (transfer full) credential -> BackboneSecret. Never prompts: a locked
 * keyring is an error. */
GHashTable *backbone_vault_load (BackboneVault *self, GCancellable *cancellable, GError **error);

/* The same with their owners: (transfer full) BackboneVaultEntry. */
GPtrArray *
backbone_vault_load_entries (BackboneVault *self, GCancellable *cancellable, GError **error);

/* Writes each touched part once; what the parts hold besides stays. @entries: BackboneVaultEntry.
 */
gboolean backbone_vault_store (BackboneVault *self,
                               GPtrArray *entries,
                               GCancellable *cancellable,
                               GError **error);

/* Drops every credential that is not in @referenced (a set of UUIDs). (out) @n_removed may be NULL.
 */
gboolean backbone_vault_sweep (BackboneVault *self,
                               GHashTable *referenced,
                               guint *n_removed,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
