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
set_header (SoupServerMessage *message, const char *name, const char *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), name, value);
}

static void
answer_status (const BackbonePracticeFault *fault, SoupServerMessage *message)
{
  const char *type = fault->content_type ? fault->content_type : BACKBONE_PRACTICE_TEXT;

  if (fault->retry_after)
    set_header (message, "Retry-After", fault->retry_after);
  backbone_practice_pages_answer (message, fault->status, type, fault->body ? fault->body : "");
}

static void
answer_log_on_page (const BackbonePracticeFault *fault, SoupServerMessage *message)
{
  g_autofree char *page = backbone_practice_pages_make_log_on_page (fault->marker);

  backbone_practice_pages_answer (message, SOUP_STATUS_OK, BACKBONE_PRACTICE_HTML, page);
}

/* The same block again and again, so that a gigabyte costs the stand-in no memory. */
static void
answer_oversized (const BackbonePracticeFault *fault, SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autofree char *block = g_malloc (BLOCK_LENGTH);
  g_autoptr (GBytes) bytes = NULL;

  memset (block, 'x', BLOCK_LENGTH);
  bytes = g_bytes_new_take (g_steal_pointer (&block), BLOCK_LENGTH);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  set_header (message, "Content-Type", BACKBONE_PRACTICE_TEXT);
  for (guint64 left = fault->bytes; left > 0;)
    {
      gsize length = (gsize)MIN (left, (guint64)BLOCK_LENGTH);
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);

      soup_message_body_append_bytes (body, part);
      left -= length;
    }
  soup_message_body_complete (body);
}

/* Resets the TCP connection below the TLS one. */
static void
reset (GIOStream *tls)
{
  g_autoptr (GIOStream) base = NULL;

  g_object_get (tls, "base-io-stream", &base, NULL);
  backbone_practice_wire_reset (g_socket_connection_get_socket (G_SOCKET_CONNECTION (base)));
}

/* What libsoup's server would never send goes to the connection past it. */
static void
answer_raw (const BackbonePracticeFault *fault, SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
  gboolean garbage = fault->kind == BACKBONE_PRACTICE_FAULT_GARBAGE;

  backbone_practice_wire_write (stream, garbage ? GARBAGE : PART_OF_AN_ANSWER);
  if (fault->kind == BACKBONE_PRACTICE_FAULT_STALL_IN_BODY)
    backbone_practice_wire_hold (stream);
  else if (fault->kind == BACKBONE_PRACTICE_FAULT_RESET_IN_BODY)
    reset (stream);
  else
    g_io_stream_close (stream, NULL, NULL);
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
 * @message: the request
 * @foreign_url: where redirects lead by default
 *
 * Answers @message wrongly, as @fault wants it.
 */
void
backbone_practice_disturbance_apply (const BackbonePracticeFault *fault,
                                     SoupServerMessage *message,
                                     const char *foreign_url)
{
  if (fault->kind == BACKBONE_PRACTICE_FAULT_STATUS)
    {
      answer_status (fault, message);
    }
  else if (fault->kind == BACKBONE_PRACTICE_FAULT_LOG_ON_PAGE)
    {
      answer_log_on_page (fault, message);
    }
  else if (fault->kind == BACKBONE_PRACTICE_FAULT_REDIRECT)
    {
      soup_server_message_set_status (message, fault->status, NULL);
      set_header (message, "Location", fault->url ? fault->url : foreign_url);
      soup_message_body_complete (soup_server_message_get_response_body (message));
    }
  else if (fault->kind == BACKBONE_PRACTICE_FAULT_OVERSIZED_BODY)
    {
      answer_oversized (fault, message);
    }
  else
    {
      answer_raw (fault, message);
    }
}
