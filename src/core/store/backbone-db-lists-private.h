/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* What the lists of a landscape show: (out) (transfer full) arrays of records. Numbers as people
 * type them; an unknown one is BACKBONE_ERROR_NOT_FOUND. */

/* (out) @id: the row id of a customer. */
gboolean
backbone_db_resolve_number (BackboneDb *db, const char *number, gint64 *id, GError **error);

/* BackboneChannel by number and kind. @number: (nullable): of all customers. */
gboolean
backbone_db_channels_list (BackboneDb *db, const char *number, GPtrArray **records, GError **error);
/* BackboneTechnicalUser: the user of a customer, or for a NULL @number those who are held. */
gboolean backbone_db_technical_users_list (BackboneDb *db,
                                           const char *number,
                                           GPtrArray **records,
                                           GError **error);
/* BackboneCheckResult, newest first. @kind: -1 for all. */
gboolean backbone_db_history_list (BackboneDb *db,
                                   const char *number,
                                   int kind,
                                   guint limit,
                                   GPtrArray **records,
                                   GError **error);
/* BackboneCheckResult of a run that were not good, by customer and kind. */
gboolean
backbone_db_run_results_list (BackboneDb *db, gint64 run, GPtrArray **records, GError **error);

/* BackboneProxyOverride, most channels first. */
gboolean backbone_db_proxy_overrides_list (BackboneDb *db, GPtrArray **records, GError **error);

G_END_DECLS
