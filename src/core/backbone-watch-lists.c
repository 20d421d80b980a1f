/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-job-private.h"
#include "backbone-db-availability-private.h"
#include "backbone-db-expiries-private.h"
#include "backbone-db-health-private.h"
#include "backbone-db-leases-private.h"
#include "backbone-db-outages-private.h"
#include "backbone-db-roll-up-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-db-schedule-private.h"
#include "backbone-db-spans-private.h"
#include "backbone-landscape.h"
#include "backbone-list-private.h"
#include "backbone-list-selection-private.h"

static gboolean
list_health_counts (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  guint counts[BACKBONE_N_HEALTHS];

  if (!backbone_db_health_count (db, counts, error))
    return FALSE;

  *records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint health = 0; health < BACKBONE_N_HEALTHS; health++)
    g_ptr_array_add (*records, g_object_new (BACKBONE_TYPE_HEALTH_COUNT, "health", health,
                                             "n-channels", counts[health], NULL));

  return TRUE;
}

static char *
key_of_health_count (gpointer record)
{
  return g_strdup (backbone_health_to_id (backbone_health_count_get_health (record)));
}

BackboneList *
backbone_landscape_list_health_counts (BackboneLandscape *self)
{
  return backbone_list_new (self, BACKBONE_TYPE_HEALTH_COUNT,
                            BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_RESULTS,
                            list_health_counts, NULL, NULL, key_of_health_count);
}

static gboolean
list_history_spans (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneListSelection *selection = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return backbone_db_spans_list (db, selection->by_day ? BACKBONE_SPAN_DAY : BACKBONE_SPAN_HOUR,
                                 selection->number, selection->kind, selection->from,
                                 selection->until, selection->limit, zone, records, error);
}

static char *
key_of_history_span (gpointer record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d", backbone_history_span_get_start (record),
                          backbone_history_span_get_kind (record));
}

BackboneList *
backbone_landscape_list_history_spans (BackboneLandscape *self,
                                       const char *number,
                                       int kind,
                                       gboolean by_day,
                                       BackboneTime from,
                                       BackboneTime until,
                                       guint limit)
{
  BackboneListSelection *selection = backbone_list_selection_new (number, kind, limit);

  selection->by_day = by_day;
  selection->from = from;
  selection->until = until;

  return backbone_list_new (self, BACKBONE_TYPE_HISTORY_SPAN, BACKBONE_CHANGED_RESULTS,
                            list_history_spans, selection, backbone_list_selection_free,
                            key_of_history_span);
}

static gboolean
list_outages (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneListSelection *selection = data;

  return backbone_db_outages_list (db, selection->number, selection->kind, selection->limit,
                                   records, error);
}

static char *
key_of_outage (gpointer record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d", backbone_outage_get_from (record),
                          backbone_outage_get_kind (record));
}

BackboneList *
backbone_landscape_list_outages (BackboneLandscape *self, const char *number, int kind, guint limit)
{
  return backbone_list_new (self, BACKBONE_TYPE_OUTAGE, BACKBONE_CHANGED_RESULTS, list_outages,
                            backbone_list_selection_new (number, kind, limit),
                            backbone_list_selection_free, key_of_outage);
}

static gboolean
list_history_months (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneListSelection *selection = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return backbone_db_months_list (db, selection->number, (BackboneChannelKind)selection->kind,
                                  g_get_real_time (), selection->limit, zone, records, error);
}

static char *
key_of_history_month (gpointer record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, backbone_history_month_get_start (record));
}

BackboneList *
backbone_landscape_list_history_months (BackboneLandscape *self,
                                        const char *number,
                                        BackboneChannelKind kind,
                                        guint n_months)
{
  return backbone_list_new (self, BACKBONE_TYPE_HISTORY_MONTH, BACKBONE_CHANGED_RESULTS,
                            list_history_months,
                            backbone_list_selection_new (number, kind, n_months),
                            backbone_list_selection_free, key_of_history_month);
}

static gboolean
list_retention (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneRetention *retention;

  if (!backbone_db_retention_load (db, &retention, error))
    return FALSE;

  *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (*records, retention);
  return TRUE;
}

static char *
key_of_retention (gpointer record)
{
  return g_strdup ("retention");
}

BackboneList *
backbone_landscape_list_retention (BackboneLandscape *self)
{
  return backbone_list_new (self, BACKBONE_TYPE_RETENTION, BACKBONE_CHANGED_SETTINGS,
                            list_retention, NULL, NULL, key_of_retention);
}

static gboolean
list_rules (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneRules *rules;

  if (!backbone_db_rules_load (db, &rules, error))
    return FALSE;

  *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (*records, rules);
  return TRUE;
}

static char *
key_of_rules (gpointer record)
{
  return g_strdup ("rules");
}

BackboneList *
backbone_landscape_list_rules (BackboneLandscape *self)
{
  return backbone_list_new (self, BACKBONE_TYPE_RULES, BACKBONE_CHANGED_SETTINGS, list_rules, NULL,
                            NULL, key_of_rules);
}

/* When others are done though nobody says so, as after the end of their computer. */
static gboolean
find_busy_until (BackboneDb *db, gpointer data, BackboneTime *until, GError **error)
{
  return backbone_db_lease_find_foreign (db, BACKBONE_CHECK_LEASE, until, error);
}

static gboolean
list_schedule (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  BackboneSchedule *schedule;
  BackboneTime busy_until;

  if (!find_busy_until (db, data, &busy_until, error)
      || !backbone_db_schedule_load (db, g_get_real_time (), &schedule, error))
    return FALSE;

  g_object_set (schedule, "busy-until", busy_until, NULL);
  *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (*records, schedule);
  return TRUE;
}

static char *
key_of_schedule (gpointer record)
{
  return g_strdup ("schedule");
}

BackboneList *
backbone_landscape_list_schedule (BackboneLandscape *self)
{
  return backbone_list_new_with_due (self, BACKBONE_TYPE_SCHEDULE, BACKBONE_CHANGED_SETTINGS,
                                     list_schedule, find_busy_until, NULL, NULL, key_of_schedule);
}

static gboolean
list_maintenance (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_db_maintenance_list (db, g_get_real_time (), records, error);
}

static char *
key_of_maintenance (gpointer record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, backbone_maintenance_get_number (record));
}

BackboneList *
backbone_landscape_list_maintenance (BackboneLandscape *self)
{
  return backbone_list_new (self, BACKBONE_TYPE_MAINTENANCE,
                            BACKBONE_CHANGED_SETTINGS | BACKBONE_CHANGED_CUSTOMERS,
                            list_maintenance, NULL, NULL, key_of_maintenance);
}

static gboolean
list_expiries (BackboneDb *db, gpointer data, GPtrArray **records, GError **error)
{
  return backbone_db_expiries_list (db, g_get_real_time (), GPOINTER_TO_INT (data), records, error);
}

static char *
key_of_expiry_item (gpointer record)
{
  return g_strdup (backbone_expiry_item_get_item (record));
}

BackboneList *
backbone_landscape_list_expiries (BackboneLandscape *self, gboolean all)
{
  return backbone_list_new (self, BACKBONE_TYPE_EXPIRY_ITEM,
                            BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_RESULTS
                                | BACKBONE_CHANGED_ASSIGNMENTS,
                            list_expiries, GINT_TO_POINTER (all), NULL, key_of_expiry_item);
}
