/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-disturbance.h"

#include "backbone-practice-pages.h"
#include "backbone-practice-wire.h"

#include <string.h>

#define BLOCK_LENGTH (64 * 1024)
#define GARBAGE      "\x01\x02 220 this is not HTTP \xfe\xff\r\n\r\n"

/* Says 8,192 bytes, sends 27. */
#define PART_OF_AN_ANSWER                                                                          \
  "HTTP/1.1 200 OK\r\nServer: backbone-practice\r\nContent-Type: text/plain; charset=utf-8\r\n"    \
  "Content-Length: 8192\r\n\r\nThis answer stops half-way "

static void
answer_status (const BackbonePracticeFault *fault, BackbonePracticeExchange *exchange)
{
  const char *type = fault->content_type ? fault->content_type : BACKBONE_PRACTICE_TEXT;

  if (fault->retry_after)
    backbone_practice_exchange_set_header (exchange, "Retry-After", fault->retry_after);
  backbone_practice_pages_answer (exchange, fault->status, type, fault->body ? fault->body : "");
}

static void
answer_log_on_page (const BackbonePracticeFault *fault, BackbonePracticeExchange *exchange)
{
  g_autofree char *page = backbone_practice_pages_make_log_on_page (fault->marker);

  backbone_practice_pages_answer (exchange, SOUP_STATUS_OK, BACKBONE_PRACTICE_HTML, page);
}

static void
answer_oversized (const BackbonePracticeFault *fault, BackbonePracticeExchange *exchange)
{
  char *block = g_malloc (BLOCK_LENGTH);
  g_autoptr (GBytes) bytes = g_bytes_new_take (block, BLOCK_LENGTH);

  memset (block, 'x', BLOCK_LENGTH);
  backbone_practice_exchange_answer (exchange, SOUP_STATUS_OK, BACKBONE_PRACTICE_TEXT, bytes);
  backbone_practice_exchange_repeat_body (exchange, fault->bytes);
}

static void
answer_redirect (const BackbonePracticeFault *fault,
                 BackbonePracticeExchange *exchange,
                 const char *foreign_url)
{
  backbone_practice_exchange_set_header (exchange, "Location",
                                         fault->url ? fault->url : foreign_url);
  backbone_practice_pages_answer (exchange, fault->status, BACKBONE_PRACTICE_TEXT, "");
}

/* What is no proper answer goes to the connection directly. */
static void
answer_raw (const BackbonePracticeFault *fault, BackbonePracticeExchange *exchange)
{
  g_autoptr (GIOStream) stream = backbone_practice_exchange_steal_stream (exchange);
  gboolean garbage = fault->kind == BACKBONE_PRACTICE_FAULT_GARBAGE;

  backbone_practice_wire_write (stream, garbage ? GARBAGE : PART_OF_AN_ANSWER);
  if (fault->kind == BACKBONE_PRACTICE_FAULT_STALL_IN_BODY)
    backbone_practice_wire_hold (stream);
  else if (fault->kind == BACKBONE_PRACTICE_FAULT_RESET_IN_BODY)
    backbone_practice_wire_reset (stream);
  else
    backbone_practice_wire_close (stream);
}

/**
 * backbone_practice_disturbance_get_status:
 * @fault: a fault that takes the place of an answer
 *
 * Returns: the HTTP status it sends, 0 if what it sends is not HTTP
 */
guint
backbone_practice_disturbance_get_status (const BackbonePracticeFault *fault)
{
  if (fault->kind == BACKBONE_PRACTICE_FAULT_GARBAGE)
    return 0;
  if (fault->kind == BACKBONE_PRACTICE_FAULT_STATUS
      || fault->kind == BACKBONE_PRACTICE_FAULT_REDIRECT)
    return fault->status;

  return SOUP_STATUS_OK;
}

/**
 * backbone_practice_disturbance_apply:
 * @fault: a fault that takes the place of an answer
 * @exchange: (transfer full): the request
 * @foreign_url: where redirects lead by default
 *
 * Answers @exchange wrongly, as @fault wants it.
 */
void
backbone_practice_disturbance_apply (const BackbonePracticeFault *fault,
                                     BackbonePracticeExchange *exchange,
                                     const char *foreign_url)
{
  if (fault->kind == BACKBONE_PRACTICE_FAULT_STATUS)
    answer_status (fault, exchange);
  else if (fault->kind == BACKBONE_PRACTICE_FAULT_LOG_ON_PAGE)
    answer_log_on_page (fault, exchange);
  else if (fault->kind == BACKBONE_PRACTICE_FAULT_REDIRECT)
    answer_redirect (fault, exchange, foreign_url);
  else if (fault->kind == BACKBONE_PRACTICE_FAULT_OVERSIZED_BODY)
    answer_oversized (fault, exchange);
  else
    {
      answer_raw (fault, exchange);
      return;
    }

  backbone_practice_exchange_send (exchange);
}
