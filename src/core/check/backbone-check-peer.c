/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-peer-private.h"

#include "backbone-chain-private.h"
#include "backbone-session-private.h"

void
backbone_check_peer_clear (BackboneCheckPeer *self)
{
  g_clear_pointer (&self->chain_digest, g_ref_string_release);
  g_clear_object (&self->chain);
  g_clear_pointer (&self->address, g_ref_string_release);
  g_clear_pointer (&self->proxy, g_ref_string_release);
}

/**
 * backbone_check_peer_take_address:
 * @self: a peer
 * @stream: a connection that has come about
 */
void
backbone_check_peer_take_address (BackboneCheckPeer *self, GIOStream *stream)
{
  g_autoptr (GSocketAddress) remote
      = G_IS_SOCKET_CONNECTION (stream)
            ? g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (stream), NULL)
            : NULL;
  g_autofree char *text = NULL;

  if (!G_IS_INET_SOCKET_ADDRESS (remote))
    return;

  text = g_inet_address_to_string (
      g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)));
  g_clear_pointer (&self->address, g_ref_string_release);
  self->address = g_ref_string_new_intern (text);
}

/**
 * backbone_check_peer_take_tls:
 * @self: a peer
 * @connection: a connection whose handshake is done
 */
void
backbone_check_peer_take_tls (BackboneCheckPeer *self, GTlsConnection *connection)
{
  GTlsCertificate *chain = g_tls_connection_get_peer_certificate (connection);
  g_autofree char *digest = backbone_chain_digest (chain);

  g_set_object (&self->chain, chain);
  g_clear_pointer (&self->chain_digest, g_ref_string_release);
  self->chain_digest = digest ? g_ref_string_new (digest) : NULL;
  self->tls_version = backbone_session_get_tls_version (connection);
}
