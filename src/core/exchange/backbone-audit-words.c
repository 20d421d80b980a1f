/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-audit-words.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static JsonObject *
parse (JsonParser *parser, const char *json)
{
  JsonNode *root = json && json_parser_load_from_data (parser, json, -1, NULL)
                       ? json_parser_get_root (parser)
                       : NULL;

  return root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

/* (nullable) (transfer full): NULL for null, and for what is not there. */
static char *
dup_value (JsonObject *object, const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));

  return json_to_string (node, FALSE);
}

static const char *
or_nothing (const char *value)
{
  /* Translators: in the audit log, a value that is not set */
  return value && *value ? value : _ ("nothing");
}

static void
append_change (GString *text, const char *name, const char *before, const char *after)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append_printf (text, "%s: ", name);
  if (before && g_strcmp0 (before, after) != 0)
    g_string_append_printf (text, "%s → ", before);
  g_string_append (text, or_nothing (after));
}

static gboolean
has_member (JsonObject *object, const char *name)
{
  return object && json_object_has_member (object, name);
}

/* Names that only the one before has were taken away. */
static void
append_removed (GString *text, JsonObject *before, JsonObject *after)
{
  JsonObjectIter iter;
  const char *name;

  if (before == NULL)
    return;

  json_object_iter_init_ordered (&iter, before);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      g_autofree char *value = NULL;

      if (has_member (after, name))
        continue;
      value = dup_value (before, name);
      if (after)
        append_change (text, name, or_nothing (value), NULL);
      else
        append_change (text, name, NULL, value);
    }
}

char *
backbone_audit_entry_dup_details (BackboneAuditEntry *entry)
{
  g_autoptr (JsonParser) before_parser = json_parser_new ();
  g_autoptr (JsonParser) after_parser = json_parser_new ();
  JsonObject *before = parse (before_parser, backbone_audit_entry_get_before (entry));
  JsonObject *after = parse (after_parser, backbone_audit_entry_get_after (entry));
  g_autoptr (GString) text = g_string_new (NULL);
  JsonObjectIter iter;
  const char *name;

  if (after)
    {
      json_object_iter_init_ordered (&iter, after);
      while (json_object_iter_next_ordered (&iter, &name, NULL))
        {
          g_autofree char *old = dup_value (before, name);
          g_autofree char *new = dup_value (after, name);

          append_change (text, name, has_member (before, name) ? or_nothing (old) : NULL, new);
        }
    }
  append_removed (text, before, after);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void append_node (GString *text, const char *name, JsonNode *node);

/* Plain values of an array stand in one line, everything else in lines of its own. */
static void
append_array (GString *text, const char *name, JsonArray *array)
{
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_string_append_printf (values, "%s%s", values->len > 0 ? ", " : "",
                                json_node_get_string (node));
      else
        append_node (text, name, node);
    }
  if (values->len > 0)
    g_string_append_printf (text, "%s: %s\n", name, values->str);
}

static void
append_members (GString *text, const char *prefix, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *path = *prefix ? g_strconcat (prefix, ".", name, NULL) : g_strdup (name);

      append_node (text, path, node);
    }
}

static void
append_node (GString *text, const char *name, JsonNode *node)
{
  g_autofree char *value = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    append_members (text, name, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (text, name, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    {
      value = json_node_get_value_type (node) == G_TYPE_STRING
                  ? g_strdup (json_node_get_string (node))
                  : json_to_string (node, FALSE);
      g_string_append_printf (text, "%s: %s\n", name, value);
    }
}

char *
backbone_setup_evidence_dup_details (BackboneSetupEvidence *evidence)
{
  const char *details = backbone_setup_evidence_get_details (evidence);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  if (details && json_parser_load_from_data (parser, details, -1, NULL)
      && json_parser_get_root (parser))
    append_node (text, "", json_parser_get_root (parser));
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
