/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-run.h"
#include "backbone-landscape.h"
#include "backbone-windowed-list.h"

G_BEGIN_DECLS

/**
 * BackboneCheckRunList:
 *
 * All check runs as a #BackboneWindowedList of #BackboneCheckRun, newest first. A run that is being
 * fetched has its number only. What one of them found: backbone_landscape_list_run_results().
 *
 * Properties: from (int64, a time: only those that began then or later; 0 for all), n-all (uint: of
 * all).
 */
#define BACKBONE_TYPE_CHECK_RUN_LIST (backbone_check_run_list_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCheckRunList,
                      backbone_check_run_list,
                      BACKBONE,
                      CHECK_RUN_LIST,
                      BackboneWindowedList)

BackboneCheckRunList *backbone_check_run_list_new (BackboneLandscape *landscape);

/* Only those that began then or later; 0 for all. */
void backbone_check_run_list_set_from (BackboneCheckRunList *self, BackboneTime from);
/* Fetches everything, for printing. */
void backbone_check_run_list_set_fetch_all (BackboneCheckRunList *self, gboolean fetch_all);

G_END_DECLS
