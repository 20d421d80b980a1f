/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-json.h"

#include <glib/gi18n-lib.h>

/* json-glib's getters treat a wrong type as a programming mistake. What is read here comes from
 * files and from the network, so a wrong type is an error with the member's name in it. */

static gboolean
fail (GError **error, const char *member, const char *wanted)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” must be %s"), member, wanted);
  return FALSE;
}

static JsonNode *
find (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

/**
 * backbone_practice_json_parse:
 * @text: JSON text
 * @length: its length in bytes, or -1
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the object that @text holds, or %NULL if it holds anything
 * else
 */
JsonObject *
backbone_practice_json_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, length, error))
    return NULL;

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The text is not a JSON object"));
      return NULL;
    }

  return json_object_ref (json_node_get_object (root));
}

/**
 * backbone_practice_json_only:
 * @object: a JSON object
 * @members: (array zero-terminated=1): every name that @object may hold
 * @error: return location for an error
 *
 * Refuses members nobody reads, so that a typing error in a landscape or a fault is told, not
 * ignored.
 *
 * Returns: whether @object holds no other member
 */
gboolean
backbone_practice_json_only (JsonObject *object, const char *const *members, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l; l = l->next)
    {
      if (!g_strv_contains (members, l->data))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” is not known here"),
                       (const char *)l->data);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * backbone_practice_json_string:
 * @object: a JSON object
 * @member: a member's name
 * @value: (out) (nullable) (transfer none): the text; %NULL if the member is absent or null
 * @error: return location for an error
 *
 * Returns: whether the member is absent, null or a string
 */
gboolean
backbone_practice_json_string (JsonObject *object,
                               const char *member,
                               const char **value,
                               GError **error)
{
  JsonNode *node = find (object, member);

  *value = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (error, member, _ ("a text"));

  *value = json_node_get_string (node);
  return TRUE;
}

/**
 * backbone_practice_json_uint:
 * @object: a JSON object
 * @member: a member's name
 * @maximum: the largest number allowed
 * @value: (inout): the number; left as it is if the member is absent or null
 * @error: return location for an error
 *
 * Returns: whether the member is absent, null or a whole number from 0 to @maximum
 */
gboolean
backbone_practice_json_uint (JsonObject *object,
                             const char *member,
                             guint64 maximum,
                             guint64 *value,
                             GError **error)
{
  JsonNode *node = find (object, member);
  gint64 number;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return fail (error, member, _ ("a whole number"));

  number = json_node_get_int (node);
  if (number < 0 || (guint64)number > maximum)
    {
      g_autofree char *range = g_strdup_printf (_ ("from 0 to %llu"), (unsigned long long)maximum);

      return fail (error, member, range);
    }

  *value = (guint64)number;
  return TRUE;
}

/**
 * backbone_practice_json_array:
 * @object: a JSON object
 * @member: a member's name
 * @value: (out) (nullable) (transfer none): the list; %NULL if the member is absent or null
 * @error: return location for an error
 *
 * Returns: whether the member is absent, null or a list
 */
gboolean
backbone_practice_json_array (JsonObject *object,
                              const char *member,
                              JsonArray **value,
                              GError **error)
{
  JsonNode *node = find (object, member);

  *value = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, member, _ ("a list"));

  *value = json_node_get_array (node);
  return TRUE;
}

/**
 * backbone_practice_json_object:
 * @object: a JSON object
 * @member: a member's name
 * @value: (out) (nullable) (transfer none): the object; %NULL if the member is absent or null
 * @error: return location for an error
 *
 * Returns: whether the member is absent, null or an object
 */
gboolean
backbone_practice_json_object (JsonObject *object,
                               const char *member,
                               JsonObject **value,
                               GError **error)
{
  JsonNode *node = find (object, member);

  *value = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, member, _ ("an object"));

  *value = json_node_get_object (node);
  return TRUE;
}

/**
 * backbone_practice_json_to_text:
 * @builder: a builder with a complete value in it
 *
 * Returns: (transfer full): the value as indented JSON text that ends with a line break
 */
char *
backbone_practice_json_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}
