/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-tags.h"

#include "backbone-core.h"

GStrv
backbone_tags_split (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) != '\0')
        g_strv_builder_add (builder, parts[i]);
    }

  return g_strv_builder_end (builder);
}

char *
backbone_tags_join (const char *const *tags)
{
  return tags ? g_strjoinv (", ", (char **)tags) : g_strdup ("");
}

gboolean
backbone_tags_validate (const char *text, GError **error)
{
  g_auto (GStrv) tags = backbone_tags_split (text);

  for (guint i = 0; tags[i] != NULL; i++)
    {
      if (!backbone_tag_validate (tags[i], error))
        return FALSE;
    }

  return TRUE;
}
