/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-attempt-private.h"

#include "backbone-session-private.h"
#include "backbone-verdict-of-answer-private.h"

/* Nobody waits longer than this in any case. */
#define MAX_RETRY_AFTER 3600

#define MAX_READ_AHEAD (16 * 1024)

static guint
read_retry_after (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GDateTime) now = NULL;
  GTimeSpan span;
  guint64 seconds;

  if (value == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &seconds, NULL))
    return (guint)MIN (seconds, (guint64)MAX_RETRY_AFTER);

  date = soup_date_time_new_from_http_string (value);
  now = g_date_time_new_now_utc ();
  span = date ? g_date_time_difference (date, now) / G_TIME_SPAN_SECOND : 0;

  return (guint)CLAMP (span, 0, MAX_RETRY_AFTER);
}

/**
 * backbone_check_attempt_judge_answer:
 * @self: an attempt
 * @request: what was asked for
 * @message: the same, with the head of the answer
 * @body: the first bytes of its body
 * @length: how many
 * @oversized: whether the body is longer than what is accepted
 *
 * Bases the verdict of @self on an answer.
 */
void
backbone_check_attempt_judge_answer (BackboneCheckAttempt *self,
                                     const BackboneCheckRequest *request,
                                     SoupMessage *message,
                                     const char *body,
                                     gsize length,
                                     gboolean oversized)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  char *token = request->user && request->secret
                    ? backbone_session_make_token (request->user, request->secret)
                    : NULL;
  const char *secrets[]
      = { token, request->secret ? backbone_secret_peek (request->secret) : NULL, NULL };
  const BackboneAnswer answer = {
    .status = soup_message_get_status (message),
    .reason = soup_message_get_reason_phrase (message),
    .content_type = soup_message_headers_get_one (headers, "Content-Type"),
    .content_encoding = soup_message_headers_get_one (headers, "Content-Encoding"),
    .location = soup_message_headers_get_one (headers, "Location"),
    .authenticate = soup_message_headers_get_one (headers, "WWW-Authenticate"),
    .body = body,
    .body_length = length,
    .oversized = oversized,
    .with_certificate = request->certificate != NULL,
  };

  g_clear_pointer (&self->evidence, g_free);
  self->verdict = backbone_verdict_of_answer (&answer, request->good_status, token ? secrets : NULL,
                                              &self->evidence);
  self->status = answer.status;
  self->answered = TRUE;
  self->retry_after = read_retry_after (headers);
  backbone_session_wipe_token (token);
}

/**
 * backbone_check_attempt_is_read_ahead:
 * @message: a request whose answer begins to come
 *
 * libsoup reads answers that could make it send the request again to their end, however long they
 * are, before it hands them out: so it gets no more than a short refusal.
 *
 * Returns: whether the attempt must end here, with what the head of the answer says
 */
gboolean
backbone_check_attempt_is_read_ahead (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  guint status = soup_message_get_status (message);

  if (status == SOUP_STATUS_MISDIRECTED_REQUEST)
    return TRUE;

  return (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_PROXY_UNAUTHORIZED)
         && (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH
             || soup_message_headers_get_content_length (headers) > MAX_READ_AHEAD);
}
