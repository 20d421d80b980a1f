/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/**
 * BackboneStage:
 * @BACKBONE_STAGE_START: nothing happened yet, or the name of the host (or proxy) is looked up
 * @BACKBONE_STAGE_CONNECT: a TCP connection is made
 * @BACKBONE_STAGE_PROXY: the proxy is asked for a tunnel
 * @BACKBONE_STAGE_TLS: the TLS handshake
 * @BACKBONE_STAGE_SEND: the connection is there, the request is not out yet
 * @BACKBONE_STAGE_WAIT: the request is out
 * @BACKBONE_STAGE_RECEIVE: an answer is coming
 *
 * How far an attempt came.
 */
typedef enum
{
  BACKBONE_STAGE_START,
  BACKBONE_STAGE_CONNECT,
  BACKBONE_STAGE_PROXY,
  BACKBONE_STAGE_TLS,
  BACKBONE_STAGE_SEND,
  BACKBONE_STAGE_WAIT,
  BACKBONE_STAGE_RECEIVE,
} BackboneStage;

/**
 * BackboneFailure:
 * @stage: how far it came
 * @error: (nullable): what GIO or libsoup said
 * @tls_errors: what is wrong with the certificate
 * @timed_out_after: the time limit that was reached, in seconds; 0 if none was
 * @too_old: whether the server offers no TLS version that is accepted
 * @host: where it was to lead
 * @port: its port
 * @proxy: (nullable): the proxy in between, as text without credentials
 *
 * An attempt that got no HTTP answer.
 */
typedef struct
{
  BackboneStage stage;
  const GError *error;
  GTlsCertificateFlags tls_errors;
  guint timed_out_after;
  gboolean too_old;
  const char *host;
  guint port;
  const char *proxy;
} BackboneFailure;

BackboneVerdict backbone_verdict_of_failure (const BackboneFailure *failure, char **evidence);

G_END_DECLS
