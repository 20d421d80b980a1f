/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/**
 * BackboneCheckPeer:
 * @tls_version: (nullable): static
 * @chain_digest: (nullable): a #GRefString: tells its chain of certificates from others
 * @chain: (nullable): that chain
 * @address: (nullable): a #GRefString: of the host, or of the proxy that leads there
 * @proxy: (nullable): a #GRefString: by which proxy
 *
 * Who is at the other end of a connection.
 */
typedef struct
{
  const char *tls_version;
  char *chain_digest;
  GTlsCertificate *chain;
  char *address;
  char *proxy;
} BackboneCheckPeer;

void backbone_check_peer_clear (BackboneCheckPeer *self);
void backbone_check_peer_take_address (BackboneCheckPeer *self, GIOStream *stream);
void backbone_check_peer_take_tls (BackboneCheckPeer *self, GTlsConnection *connection);

G_END_DECLS
