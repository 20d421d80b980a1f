/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-port.h"

#define BACKLOG 4096

static GSocketAddress *
add_address (GSocketService *service, guint16 port, GError **error)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  GSocketAddress *effective = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, error);

  return effective;
}

/**
 * backbone_practice_port_open:
 * @port: (inout): the port wished for, 0 for any; the port opened
 * @or_any: whether any free port will do if the one wished for is taken
 * @error: return location for an error
 *
 * Opens a TCP port on 127.0.0.1.
 *
 * Returns: (transfer full) (nullable): a service, not started yet
 */
GSocketService *
backbone_practice_port_open (guint16 *port, gboolean or_any, GError **error)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GSocketAddress) address = NULL;

  g_socket_service_stop (service);
  g_socket_listener_set_backlog (G_SOCKET_LISTENER (service), BACKLOG);

  if (*port != 0)
    address = add_address (service, *port, or_any ? NULL : error);
  if (address == NULL && (*port == 0 || or_any))
    address = add_address (service, 0, error);
  if (address == NULL)
    return NULL;

  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  return g_steal_pointer (&service);
}

/**
 * backbone_practice_port_close:
 * @service: (transfer full): a service
 * @handler_data: data of the signal handlers that must not be called any more
 */
void
backbone_practice_port_close (GSocketService *service, gpointer handler_data)
{
  g_signal_handlers_disconnect_by_data (service, handler_data);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  g_object_unref (service);
}
