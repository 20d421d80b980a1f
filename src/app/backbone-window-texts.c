/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

char *
backbone_window_texts_checked (guint n_working, guint n_checked)
{
  if (n_checked == 0)
    return g_strdup (_ ("There was no channel to check"));
  if (n_working == n_checked)
    return g_strdup_printf (ngettext ("The channel works", "All %'u channels work", n_checked),
                            n_checked);

  /* Translators: the first number is how many work, the second how many were checked */
  return g_strdup_printf (
      ngettext ("The channel does not work", "%'u of %'u channels work", n_checked), n_working,
      n_checked);
}

char *
backbone_window_texts_imported (guint n_new, guint n_changed, guint n_refused)
{
  GString *text = g_string_new (NULL);

  if (n_new == 0 && n_changed == 0)
    return g_strdup (_ ("Nothing to import: everything is here already"));

  if (n_new > 0)
    g_string_append_printf (text, ngettext ("%'u new customer", "%'u new customers", n_new), n_new);
  if (n_changed > 0)
    g_string_append_printf (text, ngettext ("%s%'u changed", "%s%'u changed", n_changed),
                            text->len > 0 ? ", " : "", n_changed);
  if (n_refused > 0)
    g_string_append_printf (text, ngettext (", %'u refused", ", %'u refused", n_refused),
                            n_refused);

  return g_string_free (text, FALSE);
}

char *
backbone_window_texts_error (const GError *error)
{
  const char *next_step = backbone_error_get_next_step (error);

  return next_step ? g_strdup_printf ("%s\n\n%s", error->message, next_step)
                   : g_strdup (error->message);
}

char *
backbone_window_texts_path (const char *path, const char *home)
{
  gsize length = home ? strlen (home) : 0;

  if (length > 1 && g_str_has_prefix (path, home) && path[length] == G_DIR_SEPARATOR)
    return g_strconcat ("~", path + length, NULL);

  return g_strdup (path);
}

char *
backbone_closure_shown_path (gpointer self, const char *path)
{
  return backbone_window_texts_path (path ? path : "", g_get_home_dir ());
}

char *
backbone_closure_landscape_title (gpointer self, const char *description, const char *path)
{
  if (description && *description)
    return g_strdup (description);

  return path ? g_path_get_basename (path) : g_strdup ("");
}
