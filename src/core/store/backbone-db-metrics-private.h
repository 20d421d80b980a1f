/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-plan-private.h"
#include "backbone-db-private.h"

G_BEGIN_DECLS

/* A channel in use that was checked. Phases in microseconds, -1 where there was none. */
typedef struct
{
  const char *customer; /* in the string chunk */
  BackboneChannelKind kind;
  BackboneVerdict verdict;
  BackboneHealth health;
  BackboneTime checked;
  BackboneTime succeeded; /* 0: never */
  gint64 phases[BACKBONE_N_PHASES];
} BackboneChannelFigures;

typedef struct
{
  const char *number;      /* in the string chunk */
  const char *description; /* in the string chunk */
  BackboneStatus status;
} BackboneCustomerFigures;

/* In slices, so that nobody waits long for the store: at most @limit rows with a row id above *@after
 * are appended; *@after becomes the last one, and *@more tells whether there may be others. */
gboolean backbone_db_metrics_channels (BackboneDb *db,
                                       guint limit,
                                       gint64 *after,
                                       gboolean *more,
                                       GStringChunk *strings,
                                       GArray *channels,
                                       GError **error);
gboolean backbone_db_metrics_customers (BackboneDb *db,
                                        guint limit,
                                        gint64 *after,
                                        gboolean *more,
                                        GStringChunk *strings,
                                        GArray *customers,
                                        GError **error);

G_END_DECLS
