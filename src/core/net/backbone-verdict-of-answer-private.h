/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/**
 * BackboneAnswer:
 * @status: HTTP status
 * @reason: (nullable): reason phrase
 * @content_type: (nullable): header Content-Type
 * @content_encoding: (nullable): header Content-Encoding
 * @location: (nullable): header Location
 * @authenticate: (nullable): header WWW-Authenticate
 * @body: (nullable): the first bytes of the body
 * @body_length: how many
 * @oversized: whether the body is longer than what is accepted
 * @with_certificate: whether the log-on was that of a client certificate, not of a password
 *
 * What matters of an HTTP answer. All of it comes from a server that may be hostile.
 */
typedef struct
{
  guint status;
  const char *reason;
  const char *content_type;
  const char *content_encoding;
  const char *location;
  const char *authenticate;
  const char *body;
  gsize body_length;
  gboolean oversized;
  gboolean with_certificate;
} BackboneAnswer;

BackboneVerdict backbone_verdict_of_answer (const BackboneAnswer *answer,
                                            guint good_status,
                                            const char *const *secrets,
                                            char **evidence);

G_END_DECLS
