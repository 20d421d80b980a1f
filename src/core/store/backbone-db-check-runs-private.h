/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

#include "backbone-check-run.h"

G_BEGIN_DECLS

/* (out) (transfer full) @numbers: (element-type gint64): newest first. @from: 0 for all. */
gboolean
backbone_db_check_runs_query (BackboneDb *db, BackboneTime from, GArray **numbers, GError **error);
gboolean backbone_db_check_runs_count (BackboneDb *db, guint *n_runs, GError **error);
/* (out) (transfer full) (nullable): NULL if there is none. */
gboolean
backbone_db_check_run_read (BackboneDb *db, gint64 number, BackboneCheckRun **run, GError **error);
/* (out) @number: the newest run that has ended, or 0. */
gboolean backbone_db_check_run_find_last (BackboneDb *db, gint64 *number, GError **error);
/* (out) (transfer full): BackboneCheckResult of one run that were not good, by customer and kind.
 * BACKBONE_ERROR_NOT_FOUND if there is no such run. */
gboolean
backbone_db_check_run_results (BackboneDb *db, gint64 run, GPtrArray **records, GError **error);

G_END_DECLS
