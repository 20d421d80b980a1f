/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-s-user-answer-private.h"

#include "backbone-odata-private.h"

#include <glib/gi18n-lib.h>

/* More authorisations than any user has. */
#define MAX_AUTHORISATIONS 2000

static gboolean
set_error (GError **error)
{
  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED,
                       _ ("The backbone's answer about the S-User can't be understood"));

  return FALSE;
}

static JsonObject *
parse (JsonParser *parser, const char *text, gsize length)
{
  return backbone_odata_parse (parser, text, length, BACKBONE_S_USER_ANSWER_MAX);
}

gboolean
backbone_s_user_answer_read_user (const char *text,
                                  gsize length,
                                  char **customer,
                                  BackboneTime *expires,
                                  GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *user = backbone_odata_get_object (parse (parser, text, length), "d");
  const char *number = backbone_odata_get_text (user, "CustomerNumber");
  const char *end = backbone_odata_get_text (user, "ValidTo");

  *customer = number ? backbone_customer_number_normalize (number, NULL) : NULL;
  *expires = end ? backbone_date_parse (end, NULL) : 0;

  return *customer != NULL || set_error (error);
}

GStrv
backbone_s_user_answer_read_authorisations (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonObject *data = backbone_odata_get_object (parse (parser, text, length), "d");
  JsonArray *results = backbone_odata_get_results (data);

  if (results == NULL || json_array_get_length (results) > MAX_AUTHORISATIONS)
    {
      set_error (error);
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      const char *object_id
          = backbone_odata_get_text (backbone_odata_get_element (results, i), "ObjectId");

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

  return g_strdup (backbone_odata_get_text (
      backbone_odata_get_object (parse (parser, text, length), "error"), "code"));
}
