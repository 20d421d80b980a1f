/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-release.h"

#include "backbone-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More digits than a release ever had. */
#define MAX_NUMBER 9999

static gboolean
read_number (const char **position, guint *number)
{
  const char *start = *position;

  *number = 0;
  while (g_ascii_isdigit (**position) && *number <= MAX_NUMBER)
    *number = *number * 10 + g_ascii_digit_value (*(*position)++);

  return *position != start && *number <= MAX_NUMBER;
}

static void
skip_blanks (const char **position)
{
  while (g_ascii_isspace (**position))
    ++*position;
}

/* Support packages are called SP or SPS, and FP where they bring functions. */
static gboolean
read_support_package (const char **position, guint *number)
{
  static const char *const prefixes[] = { "SPS", "SP", "FP" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_ascii_strncasecmp (*position, prefixes[i], strlen (prefixes[i])) != 0)
        continue;

      *position += strlen (prefixes[i]);
      skip_blanks (position);
      return read_number (position, number);
    }

  return FALSE;
}

static gboolean
parse (const char *position, BackboneRelease *release)
{
  *release = (BackboneRelease){ 0 };
  skip_blanks (&position);
  if (!read_number (&position, &release->major))
    return FALSE;
  if (*position == '.' && (++position, !read_number (&position, &release->minor)))
    return FALSE;
  skip_blanks (&position);
  if (*position != '\0' && !read_support_package (&position, &release->support_package))
    return FALSE;
  skip_blanks (&position);

  return *position == '\0';
}

/**
 * backbone_release_parse:
 * @text: what a person typed, such as `2.0 SP03`, `3.0 FP02`, `7.2 SPS 8` or `4.0`
 * @release: (out): what it means
 * @error: return location for an error
 *
 * Returns: whether it is a release; if not, @error is %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_release_parse (const char *text, BackboneRelease *release, GError **error)
{
  g_autofree char *shown = NULL;

  if (parse (text, release) && release->major > 0)
    return TRUE;

  shown = g_utf8_make_valid (text, -1);
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               _ ("“%s” is no release: it must be like 2.0 SP03"), shown);

  return FALSE;
}

/**
 * backbone_release_compare:
 * @a: a release
 * @b: another one
 *
 * Returns: negative if @a is the older one, 0 if they are the same, positive if @b is
 */
int
backbone_release_compare (const BackboneRelease *a, const BackboneRelease *b)
{
  if (a->major != b->major)
    return a->major < b->major ? -1 : 1;
  if (a->minor != b->minor)
    return a->minor < b->minor ? -1 : 1;
  if (a->support_package != b->support_package)
    return a->support_package < b->support_package ? -1 : 1;

  return 0;
}

/**
 * backbone_release_to_string:
 * @release: a release
 *
 * Returns: (transfer full): such as `2.0 SP03`
 */
char *
backbone_release_to_string (const BackboneRelease *release)
{
  return g_strdup_printf ("%u.%u SP%02u", release->major, release->minor, release->support_package);
}
