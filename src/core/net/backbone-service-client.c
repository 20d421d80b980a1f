/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-service-client-private.h"

#include "backbone-s-user-answer-private.h"
#include "backbone-session-private.h"
#include "backbone-verdict-of-answer-private.h"
#include "backbone-verdict-of-failure-private.h"

#include <string.h>

#define GOOD_STATUS     200
#define TIMEOUT_SECONDS 30
#define TOKEN_HEADER    "X-CSRF-Token"

struct _BackboneServiceClient
{
  char *s_user_header;   /* nullable */
  GMainContext *context; /* of the session */
  SoupSession *session;
};

/* One request and its answer. */
typedef struct
{
  const BackboneServiceRequest *request;
  SoupMessage *message;
  BackboneStage stage;
  GTlsCertificateFlags tls_errors;
  GCancellable *stop; /* also stops what libsoup would send again */
  gboolean oversized;
} Exchange;

void
backbone_service_answer_free (BackboneServiceAnswer *self)
{
  g_free (self->evidence);
  g_byte_array_unref (self->body);
  g_free (self->token);
  g_free (self);
}

BackboneServiceClient *
backbone_service_client_new (const char *s_user_header,
                             GTlsDatabase *trust,
                             GProxyResolver *proxies)
{
  BackboneServiceClient *self = g_new0 (BackboneServiceClient, 1);

  self->s_user_header = g_strdup (s_user_header);
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session = backbone_session_new (trust, proxies, 1);
  g_object_set (self->session, "timeout", TIMEOUT_SECONDS, NULL);
  g_main_context_pop_thread_default (self->context);

  return self;
}

void
backbone_service_client_free (BackboneServiceClient *self)
{
  g_main_context_push_thread_default (self->context);
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_free (self->s_user_header);
  g_free (self);
}

static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *stream,
                  Exchange *exchange)
{
  switch (event)
    {
    case G_SOCKET_CLIENT_CONNECTING:
      exchange->stage = BACKBONE_STAGE_CONNECT;
      break;
    case G_SOCKET_CLIENT_PROXY_NEGOTIATING:
      exchange->stage = BACKBONE_STAGE_PROXY;
      break;
    case G_SOCKET_CLIENT_TLS_HANDSHAKING:
      exchange->stage = BACKBONE_STAGE_TLS;
      backbone_session_prepare_tls (G_TLS_CONNECTION (stream));
      break;
    case G_SOCKET_CLIENT_TLS_HANDSHAKED:
      exchange->stage = BACKBONE_STAGE_SEND;
      if (!backbone_session_tls_is_modern (G_TLS_CONNECTION (stream)))
        g_cancellable_cancel (exchange->stop);
      break;
    case G_SOCKET_CLIENT_RESOLVING:
    case G_SOCKET_CLIENT_RESOLVED:
    case G_SOCKET_CLIENT_CONNECTED:
    case G_SOCKET_CLIENT_PROXY_NEGOTIATED:
    case G_SOCKET_CLIENT_COMPLETE:
    default:
      break;
    }
}

/* Called only if the certificate is not accepted, and it never is then. */
static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       Exchange *exchange)
{
  exchange->tls_errors = errors;

  return FALSE;
}

static void
wrote_headers_cb (SoupMessage *message, Exchange *exchange)
{
  exchange->stage = BACKBONE_STAGE_WAIT;
}

/* The backbone may have counted a log-on: libsoup must not send it a second time by itself. */
static void
restarted_cb (SoupMessage *message, Exchange *exchange)
{
  g_cancellable_cancel (exchange->stop);
}

static void
forward_cancel (GCancellable *cancellable, GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

static void
add_s_user (BackboneServiceClient *self, SoupMessage *message, const BackboneServiceUser *s_user)
{
  char *token, *value;

  if (s_user == NULL || self->s_user_header == NULL)
    return;

  token = backbone_session_make_token (s_user->id, s_user->secret);
  value = g_strconcat ("Basic ", token, NULL);
  soup_message_headers_append (soup_message_get_request_headers (message), self->s_user_header,
                               value);
  backbone_session_wipe_token (token);
  backbone_session_wipe_token (value);
}

/* (nullable): there is no such address. */
static SoupMessage *
make_message (BackboneServiceClient *self, const BackboneServiceRequest *request)
{
  g_autoptr (GUri) uri = backbone_session_make_uri (request->host, request->port, request->path);
  const BackboneServiceUser *user = request->certificate ? NULL : request->technical_user;
  SoupMessage *message;

  if (uri == NULL)
    return NULL;

  message = backbone_session_message_new (uri, user ? user->id : NULL, user ? user->secret : NULL);
  if (request->certificate)
    backbone_session_message_set_certificate (message, request->certificate);
  add_s_user (self, message, request->s_user);
  if (request->method)
    soup_message_set_method (message, request->method);
  if (request->body)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
  if (request->token)
    soup_message_headers_append (soup_message_get_request_headers (message), TOKEN_HEADER,
                                 request->token);
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);

  return message;
}

/* Also the credentials of the S-User, which backbone_session_message_wipe() does not know. */
static void
wipe_message (BackboneServiceClient *self, SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *value
      = self->s_user_header ? soup_message_headers_get_one (headers, self->s_user_header) : NULL;

  if (value)
    {
      explicit_bzero ((char *)value, strlen (value));
      soup_message_headers_remove (headers, self->s_user_header);
    }
  backbone_session_message_wipe (message);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **done = user_data;

  *done = g_object_ref (result);
}

/* A server that asks for a client certificate has to be told that there is none: libsoup's answer
 * comes from the context of its connection, which its blocking calls do not run. Hence none of those
 * here. */
static GAsyncResult *
wait_for (BackboneServiceClient *self, GAsyncResult **done)
{
  while (*done == NULL)
    g_main_context_iteration (self->context, TRUE);

  return *done;
}

static GInputStream *
send_and_wait (BackboneServiceClient *self, Exchange *exchange, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;

  soup_session_send_async (self->session, exchange->message, G_PRIORITY_DEFAULT, exchange->stop,
                           done_cb, &done);

  return soup_session_send_finish (self->session, wait_for (self, &done), error);
}

static gssize
read_and_wait (BackboneServiceClient *self,
               Exchange *exchange,
               GInputStream *stream,
               char *buffer,
               gsize size,
               GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;

  g_input_stream_read_async (stream, buffer, size, G_PRIORITY_DEFAULT, exchange->stop, done_cb,
                             &done);

  return g_input_stream_read_finish (stream, wait_for (self, &done), error);
}

/* FALSE when nothing more is to be read. */
static gboolean
take_bytes (Exchange *exchange, const char *bytes, gsize length, GByteArray *body)
{
  gsize enough = exchange->request->enough;

  g_byte_array_append (body, (const guint8 *)bytes, (guint)length);
  if (enough > 0)
    return body->len < enough;

  exchange->oversized = body->len > BACKBONE_SERVICE_ANSWER_MAX;

  return !exchange->oversized;
}

static gboolean
read_body (BackboneServiceClient *self,
           Exchange *exchange,
           GInputStream *stream,
           GByteArray *body,
           GError **error)
{
  char buffer[8192];
  gssize n;

  exchange->stage = BACKBONE_STAGE_RECEIVE;
  while ((n = read_and_wait (self, exchange, stream, buffer, sizeof buffer, error)) > 0)
    {
      if (!take_bytes (exchange, buffer, (gsize)n, body))
        return TRUE;
    }

  return n == 0;
}

static char *
make_token (const BackboneServiceUser *user)
{
  return user && user->secret ? backbone_session_make_token (user->id, user->secret) : NULL;
}

static void
add_secrets (GPtrArray *secrets, const BackboneServiceUser *user)
{
  char *token = make_token (user);

  if (token == NULL)
    return;

  g_ptr_array_add (secrets, token);
  g_ptr_array_add (secrets, g_strdup (backbone_secret_peek (user->secret)));
}

/* What no evidence may hold, even if the server sends it back. */
static GPtrArray *
list_secrets (const BackboneServiceRequest *request)
{
  GPtrArray *secrets = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_session_wipe_token);

  if (request->certificate == NULL)
    add_secrets (secrets, request->technical_user);
  add_secrets (secrets, request->s_user);
  g_ptr_array_add (secrets, NULL);

  return secrets;
}

static void
judge_answer (Exchange *exchange, BackboneServiceAnswer *result)
{
  const BackboneServiceRequest *request = exchange->request;
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  const char *body = result->body->data ? (const char *)result->body->data : "";
  g_autoptr (GPtrArray) secrets = list_secrets (request);
  g_autofree char *code = backbone_s_user_answer_read_code (body, result->body->len);
  const BackboneAnswer answer = {
    .status = soup_message_get_status (exchange->message),
    .reason = soup_message_get_reason_phrase (exchange->message),
    .content_type = soup_message_headers_get_one (headers, "Content-Type"),
    .content_encoding = soup_message_headers_get_one (headers, "Content-Encoding"),
    .location = soup_message_headers_get_one (headers, "Location"),
    .authenticate = soup_message_headers_get_one (headers, "WWW-Authenticate"),
    .body = body,
    .body_length = result->body->len,
    .oversized = exchange->oversized,
    .with_certificate = request->certificate != NULL,
  };

  result->status = answer.status;
  result->token = g_strdup (soup_message_headers_get_one (headers, TOKEN_HEADER));
  result->verdict = backbone_verdict_of_answer (
      &answer, request->good_status ? request->good_status : GOOD_STATUS,
      (const char *const *)secrets->pdata, &result->evidence);
  result->s_user_is_at_fault = code != NULL && g_str_has_prefix (code, "s-user-");
}

static void
judge_failure (Exchange *exchange, const GError *error, BackboneServiceAnswer *result)
{
  const BackboneFailure failure = {
    .stage = exchange->stage,
    .error = error,
    .tls_errors = exchange->tls_errors,
    .timed_out_after
    = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ? TIMEOUT_SECONDS : 0,
    .host = exchange->request->host,
    .port = exchange->request->port,
  };

  result->verdict = backbone_verdict_of_failure (&failure, &result->evidence);
}

static void
send_message (BackboneServiceClient *self, Exchange *exchange, BackboneServiceAnswer *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;

  g_signal_connect (exchange->message, "network-event", G_CALLBACK (network_event_cb), exchange);
  g_signal_connect (exchange->message, "accept-certificate", G_CALLBACK (accept_certificate_cb),
                    exchange);
  g_signal_connect (exchange->message, "wrote-headers", G_CALLBACK (wrote_headers_cb), exchange);
  g_signal_connect (exchange->message, "restarted", G_CALLBACK (restarted_cb), exchange);
  g_main_context_push_thread_default (self->context);
  stream = send_and_wait (self, exchange, &error);
  if (stream && read_body (self, exchange, stream, result->body, &error))
    judge_answer (exchange, result);
  else
    judge_failure (exchange, error, result);
  g_clear_object (&stream);
  g_main_context_pop_thread_default (self->context);
  g_signal_handlers_disconnect_by_data (exchange->message, exchange);
}

BackboneServiceAnswer *
backbone_service_client_send (BackboneServiceClient *self,
                              const BackboneServiceRequest *request,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (BackboneServiceAnswer) answer = g_new0 (BackboneServiceAnswer, 1);
  Exchange exchange = { .request = request, .message = make_message (self, request) };
  gulong handler;

  answer->body = g_byte_array_new ();
  if (exchange.message == NULL)
    {
      answer->verdict = BACKBONE_VERDICT_NOT_CONFIGURED;
      return g_steal_pointer (&answer);
    }

  exchange.stop = g_cancellable_new ();
  handler = cancellable ? g_cancellable_connect (cancellable, G_CALLBACK (forward_cancel),
                                                 exchange.stop, NULL)
                        : 0;
  send_message (self, &exchange, answer);
  g_cancellable_disconnect (cancellable, handler);
  wipe_message (self, exchange.message);
  g_object_unref (exchange.message);
  g_object_unref (exchange.stop);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&answer);
}
