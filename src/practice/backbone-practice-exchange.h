/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-request.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeExchange:
 *
 * A request and the answer to it. Whoever gets one must end it, now or later, with
 * backbone_practice_exchange_send() or backbone_practice_exchange_steal_stream().
 */
typedef struct _BackbonePracticeExchange BackbonePracticeExchange;

/**
 * BackbonePracticeHandler:
 * @exchange: (transfer full): a request to answer
 * @user_data: what was given with the handler
 *
 * Called for each request.
 */
typedef void (*BackbonePracticeHandler) (BackbonePracticeExchange *exchange, gpointer user_data);

void backbone_practice_exchange_serve (GIOStream *stream,
                                       BackbonePracticeHandler handler,
                                       gpointer user_data);

const BackbonePracticeRequest *
backbone_practice_exchange_get_request (BackbonePracticeExchange *exchange);
const char *backbone_practice_exchange_get_body (BackbonePracticeExchange *exchange, gsize *length);
char *backbone_practice_exchange_dup_certificate (BackbonePracticeExchange *exchange);
guint backbone_practice_exchange_get_status (BackbonePracticeExchange *exchange);

void backbone_practice_exchange_set_header (BackbonePracticeExchange *exchange,
                                            const char *name,
                                            const char *value);
void backbone_practice_exchange_answer (BackbonePracticeExchange *exchange,
                                        guint status,
                                        const char *content_type,
                                        GBytes *body);
void backbone_practice_exchange_repeat_body (BackbonePracticeExchange *exchange, guint64 length);

void backbone_practice_exchange_send (BackbonePracticeExchange *exchange);
GIOStream *backbone_practice_exchange_steal_stream (BackbonePracticeExchange *exchange);

G_END_DECLS
