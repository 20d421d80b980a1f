/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "odd-server.h"

#include "backbone-trust-private.h"
#include "identity.h"

#include <string.h>

struct _OddServer
{
  OddServerFunc func;
  gpointer user_data;
  GSocketListener *listener;
  GCancellable *cancellable;
  GTlsCertificate *certificate;
  GPtrArray *anchors;
  guint port;
  GThread *thread;
  GPtrArray *connections; /* their threads */
  GMutex mutex;
  GPtrArray *requests; /* heads; under the mutex */
};

typedef struct
{
  OddServer *server;
  GIOStream *stream;
} Connection;

/* NULL at the end of the connection. */
static char *
read_head (OddServer *self, GInputStream *input)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char byte;

  while (g_input_stream_read (input, &byte, 1, self->cancellable, NULL) == 1)
    {
      g_string_append_c (head, byte);
      if (g_str_has_suffix (head->str, "\r\n\r\n"))
        return g_strdup (head->str);
    }

  return NULL;
}

static gpointer
serve (gpointer user_data)
{
  Connection *connection = user_data;
  OddServer *self = connection->server;
  GInputStream *input = g_io_stream_get_input_stream (connection->stream);
  GOutputStream *output = g_io_stream_get_output_stream (connection->stream);
  char *head;

  for (guint number = 1; (head = read_head (self, input)); number++)
    {
      g_autofree char *answer = self->func (head, number, self->user_data);

      g_mutex_lock (&self->mutex);
      g_ptr_array_add (self->requests, head);
      g_mutex_unlock (&self->mutex);
      if (answer == NULL)
        break;
      g_output_stream_write_all (output, answer, strlen (answer), NULL, self->cancellable, NULL);
    }

  g_io_stream_close (connection->stream, NULL, NULL);
  g_object_unref (connection->stream);
  g_free (connection);

  return NULL;
}

static gpointer
accept_all (gpointer user_data)
{
  OddServer *self = user_data;
  GSocketConnection *accepted;

  while ((accepted = g_socket_listener_accept (self->listener, NULL, self->cancellable, NULL)))
    {
      g_autoptr (GError) error = NULL;
      Connection *connection = g_new0 (Connection, 1);

      connection->server = self;
      connection->stream
          = g_tls_server_connection_new (G_IO_STREAM (accepted), self->certificate, &error);
      g_assert_no_error (error);
      g_object_unref (accepted);
      g_ptr_array_add (self->connections, g_thread_new ("odd-connection", serve, connection));
    }

  return NULL;
}

static void
make_certificate (OddServer *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Identity) authority = identity_new_authority ("Odd authority", NULL, -1, 30);
  g_autoptr (Identity) server = identity_new_server ("localhost", authority, -1, 30);
  g_autofree char *pem = identity_to_pem (authority);

  self->certificate = identity_to_tls (server);
  self->anchors = backbone_trust_anchors_parse (pem, -1, "odd.pem", &error);
  g_assert_no_error (error);
}

OddServer *
odd_server_start (OddServerFunc func, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  OddServer *self = g_new0 (OddServer, 1);

  self->func = func;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->connections = g_ptr_array_new ();
  self->requests = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&self->mutex);
  make_certificate (self);
  self->listener = g_socket_listener_new ();
  self->port = g_socket_listener_add_any_inet_port (self->listener, NULL, &error);
  g_assert_no_error (error);
  self->thread = g_thread_new ("odd-server", accept_all, self);

  return self;
}

void
odd_server_stop (OddServer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  for (guint i = 0; i < self->connections->len; i++)
    g_thread_join (g_ptr_array_index (self->connections, i));

  g_ptr_array_unref (self->connections);
  g_ptr_array_unref (self->requests);
  g_ptr_array_unref (self->anchors);
  g_object_unref (self->certificate);
  g_object_unref (self->listener);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

guint
odd_server_get_port (OddServer *self)
{
  return self->port;
}

GPtrArray *
odd_server_get_anchors (OddServer *self)
{
  return self->anchors;
}

guint
odd_server_count_connections (OddServer *self)
{
  return self->connections->len;
}

guint
odd_server_count_requests (OddServer *self, const char *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  guint count = 0;

  for (guint i = 0; i < self->requests->len; i++)
    count += strstr (g_ptr_array_index (self->requests, i), text) != NULL;

  return count;
}
