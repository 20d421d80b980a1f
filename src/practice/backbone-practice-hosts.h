/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-exchange.h"
#include "backbone-practice-log-on.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeHost:
 * @outcome: how the log-on of the request ended
 * @path: the decoded path of the request
 *
 * How one of the three hosts answers a request.
 */
typedef void (*BackbonePracticeHost) (BackbonePracticeExchange *exchange,
                                      const char *path,
                                      BackbonePracticeOutcome outcome);

void backbone_practice_portal_answer (BackbonePracticeExchange *exchange,
                                      const char *path,
                                      BackbonePracticeOutcome outcome);
void backbone_practice_parcel_box_answer (BackbonePracticeExchange *exchange,
                                          const char *path,
                                          BackbonePracticeOutcome outcome);
void backbone_practice_note_download_answer (BackbonePracticeExchange *exchange,
                                             const char *path,
                                             BackbonePracticeOutcome outcome);
void
backbone_practice_answer_not_found (BackbonePracticeExchange *exchange, BackboneChannelKind kind);
gboolean backbone_practice_portal_is_log_on_path (const char *path);

#define BACKBONE_PRACTICE_PORTAL_TEST_PATH "/sap/bc/bsp/svt/sapping"
#define BACKBONE_PRACTICE_PARCEL_PREFIX    "/parcel/"
#define BACKBONE_PRACTICE_NOTE_PREFIX      "/note/"
#define BACKBONE_PRACTICE_NOTE_KEY         "0040000000874972019"

G_END_DECLS
