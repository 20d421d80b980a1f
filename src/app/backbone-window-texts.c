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
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  if (n_new == 0 && n_changed == 0)
    return g_strdup (_ ("Nothing to import: everything is here already"));

  if (n_new > 0)
    backbone_text_list_take (
        parts, g_strdup_printf (ngettext ("%'u new customer", "%'u new customers", n_new), n_new));
  if (n_changed > 0)
    /* Translators: so many customers */
    backbone_text_list_take (
        parts, g_strdup_printf (ngettext ("%'u changed", "%'u changed", n_changed), n_changed));
  if (n_refused > 0)
    /* Translators: so many rows of a file */
    backbone_text_list_take (
        parts, g_strdup_printf (ngettext ("%'u refused", "%'u refused", n_refused), n_refused));

  return backbone_text_list (parts);
}

static char *
describe_change (BackboneAssignmentChange *change)
{
  const char *reason = backbone_assignment_change_get_reason (change);
  const char *s_user = backbone_assignment_change_get_s_user (change);
  const char *local_user = backbone_assignment_change_get_local_user (change);

  if (backbone_assignment_change_get_outcome (change) == BACKBONE_IMPORT_UNCHANGED)
    return g_strdup (_ ("Nothing to change: it is so already"));
  if (s_user == NULL)
    /* Translators: a local user and a customer number */
    return g_strdup_printf (_ ("No S-User acts for %s and customer %s any more"), local_user,
                            backbone_assignment_change_get_customer (change));
  if (reason)
    return g_strdup (reason);

  /* Translators: the ID of an S-User, a local user and a customer number */
  return g_strdup_printf (_ ("S-User %s acts for %s and customer %s"), s_user, local_user,
                          backbone_assignment_change_get_customer (change));
}

/* Of one change in words, of several how many. */
char *
backbone_window_texts_assigned (BackboneAssignmentJob *job)
{
  GListModel *rows = backbone_assignment_job_get_rows (job);
  g_autoptr (BackboneAssignmentChange) only = g_list_model_get_item (rows, 0);
  guint n_new = backbone_assignment_job_get_count (job, BACKBONE_IMPORT_NEW);
  guint n_changed = backbone_assignment_job_get_count (job, BACKBONE_IMPORT_CHANGED);
  guint n = n_new + n_changed;

  if (g_list_model_get_n_items (rows) == 1 && backbone_assignment_change_get_local_user (only))
    return describe_change (only);
  if (n == 0)
    return g_strdup (_ ("Nothing to change: it is so already"));
  if (backbone_assignment_change_get_local_user (only) == NULL)
    return g_strdup_printf (ngettext ("%'u new customer", "%'u new customers", n), n);

  /* Translators: how many S-Users were assigned or taken away */
  return g_strdup_printf (ngettext ("%'u assignment changed", "%'u assignments changed", n), n);
}

char *
backbone_window_texts_verified (GListModel *results)
{
  guint n = g_list_model_get_n_items (results);
  guint n_good = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BackboneSUserCheck) result = g_list_model_get_item (results, i);

      n_good += backbone_s_user_check_get_verdict (result) == BACKBONE_VERDICT_OK;
      /* Of one, or if all say the same, the reason is what people want to know. */
      if (backbone_s_user_check_get_verdict (result) != BACKBONE_VERDICT_OK
          && (n == 1
              || backbone_s_user_check_get_verdict (result) == BACKBONE_VERDICT_NOT_CONFIGURED)
          && n_good == 0 && i + 1 == n)
        /* Translators: an S-User, what its log-on found, and more about that */
        return g_strdup_printf (
            _ ("%s: %s. %s"), backbone_s_user_check_get_s_user (result),
            backbone_verdict_to_title (backbone_s_user_check_get_verdict (result)),
            backbone_s_user_check_get_evidence (result)
                ? backbone_s_user_check_get_evidence (result)
                : "");
    }

  if (n == 0)
    return g_strdup (_ ("There is no S-User to verify"));

  /* Translators: the first number is how many are in order, the second how many were verified */
  return g_strdup_printf (
      ngettext ("%'u of %'u S-User is in order", "%'u of %'u S-Users are in order", n), n_good, n);
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

/* An ideograph is as wide as two letters. Pango takes letters for wider than they mostly are. */
int
backbone_window_texts_title_width (const char *title)
{
  int width = 0;

  for (const char *p = title ? title : ""; *p && width < BACKBONE_LANDSCAPE_TITLE_WIDTH;
       p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;

  return (MIN (width, BACKBONE_LANDSCAPE_TITLE_WIDTH) * 5 + 5) / 6;
}

void
backbone_closure_keep_title_room (GtkLabel *label)
{
  gtk_label_set_width_chars (label,
                             backbone_window_texts_title_width (gtk_label_get_label (label)));
}
