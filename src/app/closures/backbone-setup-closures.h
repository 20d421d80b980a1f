/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-mark.h"

G_BEGIN_DECLS

/*
 * What the page Setup shows for which values; pure functions, for the expressions of ui/ and for the
 * parts of the page. Texts are translated and (transfer full).
 */

BackboneMark backbone_closure_setup_mark (gpointer self, BackboneSetupState state);
char *backbone_closure_setup_state (gpointer self, BackboneSetupState state);
/* "5.3", or "2" for a stage of one step. */
char *backbone_closure_setup_number (gpointer self, guint stage, guint number);
/* "Stage 5 of 6 · Configure the new communication". */
char *backbone_closure_setup_stage (gpointer self, guint stage);
/* "Open · 21 of 24 customers". */
char *backbone_closure_setup_progress (gpointer self,
                                       BackboneSetupState state,
                                       gboolean per_customer,
                                       guint done,
                                       guint total);
/* "4 of 11 steps are done". */
char *backbone_closure_setup_summary (gpointer self, guint n_done, guint n_steps);
double backbone_closure_setup_fraction (gpointer self, guint done, guint total);

/* The page of the stack. */
char *
backbone_closure_setup_page_state (gpointer self, const GError *error, BackboneSetupStep *step);
char *backbone_closure_setup_next (gpointer self, const char *title);
gboolean backbone_closure_setup_next_shows (gpointer self,
                                            BackboneSetupState state,
                                            BackboneSetupStep *next);

/* (transfer none) (nullable): what the button says that runs the step; NULL if nothing runs it. */
const char *
backbone_setup_run_label (BackboneSetupStepKind step, gboolean stopped, gboolean multi_customer_on);
/* (nullable): the first step after @after, or else the first of all, that is still to be done. */
BackboneSetupStep *backbone_setup_find_next (GListModel *steps, BackboneSetupStep *after);
/* How many steps need nothing any more. */
guint backbone_setup_count_done (GListModel *steps);
/* "1105772 · Owner of the installation · no technical user". */
char *backbone_setup_rest_text (BackboneSetupRest *rest);
/* "by jane@host, 2 May 2026 14:03". */
char *backbone_setup_evidence_text (BackboneSetupEvidence *evidence);
char *backbone_setup_position_text (BackboneMigration *migration);
/* At most @limit numbers, one a word, and how many there are besides. */
char *backbone_setup_numbers_text (const char *const *numbers, guint limit);

G_END_DECLS
