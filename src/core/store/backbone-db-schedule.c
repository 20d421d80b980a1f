/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-schedule-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-landscape-private.h"
#include "backbone-db-lists-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

#define ENABLED    "schedule-enabled"
#define INTERVAL   "schedule-interval"
#define JITTER     "schedule-jitter"
#define QUIET      "schedule-quiet"
#define PACE       "schedule-pace"
#define LAST_CHECK "schedule-last"

static gboolean
load_number (BackboneDb *db, const char *key, gint64 standard, gint64 *number, GError **error)
{
  g_autofree char *value = NULL;

  if (!backbone_db_setting_load (db, key, &value, error))
    return FALSE;

  *number = value ? g_ascii_strtoll (value, NULL, 10) : standard;
  return TRUE;
}

static gboolean
store_number (BackboneDb *db, const char *key, gint64 number, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return backbone_db_setting_set (db, key, value, error);
}

gboolean
backbone_db_schedule_load (BackboneDb *db,
                           BackboneTime now,
                           BackboneSchedule **schedule,
                           GError **error)
{
  gint64 enabled, interval, jitter, pace, last;
  g_autofree char *quiet = NULL;
  g_autofree char *id = NULL;

  if (!load_number (db, ENABLED, 0, &enabled, error)
      || !load_number (db, INTERVAL, BACKBONE_SCHEDULE_INTERVAL_DEFAULT, &interval, error)
      || !load_number (db, JITTER, BACKBONE_SCHEDULE_JITTER_DEFAULT, &jitter, error)
      || !load_number (db, PACE, 0, &pace, error) || !load_number (db, LAST_CHECK, 0, &last, error)
      || !backbone_db_setting_load (db, QUIET, &quiet, error)
      || !backbone_db_setting_load (db, "id", &id, error))
    return FALSE;

  *schedule = g_object_new (BACKBONE_TYPE_SCHEDULE, "enabled", enabled != 0, "interval",
                            (guint)interval, "jitter", (guint)jitter, "quiet", quiet, "pace",
                            (guint)pace, "last", last, NULL);
  g_object_set (*schedule, "next", backbone_schedule_compute_next (*schedule, id ? id : "", now),
                NULL);

  return TRUE;
}

static char *
describe (BackboneSchedule *schedule)
{
  g_autofree char *interval = g_strdup_printf ("%u", backbone_schedule_get_interval (schedule));
  g_autofree char *jitter = g_strdup_printf ("%u", backbone_schedule_get_jitter (schedule));
  g_autofree char *pace = g_strdup_printf ("%u", backbone_schedule_get_pace (schedule));

  return backbone_db_audit_text ("enabled", backbone_schedule_get_enabled (schedule) ? "yes" : "no",
                                 "interval", interval, "jitter", jitter, "quiet",
                                 backbone_schedule_get_quiet (schedule), "pace", pace, NULL);
}

gboolean
backbone_db_schedule_set (BackboneDb *db, BackboneSchedule *schedule, GError **error)
{
  g_autoptr (BackboneSchedule) old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = describe (schedule);

  if (!backbone_db_schedule_load (db, 0, &old, error))
    return FALSE;

  before = describe (old);
  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS);

  return store_number (db, ENABLED, backbone_schedule_get_enabled (schedule), error)
         && store_number (db, INTERVAL, backbone_schedule_get_interval (schedule), error)
         && store_number (db, JITTER, backbone_schedule_get_jitter (schedule), error)
         && store_number (db, PACE, backbone_schedule_get_pace (schedule), error)
         && backbone_db_setting_set (db, QUIET, backbone_schedule_get_quiet (schedule), error)
         && backbone_db_audit (db, "schedule-set", "schedule", before, after, error);
}

gboolean
backbone_db_schedule_note_check (BackboneDb *db, BackboneTime time, GError **error)
{
  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS);

  return store_number (db, LAST_CHECK, time, error);
}

gboolean
backbone_db_maintenance_list (BackboneDb *db, BackboneTime now, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT m.id, customer.number, begins, ends, m.note FROM maintenance m "
          "LEFT JOIN customer ON customer.id = m.customer WHERE ends > ? ORDER BY begins, m.id");

  backbone_statement_bind_int64 (statement, now);
  while (backbone_statement_next (statement))
    g_ptr_array_add (found, g_object_new (BACKBONE_TYPE_MAINTENANCE, "number",
                                          backbone_statement_get_int64 (statement, 0), "customer",
                                          backbone_statement_get_text (statement, 1), "begins",
                                          backbone_statement_get_int64 (statement, 2), "ends",
                                          backbone_statement_get_int64 (statement, 3), "note",
                                          backbone_statement_get_text (statement, 4), NULL));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

static char *
describe_maintenance (BackboneTime begins, BackboneTime ends, const char *note)
{
  g_autofree char *from = backbone_time_to_iso (begins);
  g_autofree char *until = backbone_time_to_iso (ends);

  return backbone_db_audit_text ("from", from, "until", until, "note", note, NULL);
}

gboolean
backbone_db_maintenance_add (BackboneDb *db, BackboneMaintenance *maintenance, GError **error)
{
  const char *number = backbone_maintenance_get_customer (maintenance);
  BackboneTime begins = backbone_maintenance_get_begins (maintenance);
  BackboneTime ends = backbone_maintenance_get_ends (maintenance);
  const char *note = backbone_maintenance_get_note (maintenance);
  g_autofree char *after = describe_maintenance (begins, ends, note);
  gint64 customer = 0;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT INTO maintenance (customer, begins, ends, note) VALUES (nullif (?, 0), ?, ?, ?)");

  if (number && !backbone_db_resolve_number (db, number, &customer, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, begins);
  backbone_statement_bind_int64 (statement, ends);
  backbone_statement_bind_text (statement, note);
  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS);

  return backbone_statement_run (statement, error)
         && backbone_db_audit (db, "maintenance-add", number ? number : "backbone", NULL, after,
                               error);
}

gboolean
backbone_db_maintenance_remove (BackboneDb *db, gint64 number, GError **error)
{
  g_autofree char *before = NULL;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "DELETE FROM maintenance WHERE id = ? RETURNING begins, ends, note");

  backbone_statement_bind_int64 (statement, number);
  if (backbone_statement_next (statement))
    before = describe_maintenance (backbone_statement_get_int64 (statement, 0),
                                   backbone_statement_get_int64 (statement, 1),
                                   backbone_statement_get_text (statement, 2));
  if (!backbone_statement_run (statement, error))
    return FALSE;

  if (before == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                   _ ("There is no maintenance with the number %d"), (int)number);
      return FALSE;
    }

  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS);
  return backbone_db_audit (db, "maintenance-remove", "maintenance", before, NULL, error);
}
