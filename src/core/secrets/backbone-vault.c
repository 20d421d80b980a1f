/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-vault-private.h"

#include "backbone-vault-service-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneVault
{
  GObject parent_instance;

  char *landscape_id;
  char *landscape_name;
};

G_DEFINE_FINAL_TYPE (BackboneVault, backbone_vault, G_TYPE_OBJECT)

static void
backbone_vault_finalize (GObject *object)
{
  BackboneVault *self = BACKBONE_VAULT (object);

  g_free (self->landscape_id);
  g_free (self->landscape_name);

  G_OBJECT_CLASS (backbone_vault_parent_class)->finalize (object);
}

static void
backbone_vault_class_init (BackboneVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_vault_finalize;
}

static void
backbone_vault_init (BackboneVault *self)
{
}

/**
 * backbone_vault_new:
 * @landscape_id: the landscape's UUID
 * @landscape_name: what people call it: only for labels in the keyring
 *
 * Returns: (transfer full): the vault of that landscape; nothing was asked of the keyring yet
 */
BackboneVault *
backbone_vault_new (const char *landscape_id, const char *landscape_name)
{
  BackboneVault *self;

  g_return_val_if_fail (landscape_id && landscape_name, NULL);

  self = g_object_new (BACKBONE_TYPE_VAULT, NULL);
  self->landscape_id = g_strdup (landscape_id);
  self->landscape_name = g_strdup (landscape_name);

  return self;
}

/**
 * backbone_vault_probe:
 * @self: a vault
 * @cancellable: (nullable): a cancellable
 *
 * Looks in which state the keyring is; never prompts. A service that fails altogether counts as
 * missing. A session whose keyring was never used has no default collection: that is locked, since
 * a person must choose a password first, for which backbone_vault_unlock() has them asked.
 *
 * Returns: the state; %BACKBONE_KEYRING_UNKNOWN only after cancelling
 */
BackboneKeyringState
backbone_vault_probe (BackboneVault *self, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneVaultService) service = NULL;

  g_return_val_if_fail (BACKBONE_IS_VAULT (self), BACKBONE_KEYRING_UNKNOWN);

  service = backbone_vault_service_open (cancellable, &error);
  if (service == NULL)
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? BACKBONE_KEYRING_UNKNOWN
                                                                     : BACKBONE_KEYRING_MISSING;

  if (backbone_vault_service_is_locked (service)
      || backbone_vault_service_has_locked_items (service, self->landscape_id, cancellable))
    return BACKBONE_KEYRING_LOCKED;

  return g_cancellable_is_cancelled (cancellable) ? BACKBONE_KEYRING_UNKNOWN
                                                  : BACKBONE_KEYRING_AVAILABLE;
}

/**
 * backbone_vault_unlock:
 * @self: a vault
 * @cancellable: (nullable): a cancellable, which also takes the question away
 * @error: return location for an error
 *
 * Has the keyring service ask for the keyring's password, if it is locked.
 *
 * Returns: whether secrets can be read and written now
 */
gboolean
backbone_vault_unlock (BackboneVault *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneVaultService) service = NULL;

  g_return_val_if_fail (BACKBONE_IS_VAULT (self), FALSE);

  service = backbone_vault_service_open (cancellable, error);
  if (service == NULL)
    return FALSE;

  return backbone_vault_service_unlock (service, self->landscape_id, cancellable, error);
}

static void
collect_entries (GPtrArray *entries, BackboneVaultPart *part)
{
  GHashTableIter iter;
  BackboneVaultEntry *entry;

  g_hash_table_iter_init (&iter, part->entries);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
    g_ptr_array_add (entries,
                     backbone_vault_entry_new (entry->credential, entry->owner, entry->secret));
}

/**
 * backbone_vault_load_entries:
 * @self: a vault
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads all secrets of the landscape in one search; never prompts.
 *
 * Returns: (transfer full) (element-type BackboneVaultEntry): them with their owners
 */
GPtrArray *
backbone_vault_load_entries (BackboneVault *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_vault_entry_free);
  g_autoptr (BackboneVaultService) service = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (BACKBONE_IS_VAULT (self), NULL);

  service = backbone_vault_service_open (cancellable, error);
  if (service == NULL)
    return NULL;

  parts = backbone_vault_service_find (service, self->landscape_id, BACKBONE_VAULT_ALL_PARTS,
                                       cancellable, error);
  if (parts == NULL)
    return NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      if (parts->pdata[i])
        collect_entries (entries, parts->pdata[i]);
    }

  /* Some services find nothing in what is locked: that is not the same as having no secrets. */
  if (entries->len == 0 && backbone_vault_service_has_locked_default (service))
    {
      backbone_vault_service_set_locked (error);
      return NULL;
    }

  return g_steal_pointer (&entries);
}

/**
 * backbone_vault_load:
 * @self: a vault
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads all secrets of the landscape in one search; never prompts.
 *
 * Returns: (transfer full) (element-type utf8 BackboneSecret): the secret of each credential
 */
GHashTable *
backbone_vault_load (BackboneVault *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = backbone_vault_load_entries (self, cancellable, error);
  GHashTable *secrets;

  if (entries == NULL)
    return NULL;

  secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                   (GDestroyNotify)backbone_secret_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      BackboneVaultEntry *entry = entries->pdata[i];

      g_hash_table_replace (secrets, g_strdup (entry->credential),
                            backbone_secret_ref (entry->secret));
    }

  return secrets;
}

/* JSON has no place for other bytes, and no keyring program could show them. */
static gboolean
validate (GPtrArray *entries, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      BackboneVaultEntry *entry = entries->pdata[i];

      if (g_utf8_validate (backbone_secret_peek (entry->secret), -1, NULL))
        continue;

      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   /* Translators: a customer number */
                   _ ("The password of %s is not valid text (UTF-8)"), entry->owner);
      return FALSE;
    }

  return TRUE;
}

static BackboneVaultService *
open_for_writing (GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneVaultService) service = backbone_vault_service_open (cancellable, error);

  if (service && backbone_vault_service_is_locked (service))
    {
      backbone_vault_service_set_locked (error);
      return NULL;
    }

  return g_steal_pointer (&service);
}

/* The only part that @entries touch, or BACKBONE_VAULT_ALL_PARTS. */
static guint
find_single_part (GPtrArray *entries)
{
  guint first = backbone_vault_part_find (((BackboneVaultEntry *)entries->pdata[0])->owner);

  for (guint i = 1; i < entries->len; i++)
    {
      if (backbone_vault_part_find (((BackboneVaultEntry *)entries->pdata[i])->owner) != first)
        return BACKBONE_VAULT_ALL_PARTS;
    }

  return first;
}

/**
 * backbone_vault_store:
 * @self: a vault
 * @entries: (element-type BackboneVaultEntry): what to write
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds @entries to the parts that their owners hash to, and writes each of those once. What was in
 * them stays, except under the same credentials. When it fails or is cancelled in between, some of
 * @entries may be stored: nothing refers to their new credentials yet, and backbone_vault_sweep()
 * removes them.
 *
 * Returns: whether all is stored
 */
gboolean
backbone_vault_store (BackboneVault *self,
                      GPtrArray *entries,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (BackboneVaultService) service = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  gboolean touched[BACKBONE_VAULT_N_PARTS] = { FALSE };

  g_return_val_if_fail (BACKBONE_IS_VAULT (self), FALSE);

  if (!validate (entries, error))
    return FALSE;
  if (entries->len == 0)
    return TRUE;

  service = open_for_writing (cancellable, error);
  if (service == NULL)
    return FALSE;

  parts = backbone_vault_service_find (service, self->landscape_id, find_single_part (entries),
                                       cancellable, error);
  if (parts == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      BackboneVaultEntry *entry = entries->pdata[i];
      guint number = backbone_vault_part_find (entry->owner);

      backbone_vault_part_add (backbone_vault_part_ensure (parts, number)->entries, entry);
      touched[number] = TRUE;
    }

  for (guint i = 0; i < BACKBONE_VAULT_N_PARTS; i++)
    {
      if (touched[i]
          && !backbone_vault_service_write (service, self->landscape_id, self->landscape_name,
                                            parts->pdata[i], cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_unreferenced (gpointer credential, gpointer entry, gpointer referenced)
{
  return !g_hash_table_contains (referenced, credential);
}

/**
 * backbone_vault_sweep:
 * @self: a vault
 * @referenced: (element-type utf8 utf8): a set of the credentials to keep
 * @n_removed: (out) (optional): how many were removed
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Removes every other credential, and items that hold nothing any more. Nothing is written when
 * nothing is to be removed.
 *
 * Returns: whether only referenced credentials are left
 */
gboolean
backbone_vault_sweep (BackboneVault *self,
                      GHashTable *referenced,
                      guint *n_removed,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (BackboneVaultService) service = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  guint n = 0;

  g_return_val_if_fail (BACKBONE_IS_VAULT (self), FALSE);

  service = open_for_writing (cancellable, error);
  if (service == NULL)
    return FALSE;

  parts = backbone_vault_service_find (service, self->landscape_id, BACKBONE_VAULT_ALL_PARTS,
                                       cancellable, error);
  if (parts == NULL)
    return FALSE;

  for (guint i = 0; i < BACKBONE_VAULT_N_PARTS; i++)
    {
      BackboneVaultPart *part = parts->pdata[i];
      guint n_here
          = part ? g_hash_table_foreach_remove (part->entries, is_unreferenced, referenced) : 0;

      if (n_here > 0
          && !backbone_vault_service_write (service, self->landscape_id, self->landscape_name, part,
                                            cancellable, error))
        return FALSE;
      n += n_here;
    }

  if (n_removed)
    *n_removed = n;

  return TRUE;
}
