/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* In days; see BackboneRetention. */
#define BACKBONE_KEEP_RESULTS_DEFAULT 14
#define BACKBONE_KEEP_HOURS_DEFAULT   92
#define BACKBONE_KEEP_DAYS_DEFAULT    1100

/**
 * BackboneRollUp:
 * @now: the present
 * @zone: whose days are meant
 * @retention: how long things are kept
 * @after: the row id of the last channel that was visited; 0 at first
 * @results_from, @hours_from, @days_from: what is older is not kept that way; 0 at first
 * @again: whether a channel had more than fits into a visit
 * @done: whether nothing is left
 *
 * Where a roll-up is. It may begin anew at any time: what is done is found done.
 */
typedef struct
{
  BackboneTime now;
  GTimeZone *zone;
  BackboneRetention *retention;
  gint64 after;
  BackboneTime results_from;
  BackboneTime hours_from;
  BackboneTime days_from;
  gboolean again;
  gboolean done;
} BackboneRollUp;

/* The next slice, some thousand rows at most, in the present write transaction. */
gboolean backbone_db_roll_up (BackboneDb *db, BackboneRollUp *roll_up, GError **error);

/* (out) (transfer full). */
gboolean backbone_db_retention_load (BackboneDb *db, BackboneRetention **retention, GError **error);
/* Audited. */
gboolean backbone_db_retention_set (BackboneDb *db, BackboneRetention *retention, GError **error);

/* (out) @needed: whether nothing was rolled up since the day of @now has begun. */
gboolean backbone_db_roll_up_is_needed (BackboneDb *db,
                                        BackboneTime now,
                                        GTimeZone *zone,
                                        gboolean *needed,
                                        GError **error);
gboolean backbone_db_roll_up_note (BackboneDb *db, BackboneTime now, GError **error);

G_END_DECLS
