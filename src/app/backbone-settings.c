/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-settings.h"

#define MAX_RECENT 8

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
    schema = g_settings_schema_source_lookup (source, BACKBONE_SCHEMA_ID, TRUE);
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

char **
backbone_settings_dup_recent_landscapes (void)
{
  GSettings *settings = backbone_settings_get ();

  return settings ? g_settings_get_strv (settings, "recent-landscapes") : g_new0 (char *, 1);
}

/* The newest first, each once. */
static void
note_recent (GSettings *settings, const char *uri)
{
  g_auto (GStrv) old = g_settings_get_strv (settings, "recent-landscapes");
  g_autoptr (GPtrArray) uris = g_ptr_array_new ();

  g_ptr_array_add (uris, (char *)uri);
  for (guint i = 0; old[i] != NULL && uris->len < MAX_RECENT; i++)
    {
      if (!g_str_equal (old[i], uri))
        g_ptr_array_add (uris, old[i]);
    }
  g_ptr_array_add (uris, NULL);
  g_settings_set_strv (settings, "recent-landscapes", (const char *const *)uris->pdata);
}

void
backbone_settings_set_last_landscape (GFile *file)
{
  GSettings *settings = backbone_settings_get ();
  g_autofree char *uri = g_file_get_uri (file);

  if (settings == NULL)
    return;

  g_settings_set_string (settings, "last-landscape", uri);
  note_recent (settings, uri);
}
