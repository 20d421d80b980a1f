/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-settings.h"

/* g_settings_new() ends the program if the schema is missing, as it is when somebody starts it out
 * of a build folder: so look first. */
GSettings *
backbone_settings_get (void)
{
  static GSettings *settings = NULL;
  static gboolean looked = FALSE;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (looked)
    return settings;

  looked = TRUE;
  if (source)
    schema = g_settings_schema_source_lookup (source, BACKBONE_APPLICATION_ID, TRUE);
  if (schema)
    settings = g_settings_new_full (schema, NULL, NULL);

  return settings;
}

GFile *
backbone_settings_dup_last_landscape (void)
{
  GSettings *settings = backbone_settings_get ();
  g_autofree char *uri = settings ? g_settings_get_string (settings, "last-landscape") : NULL;

  return uri && *uri ? g_file_new_for_uri (uri) : NULL;
}

void
backbone_settings_set_last_landscape (GFile *file)
{
  GSettings *settings = backbone_settings_get ();
  g_autofree char *uri = g_file_get_uri (file);

  if (settings)
    g_settings_set_string (settings, "last-landscape", uri);
}
