/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* How a channel did within a time. Times in microseconds. */
typedef struct
{
  char *customer;
  char *description;
  BackboneChannelKind kind;
  guint n_checks; /* without those that the lock guard left out */
  guint n_ok;
  gint64 observed; /* how long it was known whether it worked */
  gint64 down;     /* how long of that it did not */
} BackboneAvailability;

/* From the first check that failed to the next one that was good. */
typedef struct
{
  char *customer;
  char *description;
  BackboneChannelKind kind;
  BackboneVerdict verdict; /* of the first check: the cause; later ones may only be skipped */
  char *evidence;          /* nullable */
  BackboneTime from;       /* may lie before the time that was asked for */
  BackboneTime until;      /* 0: it goes on */
} BackboneIncident;

/*
 * What the history tells about a time from @from till before @until. @number: (nullable): a
 * normalised number; all if NULL. What is incomplete or held back is neither good nor bad, and
 * changes nothing, and so is what was found while the trouble was on one's own side. (out) (transfer full) @availabilities: BackboneAvailability, by number and kind,
 * of channels of which anything is known; (out) (transfer full) @incidents: BackboneIncident, by
 * their start.
 */
gboolean backbone_db_availability_load (BackboneDb *db,
                                        const char *number,
                                        BackboneTime from,
                                        BackboneTime until,
                                        GPtrArray **availabilities,
                                        GPtrArray **incidents,
                                        GError **error);

/* BackboneHistoryMonth of one channel, newest first: the month of @now and those before it, @n_months
 * in all; those of which nothing is known are left out. (out) (transfer full). */
gboolean backbone_db_months_list (BackboneDb *db,
                                  const char *number,
                                  BackboneChannelKind kind,
                                  BackboneTime now,
                                  guint n_months,
                                  GTimeZone *zone,
                                  GPtrArray **records,
                                  GError **error);

G_END_DECLS
