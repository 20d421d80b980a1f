/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-expiries-private.h"
#include "backbone-db-schedule-private.h"
#include "backbone-edit-job-private.h"

#include <glib/gi18n-lib.h>

static const char *const keys[] = { "enabled", "interval", "jitter", "quiet", "pace", NULL };

static gboolean
apply_enabled (BackboneSchedule *schedule, const char *value, GError **error)
{
  gboolean enabled = g_str_equal (value, "yes");

  if (!enabled && !g_str_equal (value, "no"))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("enabled “%s”: it must be yes or no"), value);
      return FALSE;
    }

  g_object_set (schedule, "enabled", enabled, NULL);
  return TRUE;
}

static gboolean
apply_quiet (BackboneSchedule *schedule, const char *value, GError **error)
{
  guint from, until;

  if (*value && !backbone_quiet_hours_parse (value, &from, &until))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("quiet “%s”: it must be two times of day such as 22:00-06:00"), value);
      return FALSE;
    }

  g_object_set (schedule, "quiet", *value ? value : NULL, NULL);
  return TRUE;
}

static gboolean
apply_number (BackboneSchedule *schedule, const char *key, const char *value, GError **error)
{
  guint min = g_str_equal (key, "interval") ? BACKBONE_SCHEDULE_INTERVAL_MIN : 0;
  guint max = g_str_equal (key, "interval") ? BACKBONE_SCHEDULE_INTERVAL_MAX
              : g_str_equal (key, "jitter") ? BACKBONE_SCHEDULE_JITTER_MAX
                                            : BACKBONE_SCHEDULE_PACE_MAX;
  guint64 number;

  if (!g_ascii_string_to_unsigned (value, 10, min, max, &number, NULL))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   /* Translators: a setting, its value, the smallest and the largest one */
                   _ ("%s “%s”: it must be a number from %u to %u"), key, value, min, max);
      return FALSE;
    }

  g_object_set (schedule, key, (guint)number, NULL);
  return TRUE;
}

static gboolean
apply (BackboneSchedule *schedule, const char *setting, GError **error)
{
  g_autofree char *key = NULL;
  const char *value;

  if (!backbone_edit_parse_setting (setting, keys, &key, &value, error))
    return FALSE;
  if (g_str_equal (key, "enabled"))
    return apply_enabled (schedule, value, error);
  if (g_str_equal (key, "quiet"))
    return apply_quiet (schedule, value, error);

  return apply_number (schedule, key, value, error);
}

static gboolean
write_schedule (BackboneDb *db, gpointer user_data, GError **error)
{
  const char *const *settings = user_data;
  g_autoptr (BackboneSchedule) schedule = NULL;

  if (!backbone_db_schedule_load (db, 0, &schedule, error))
    return FALSE;

  for (guint i = 0; settings[i]; i++)
    {
      if (!apply (schedule, settings[i], error))
        return FALSE;
    }

  return backbone_db_schedule_set (db, schedule, error);
}

static gboolean
set_schedule (BackboneJob *job,
              BackboneLandscape *landscape,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  return backbone_edit_write (landscape, write_schedule, data, cancellable, error);
}

/**
 * backbone_schedule_setting_validate:
 * @setting: KEY=VALUE
 * @error: return location for an error
 *
 * Returns: whether backbone_schedule_edit_job_new() takes it
 */
gboolean
backbone_schedule_setting_validate (const char *setting, GError **error)
{
  g_autoptr (BackboneSchedule) schedule = g_object_new (BACKBONE_TYPE_SCHEDULE, NULL);

  return apply (schedule, setting, error);
}

/**
 * backbone_schedule_edit_job_new:
 * @landscape: a landscape
 * @settings: KEY=VALUE: enabled, interval, jitter, quiet, pace
 *
 * Returns: (transfer full): a job that changes when channels are checked by themselves
 */
BackboneJob *
backbone_schedule_edit_job_new (BackboneLandscape *landscape, const char *const *settings)
{
  return backbone_edit_job_new (landscape, _ ("Change the schedule"), set_schedule,
                                g_strdupv ((char **)settings), (GDestroyNotify)g_strfreev);
}

static gboolean
write_maintenance (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_maintenance_add (db, user_data, error);
}

static gboolean
add_maintenance (BackboneJob *job,
                 BackboneLandscape *landscape,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  if (backbone_maintenance_get_begins (data) >= backbone_maintenance_get_ends (data))
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("A maintenance must end after it has begun"));
      return FALSE;
    }

  return backbone_edit_write (landscape, write_maintenance, data, cancellable, error);
}

/**
 * backbone_maintenance_add_job_new:
 * @landscape: a landscape
 * @maintenance: what is planned
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_maintenance_add_job_new (BackboneLandscape *landscape, BackboneMaintenance *maintenance)
{
  return backbone_edit_job_new (landscape, _ ("Plan maintenance"), add_maintenance,
                                g_object_ref (maintenance), g_object_unref);
}

static gboolean
write_removal (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_maintenance_remove (db, *(gint64 *)user_data, error);
}

static gboolean
remove_maintenance (BackboneJob *job,
                    BackboneLandscape *landscape,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  return backbone_edit_write (landscape, write_removal, data, cancellable, error);
}

/**
 * backbone_maintenance_remove_job_new:
 * @landscape: a landscape
 * @number: which one
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_maintenance_remove_job_new (BackboneLandscape *landscape, gint64 number)
{
  return backbone_edit_job_new (landscape, _ ("Remove planned maintenance"), remove_maintenance,
                                g_memdup2 (&number, sizeof number), g_free);
}

static gboolean
write_acknowledged (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_expiry_acknowledge (db, user_data, g_get_real_time (), error);
}

static gboolean
acknowledge_expiry (BackboneJob *job,
                    BackboneLandscape *landscape,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  return backbone_edit_write (landscape, write_acknowledged, data, cancellable, error);
}

/**
 * backbone_expiry_acknowledge_job_new:
 * @landscape: a landscape
 * @item: what will end, such as `s-user:S0000000001`
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_expiry_acknowledge_job_new (BackboneLandscape *landscape, const char *item)
{
  return backbone_edit_job_new (landscape, _ ("Acknowledge an expiry"), acknowledge_expiry,
                                g_strdup (item), g_free);
}
