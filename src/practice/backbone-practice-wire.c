/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-wire.h"

#include <string.h>
#include <sys/socket.h>

#define DRAIN_BYTES 4096

/**
 * backbone_practice_wire_reset:
 * @socket: a connected socket
 *
 * Closes @socket so that the other side sees a reset instead of an orderly end.
 */
void
backbone_practice_wire_reset (GSocket *socket)
{
  const struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  g_socket_close (socket, NULL);
}

static void drain (GIOStream *stream);

static void
drained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GIOStream) stream = user_data;
  g_autoptr (GBytes) bytes
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  if (bytes && g_bytes_get_size (bytes) > 0)
    drain (stream);
  else
    g_io_stream_close (stream, NULL, NULL);
}

static void
drain (GIOStream *stream)
{
  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (stream), DRAIN_BYTES,
                                   G_PRIORITY_DEFAULT, NULL, drained_cb, g_object_ref (stream));
}

/**
 * backbone_practice_wire_hold:
 * @stream: a connection
 *
 * Keeps @stream open without ever saying anything more, until the other side gives up.
 */
void
backbone_practice_wire_hold (GIOStream *stream)
{
  drain (stream);
}

/**
 * backbone_practice_wire_write:
 * @stream: a connection
 * @text: what to send: little enough for the socket's buffer, since this waits
 *
 * Returns: whether all of @text is on its way
 */
gboolean
backbone_practice_wire_write (GIOStream *stream, const char *text)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (stream), text, strlen (text),
                                    NULL, NULL, NULL);
}
