/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-plan-private.h"
#include "backbone-store-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *const *customers; /* nullable: normalised numbers; all if NULL */
  guint kinds;                  /* bit mask of 1 << BackboneChannelKind; all if 0 */
  gboolean only_failing;
  gboolean also_disabled;
  GHashTable *changes; /* nullable: key -> value, nullable: see backbone_db_check_plan_load() */
} BackboneCheckFilter;

/*
 * Plans what to check: enabled channels unless told otherwise, grouped by technical user, portal first in each
 * group, in the order of customer numbers. Users without an ID or credential get the preset
 * not-configured, held ones skipped. Secrets are not in it: fill in
 * backbone_check_plan_set_secrets() afterwards. An unknown number is BACKBONE_ERROR_NOT_FOUND.
 *
 * With @changes, every channel is planned as if these of its settings were stored: keys and values
 * are those of backbone_db_channel_set().
 */
gboolean backbone_db_check_plan_load (BackboneDb *db,
                                      const BackboneCheckFilter *filter,
                                      BackboneCheckPlan **plan,
                                      GError **error);

gboolean
backbone_db_check_run_begin (BackboneDb *db, guint n_channels, gint64 *run, GError **error);
/*
 * Stores results, the current state of their channels, the status of their customers, the holds
 * that follow, and when a user's log-on was proven: in one transaction for the whole batch.
 */
gboolean backbone_db_check_results_add (BackboneDb *db,
                                        gint64 run,
                                        const BackboneCheckOutcome *const *outcomes,
                                        gsize n_outcomes,
                                        GError **error);
/* Judges what was found: its beginning, if it is much; backbone_db_health_judge() goes on. */
gboolean backbone_db_check_run_end (BackboneDb *db, gint64 run, gboolean cancelled, GError **error);

/* Holds the user of a refused log-on that is no result of a check. Audited; nothing happens if the
 * verdict does not hold users. */
gboolean
backbone_db_log_on_refused (BackboneDb *db, const BackboneCheckOutcome *outcome, GError **error);

/* Audited. BACKBONE_ERROR_NOT_FOUND if that user is not held. */
gboolean backbone_db_held_release (BackboneDb *db, const char *user_id, GError **error);

G_END_DECLS
