/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault-fixture.h"

GPtrArray *
vault_fixture_entries_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_vault_entry_free);
}

void
vault_fixture_add (GPtrArray *entries, const char *credential, const char *owner, const char *text)
{
  g_autoptr (BackboneSecret) secret = backbone_secret_new (text);

  g_ptr_array_add (entries, backbone_vault_entry_new (credential, owner, secret));
}

void
vault_fixture_add_many_secrets (GPtrArray *entries, const char *prefix, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *credential = g_strdup_printf ("%s-0000-4000-8000-%012d", prefix, i);
      g_autofree char *owner = g_strdup_printf ("%010d", 1000000 + i);
      g_autofree char *text = g_strdup_printf ("Password-%s-%d", prefix, i);

      vault_fixture_add (entries, credential, owner, text);
    }
}

void
vault_fixture_store (BackboneVault *vault, GPtrArray *entries)
{
  g_autoptr (GError) error = NULL;

  backbone_vault_store (vault, entries, NULL, &error);
  g_assert_no_error (error);
}

void
vault_fixture_store_one (BackboneVault *vault,
                         const char *credential,
                         const char *owner,
                         const char *text)
{
  g_autoptr (GPtrArray) entries = vault_fixture_entries_new ();

  vault_fixture_add (entries, credential, owner, text);
  vault_fixture_store (vault, entries);
}

GHashTable *
vault_fixture_load (BackboneVault *vault)
{
  g_autoptr (GError) error = NULL;
  GHashTable *secrets = backbone_vault_load (vault, NULL, &error);

  g_assert_no_error (error);

  return secrets;
}

void
vault_fixture_assert_secret (GHashTable *secrets, const char *credential, const char *text)
{
  BackboneSecret *secret = g_hash_table_lookup (secrets, credential);

  g_assert_nonnull (secret);
  g_assert_cmpstr (backbone_secret_peek (secret), ==, text);
}

GHashTable *
vault_fixture_set_new (const char *first, ...)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);
  va_list arguments;

  va_start (arguments, first);
  for (const char *text = first; text; text = va_arg (arguments, const char *))
    g_hash_table_add (set, (gpointer)text);
  va_end (arguments);

  return set;
}

GList *
vault_fixture_find_items (const char *landscape)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service
      = secret_service_get_sync (SECRET_SERVICE_OPEN_SESSION, NULL, &error);
  GList *items;

  g_assert_no_error (error);
  g_hash_table_insert (attributes, (gpointer) "xdg:schema",
                       (gpointer) "io.github.backbone_admin.Vault");
  g_hash_table_insert (attributes, (gpointer) "landscape", (gpointer)landscape);
  items = secret_service_search_sync (service, NULL, attributes,
                                      SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS, NULL, &error);
  g_assert_no_error (error);

  return items;
}

guint
vault_fixture_count_items (const char *landscape)
{
  g_autolist (SecretItem) items = vault_fixture_find_items (landscape);

  return g_list_length (items);
}

void
vault_fixture_lock_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service
      = secret_service_get_sync (SECRET_SERVICE_OPEN_SESSION, NULL, &error);
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_sync (
      service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL, &error);
  GList objects = { collection, NULL, NULL };

  g_assert_no_error (error);
  g_assert_cmpint (secret_service_lock_sync (service, &objects, NULL, NULL, &error), ==, 1);
  g_assert_no_error (error);
}

BackboneVault *
vault_fixture_new (void)
{
  return backbone_vault_new (LANDSCAPE, "Practice");
}

void
vault_fixture_sweep_all (BackboneVault *vault)
{
  g_autoptr (GHashTable) nothing = vault_fixture_set_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  backbone_vault_sweep (vault, nothing, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vault_fixture_count_items (LANDSCAPE), ==, 0);
}
