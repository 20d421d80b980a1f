/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-wire.h"

#include <string.h>
#include <sys/socket.h>

#define DRAIN_BYTES 4096

/* The TCP socket below a connection, with or without TLS. */
static GSocket *
get_socket (GIOStream *stream)
{
  g_autoptr (GIOStream) base = NULL;

  if (G_IS_TLS_CONNECTION (stream))
    g_object_get (stream, "base-io-stream", &base, NULL);

  return g_socket_connection_get_socket (G_SOCKET_CONNECTION (base ? base : stream));
}

/**
 * backbone_practice_wire_reset:
 * @stream: a connection
 *
 * Closes @stream so that the other side sees a reset instead of an orderly end.
 */
void
backbone_practice_wire_reset (GIOStream *stream)
{
  const struct linger at_once = { .l_onoff = 1, .l_linger = 0 };
  GSocket *socket = get_socket (stream);

  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  g_socket_close (socket, NULL);
}

/**
 * backbone_practice_wire_close:
 * @stream: a connection
 *
 * Ends @stream in an orderly way, or with a reset if the other side takes nothing any more: saying
 * goodbye must not block. (Closing asynchronously would need a thread for each TLS connection.)
 */
void
backbone_practice_wire_close (GIOStream *stream)
{
  GSocket *socket = get_socket (stream);

  if (!g_socket_is_closed (socket) && (g_socket_condition_check (socket, G_IO_OUT) & G_IO_OUT) == 0)
    backbone_practice_wire_reset (stream);
  g_io_stream_close (stream, NULL, NULL);
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
    backbone_practice_wire_close (stream);
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
