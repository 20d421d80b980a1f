/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-vault-items-private.h"

#include <glib/gi18n-lib.h>

static const SecretSchema schema = {
  "io.github.backbone_admin.Vault",
  SECRET_SCHEMA_NONE,
  {
      { "landscape", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "part", SECRET_SCHEMA_ATTRIBUTE_INTEGER },
  },
};

/* (transfer full) (element-type SecretItem). */
GList *
backbone_vault_service_find_items (BackboneVaultService *self,
                                   const char *landscape_id,
                                   guint number,
                                   BackboneVaultSearch search,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (GHashTable) attributes
      = secret_attributes_build (&schema, "landscape", landscape_id, NULL);

  if (number < BACKBONE_VAULT_N_PARTS)
    g_hash_table_replace (attributes, g_strdup ("part"), g_strdup_printf ("%u", number));

  return backbone_vault_service_search (self, &schema, attributes, search, cancellable, error);
}

static void
part_free (gpointer data)
{
  BackboneVaultPart *part = data;

  if (part == NULL)
    return;

  g_hash_table_unref (part->entries);
  g_ptr_array_unref (part->items);
  g_free (part);
}

/**
 * backbone_vault_part_ensure:
 * @parts: (element-type BackboneVaultPart): what backbone_vault_service_find() gave
 * @number: which part
 *
 * Returns: (transfer none): that part, empty when it was not found
 */
BackboneVaultPart *
backbone_vault_part_ensure (GPtrArray *parts, guint number)
{
  BackboneVaultPart *part = parts->pdata[number];

  if (part == NULL)
    {
      part = g_new0 (BackboneVaultPart, 1);
      part->number = number;
      part->entries = backbone_vault_part_new ();
      part->items = g_ptr_array_new_with_free_func (g_object_unref);
      parts->pdata[number] = part;
    }

  return part;
}

static gboolean
add_item (GPtrArray *parts, SecretItem *item, GError **error)
{
  g_autoptr (GHashTable) attributes = secret_item_get_attributes (item);
  g_autofree char *label = secret_item_get_label (item);
  g_autoptr (SecretValue) value = NULL;
  BackboneVaultPart *part;
  guint64 number = 0;
  const char *text;
  gsize length;

  if (secret_item_get_locked (item))
    return backbone_vault_service_set_locked (error);

  value = secret_item_get_secret (item);
  if (value == NULL
      || !g_ascii_string_to_unsigned (g_hash_table_lookup (attributes, "part"), 10, 0,
                                      BACKBONE_VAULT_N_PARTS - 1, &number, NULL))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED,
                   /* Translators: the label of an item in the keyring */
                   _ ("The item “%s” in the keyring cannot be read"), label);
      return FALSE;
    }

  part = backbone_vault_part_ensure (parts, (guint)number);
  g_ptr_array_add (part->items, g_object_ref (item));
  text = secret_value_get (value, &length);

  return backbone_vault_part_parse (part->entries, text, length, label, error);
}

GPtrArray *
backbone_vault_service_find (BackboneVaultService *self,
                             const char *landscape_id,
                             guint number,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  g_autolist (SecretItem) items = NULL;
  GError *local_error = NULL;

  items = backbone_vault_service_find_items (
      self, landscape_id, number, BACKBONE_VAULT_SEARCH_SECRETS, cancellable, &local_error);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  g_ptr_array_set_size (parts, BACKBONE_VAULT_N_PARTS);
  for (GList *l = items; l; l = l->next)
    {
      if (!add_item (parts, l->data, error))
        return NULL;
    }

  return g_steal_pointer (&parts);
}

static gboolean
delete_item (BackboneVaultService *self,
             SecretItem *item,
             GCancellable *cancellable,
             GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GError *local_error = NULL;

  secret_item_delete (item, cancellable, backbone_vault_service_answered_cb, &slot);
  result = backbone_vault_service_wait (self, &slot);
  if (secret_item_delete_finish (item, result, &local_error))
    return TRUE;

  if (!backbone_vault_service_has_gone (local_error))
    return backbone_vault_service_take_error (local_error, error);

  g_error_free (local_error);
  return TRUE;
}

static gboolean
is_same_item (SecretItem *a, SecretItem *b)
{
  return g_str_equal (g_dbus_proxy_get_object_path (G_DBUS_PROXY (a)),
                      g_dbus_proxy_get_object_path (G_DBUS_PROXY (b)));
}

/* Deletes the items of @part except @kept. */
static gboolean
delete_items (BackboneVaultService *self,
              BackboneVaultPart *part,
              SecretItem *kept,
              GCancellable *cancellable,
              GError **error)
{
  for (guint i = 0; i < part->items->len; i++)
    {
      SecretItem *item = part->items->pdata[i];

      if (kept && is_same_item (item, kept))
        continue;
      if (!delete_item (self, item, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
backbone_vault_service_write (BackboneVaultService *self,
                              const char *landscape_id,
                              const char *landscape_name,
                              BackboneVaultPart *part,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *label = backbone_vault_part_to_label (part->entries, landscape_name);
  g_autoptr (GHashTable) attributes = secret_attributes_build (&schema, "landscape", landscape_id,
                                                               "part", (int)part->number, NULL);
  g_auto (BackboneVaultText) text = { 0 };
  g_autoptr (SecretValue) value = NULL;
  g_autoptr (SecretItem) item = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  GError *local_error = NULL;

  if (g_hash_table_size (part->entries) == 0)
    return delete_items (self, part, NULL, cancellable, error);

  backbone_vault_part_write (part->entries, &text);
  value = secret_value_new (text.text, (gssize)text.length, "text/plain");
  secret_item_create (self->collection, &schema, attributes, label, value,
                      SECRET_ITEM_CREATE_REPLACE, cancellable, backbone_vault_service_answered_cb,
                      &slot);
  result = backbone_vault_service_wait (self, &slot);
  item = secret_item_create_finish (result, &local_error);
  if (item == NULL)
    return backbone_vault_service_take_error (local_error, error);

  return delete_items (self, part, item, cancellable, error);
}
