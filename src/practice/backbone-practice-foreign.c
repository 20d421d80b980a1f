/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-foreign.h"

#include "backbone-practice-pages.h"

static void
request_cb (BackbonePracticeExchange *exchange, gpointer user_data)
{
  BackbonePracticeContext *context = backbone_practice_listener_get_context (user_data);
  const BackbonePracticeRequest *request = backbone_practice_exchange_get_request (exchange);
  SoupMessageHeaders *headers = request->headers;
  gboolean leaked = soup_message_headers_get_one (headers, "Authorization")
                    || soup_message_headers_get_one (headers, "Proxy-Authorization");

  if (leaked)
    backbone_practice_counters_foreign_authorization (context->counters);
  backbone_practice_counters_request_answered (context->counters, BACKBONE_PRACTICE_FOREIGN,
                                               SOUP_STATUS_OK);
  backbone_practice_request_log_write (
      context->request_log, backbone_practice_listener_id (BACKBONE_PRACTICE_FOREIGN), request,
      NULL, SOUP_STATUS_OK, leaked ? "with-authorization" : NULL);
  backbone_practice_pages_answer (exchange, SOUP_STATUS_OK, BACKBONE_PRACTICE_TEXT,
                                  "This is the foreign host.\n");
  backbone_practice_exchange_send (exchange);
}

/**
 * backbone_practice_foreign_new:
 * @context: what listeners share; must outlive the listener
 *
 * A host that nobody should send credentials to. It speaks TLS and plain HTTP on the same port and
 * counts the requests that carry credentials.
 *
 * Returns: (transfer full): the listener
 */
BackbonePracticeListener *
backbone_practice_foreign_new (BackbonePracticeContext *context)
{
  return backbone_practice_listener_new (context, BACKBONE_PRACTICE_FOREIGN, request_cb);
}
