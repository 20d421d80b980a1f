/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-s-user-answer-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* JsonParser recurses for each level, without a limit in older versions. */
#define MAX_DEPTH 16
/* More authorisations than any user has. */
#define MAX_AUTHORISATIONS 2000

static gboolean
set_error (GError **error)
{
  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED,
                       _ ("The backbone's answer about the S-User can't be understood"));

  return FALSE;
}

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

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* (nullable): owned by @parser. */
static JsonObject *
parse (JsonParser *parser, const char *text, gsize length)
{
  JsonNode *root;

  if (length == 0 || length > BACKBONE_S_USER_ANSWER_MAX || memchr (text, '\0', length) != NULL
      || !g_utf8_validate (text, (gssize)length, NULL) || is_deep (text, length)
      || !json_parser_load_from_data (parser, text, (gssize)length, NULL))
    return NULL;

  root = json_parser_get_root (parser);

  return root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

gboolean
backbone_s_user_answer_read_user (const char *text,
                                  gsize length,
                                  char **customer,
                                  BackboneTime *expires,
                                  GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *user = get_object (parse (parser, text, length), "d");
  const char *number = get_text (user, "CustomerNumber");
  const char *end = get_text (user, "ValidTo");

  *customer = number ? backbone_customer_number_normalize (number, NULL) : NULL;
  *expires = end ? backbone_date_parse (end, NULL) : 0;

  return *customer != NULL || set_error (error);
}

GStrv
backbone_s_user_answer_read_authorisations (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonObject *data = get_object (parse (parser, text, length), "d");
  JsonNode *node = data ? json_object_get_member (data, "results") : NULL;
  JsonArray *results = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (results == NULL || json_array_get_length (results) > MAX_AUTHORISATIONS)
    {
      set_error (error);
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      JsonNode *element = json_array_get_element (results, i);
      const char *object_id = JSON_NODE_HOLDS_OBJECT (element)
                                  ? get_text (json_node_get_object (element), "ObjectId")
                                  : NULL;

      if (object_id == NULL || !backbone_object_id_validate (object_id, NULL))
        {
          set_error (error);
          return NULL;
        }
      g_strv_builder_add (builder, object_id);
    }

  return g_strv_builder_end (builder);
}

char *
backbone_s_user_answer_read_code (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  return g_strdup (get_text (get_object (parse (parser, text, length), "error"), "code"));
}
