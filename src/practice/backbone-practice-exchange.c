/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-exchange.h"

#include "backbone-practice-landscape.h"
#include "backbone-practice-wire.h"

#include <string.h>

#define READ_LENGTH     16384
#define MAX_HEAD_LENGTH (64 * 1024)
#define HEAD_END        "\r\n\r\n"

/* HTTP/1.1 on one connection, a request after the other. libsoup parses heads, but its server is not
 * used: up to 3.2 it never closes a kept-alive connection that the client has left, and it cannot stop
 * in the middle of an answer as faults want it. */
typedef struct
{
  GIOStream *stream;
  BackbonePracticeHandler handler;
  gpointer handler_data;
  GByteArray *received;
  char buffer[READ_LENGTH];
} Connection;

struct _BackbonePracticeExchange
{
  Connection *connection;
  BackbonePracticeRequest *request;
  char *body;
  guint status;
  SoupMessageHeaders *answer_headers;
  GBytes *answer_body;
  guint64 answer_length;
  guint64 sent;
  GString *head;
};

static void read_request (Connection *connection);

static void
connection_free (Connection *connection)
{
  g_clear_object (&connection->stream);
  g_byte_array_unref (connection->received);
  g_free (connection);
}

static void
connection_close (Connection *connection)
{
  backbone_practice_wire_close (connection->stream);
  connection_free (connection);
}

static BackbonePracticeExchange *
exchange_new (Connection *connection, BackbonePracticeRequest *request)
{
  BackbonePracticeExchange *exchange = g_new0 (BackbonePracticeExchange, 1);

  exchange->connection = connection;
  exchange->request = request;
  exchange->answer_headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  return exchange;
}

static void
exchange_free (BackbonePracticeExchange *exchange)
{
  g_clear_pointer (&exchange->request, backbone_practice_request_free);
  g_free (exchange->body);
  soup_message_headers_unref (exchange->answer_headers);
  g_clear_pointer (&exchange->answer_body, g_bytes_unref);
  if (exchange->head)
    g_string_free (exchange->head, TRUE);
  g_free (exchange);
}

/* A request that cannot be understood is refused, and what follows it can't be understood either. */
static void
refuse (Connection *connection, guint status)
{
  BackbonePracticeExchange *exchange = exchange_new (connection, NULL);

  exchange->status = status;
  backbone_practice_exchange_send (exchange);
}

/* Passes a complete request on; FALSE if more has to be read for it. */
static gboolean
pass_on (Connection *connection, gsize head_length)
{
  const char *data = (const char *)connection->received->data;
  const gsize body_start = head_length + strlen (HEAD_END);
  guint status = 0;
  BackbonePracticeRequest *request;
  BackbonePracticeExchange *exchange;

  /* The parser wants to see the line break that ends the last header. */
  request = backbone_practice_request_parse (data, head_length + 2, &status);
  if (request == NULL)
    {
      refuse (connection, status);
      return TRUE;
    }
  if (connection->received->len - body_start < request->body_length)
    {
      backbone_practice_request_free (request);
      return FALSE;
    }

  exchange = exchange_new (connection, request);
  exchange->body = g_malloc (request->body_length + 1);
  memcpy (exchange->body, data + body_start, request->body_length);
  exchange->body[request->body_length] = '\0';
  g_byte_array_remove_range (connection->received, 0, (guint)(body_start + request->body_length));
  connection->handler (exchange, connection->handler_data);
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Connection *connection = user_data;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (length <= 0)
    {
      connection_close (connection);
      return;
    }

  g_byte_array_append (connection->received, (const guint8 *)connection->buffer, (guint)length);
  read_request (connection);
}

static void
read_request (Connection *connection)
{
  const GByteArray *received = connection->received;
  const char *end = received->len > 0
                        ? memmem (received->data, received->len, HEAD_END, strlen (HEAD_END))
                        : NULL;

  if (end && pass_on (connection, (gsize)(end - (const char *)received->data)))
    return;
  if (end == NULL && received->len > MAX_HEAD_LENGTH)
    {
      refuse (connection, SOUP_STATUS_BAD_REQUEST);
      return;
    }

  g_input_stream_read_async (g_io_stream_get_input_stream (connection->stream), connection->buffer,
                             READ_LENGTH, G_PRIORITY_DEFAULT, NULL, read_cb, connection);
}

/**
 * backbone_practice_exchange_serve:
 * @stream: a connection
 * @handler: called for each request
 * @user_data: data for @handler; must outlive the connection
 *
 * Serves HTTP/1.1 on @stream until the client leaves.
 */
void
backbone_practice_exchange_serve (GIOStream *stream,
                                  BackbonePracticeHandler handler,
                                  gpointer user_data)
{
  Connection *connection = g_new0 (Connection, 1);

  connection->stream = g_object_ref (stream);
  connection->handler = handler;
  connection->handler_data = user_data;
  connection->received = g_byte_array_new ();
  read_request (connection);
}

/**
 * backbone_practice_exchange_get_request:
 * @exchange: an exchange
 *
 * Returns: (transfer none): the head of the request
 */
const BackbonePracticeRequest *
backbone_practice_exchange_get_request (BackbonePracticeExchange *exchange)
{
  return exchange->request;
}

/**
 * backbone_practice_exchange_get_body:
 * @exchange: an exchange
 * @length: (out): length of the body in bytes
 *
 * Returns: (transfer none): the body of the request, with a NUL behind it
 */
const char *
backbone_practice_exchange_get_body (BackbonePracticeExchange *exchange, gsize *length)
{
  *length = exchange->request->body_length;
  return exchange->body;
}

/**
 * backbone_practice_exchange_dup_certificate:
 * @exchange: an exchange
 *
 * Returns: (transfer full) (nullable): the SHA-256 fingerprint of the client's certificate, in
 * upper-case digits with colons; %NULL if it showed none
 */
char *
backbone_practice_exchange_dup_certificate (BackbonePracticeExchange *exchange)
{
  GIOStream *stream = exchange->connection->stream;
  GTlsCertificate *certificate
      = G_IS_TLS_CONNECTION (stream)
            ? g_tls_connection_get_peer_certificate (G_TLS_CONNECTION (stream))
            : NULL;
  g_autoptr (GByteArray) der = NULL;
  g_autofree char *digest = NULL;

  if (certificate == NULL)
    return NULL;

  g_object_get (certificate, "certificate", &der, NULL);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);

  return backbone_practice_fingerprint_normalize (digest);
}

/**
 * backbone_practice_exchange_get_status:
 * @exchange: an exchange
 *
 * Returns: the status of the answer, 0 if there is none yet
 */
guint
backbone_practice_exchange_get_status (BackbonePracticeExchange *exchange)
{
  return exchange->status;
}

/**
 * backbone_practice_exchange_set_header:
 * @exchange: an exchange
 * @name: name of a header
 * @value: its value
 *
 * Sets a header of the answer.
 */
void
backbone_practice_exchange_set_header (BackbonePracticeExchange *exchange,
                                       const char *name,
                                       const char *value)
{
  soup_message_headers_replace (exchange->answer_headers, name, value);
}

/**
 * backbone_practice_exchange_answer:
 * @exchange: an exchange
 * @status: HTTP status
 * @content_type: media type of @body
 * @body: the body
 *
 * Sets the answer; backbone_practice_exchange_send() sends it.
 */
void
backbone_practice_exchange_answer (BackbonePracticeExchange *exchange,
                                   guint status,
                                   const char *content_type,
                                   GBytes *body)
{
  exchange->status = status;
  backbone_practice_exchange_set_header (exchange, "Content-Type", content_type);
  exchange->answer_body = g_bytes_ref (body);
  exchange->answer_length = g_bytes_get_size (body);
}

/**
 * backbone_practice_exchange_repeat_body:
 * @exchange: an exchange with an answer
 * @length: how long the body shall be, in bytes
 *
 * Sends the answer's body again and again, so that a gigabyte costs no memory.
 */
void
backbone_practice_exchange_repeat_body (BackbonePracticeExchange *exchange, guint64 length)
{
  exchange->answer_length = length;
}

static void
end (BackbonePracticeExchange *exchange, gboolean complete)
{
  Connection *connection = exchange->connection;
  gboolean keep_alive = complete && exchange->request && exchange->request->keep_alive;

  exchange_free (exchange);
  if (keep_alive)
    read_request (connection);
  else
    connection_close (connection);
}

static void send_body (BackbonePracticeExchange *exchange);

static void
body_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackbonePracticeExchange *exchange = user_data;
  gsize written = 0;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, &written, NULL))
    {
      end (exchange, FALSE);
      return;
    }

  exchange->sent += written;
  send_body (exchange);
}

static void
send_body (BackbonePracticeExchange *exchange)
{
  guint64 left = exchange->answer_length - exchange->sent;
  gsize length;
  const char *data;

  if (left == 0)
    {
      end (exchange, TRUE);
      return;
    }

  data = g_bytes_get_data (exchange->answer_body, &length);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (exchange->connection->stream),
                                   data, (gsize)MIN (left, (guint64)length), G_PRIORITY_DEFAULT,
                                   NULL, body_sent_cb, exchange);
}

static void
head_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackbonePracticeExchange *exchange = user_data;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    send_body (exchange);
  else
    end (exchange, FALSE);
}

static GString *
make_head (BackbonePracticeExchange *exchange)
{
  GString *head = g_string_new (NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = soup_date_time_to_string (now, SOUP_DATE_HTTP);
  gboolean keep_alive = exchange->request && exchange->request->keep_alive;
  SoupMessageHeadersIter iter;
  const char *name, *value;

  g_string_append_printf (head, "HTTP/1.1 %u %s\r\nServer: backbone-practice\r\nDate: %s\r\n",
                          exchange->status, soup_status_get_phrase (exchange->status), date);
  soup_message_headers_iter_init (&iter, exchange->answer_headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_string_append_printf (head, "%s: %s\r\n", name, value);
  if (exchange->status != SOUP_STATUS_NO_CONTENT)
    g_string_append_printf (head, "Content-Length: %" G_GUINT64_FORMAT "\r\n",
                            exchange->answer_length);
  if (!keep_alive)
    g_string_append (head, "Connection: close\r\n");
  g_string_append (head, "\r\n");

  return head;
}

static gboolean
has_body (BackbonePracticeExchange *exchange)
{
  return exchange->status != SOUP_STATUS_NO_CONTENT && exchange->status != SOUP_STATUS_NOT_MODIFIED
         && (exchange->request == NULL || strcmp (exchange->request->method, "HEAD") != 0);
}

/**
 * backbone_practice_exchange_send:
 * @exchange: (transfer full): an exchange
 *
 * Sends the answer and goes on to the next request.
 */
void
backbone_practice_exchange_send (BackbonePracticeExchange *exchange)
{
  GOutputStream *output = g_io_stream_get_output_stream (exchange->connection->stream);

  exchange->head = make_head (exchange);
  if (!has_body (exchange))
    exchange->answer_length = 0;

  /* A body that is sent once goes with the head: one packet, one TLS record. */
  if (exchange->answer_body && exchange->answer_length == g_bytes_get_size (exchange->answer_body))
    {
      g_string_append_len (exchange->head, g_bytes_get_data (exchange->answer_body, NULL),
                           (gssize)exchange->answer_length);
      exchange->sent = exchange->answer_length;
    }
  g_output_stream_write_all_async (output, exchange->head->str, exchange->head->len,
                                   G_PRIORITY_DEFAULT, NULL, head_sent_cb, exchange);
}

/**
 * backbone_practice_exchange_steal_stream:
 * @exchange: (transfer full): an exchange
 *
 * Ends the exchange without an answer.
 *
 * Returns: (transfer full): the connection it came on, to do anything with
 */
GIOStream *
backbone_practice_exchange_steal_stream (BackbonePracticeExchange *exchange)
{
  Connection *connection = exchange->connection;
  GIOStream *stream = g_steal_pointer (&connection->stream);

  exchange_free (exchange);
  connection_free (connection);
  return stream;
}
