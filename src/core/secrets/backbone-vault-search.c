/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

/* The functions that take D-Bus paths; libsecret has had them as they are since its first release. */
#define SECRET_API_SUBJECT_TO_CHANGE

#include "backbone-vault-items-private.h"

/*
 * Why not secret_service_search(): it gives up when an item goes away between being found and being
 * looked at, which is no trouble of the keyring but another program that removes its passwords, and
 * then ends once for each of the items that are left, which GLib takes for a fault of the program.
 */

/* How often to search again because what was found had gone. */
#define MAX_ATTEMPTS 10

static gboolean
find_paths (BackboneVaultService *self,
            const SecretSchema *schema,
            GHashTable *attributes,
            GStrv *unlocked,
            GStrv *locked,
            GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  secret_service_search_for_dbus_paths (self->service, schema, attributes, NULL,
                                        backbone_vault_service_answered_cb, &slot);
  result = backbone_vault_service_wait (self, &slot);

  return secret_service_search_for_dbus_paths_finish (self->service, result, unlocked, locked,
                                                      error);
}

static void
keep_first_error (GError *found, GError **error)
{
  if (*error)
    g_error_free (found);
  else
    *error = found;
}

/* Asks for all at once and waits for all: each answers into its slot. */
static gboolean
open_items (BackboneVaultService *self, GStrv paths, GList **items, GError **error)
{
  guint n = g_strv_length (paths);
  g_autofree GAsyncResult **slots = g_new0 (GAsyncResult *, n);
  GError *first_error = NULL;

  for (guint i = 0; i < n; i++)
    secret_item_new_for_dbus_path (self->service, paths[i], SECRET_ITEM_NONE, NULL,
                                   backbone_vault_service_answered_cb, &slots[i]);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GAsyncResult) result = backbone_vault_service_wait (self, &slots[i]);
      GError *local_error = NULL;
      SecretItem *item = secret_item_new_for_dbus_path_finish (result, &local_error);

      if (item)
        *items = g_list_prepend (*items, item);
      else
        keep_first_error (local_error, &first_error);
    }

  if (first_error)
    g_propagate_error (error, first_error);

  return first_error == NULL;
}

/* Locked ones are left out. */
static gboolean
load_secrets (BackboneVaultService *self, GList *items, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  secret_item_load_secrets (items, NULL, backbone_vault_service_answered_cb, &slot);
  result = backbone_vault_service_wait (self, &slot);

  return secret_item_load_secrets_finish (result, error);
}

/* The service leaves out what has gone since. */
static gboolean
misses_secret (GList *items)
{
  for (GList *l = items; l; l = l->next)
    {
      g_autoptr (SecretValue) value = secret_item_get_secret (l->data);

      if (value == NULL && !secret_item_get_locked (l->data))
        return TRUE;
    }

  return FALSE;
}

gboolean
backbone_vault_service_has_gone (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT)
         || g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT);
}

/* Sets @again when an item has gone meanwhile, also when the rest was found. */
static GList *
search_once (BackboneVaultService *self,
             const SecretSchema *schema,
             GHashTable *attributes,
             BackboneVaultSearch search,
             gboolean *again,
             GError **error)
{
  g_auto (GStrv) unlocked = NULL;
  g_auto (GStrv) locked = NULL;
  g_autolist (SecretItem) items = NULL;
  GError *local_error = NULL;

  *again = FALSE;
  if (find_paths (self, schema, attributes, &unlocked, &locked, &local_error)
      && open_items (self, unlocked, &items, &local_error)
      && open_items (self, locked, &items, &local_error)
      && (search == BACKBONE_VAULT_SEARCH_ITEMS || load_secrets (self, items, &local_error)))
    {
      *again = search == BACKBONE_VAULT_SEARCH_SECRETS && misses_secret (items);
      return g_steal_pointer (&items);
    }

  *again = backbone_vault_service_has_gone (local_error);
  g_propagate_error (error, local_error);

  return NULL;
}

/**
 * backbone_vault_service_search:
 * @self: the service
 * @schema: the schema of the items
 * @attributes: (element-type utf8 utf8): what they have
 * @search: whether their secrets are wanted
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds items as they all were at one moment: when one goes away meanwhile, it searches again.
 *
 * Returns: (transfer full) (element-type SecretItem): them
 */
GList *
backbone_vault_service_search (BackboneVaultService *self,
                               const SecretSchema *schema,
                               GHashTable *attributes,
                               BackboneVaultSearch search,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autolist (SecretItem) items = NULL;
  GError *local_error = NULL;
  gboolean again = TRUE;

  for (guint i = 0; again && i < MAX_ATTEMPTS && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_clear_error (&local_error);
      g_list_free_full (g_steal_pointer (&items), g_object_unref);
      items = search_once (self, schema, attributes, search, &again, &local_error);
    }

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (&local_error);
      g_cancellable_set_error_if_cancelled (cancellable, &local_error);
      g_list_free_full (g_steal_pointer (&items), g_object_unref);
    }
  if (local_error)
    backbone_vault_service_take_error (local_error, error);

  return g_steal_pointer (&items);
}
