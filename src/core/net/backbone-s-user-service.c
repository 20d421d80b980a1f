/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-s-user-service-private.h"

#include "backbone-profile-private.h"
#include "backbone-s-user-answer-private.h"
#include "backbone-session-private.h"
#include "backbone-verdict-of-answer-private.h"
#include "backbone-verdict-of-failure-private.h"

#include <string.h>

#define GOOD_STATUS     200
#define TIMEOUT_SECONDS 30

struct _BackboneSUserService
{
  BackboneEndpointProfile *profile;
  GMainContext *context; /* of the session */
  SoupSession *session;
};

/* One request and its answer. */
typedef struct
{
  SoupMessage *message;
  BackboneStage stage;
  GTlsCertificateFlags tls_errors;
  GCancellable *stop; /* also stops what libsoup would send again */
  GByteArray *body;
  gboolean oversized;
} Exchange;

void
backbone_s_user_finding_free (BackboneSUserFinding *self)
{
  g_free (self->evidence);
  g_free (self->customer);
  g_strfreev (self->authorisations);
  g_free (self);
}

BackboneSUserService *
backbone_s_user_service_new (BackboneEndpointProfile *profile,
                             GTlsDatabase *trust,
                             GProxyResolver *proxies)
{
  BackboneSUserService *self = g_new0 (BackboneSUserService, 1);

  self->profile = g_object_ref (profile);
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session = backbone_session_new (trust, proxies, 1);
  g_object_set (self->session, "timeout", TIMEOUT_SECONDS, NULL);
  g_main_context_pop_thread_default (self->context);

  return self;
}

void
backbone_s_user_service_free (BackboneSUserService *self)
{
  g_main_context_push_thread_default (self->context);
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_object_unref (self->profile);
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

static SoupMessage *
make_message (BackboneSUserService *self,
              const char *path_template,
              const BackboneServiceUser *technical_user,
              const BackboneServiceUser *s_user)
{
  BackboneEndpoint *portal = backbone_endpoint_profile_get_portal (self->profile);
  GString *path = g_string_new (path_template);
  g_autoptr (GUri) uri = NULL;
  SoupMessage *message;
  char *token, *value;

  g_string_replace (path, BACKBONE_PROFILE_S_USER, s_user->id, 0);
  uri = backbone_session_make_uri (backbone_endpoint_get_host (portal),
                                   backbone_endpoint_get_port (portal), path->str);
  g_string_free (path, TRUE);
  if (uri == NULL)
    return NULL;

  message = backbone_session_message_new (uri, technical_user->id, technical_user->secret);
  token = backbone_session_make_token (s_user->id, s_user->secret);
  value = g_strconcat ("Basic ", token, NULL);
  soup_message_headers_append (soup_message_get_request_headers (message),
                               backbone_endpoint_profile_get_s_user_header (self->profile), value);
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  backbone_session_wipe_token (token);
  backbone_session_wipe_token (value);

  return message;
}

/* Also the credentials of the S-User, which backbone_session_message_wipe() does not know. */
static void
wipe_message (BackboneSUserService *self, SoupMessage *message)
{
  const char *name = backbone_endpoint_profile_get_s_user_header (self->profile);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *value = soup_message_headers_get_one (headers, name);

  if (value)
    explicit_bzero ((char *)value, strlen (value));
  soup_message_headers_remove (headers, name);
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
wait_for (BackboneSUserService *self, GAsyncResult **done)
{
  while (*done == NULL)
    g_main_context_iteration (self->context, TRUE);

  return *done;
}

static GInputStream *
send_and_wait (BackboneSUserService *self, Exchange *exchange, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;

  soup_session_send_async (self->session, exchange->message, G_PRIORITY_DEFAULT, exchange->stop,
                           done_cb, &done);

  return soup_session_send_finish (self->session, wait_for (self, &done), error);
}

static gssize
read_and_wait (BackboneSUserService *self,
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

static gboolean
read_body (BackboneSUserService *self, Exchange *exchange, GInputStream *stream, GError **error)
{
  char buffer[8192];
  gssize n;

  exchange->stage = BACKBONE_STAGE_RECEIVE;
  while ((n = read_and_wait (self, exchange, stream, buffer, sizeof buffer, error)) > 0)
    {
      g_byte_array_append (exchange->body, (const guint8 *)buffer, (guint)n);
      if (exchange->body->len > BACKBONE_S_USER_ANSWER_MAX)
        {
          exchange->oversized = TRUE;
          return TRUE;
        }
    }

  return n == 0;
}

static void
judge_answer (Exchange *exchange,
              const BackboneServiceUser *technical_user,
              const BackboneServiceUser *s_user,
              BackboneSUserFinding *finding)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  const char *body = (const char *)exchange->body->data;
  char *technical_token = backbone_session_make_token (technical_user->id, technical_user->secret);
  char *s_user_token = backbone_session_make_token (s_user->id, s_user->secret);
  const char *secrets[]
      = { technical_token, s_user_token, backbone_secret_peek (technical_user->secret),
          backbone_secret_peek (s_user->secret), NULL };
  g_autofree char *code = backbone_s_user_answer_read_code (body ? body : "", exchange->body->len);
  const BackboneAnswer answer = {
    .status = soup_message_get_status (exchange->message),
    .reason = soup_message_get_reason_phrase (exchange->message),
    .content_type = soup_message_headers_get_one (headers, "Content-Type"),
    .content_encoding = soup_message_headers_get_one (headers, "Content-Encoding"),
    .location = soup_message_headers_get_one (headers, "Location"),
    .authenticate = soup_message_headers_get_one (headers, "WWW-Authenticate"),
    .body = body,
    .body_length = exchange->body->len,
    .oversized = exchange->oversized,
  };

  finding->verdict = backbone_verdict_of_answer (&answer, GOOD_STATUS, secrets, &finding->evidence);
  finding->s_user_is_at_fault = code != NULL && g_str_has_prefix (code, "s-user-");
  backbone_session_wipe_token (technical_token);
  backbone_session_wipe_token (s_user_token);
}

static void
judge_failure (BackboneSUserService *self,
               Exchange *exchange,
               const GError *error,
               BackboneSUserFinding *finding)
{
  BackboneEndpoint *portal = backbone_endpoint_profile_get_portal (self->profile);
  const BackboneFailure failure = {
    .stage = exchange->stage,
    .error = error,
    .tls_errors = exchange->tls_errors,
    .timed_out_after
    = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ? TIMEOUT_SECONDS : 0,
    .host = backbone_endpoint_get_host (portal),
    .port = backbone_endpoint_get_port (portal),
  };

  finding->verdict = backbone_verdict_of_failure (&failure, &finding->evidence);
}

static void
send_message (BackboneSUserService *self,
              Exchange *exchange,
              const BackboneServiceUser *technical_user,
              const BackboneServiceUser *s_user,
              BackboneSUserFinding *finding)
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
  if (stream && read_body (self, exchange, stream, &error))
    judge_answer (exchange, technical_user, s_user, finding);
  else
    judge_failure (self, exchange, error, finding);
  g_clear_object (&stream);
  g_main_context_pop_thread_default (self->context);
  g_signal_handlers_disconnect_by_data (exchange->message, exchange);
}

/* Fills @finding in. (out) @body: (transfer full): what was answered. FALSE if it was cancelled. */
static gboolean
ask_path (BackboneSUserService *self,
          const char *path,
          const BackboneServiceUser *technical_user,
          const BackboneServiceUser *s_user,
          BackboneSUserFinding *finding,
          GByteArray **body,
          GCancellable *cancellable,
          GError **error)
{
  Exchange exchange = { .message = make_message (self, path, technical_user, s_user) };
  gulong handler;

  g_clear_pointer (&finding->evidence, g_free);
  *body = exchange.body = g_byte_array_new ();
  if (exchange.message == NULL)
    {
      finding->verdict = BACKBONE_VERDICT_NOT_CONFIGURED;
      return TRUE;
    }

  exchange.stop = g_cancellable_new ();
  handler = cancellable ? g_cancellable_connect (cancellable, G_CALLBACK (forward_cancel),
                                                 exchange.stop, NULL)
                        : 0;
  send_message (self, &exchange, technical_user, s_user, finding);
  g_cancellable_disconnect (cancellable, handler);
  wipe_message (self, exchange.message);
  g_object_unref (exchange.message);
  g_object_unref (exchange.stop);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
take_error (BackboneSUserFinding *finding, GError *error)
{
  finding->verdict = BACKBONE_VERDICT_UNEXPECTED;
  g_free (finding->evidence);
  finding->evidence = g_strdup (error->message);
  g_error_free (error);
}

BackboneSUserFinding *
backbone_s_user_service_ask (BackboneSUserService *self,
                             const BackboneServiceUser *technical_user,
                             const BackboneServiceUser *s_user,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (BackboneSUserFinding) finding = g_new0 (BackboneSUserFinding, 1);
  g_autoptr (GByteArray) user = NULL;
  g_autoptr (GByteArray) authorisations = NULL;
  GError *reason = NULL;

  if (!ask_path (self, backbone_endpoint_profile_get_user_path (self->profile), technical_user,
                 s_user, finding, &user, cancellable, error))
    return NULL;
  if (finding->verdict != BACKBONE_VERDICT_OK)
    return g_steal_pointer (&finding);
  if (!backbone_s_user_answer_read_user ((const char *)user->data, user->len, &finding->customer,
                                         &finding->expires, &reason))
    {
      take_error (finding, reason);
      return g_steal_pointer (&finding);
    }

  if (!ask_path (self, backbone_endpoint_profile_get_authorisations_path (self->profile),
                 technical_user, s_user, finding, &authorisations, cancellable, error))
    return NULL;
  if (finding->verdict != BACKBONE_VERDICT_OK)
    return g_steal_pointer (&finding);

  finding->authorisations = backbone_s_user_answer_read_authorisations (
      (const char *)authorisations->data, authorisations->len, &reason);
  if (finding->authorisations == NULL)
    take_error (finding, reason);

  return g_steal_pointer (&finding);
}
