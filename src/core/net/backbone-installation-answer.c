/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-installation-answer-private.h"

#include "backbone-odata-private.h"

#include <glib/gi18n-lib.h>

/* More than any page or installation has. */
#define MAX_RESULTS 2000
#define MAX_SYSTEMS 2000

void
backbone_installation_page_free (BackboneInstallationPage *self)
{
  g_ptr_array_unref (self->installations);
  g_free (self);
}

static void
set_error (GError **error)
{
  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED,
                       _ ("The backbone's list of installations can't be understood"));
}

/* (transfer full): what people may see of a text, on one line. */
static char *
tidy (const char *text)
{
  GString *tidied = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text ? text : ""; *p != '\0' && n < BACKBONE_DESCRIPTION_MAX_LENGTH;
       p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (tidied, g_unichar_isprint (c) ? c : ' ');
    }

  return g_strstrip (g_string_free (tidied, FALSE));
}

static gboolean
read_systems (JsonObject *object, GStrv *numbers, GStrv *sids)
{
  JsonArray *results = backbone_odata_get_results (backbone_odata_get_object (object, "Systems"));
  guint n = results ? json_array_get_length (results) : 0;
  g_autoptr (GStrvBuilder) number_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) sid_builder = g_strv_builder_new ();

  if (n > MAX_SYSTEMS)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *system = backbone_odata_get_element (results, i);
      const char *text = backbone_odata_get_text (system, "Sysnr");
      const char *sid_text = backbone_odata_get_text (system, "Sysid");
      g_autofree char *number = text ? backbone_system_number_normalize (text, NULL) : NULL;
      g_autofree char *sid = sid_text ? backbone_sid_normalize (sid_text, NULL) : NULL;

      if (number == NULL)
        return FALSE;
      g_strv_builder_add (number_builder, number);
      g_strv_builder_add (sid_builder, sid ? sid : "");
    }
  *numbers = g_strv_builder_end (number_builder);
  *sids = g_strv_builder_end (sid_builder);

  return TRUE;
}

/* (nullable) (transfer full). */
static BackboneInstallation *
read_installation (JsonObject *object)
{
  const char *text = backbone_odata_get_text (object, "Insnr");
  const char *customer_text = backbone_odata_get_text (object, "Kunnr");
  g_autofree char *number = text ? backbone_installation_number_normalize (text, NULL) : NULL;
  g_autofree char *customer
      = customer_text ? backbone_customer_number_normalize (customer_text, NULL) : NULL;
  g_autofree char *description = tidy (backbone_odata_get_text (object, "Instext"));
  g_auto (GStrv) systems = NULL;
  g_auto (GStrv) sids = NULL;

  if (number == NULL || (customer_text && customer == NULL)
      || !read_systems (object, &systems, &sids))
    return NULL;

  return g_object_new (BACKBONE_TYPE_INSTALLATION, "number", number, "customer", customer,
                       "description", description, "systems", systems, "sids", sids, "source",
                       BACKBONE_SOURCE_BACKBONE, NULL);
}

static gint64
read_total (JsonObject *data)
{
  const char *text = backbone_odata_get_text (data, "__count");
  gint64 total = -1;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &total, NULL))
    return -1;

  return total;
}

BackboneInstallationPage *
backbone_installation_answer_read (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *data = backbone_odata_get_object (
      backbone_odata_parse (parser, text, length, BACKBONE_INSTALLATION_ANSWER_MAX), "d");
  JsonArray *results = backbone_odata_get_results (data);
  g_autoptr (BackboneInstallationPage) page = g_new0 (BackboneInstallationPage, 1);

  page->installations = g_ptr_array_new_with_free_func (g_object_unref);
  page->total = read_total (data);
  if (results == NULL || json_array_get_length (results) > MAX_RESULTS)
    {
      set_error (error);
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      BackboneInstallation *installation
          = read_installation (backbone_odata_get_element (results, i));

      if (installation == NULL)
        {
          set_error (error);
          return NULL;
        }
      g_ptr_array_add (page->installations, installation);
    }

  return g_steal_pointer (&page);
}
