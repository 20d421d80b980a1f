/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * BackbonePracticeRequest:
 * @method: the method, as it came
 * @path: the decoded path, without the query
 * @query: (nullable): the decoded query
 * @headers: the headers
 * @keep_alive: whether the client may send another request on the same connection
 * @body_length: how many bytes of body follow the head
 *
 * The head of an HTTP/1.1 request.
 */
typedef struct
{
  char *method;
  char *path;
  char *query;
  SoupMessageHeaders *headers;
  gboolean keep_alive;
  gsize body_length;
} BackbonePracticeRequest;

BackbonePracticeRequest *
backbone_practice_request_parse (const char *head, gsize length, guint *status);
void backbone_practice_request_free (BackbonePracticeRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeRequest, backbone_practice_request_free)

G_END_DECLS
