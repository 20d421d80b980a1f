/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-availability-private.h"

#include "backbone-db-lists-private.h"

/* The first moment of the month that many months before that of @now. */
static BackboneTime
month_start (BackboneTime now, int ago, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autoptr (GDateTime) first = g_date_time_new (zone, g_date_time_get_year (local),
                                                 g_date_time_get_month (local), 1, 0, 0, 0);
  g_autoptr (GDateTime) other = g_date_time_add_months (first, -ago);

  return g_date_time_to_unix (other) * G_USEC_PER_SEC;
}

/* (transfer full) (nullable): NULL if nothing is known. */
static BackboneHistoryMonth *
month_new (const char *number,
           BackboneChannelKind kind,
           BackboneTime start,
           GPtrArray *availabilities,
           GPtrArray *incidents)
{
  const BackboneAvailability *own = NULL;
  gint64 all_observed = 0, all_down = 0;
  guint n_outages = 0;

  for (guint i = 0; i < availabilities->len; i++)
    {
      const BackboneAvailability *row = availabilities->pdata[i];

      all_observed += row->observed;
      all_down += row->down;
      if (row->kind == kind)
        own = row;
    }
  for (guint i = 0; i < incidents->len; i++)
    n_outages += ((const BackboneIncident *)incidents->pdata[i])->kind == kind;

  if (own == NULL)
    return NULL;

  return g_object_new (BACKBONE_TYPE_HISTORY_MONTH, "customer", number, "kind", kind, "start",
                       start, "n-checks", own->n_checks, "n-ok", own->n_ok, "n-outages", n_outages,
                       "observed", own->observed, "down", own->down, "all-observed", all_observed,
                       "all-down", all_down, NULL);
}

gboolean
backbone_db_months_list (BackboneDb *db,
                         const char *number,
                         BackboneChannelKind kind,
                         BackboneTime now,
                         guint n_months,
                         GTimeZone *zone,
                         GPtrArray **records,
                         GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *normalized = NULL;
  gint64 customer;

  if (!backbone_db_resolve_number (db, number, &customer, error))
    return FALSE;

  normalized = backbone_customer_number_normalize (number, NULL);
  for (int ago = 0; ago < (int)n_months; ago++)
    {
      g_autoptr (GPtrArray) availabilities = NULL;
      g_autoptr (GPtrArray) incidents = NULL;
      BackboneTime start = month_start (now, ago, zone);
      BackboneTime end = ago == 0 ? now : month_start (now, ago - 1, zone);
      BackboneHistoryMonth *month;

      if (!backbone_db_availability_load (db, normalized, start, end, &availabilities, &incidents,
                                          error))
        return FALSE;

      month = month_new (normalized, kind, start, availabilities, incidents);
      if (month)
        g_ptr_array_add (found, month);
    }

  *records = g_steal_pointer (&found);
  return TRUE;
}
