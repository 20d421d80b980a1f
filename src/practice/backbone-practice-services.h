/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-context.h"
#include "backbone-practice-exchange.h"

G_BEGIN_DECLS

/* On the portal; what stands in braces is replaced by the ID of an S-User. */
#define BACKBONE_PRACTICE_SERVICES_PREFIX "/services/odata/"
#define BACKBONE_PRACTICE_USER_PATH       "/services/odata/useradminsrv/UserSet('{s_user}')"
#define BACKBONE_PRACTICE_AUTHORISATIONS_PATH                                                      \
  BACKBONE_PRACTICE_USER_PATH "/UserExistingAuthorizationsSet"

gboolean backbone_practice_services_is_path (const char *path);
void
backbone_practice_services_add_string (JsonBuilder *builder, const char *name, const char *value);
void
backbone_practice_services_add_counts (JsonBuilder *builder, const char *name, GHashTable *counts);
void backbone_practice_services_answer_error (BackbonePracticeExchange *exchange,
                                              guint status,
                                              const char *code,
                                              const char *text);
void backbone_practice_services_answer (BackbonePracticeContext *context,
                                        BackbonePracticeExchange *exchange,
                                        BackbonePracticeSUserOutcome outcome,
                                        const BackbonePracticeSUser *user);
void backbone_practice_services_refuse (BackbonePracticeExchange *exchange,
                                        BackbonePracticeSUserOutcome outcome);
gboolean backbone_practice_services_may_download (const BackbonePracticeSUser *user);
void backbone_practice_services_refuse_download (BackbonePracticeExchange *exchange);

G_END_DECLS
