/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-request.h"

#include <string.h>

#define MAX_BODY_LENGTH (1024 * 1024)

/* Cuts off the query; a path that holds a slash or a NUL in disguise is nobody's path. */
static char *
decode_path (const char *target)
{
  gsize length = strcspn (target, "?#");

  if (target[0] != '/')
    return NULL;

  return g_uri_unescape_segment (target, target + length, "/");
}

static char *
decode_query (const char *target)
{
  const char *query = strchr (target, '?');

  return query ? g_uri_unescape_string (query + 1, NULL) : NULL;
}

static gboolean
wants_keep_alive (SoupMessageHeaders *headers, SoupHTTPVersion version)
{
  const char *connection = soup_message_headers_get_list (headers, "Connection");

  if (version == SOUP_HTTP_1_0)
    return connection && soup_header_contains (connection, "keep-alive");

  return connection == NULL || !soup_header_contains (connection, "close");
}

static gboolean
read_body_length (BackbonePracticeRequest *request, guint *status)
{
  const char *text = soup_message_headers_get_one (request->headers, "Content-Length");
  guint64 length = 0;

  if (soup_message_headers_get_one (request->headers, "Transfer-Encoding"))
    {
      *status = SOUP_STATUS_LENGTH_REQUIRED;
      return FALSE;
    }
  if (text && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &length, NULL))
    {
      *status = SOUP_STATUS_BAD_REQUEST;
      return FALSE;
    }
  if (length > MAX_BODY_LENGTH)
    {
      *status = SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE;
      return FALSE;
    }

  request->body_length = (gsize)length;
  return TRUE;
}

/**
 * backbone_practice_request_parse:
 * @head: request line and headers, without the blank line
 * @length: length of @head in bytes
 * @status: (out): the HTTP status to refuse the request with, if it is not accepted
 *
 * Returns: (transfer full) (nullable): the request, or %NULL if it must be refused
 */
BackbonePracticeRequest *
backbone_practice_request_parse (const char *head, gsize length, guint *status)
{
  g_autoptr (BackbonePracticeRequest) request = g_new0 (BackbonePracticeRequest, 1);
  g_autofree char *target = NULL;
  SoupHTTPVersion version;

  request->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  *status = soup_headers_parse_request (head, (int)length, request->headers, &request->method,
                                        &target, &version);
  if (*status != SOUP_STATUS_OK)
    return NULL;

  *status = SOUP_STATUS_BAD_REQUEST;
  request->path = decode_path (target);
  request->query = decode_query (target);
  if (request->path == NULL
      || (version != SOUP_HTTP_1_0
          && soup_message_headers_get_one (request->headers, "Host") == NULL))
    return NULL;

  request->keep_alive = wants_keep_alive (request->headers, version);
  if (!read_body_length (request, status))
    return NULL;

  return g_steal_pointer (&request);
}

void
backbone_practice_request_free (BackbonePracticeRequest *request)
{
  g_free (request->method);
  g_free (request->path);
  g_free (request->query);
  soup_message_headers_unref (request->headers);
  g_free (request);
}
