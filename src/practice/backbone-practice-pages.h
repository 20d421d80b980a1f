/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-exchange.h"

G_BEGIN_DECLS

#define BACKBONE_PRACTICE_HTML "text/html; charset=utf-8"
#define BACKBONE_PRACTICE_TEXT "text/plain; charset=utf-8"
#define BACKBONE_PRACTICE_JSON "application/json; charset=utf-8"

gboolean backbone_practice_pages_knows_marker (const char *marker);
char *backbone_practice_pages_make_log_on_page (const char *marker);

void backbone_practice_pages_answer (BackbonePracticeExchange *exchange,
                                     guint status,
                                     const char *content_type,
                                     const char *text);
void backbone_practice_pages_answer_page (BackbonePracticeExchange *exchange,
                                          guint status,
                                          const char *page);
void
backbone_practice_pages_answer_unauthorized (BackbonePracticeExchange *exchange, const char *realm);
void backbone_practice_pages_answer_locked (BackbonePracticeExchange *exchange);

G_END_DECLS
