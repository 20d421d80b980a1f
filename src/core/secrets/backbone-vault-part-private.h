/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-vault-private.h"

#include "backbone-error.h"

G_BEGIN_DECLS

/* How many items a landscape has at most. Never to be changed: see backbone_vault_part_find(). */
#define BACKBONE_VAULT_N_PARTS 64

guint backbone_vault_part_find (const char *owner);

/*
 * What one item of the keyring holds, as JSON text:
 *
 *   {"version":1,"credentials":{"UUID":{"owner":"0001234567","secret":"..."}}}
 *
 * In memory it is a table of credential -> BackboneVaultEntry.
 */
GHashTable *backbone_vault_part_new (void);
void backbone_vault_part_add (GHashTable *part, const BackboneVaultEntry *entry);

/* Adds what @text holds to @part. @label names the item in errors (KEYRING_FAILED). */
gboolean backbone_vault_part_parse (GHashTable *part,
                                    const char *text,
                                    gsize length,
                                    const char *label,
                                    GError **error);

/* Memory of backbone_secret_memory_alloc(), in which nothing but the text is kept. */
typedef struct
{
  char *text;
  gsize length;
  gsize size;
} BackboneVaultText;

void backbone_vault_part_write (GHashTable *part, BackboneVaultText *text);
void backbone_vault_text_clear (BackboneVaultText *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BackboneVaultText, backbone_vault_text_clear)

/* (transfer full): what people see of the item in their keyring program. */
char *backbone_vault_part_to_label (GHashTable *part, const char *landscape_name);

G_END_DECLS
