/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-json-private.h"

#include "backbone-error.h"

#include <glib/gi18n-lib.h>

/**
 * backbone_json_set_error:
 * @error: return location for an error
 * @place: where the field is
 * @field: its name
 * @reason: what is wrong with it, translated
 *
 * Sets %BACKBONE_ERROR_PROFILE, naming the file and the field.
 */
void
backbone_json_set_error (GError **error,
                         const BackboneJsonPlace *place,
                         const char *field,
                         const char *reason)
{
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE, "%s: %s%s: %s", place->file,
               place->path, field, reason);
}

/**
 * backbone_json_name_error:
 * @valid: whether the value of a field is valid
 * @reason: (transfer full) (nullable): the error of its validator, if not
 * @place: where the field is
 * @field: its name
 * @error: return location for an error
 *
 * Turns the error of a validator into one that names the file and the field.
 *
 * Returns: @valid
 */
gboolean
backbone_json_name_error (gboolean valid,
                          GError *reason,
                          const BackboneJsonPlace *place,
                          const char *field,
                          GError **error)
{
  if (!valid)
    backbone_json_set_error (error, place, field, reason->message);
  g_clear_error (&reason);

  return valid;
}

/**
 * backbone_json_check_fields:
 * @object: a JSON object
 * @known: (array zero-terminated=1): the names that it may hold
 * @place: where the object is
 * @error: return location for an error
 *
 * A typing error in the name of a field must not turn into a default.
 *
 * Returns: whether there is no other field
 */
gboolean
backbone_json_check_fields (JsonObject *object,
                            const char *const *known,
                            const BackboneJsonPlace *place,
                            GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      if (!g_strv_contains (known, l->data))
        {
          g_autofree char *shown = g_strescape (l->data, NULL);
          backbone_json_set_error (error, place, shown, _ ("there is no such field"));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * backbone_json_read_text:
 * @object: a JSON object
 * @field: the name of a field
 * @fallback: (nullable): what it is if it is not there; %NULL if it must be there
 * @place: where the object is
 * @text: (out) (transfer none): its value
 * @error: return location for an error
 *
 * Returns: whether there is a value
 */
gboolean
backbone_json_read_text (JsonObject *object,
                         const char *field,
                         const char *fallback,
                         const BackboneJsonPlace *place,
                         const char **text,
                         GError **error)
{
  JsonNode *node = json_object_get_member (object, field);

  if (node == NULL && fallback != NULL)
    {
      *text = fallback;
      return TRUE;
    }
  if (node == NULL)
    {
      backbone_json_set_error (error, place, field, _ ("it is missing"));
      return FALSE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      backbone_json_set_error (error, place, field, _ ("it must be a text"));
      return FALSE;
    }

  *text = json_node_get_string (node);

  return TRUE;
}

/**
 * backbone_json_read_number:
 * @object: a JSON object
 * @field: the name of a field
 * @fallback: what it is if it is not there; -1 if it must be there
 * @lowest: the lowest value allowed
 * @highest: the highest value allowed, at most %G_MAXUINT
 * @place: where the object is
 * @number: (out): its value
 * @error: return location for an error
 *
 * Returns: whether there is a valid value
 */
gboolean
backbone_json_read_number (JsonObject *object,
                           const char *field,
                           gint64 fallback,
                           gint64 lowest,
                           gint64 highest,
                           const BackboneJsonPlace *place,
                           guint *number,
                           GError **error)
{
  JsonNode *node = json_object_get_member (object, field);
  gint64 value = fallback;

  if (node == NULL && fallback < 0)
    {
      backbone_json_set_error (error, place, field, _ ("it is missing"));
      return FALSE;
    }
  if (node != NULL)
    {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
        {
          backbone_json_set_error (error, place, field, _ ("it must be a whole number"));
          return FALSE;
        }
      value = json_node_get_int (node);
    }
  if (value < lowest || value > highest)
    {
      g_autofree char *reason = g_strdup_printf (_ ("it must be a number from %lld to %lld"),
                                                 (long long)lowest, (long long)highest);
      backbone_json_set_error (error, place, field, reason);
      return FALSE;
    }

  *number = value;

  return TRUE;
}
