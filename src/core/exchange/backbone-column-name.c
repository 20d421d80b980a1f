/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-column-name-private.h"

#include <string.h>

static char *
fold_name (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isalpha (*p) || (*p & 0x80) != 0)
        g_string_append_c (folded, g_ascii_tolower (*p));
    }

  return g_string_free (folded, FALSE);
}

int
backbone_column_name_find (const BackboneColumnName *names, guint n_names, const char *heading)
{
  g_autofree char *folded = fold_name (heading);

  for (guint i = 0; i < n_names; i++)
    {
      if (strcmp (names[i].name, folded) == 0)
        return names[i].column;
    }

  return -1;
}
