/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-archive-private.h"

#include "backbone-error.h"
#include "backbone-time.h"
#include "backbone-validate.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define VERSION 1

/* More than anything that is written; what a foreign file asks for beyond is refused. */
#define MAX_MANIFEST (64 * 1024)
#define MAX_KEY      256
#define MAX_SECRET   (1024 * 1024)
#define MAX_SECRETS  10000000
#define MAX_DATABASE ((guint64)1 << 42)

#define BUFFER_SIZE (256 * 1024)

void
backbone_archive_manifest_free (BackboneArchiveManifest *self)
{
  g_free (self->id);
  g_free (self->description);
  g_free (self->owner);
  g_free (self);
}

static gboolean
write_bytes (GOutputStream *stream,
             const void *bytes,
             gsize length,
             GCancellable *cancellable,
             GError **error)
{
  return g_output_stream_write_all (stream, bytes, length, NULL, cancellable, error);
}

/* A text with its length before it. */
static gboolean
write_text (GOutputStream *stream, const char *text, GCancellable *cancellable, GError **error)
{
  gsize length = strlen (text);
  guint32 length_be = GUINT32_TO_BE ((guint32)length);

  return write_bytes (stream, &length_be, sizeof length_be, cancellable, error)
         && write_bytes (stream, text, length, cancellable, error);
}

static char *
manifest_to_json (const BackboneArchiveManifest *manifest)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *created = backbone_time_to_iso (manifest->created);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, "program");
  json_builder_add_string_value (builder, BACKBONE_VERSION);
  json_builder_set_member_name (builder, "created");
  json_builder_add_string_value (builder, created);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, manifest->id);
  json_builder_set_member_name (builder, "description");
  json_builder_add_string_value (builder, manifest->description);
  json_builder_set_member_name (builder, "owner");
  json_builder_add_string_value (builder, manifest->owner);
  json_builder_set_member_name (builder, "with_secrets");
  json_builder_add_boolean_value (builder, manifest->with_secrets);
  json_builder_set_member_name (builder, "secrets");
  json_builder_add_int_value (builder, manifest->n_secrets);
  json_builder_set_member_name (builder, "database_size");
  json_builder_add_int_value (builder, (gint64)manifest->database_size);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

gboolean
backbone_archive_write_manifest (GOutputStream *stream,
                                 const BackboneArchiveManifest *manifest,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autofree char *json = manifest_to_json (manifest);

  return write_text (stream, json, cancellable, error);
}

gboolean
backbone_archive_write_secret (GOutputStream *stream,
                               const char *credential,
                               const char *owner,
                               BackboneSecret *secret,
                               GCancellable *cancellable,
                               GError **error)
{
  return write_text (stream, credential, cancellable, error)
         && write_text (stream, owner, cancellable, error)
         && write_text (stream, backbone_secret_peek (secret), cancellable, error);
}

/* What is authentic and yet makes no sense was written by something else. */
static gboolean
set_content_error (const char *name, GError **error)
{
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_ARCHIVE,
               _ ("“%s” holds something else than a landscape"), name);

  return FALSE;
}

static gboolean
read_bytes (GInputStream *stream,
            void *bytes,
            gsize length,
            const char *name,
            GCancellable *cancellable,
            GError **error)
{
  gsize n_read = 0;

  if (!g_input_stream_read_all (stream, bytes, length, &n_read, cancellable, error))
    return FALSE;

  return n_read == length || set_content_error (name, error);
}

/* (transfer full): valid text without NUL bytes; its memory holds nothing besides. */
static char *
read_text (GInputStream *stream,
           guint32 max_length,
           const char *name,
           GCancellable *cancellable,
           GError **error)
{
  guint32 length = 0;
  char *text;

  if (!read_bytes (stream, &length, sizeof length, name, cancellable, error))
    return NULL;
  length = GUINT32_FROM_BE (length);
  if (length > max_length)
    {
      set_content_error (name, error);
      return NULL;
    }

  text = g_malloc0 ((gsize)length + 1);
  if (read_bytes (stream, text, length, name, cancellable, error))
    {
      if (g_utf8_validate_len (text, length, NULL))
        return text;
      set_content_error (name, error);
    }
  explicit_bzero (text, length);
  g_free (text);

  return NULL;
}

static JsonNode *
get_value (JsonObject *object, const char *member, GType type)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type ? node
                                                                                         : NULL;
}

static char *
dup_string (JsonObject *object, const char *member)
{
  JsonNode *node = get_value (object, member, G_TYPE_STRING);

  return node ? g_strdup (json_node_get_string (node)) : NULL;
}

/* -1 if there is none between 0 and @max. */
static gint64
get_number (JsonObject *object, const char *member, gint64 max)
{
  JsonNode *node = get_value (object, member, G_TYPE_INT64);
  gint64 number = node ? json_node_get_int (node) : -1;

  return number <= max ? number : -1;
}

static BackboneTime
get_time (JsonObject *object, const char *member)
{
  g_autofree char *text = dup_string (object, member);
  g_autoptr (GDateTime) time = text ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
}

static BackboneArchiveManifest *
manifest_from_object (JsonObject *object)
{
  g_autoptr (BackboneArchiveManifest) self = g_new0 (BackboneArchiveManifest, 1);
  JsonNode *with_secrets = get_value (object, "with_secrets", G_TYPE_BOOLEAN);
  gint64 n_secrets = get_number (object, "secrets", MAX_SECRETS);
  gint64 size = get_number (object, "database_size", (gint64)MAX_DATABASE);

  self->id = dup_string (object, "id");
  self->description = dup_string (object, "description");
  self->owner = dup_string (object, "owner");
  self->created = get_time (object, "created");
  self->with_secrets = with_secrets && json_node_get_boolean (with_secrets);
  if (self->id == NULL || !g_uuid_string_is_valid (self->id) || self->description == NULL
      || !backbone_description_validate (self->description, NULL) || self->owner == NULL
      || n_secrets < 0 || size <= 0)
    return NULL;

  self->n_secrets = (guint)n_secrets;
  self->database_size = (guint64)size;

  return g_steal_pointer (&self);
}

/**
 * backbone_archive_read_manifest:
 * @stream: at the start of the plain text
 * @name: the name of the archive, for errors
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full): what the archive holds, or %NULL
 */
BackboneArchiveManifest *
backbone_archive_read_manifest (GInputStream *stream,
                                const char *name,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *json = read_text (stream, MAX_MANIFEST, name, cancellable, error);
  BackboneArchiveManifest *manifest = NULL;
  JsonNode *root;

  if (json == NULL)
    return NULL;

  root = json_parser_load_from_data (parser, json, -1, NULL) ? json_parser_get_root (parser) : NULL;
  if (root && JSON_NODE_HOLDS_OBJECT (root))
    {
      JsonObject *object = json_node_get_object (root);

      if (get_number (object, "version", G_MAXINT64) > VERSION)
        {
          g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NEWER_VERSION,
                       _ ("“%s” was written by a newer version of this program"), name);
          return NULL;
        }
      manifest = manifest_from_object (object);
    }
  if (manifest == NULL)
    set_content_error (name, error);

  return manifest;
}

gboolean
backbone_archive_read_secret (GInputStream *stream,
                              const char *name,
                              char **credential,
                              char **owner,
                              BackboneSecret **secret,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *id = read_text (stream, MAX_KEY, name, cancellable, error);
  g_autofree char *key = id ? read_text (stream, MAX_KEY, name, cancellable, error) : NULL;
  char *text = key ? read_text (stream, MAX_SECRET, name, cancellable, error) : NULL;

  if (text == NULL)
    return FALSE;

  *secret = backbone_secret_new_take (text);
  *credential = g_steal_pointer (&id);
  *owner = g_steal_pointer (&key);

  return TRUE;
}

/**
 * backbone_archive_copy:
 * @from: where the bytes come from
 * @to: where they go
 * @size: how many there are
 * @name: the name of the archive, for errors
 * @progress: (nullable): told after each piece
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: whether all were there and were copied
 */
gboolean
backbone_archive_copy (GInputStream *from,
                       GOutputStream *to,
                       guint64 size,
                       const char *name,
                       BackboneArchiveProgressFunc progress,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  guint64 done = 0;

  while (done < size)
    {
      gsize length = (gsize)MIN (size - done, BUFFER_SIZE);

      if (!read_bytes (from, buffer, length, name, cancellable, error)
          || !write_bytes (to, buffer, length, cancellable, error))
        return FALSE;

      done += length;
      if (progress)
        progress ((guint)(done / 1024), (guint)(size / 1024), user_data);
    }

  return TRUE;
}

gboolean
backbone_archive_read_end (GInputStream *stream,
                           const char *name,
                           GCancellable *cancellable,
                           GError **error)
{
  guint8 byte;
  gssize n = g_input_stream_read (stream, &byte, 1, cancellable, error);

  return n == 0 || (n > 0 && set_content_error (name, error));
}
