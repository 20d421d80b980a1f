/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-vault-part-private.h"

G_BEGIN_DECLS

/*
 * The Secret Service as the vault sees it: one open conversation with it, for one operation, in one
 * thread. Nothing here prompts except backbone_vault_service_unlock().
 */
typedef struct _BackboneVaultService BackboneVaultService;

BackboneVaultService *backbone_vault_service_open (GCancellable *cancellable, GError **error);
void backbone_vault_service_free (BackboneVaultService *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneVaultService, backbone_vault_service_free)

gboolean backbone_vault_service_unlock (BackboneVaultService *self,
                                        const char *landscape_id,
                                        GCancellable *cancellable,
                                        GError **error);

/* Whether new items can't be written; also when there is no collection for them yet. */
gboolean backbone_vault_service_is_locked (BackboneVaultService *self);
/* The same, but only when there is one. */
gboolean backbone_vault_service_has_locked_default (BackboneVaultService *self);
/* Sets KEYRING_LOCKED. */
gboolean backbone_vault_service_set_locked (GError **error);

/* One part of a landscape as it was found. */
typedef struct
{
  guint number;
  GHashTable *entries; /* backbone_vault_part_new() */
  GPtrArray *items;    /* SecretItem: more than one when the default collection has changed */
} BackboneVaultPart;

#define BACKBONE_VAULT_ALL_PARTS BACKBONE_VAULT_N_PARTS

/* The parts of a landscape (or only the one with that @number), as an array with N_PARTS elements of
 * which NULL ones were not found. A locked item is an error (KEYRING_LOCKED), a damaged one, too
 * (KEYRING_FAILED). (transfer full) (element-type BackboneVaultPart). */
GPtrArray *backbone_vault_service_find (BackboneVaultService *self,
                                        const char *landscape_id,
                                        guint number,
                                        GCancellable *cancellable,
                                        GError **error);
BackboneVaultPart *backbone_vault_part_ensure (GPtrArray *parts, guint number);

gboolean backbone_vault_service_has_locked_items (BackboneVaultService *self,
                                                  const char *landscape_id,
                                                  GCancellable *cancellable);

/* Writes the part as a whole in one go, or removes its item when it holds nothing. */
gboolean backbone_vault_service_write (BackboneVaultService *self,
                                       const char *landscape_id,
                                       const char *landscape_name,
                                       BackboneVaultPart *part,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
