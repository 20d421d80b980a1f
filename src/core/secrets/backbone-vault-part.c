/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-vault-part-private.h"

#include "backbone-secret-memory-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define VERSION 1

/* How many customers the label of an item names. */
#define N_NAMED 3

/**
 * backbone_vault_entry_new:
 * @credential: the UUID of the credential
 * @owner: the key of its owner: the customer number, or "landscape"
 * @secret: the password
 *
 * Returns: (transfer full): an entry
 */
BackboneVaultEntry *
backbone_vault_entry_new (const char *credential, const char *owner, BackboneSecret *secret)
{
  BackboneVaultEntry *self;

  g_return_val_if_fail (credential && owner && secret, NULL);

  self = g_new (BackboneVaultEntry, 1);
  self->credential = g_strdup (credential);
  self->owner = g_strdup (owner);
  self->secret = backbone_secret_ref (secret);

  return self;
}

void
backbone_vault_entry_free (BackboneVaultEntry *self)
{
  g_free (self->credential);
  g_free (self->owner);
  backbone_secret_unref (self->secret);
  g_free (self);
}

/**
 * backbone_vault_part_find:
 * @owner: the key of a credential's owner
 *
 * Which item a credential lives in: the 32-bit FNV-1a hash of the key's bytes, its halves folded
 * together, modulo the number of parts. It decides where stored secrets are looked for, in every
 * version of this program: it must never change. (g_str_hash() may.)
 *
 * Returns: a number below %BACKBONE_VAULT_N_PARTS
 */
guint
backbone_vault_part_find (const char *owner)
{
  guint32 hash = 2166136261u;

  for (const char *p = owner; *p; p++)
    hash = (hash ^ (guint8)*p) * 16777619u;

  return (hash ^ hash >> 16) % BACKBONE_VAULT_N_PARTS;
}

GHashTable *
backbone_vault_part_new (void)
{
  /* The key belongs to the entry. */
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                (GDestroyNotify)backbone_vault_entry_free);
}

void
backbone_vault_part_add (GHashTable *part, const BackboneVaultEntry *entry)
{
  BackboneVaultEntry *copy
      = backbone_vault_entry_new (entry->credential, entry->owner, entry->secret);

  g_hash_table_replace (part, copy->credential, copy);
}

/* json-glib warns when an array or an object is asked. */
static GType
value_type (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
}

static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gint64
get_int (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
add_credential (GHashTable *part, JsonObject *credentials, const char *credential)
{
  JsonObject *object = get_object (credentials, credential);
  const char *owner = object ? get_string (object, "owner") : NULL;
  const char *text = object ? get_string (object, "secret") : NULL;
  g_autoptr (BackboneSecret) secret = NULL;
  BackboneVaultEntry *entry;

  if (owner == NULL || text == NULL)
    return FALSE;

  secret = backbone_secret_new (text);
  entry = backbone_vault_entry_new (credential, owner, secret);
  g_hash_table_replace (part, entry->credential, entry);

  return TRUE;
}

static gboolean
add_credentials (GHashTable *part, JsonObject *root)
{
  JsonObject *credentials = get_object (root, "credentials");
  JsonObjectIter iter;
  const char *credential;

  if (credentials == NULL)
    return FALSE;

  json_object_iter_init (&iter, credentials);
  while (json_object_iter_next (&iter, &credential, NULL))
    {
      if (!add_credential (part, credentials, credential))
        return FALSE;
    }

  return TRUE;
}

/**
 * backbone_vault_part_parse:
 * @part: the table to add to
 * @text: what the item holds
 * @length: its length in bytes
 * @label: the item's label
 * @error: return location for %BACKBONE_ERROR_KEYRING_FAILED
 *
 * Returns: %TRUE; or %FALSE if the item was changed by something else, or is of a newer version
 */
gboolean
backbone_vault_part_parse (GHashTable *part,
                           const char *text,
                           gsize length,
                           const char *label,
                           GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;

  /* json-glib's own message may quote the text, so it is not used. */
  if (g_utf8_validate_len (text, length, NULL)
      && json_parser_load_from_data (parser, text, (gssize)length, NULL))
    root = json_parser_get_root (parser);

  if (root && JSON_NODE_HOLDS_OBJECT (root))
    {
      JsonObject *object = json_node_get_object (root);
      gint64 version = get_int (object, "version");

      if (version > VERSION)
        {
          g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED,
                       /* Translators: the label of an item in the keyring */
                       _ ("The item “%s” in the keyring was written by a newer version of this "
                          "program"),
                       label);
          return FALSE;
        }

      if (version == VERSION && add_credentials (part, object))
        return TRUE;
    }

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_FAILED,
               /* Translators: the label of an item in the keyring */
               _ ("The item “%s” in the keyring is damaged: another program has changed it. It was "
                  "left as it is"),
               label);

  return FALSE;
}

static void
put (BackboneVaultText *text, const char *bytes)
{
  gsize length = strlen (bytes);

  memcpy (text->text + text->length, bytes, length);
  text->length += length;
}

/* Room for each byte as an escape of six characters was made before. */
static void
put_string (BackboneVaultText *text, const char *string)
{
  static const char digits[] = "0123456789abcdef";

  put (text, "\"");
  for (const char *p = string; *p; p++)
    {
      guint8 byte = (guint8)*p;

      if (byte < 0x20)
        {
          put (text, "\\u00");
          text->text[text->length++] = digits[byte >> 4];
          text->text[text->length++] = digits[byte & 15];
          continue;
        }
      if (byte == '"' || byte == '\\')
        text->text[text->length++] = '\\';
      text->text[text->length++] = *p;
    }
  put (text, "\"");
}

static gsize
measure (GHashTable *part)
{
  GHashTableIter iter;
  BackboneVaultEntry *entry;
  gsize size = 64;

  g_hash_table_iter_init (&iter, part);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
    size += 64
            + 6
                  * (strlen (entry->credential) + strlen (entry->owner)
                     + strlen (backbone_secret_peek (entry->secret)));

  return size;
}

/**
 * backbone_vault_part_write:
 * @part: a table
 * @text: (out caller-allocates): the JSON text of it; to be cleared
 *
 * Written by hand, since json-glib would leave copies of all passwords in memory.
 */
void
backbone_vault_part_write (GHashTable *part, BackboneVaultText *text)
{
  GHashTableIter iter;
  BackboneVaultEntry *entry;
  const char *separator = "";

  text->size = measure (part);
  text->text = backbone_secret_memory_alloc (text->size);
  text->length = 0;

  put (text, "{\"version\":" G_STRINGIFY (VERSION) ",\"credentials\":{");
  g_hash_table_iter_init (&iter, part);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
    {
      put (text, separator);
      put_string (text, entry->credential);
      put (text, ":{\"owner\":");
      put_string (text, entry->owner);
      put (text, ",\"secret\":");
      put_string (text, backbone_secret_peek (entry->secret));
      put (text, "}");
      separator = ",";
    }
  put (text, "}}");
}

void
backbone_vault_text_clear (BackboneVaultText *self)
{
  backbone_secret_memory_free (self->text, self->size);
  self->text = NULL;
}

static int
compare_owners (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* (transfer container): the owners, each once, in order. */
static GPtrArray *
list_owners (GHashTable *part)
{
  GPtrArray *owners = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  BackboneVaultEntry *entry;

  g_hash_table_iter_init (&iter, part);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
    {
      if (g_hash_table_add (seen, entry->owner))
        g_ptr_array_add (owners, entry->owner);
    }
  g_ptr_array_sort (owners, compare_owners);

  return owners;
}

/**
 * backbone_vault_part_to_label:
 * @part: a table
 * @landscape_name: the name of the landscape
 *
 * Returns: (transfer full): the landscape and the first customers
 */
char *
backbone_vault_part_to_label (GHashTable *part, const char *landscape_name)
{
  g_autoptr (GPtrArray) owners = list_owners (part);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (owners->len, N_NAMED); i++)
    g_string_append_printf (names, i > 0 ? ", %s" : "%s", (char *)owners->pdata[i]);
  if (owners->len > N_NAMED)
    g_string_append (names, ", …");

  /* Translators: the landscape's name, then the numbers of the first customers whose passwords an
   * item of the keyring holds. */
  return g_strdup_printf (_ ("Backbone Admin: %s (%s)"), landscape_name, names->str);
}
