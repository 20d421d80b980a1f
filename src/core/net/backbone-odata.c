/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-odata-private.h"

#include <string.h>

/* JsonParser recurses for each level, without a limit in older versions. */
#define MAX_DEPTH 16

/* Brackets in texts count as well: an answer that is refused because of that is none we know. */
static gboolean
is_deep (const char *text, gsize length)
{
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '{' || text[i] == '[')
        depth++;
      else if (text[i] == '}' || text[i] == ']')
        depth--;
      if (depth > MAX_DEPTH)
        return TRUE;
    }

  return FALSE;
}

JsonObject *
backbone_odata_parse (JsonParser *parser, const char *text, gsize length, gsize max)
{
  JsonNode *root;

  if (length == 0 || length > max || memchr (text, '\0', length) != NULL
      || !g_utf8_validate (text, (gssize)length, NULL) || is_deep (text, length)
      || !json_parser_load_from_data (parser, text, (gssize)length, NULL))
    return NULL;

  root = json_parser_get_root (parser);

  return root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

JsonObject *
backbone_odata_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
backbone_odata_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

JsonArray *
backbone_odata_get_results (JsonObject *object)
{
  JsonNode *node = object ? json_object_get_member (object, "results") : NULL;

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
backbone_odata_get_element (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
