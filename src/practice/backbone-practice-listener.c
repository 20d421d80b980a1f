/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-listener.h"

#include "backbone-practice-port.h"
#include "backbone-practice-wire.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

#define TLS_HANDSHAKE 0x16

#define PLAIN_ANSWER                                                                               \
  "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 29\r\n"                 \
  "Connection: close\r\n\r\nThis port speaks plain HTTP.\n"

/* Who counts the open connections. The last reference to one may go in a thread of GLib's, in the
 * middle of a handshake, when the listener is gone already. */
typedef struct
{
  GMutex mutex;
  BackbonePracticeCounters *counters; /* NULL once the listener is gone */
  guint id;
} Tally;

struct _BackbonePracticeListener
{
  BackbonePracticeContext *context;
  guint id;
  BackbonePracticeHandler handler;
  GSocketService *service;
  guint16 port;
  Tally *tally;
};

/* A connection between being accepted and its first request. */
typedef struct
{
  BackbonePracticeListener *listener;
  GSocketConnection *connection;
  BackbonePracticeFault *fault;
} Newcomer;

static void
newcomer_free (Newcomer *newcomer)
{
  g_object_unref (newcomer->connection);
  g_clear_pointer (&newcomer->fault, backbone_practice_fault_unref);
  g_free (newcomer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Newcomer, newcomer_free)

static gboolean
has_fault (Newcomer *newcomer, BackbonePracticeFaultKind kind)
{
  return newcomer->fault && newcomer->fault->kind == kind;
}

static void
serve (BackbonePracticeListener *self, GIOStream *stream)
{
  backbone_practice_exchange_serve (stream, self->handler, self);
}

static void
handshake_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Newcomer) newcomer = user_data;
  BackbonePracticeListener *self = newcomer->listener;

  self->context->n_handshakes--;
  if (!g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, NULL))
    {
      backbone_practice_wire_close (G_IO_STREAM (newcomer->connection));
      return;
    }

  backbone_practice_counters_handshake_done (self->context->counters, self->id);
  serve (self, G_IO_STREAM (source));
}

static gboolean
accept_certificate_cb (GTlsConnection *tls,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       gpointer user_data)
{
  return TRUE;
}

/* Any certificate will do for TLS: whose it is, its fingerprint tells. Where no user has one, none is
 * asked for, as most servers do. */
static void
ask_for_certificate (BackbonePracticeListener *self, GTlsConnection *tls)
{
  if (self->id == BACKBONE_PRACTICE_FOREIGN
      || !backbone_practice_log_on_takes_certificates (self->context->log_on))
    return;

  g_object_set (tls, "authentication-mode", G_TLS_AUTHENTICATION_REQUESTED, NULL);
  g_signal_connect (tls, "accept-certificate", G_CALLBACK (accept_certificate_cb), NULL);
}

static void
start_tls (Newcomer *newcomer)
{
  static const char *const protocols[] = { "http/1.1", NULL };
  BackbonePracticeListener *self = newcomer->listener;
  GTlsCertificate *certificate
      = backbone_practice_certificates_get (self->context->certificates, self->id, newcomer->fault);
  g_autoptr (GIOStream) tls
      = g_tls_server_connection_new (G_IO_STREAM (newcomer->connection), certificate, NULL);

  if (tls == NULL)
    {
      newcomer_free (newcomer);
      return;
    }

  g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (tls), protocols);
  ask_for_certificate (self, G_TLS_CONNECTION (tls));
  self->context->n_handshakes++;
  g_tls_connection_handshake_async (G_TLS_CONNECTION (tls), G_PRIORITY_DEFAULT,
                                    self->context->ending, handshake_done_cb, newcomer);
}

static void
answer_plainly (Newcomer *newcomer)
{
  GIOStream *stream = G_IO_STREAM (newcomer->connection);

  backbone_practice_wire_write (stream, PLAIN_ANSWER);
  g_socket_shutdown (g_socket_connection_get_socket (newcomer->connection), FALSE, TRUE, NULL);
  backbone_practice_wire_hold (stream);
}

static gboolean
begins_with_tls (GSocket *socket)
{
  guchar first = 0;
  GInputVector vector = { &first, 1 };
  int flags = G_SOCKET_MSG_PEEK;

  return g_socket_receive_message (socket, NULL, &vector, 1, NULL, NULL, &flags, NULL, NULL) == 1
         && first == TLS_HANDSHAKE;
}

/* Handshakes run in GLib's small pool of threads, so one starts only when the client has something
 * to say: silent clients cannot fill the pool. */
static gboolean
first_bytes_cb (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  g_autoptr (Newcomer) newcomer = user_data;

  if (has_fault (newcomer, BACKBONE_PRACTICE_FAULT_RESET_IN_HANDSHAKE))
    backbone_practice_wire_reset (G_IO_STREAM (newcomer->connection));
  else if (has_fault (newcomer, BACKBONE_PRACTICE_FAULT_NO_TLS))
    answer_plainly (newcomer);
  else if (newcomer->listener->id == BACKBONE_PRACTICE_FOREIGN && !begins_with_tls (socket))
    serve (newcomer->listener, G_IO_STREAM (newcomer->connection));
  else
    start_tls (g_steal_pointer (&newcomer));

  return G_SOURCE_REMOVE;
}

static void
wait_for_first_bytes (Newcomer *newcomer)
{
  GSocket *socket = g_socket_connection_get_socket (newcomer->connection);
  g_autoptr (GSource) source = g_socket_create_source (socket, G_IO_IN, NULL);

  g_source_set_callback (source, G_SOURCE_FUNC (first_bytes_cb), newcomer, NULL);
  g_source_attach (source, NULL);
}

static BackbonePracticeFault *
take_fault (BackbonePracticeListener *self)
{
  if (self->id == BACKBONE_PRACTICE_FOREIGN)
    return NULL;

  return backbone_practice_faults_take_for_connection (self->context->faults, self->id);
}

static void
tally_clear (gpointer data)
{
  Tally *tally = data;

  g_mutex_clear (&tally->mutex);
}

/* In any thread. */
static void
connection_gone_cb (gpointer data, GObject *connection)
{
  Tally *tally = data;

  g_mutex_lock (&tally->mutex);
  if (tally->counters)
    backbone_practice_counters_connection_closed (tally->counters, tally->id);
  g_mutex_unlock (&tally->mutex);
  g_atomic_rc_box_release_full (tally, tally_clear);
}

static void
count_connection (BackbonePracticeListener *self, GSocketConnection *connection)
{
  g_mutex_lock (&self->tally->mutex);
  backbone_practice_counters_connection_opened (self->context->counters, self->id);
  g_mutex_unlock (&self->tally->mutex);
  g_object_weak_ref (G_OBJECT (connection), connection_gone_cb,
                     g_atomic_rc_box_acquire (self->tally));
}

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             BackbonePracticeListener *self)
{
  g_autoptr (Newcomer) newcomer = g_new0 (Newcomer, 1);
  GSocket *socket = g_socket_connection_get_socket (connection);

  newcomer->listener = self;
  newcomer->connection = g_object_ref (connection);
  newcomer->fault = take_fault (self);

  count_connection (self, connection);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);

  if (has_fault (newcomer, BACKBONE_PRACTICE_FAULT_RESET_AT_ACCEPT))
    backbone_practice_wire_reset (G_IO_STREAM (connection));
  else if (has_fault (newcomer, BACKBONE_PRACTICE_FAULT_STALL_AT_ACCEPT))
    backbone_practice_wire_hold (G_IO_STREAM (connection));
  else
    wait_for_first_bytes (g_steal_pointer (&newcomer));

  return TRUE;
}

/**
 * backbone_practice_listener_new:
 * @context: what listeners share; must outlive the listener
 * @id: a channel kind or %BACKBONE_PRACTICE_FOREIGN
 * @handler: answers the requests; gets the listener as user data
 *
 * Returns: (transfer full): a listener that does not listen yet
 */
BackbonePracticeListener *
backbone_practice_listener_new (BackbonePracticeContext *context,
                                guint id,
                                BackbonePracticeHandler handler)
{
  BackbonePracticeListener *self = g_new0 (BackbonePracticeListener, 1);

  self->context = context;
  self->id = id;
  self->handler = handler;
  self->tally = g_atomic_rc_box_new0 (Tally);
  g_mutex_init (&self->tally->mutex);
  self->tally->counters = context->counters;
  self->tally->id = id;

  return self;
}

/**
 * backbone_practice_listener_stop:
 * @self: a listener
 *
 * Stops to accept connections; those that are open go on.
 */
void
backbone_practice_listener_stop (BackbonePracticeListener *self)
{
  if (self->service)
    backbone_practice_port_close (g_steal_pointer (&self->service), self);
}

/**
 * backbone_practice_listener_free:
 * @self: (transfer full): a listener
 *
 * The main loop must not run any more while connections are open.
 */
void
backbone_practice_listener_free (BackbonePracticeListener *self)
{
  backbone_practice_listener_stop (self);
  g_mutex_lock (&self->tally->mutex);
  self->tally->counters = NULL;
  g_mutex_unlock (&self->tally->mutex);
  g_atomic_rc_box_release_full (self->tally, tally_clear);
  g_free (self);
}

/**
 * backbone_practice_listener_listen:
 * @self: a listener
 * @wanted_port: the port to listen on, 0 for any free one
 * @or_any: whether any free port will do if @wanted_port is taken
 * @error: return location for an error
 *
 * Starts to accept connections on 127.0.0.1.
 *
 * Returns: whether it listens
 */
gboolean
backbone_practice_listener_listen (BackbonePracticeListener *self,
                                   guint16 wanted_port,
                                   gboolean or_any,
                                   GError **error)
{
  self->port = wanted_port;
  self->service = backbone_practice_port_open (&self->port, or_any, error);
  if (self->service == NULL)
    return FALSE;

  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_socket_service_start (self->service);
  return TRUE;
}

/**
 * backbone_practice_listener_get_port:
 * @self: a listener
 *
 * Returns: the TCP port it listens on, 0 before
 */
guint16
backbone_practice_listener_get_port (BackbonePracticeListener *self)
{
  return self->port;
}

/**
 * backbone_practice_listener_get_id:
 * @self: a listener
 *
 * Returns: a channel kind or %BACKBONE_PRACTICE_FOREIGN
 */
guint
backbone_practice_listener_get_id (BackbonePracticeListener *self)
{
  return self->id;
}

/**
 * backbone_practice_listener_get_context:
 * @self: a listener
 *
 * Returns: (transfer none): what listeners share
 */
BackbonePracticeContext *
backbone_practice_listener_get_context (BackbonePracticeListener *self)
{
  return self->context;
}
