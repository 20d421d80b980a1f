/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-roll-up-private.h"

#include "backbone-db-roll-up-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-edit-jobs.h"
#include "backbone-landscape-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BackboneRollUp roll_up;
  gboolean needed;
} Data;

static gboolean
prepare (BackboneDb *db, gpointer user_data, GError **error)
{
  Data *data = user_data;

  return backbone_db_roll_up_is_needed (db, data->roll_up.now, data->roll_up.zone, &data->needed,
                                        error)
         && backbone_db_retention_load (db, &data->roll_up.retention, error);
}

static gboolean
write_slice (BackboneDb *db, gpointer user_data, GError **error)
{
  Data *data = user_data;

  return backbone_db_roll_up (db, &data->roll_up, error);
}

static gboolean
note (BackboneDb *db, gpointer user_data, GError **error)
{
  Data *data = user_data;

  return backbone_db_roll_up_note (db, data->roll_up.now, error);
}

static gboolean
run (BackboneStore *store, Data *data, GCancellable *cancellable, GError **error)
{
  while (!data->roll_up.done)
    {
      if (!backbone_store_write (store, write_slice, data, cancellable, error))
        return FALSE;
    }

  return backbone_store_write (store, note, data, cancellable, error);
}

gboolean
backbone_roll_up (BackboneStore *store, BackboneTime now, GCancellable *cancellable, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  Data data = { .roll_up = { .now = now, .zone = zone } };
  gboolean success = backbone_store_read (store, prepare, &data, cancellable, error)
                     && (!data.needed || run (store, &data, cancellable, error));

  g_clear_object (&data.roll_up.retention);

  return success;
}

static gboolean
apply (BackboneRetention *retention, const char *setting, GError **error)
{
  static const char *const keys[] = { "results", "hours", "days", NULL };
  g_autofree char *key = NULL;
  const char *value;
  guint64 days;

  if (!backbone_edit_parse_setting (setting, keys, &key, &value, error))
    return FALSE;
  if (!g_ascii_string_to_unsigned (value, 10, 1, BACKBONE_RETENTION_DAYS_MAX, &days, NULL))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("%s “%s”: it must be a number of days from 1 to %d"), key, value,
                   BACKBONE_RETENTION_DAYS_MAX);
      return FALSE;
    }

  g_object_set (retention, key, (guint)days, NULL);
  return TRUE;
}

static gboolean
write_retention (BackboneDb *db, gpointer user_data, GError **error)
{
  const char *const *settings = user_data;
  g_autoptr (BackboneRetention) retention = NULL;

  if (!backbone_db_retention_load (db, &retention, error))
    return FALSE;

  for (guint i = 0; settings[i]; i++)
    {
      if (!apply (retention, settings[i], error))
        return FALSE;
    }

  return backbone_db_retention_set (db, retention, error);
}

static gboolean
set_retention (BackboneJob *job,
               BackboneLandscape *landscape,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  return backbone_edit_write (landscape, write_retention, data, cancellable, error);
}

/**
 * backbone_retention_setting_validate:
 * @setting: KEY=VALUE
 * @error: return location for an error
 *
 * Returns: whether backbone_retention_edit_job_new() takes it
 */
gboolean
backbone_retention_setting_validate (const char *setting, GError **error)
{
  g_autoptr (BackboneRetention) retention = g_object_new (BACKBONE_TYPE_RETENTION, NULL);

  return apply (retention, setting, error);
}

/**
 * backbone_retention_edit_job_new:
 * @landscape: a landscape
 * @settings: KEY=VALUE: results, hours and days, each in days
 *
 * Returns: (transfer full): a job that changes how long the history is kept
 */
BackboneJob *
backbone_retention_edit_job_new (BackboneLandscape *landscape, const char *const *settings)
{
  return backbone_edit_job_new (landscape, _ ("Change how long the history is kept"), set_retention,
                                g_strdupv ((char **)settings), (GDestroyNotify)g_strfreev);
}
