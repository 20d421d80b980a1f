/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-legacy.h"

#include "backbone-practice-port.h"
#include "backbone-practice-wire.h"

#include <string.h>

#define GREETING "Practice legacy infrastructure: shut down on %s\r\n"

struct _BackbonePracticeLegacy
{
  BackbonePracticeCounters *counters;
  char *greeting;
  guint16 port;
  GSocketService *service; /* while it is not shut down */
  GSocket *socket;         /* afterwards: bound, never listening */
};

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             BackbonePracticeLegacy *legacy)
{
  backbone_practice_counters_legacy_connected (legacy->counters);
  backbone_practice_wire_write (G_IO_STREAM (connection), legacy->greeting);
  backbone_practice_wire_close (G_IO_STREAM (connection));

  return TRUE;
}

static gboolean
is_over (const char *shut_down)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return strcmp (shut_down, today) <= 0;
}

static gboolean
bind_to (BackbonePracticeLegacy *legacy, guint16 port, GError **error)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);

  return g_socket_bind (legacy->socket, address, TRUE, error);
}

/* A port that is bound and not listened to refuses connections, and nobody else can take it. */
static gboolean
keep_port (BackbonePracticeLegacy *legacy, guint16 port, gboolean or_any, GError **error)
{
  g_autoptr (GSocketAddress) address = NULL;

  legacy->socket
      = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  if (legacy->socket == NULL)
    return FALSE;
  if (!bind_to (legacy, port, or_any ? NULL : error) && (!or_any || !bind_to (legacy, 0, error)))
    return FALSE;

  address = g_socket_get_local_address (legacy->socket, error);
  if (address == NULL)
    return FALSE;
  legacy->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));

  return TRUE;
}

static gboolean
serve (BackbonePracticeLegacy *legacy, guint16 port, gboolean or_any, GError **error)
{
  legacy->port = port;
  legacy->service = backbone_practice_port_open (&legacy->port, or_any, error);
  if (legacy->service == NULL)
    return FALSE;

  g_signal_connect (legacy->service, "incoming", G_CALLBACK (incoming_cb), legacy);
  g_socket_service_start (legacy->service);

  return TRUE;
}

/**
 * backbone_practice_legacy_new:
 * @counters: counts who comes; must outlive it
 * @shut_down: the day of its end, YYYY-MM-DD
 * @wanted_port: the port wished for, 0 for any free one
 * @or_any: whether any free port will do if @wanted_port is taken
 * @error: return location for an error
 *
 * Before that day it greets whoever connects, and hangs up; from that day on, as of the start of the
 * program, it refuses connections.
 *
 * Returns: (transfer full) (nullable): the old infrastructure
 */
BackbonePracticeLegacy *
backbone_practice_legacy_new (BackbonePracticeCounters *counters,
                              const char *shut_down,
                              guint16 wanted_port,
                              gboolean or_any,
                              GError **error)
{
  g_autoptr (BackbonePracticeLegacy) legacy = g_new0 (BackbonePracticeLegacy, 1);
  gboolean opened;

  legacy->counters = counters;
  legacy->greeting = g_strdup_printf (GREETING, shut_down);
  opened = is_over (shut_down) ? keep_port (legacy, wanted_port, or_any, error)
                               : serve (legacy, wanted_port, or_any, error);

  return opened ? g_steal_pointer (&legacy) : NULL;
}

void
backbone_practice_legacy_free (BackbonePracticeLegacy *legacy)
{
  if (legacy->service)
    backbone_practice_port_close (legacy->service, legacy);
  g_clear_object (&legacy->socket);
  g_free (legacy->greeting);
  g_free (legacy);
}

/**
 * backbone_practice_legacy_get_port:
 * @legacy: the old infrastructure
 *
 * Returns: its TCP port
 */
guint16
backbone_practice_legacy_get_port (BackbonePracticeLegacy *legacy)
{
  return legacy->port;
}
