/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-rules-private.h"
#include "backbone-edit-job-private.h"

#include <glib/gi18n-lib.h>

static const char *const keys[] = { "bad", "good", "warn", "parallel", NULL };

static gboolean
apply_warn (BackboneRules *rules, const char *value, GError **error)
{
  g_autofree char *text = NULL;
  BackboneExpirySteps steps;

  if (!backbone_expiry_steps_parse (value, &steps))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   /* Translators: %s is what was typed, the two numbers are limits */
                   _ ("warn “%s”: it must be four numbers of days from 1 to %d, each less than "
                      "the one before, such as 90,30,14,2"),
                   value, BACKBONE_EXPIRY_STEPS_MAX);
      return FALSE;
    }

  text = backbone_expiry_steps_to_text (&steps);
  g_object_set (rules, "warn", text, NULL);
  return TRUE;
}

static gboolean
apply_number (BackboneRules *rules, const char *key, const char *value, GError **error)
{
  gboolean is_parallel = g_str_equal (key, "parallel");
  guint min = is_parallel ? 0 : 1;
  guint max = is_parallel ? BACKBONE_RULES_PARALLEL_MAX : BACKBONE_RULES_RESULTS_MAX;
  guint64 number;

  if (!g_ascii_string_to_unsigned (value, 10, min, max, &number, NULL))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   /* Translators: a setting, its value, the smallest and the largest one */
                   _ ("%s “%s”: it must be a number from %u to %u"), key, value, min, max);
      return FALSE;
    }

  g_object_set (rules, key, (guint)number, NULL);
  return TRUE;
}

static gboolean
apply (BackboneRules *rules, const char *setting, GError **error)
{
  g_autofree char *key = NULL;
  const char *value;

  if (!backbone_edit_parse_setting (setting, keys, &key, &value, error))
    return FALSE;

  return g_str_equal (key, "warn") ? apply_warn (rules, value, error)
                                   : apply_number (rules, key, value, error);
}

static gboolean
write_rules (BackboneDb *db, gpointer user_data, GError **error)
{
  const char *const *settings = user_data;
  g_autoptr (BackboneRules) rules = NULL;

  if (!backbone_db_rules_load (db, &rules, error))
    return FALSE;

  for (guint i = 0; settings[i]; i++)
    {
      if (!apply (rules, settings[i], error))
        return FALSE;
    }

  return backbone_db_rules_set (db, rules, error);
}

static gboolean
set_rules (BackboneJob *job,
           BackboneLandscape *landscape,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  return backbone_edit_write (landscape, write_rules, data, cancellable, error);
}

/**
 * backbone_rules_setting_validate:
 * @setting: KEY=VALUE
 * @error: return location for an error
 *
 * Returns: whether backbone_rules_edit_job_new() takes it
 */
gboolean
backbone_rules_setting_validate (const char *setting, GError **error)
{
  g_autoptr (BackboneRules) rules = g_object_new (BACKBONE_TYPE_RULES, NULL);

  return apply (rules, setting, error);
}

/**
 * backbone_rules_edit_job_new:
 * @landscape: a landscape
 * @settings: KEY=VALUE: bad, good, warn, parallel
 *
 * Returns: (transfer full): a job that changes how it is checked and when people are told
 */
BackboneJob *
backbone_rules_edit_job_new (BackboneLandscape *landscape, const char *const *settings)
{
  return backbone_edit_job_new (landscape, _ ("Change the rules of checks"), set_rules,
                                g_strdupv ((char **)settings), (GDestroyNotify)g_strfreev);
}
