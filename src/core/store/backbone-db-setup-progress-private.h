/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* For how many customers a step is done, out of how many. */
typedef struct
{
  guint done;
  guint total;
} BackboneSetupProgress;

/* Of all steps at once; the ones that are not for each customer stay at 0. @s_users_through: row id of
 * the last customer that counts in step s-users; 0 for all. */
gboolean backbone_db_setup_progress_load (BackboneDb *db,
                                          gint64 s_users_through,
                                          BackboneSetupProgress progress[BACKBONE_N_SETUP_STEPS],
                                          GError **error);
/* (out) (transfer full) (element-type BackboneSetupRest): for whom the step is not done, the owner
 * first, then by number. @limit: 0 for all. */
gboolean backbone_db_setup_rest_list (BackboneDb *db,
                                      BackboneSetupStepKind step,
                                      guint limit,
                                      GPtrArray **records,
                                      GError **error);

/* For a write transaction: the mass set-up was run for every customer that has all that it needs. */
gboolean backbone_db_setup_mark_set_up (BackboneDb *db, GError **error);

G_END_DECLS
