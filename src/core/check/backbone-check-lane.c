/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-lane-private.h"

#include "backbone-check-attempt-private.h"
#include "backbone-log-on-page-private.h"
#include "backbone-session-private.h"
#include "backbone-verdict-of-failure-private.h"

#include <string.h>

struct _BackboneCheckLane
{
  const BackboneCheckRoute *route;
  BackboneCheckLaneFunc opened;
  BackboneCheckLaneFunc done;
  gpointer user_data;

  SoupSession *session;
  gboolean open;
  BackboneCheckPeer peer;

  /* Of the attempt that is under way. */
  const BackboneCheckRequest *request;
  SoupMessage *message;
  GInputStream *stream;
  GSource *readable;
  GCancellable *cancellable;
  BackboneCheckAttempt attempt;
  BackboneStage stage;
  gint64 since;    /* when what is measured began */
  gint64 deadline; /* 0: none */
  guint limit;     /* seconds that led to deadline */
  gboolean timed_out;
  gboolean given_up; /* by whoever uses the lane */
  gboolean restarted;
  gboolean too_old;
  GTlsCertificateFlags tls_errors;
  gsize n_received;
  gsize n_kept;
  char *kept; /* BACKBONE_LOG_ON_PAGE_WINDOW */
};

static void
enter_stage (BackboneCheckLane *self, BackboneStage stage)
{
  self->stage = stage;
  self->since = g_get_monotonic_time ();
}

static void
set_limit (BackboneCheckLane *self, guint seconds)
{
  self->limit = seconds;
  self->deadline = g_get_monotonic_time () + (gint64)seconds * G_USEC_PER_SEC;
}

static void
end_phase (BackboneCheckLane *self, BackbonePhase phase)
{
  gint64 now = g_get_monotonic_time ();

  self->attempt.phases[phase] = now - self->since;
  self->since = now;
}

static void
handshaked (BackboneCheckLane *self, GIOStream *stream)
{
  end_phase (self, BACKBONE_PHASE_TLS);
  backbone_check_peer_take_tls (&self->peer, G_TLS_CONNECTION (stream));
  if (self->peer.tls_version == NULL)
    {
      self->too_old = TRUE;
      g_cancellable_cancel (self->cancellable);
      return;
    }

  enter_stage (self, BACKBONE_STAGE_SEND);
  set_limit (self, self->route->answer_seconds);
  self->open = TRUE;
  self->opened (self, &self->attempt, self->user_data);
}

static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *stream,
                  gpointer user_data)
{
  BackboneCheckLane *self = user_data;

  if (self->restarted)
    return;

  switch (event)
    {
    case G_SOCKET_CLIENT_RESOLVING:
      self->attempt.reused = FALSE;
      g_clear_pointer (&self->peer.address, g_ref_string_release);
      enter_stage (self, BACKBONE_STAGE_START);
      break;
    case G_SOCKET_CLIENT_RESOLVED:
      end_phase (self, BACKBONE_PHASE_NAME_LOOKUP);
      break;
    case G_SOCKET_CLIENT_CONNECTING:
      self->attempt.reused = FALSE;
      if (self->stage != BACKBONE_STAGE_CONNECT)
        enter_stage (self, BACKBONE_STAGE_CONNECT);
      break;
    case G_SOCKET_CLIENT_CONNECTED:
      end_phase (self, BACKBONE_PHASE_CONNECT);
      backbone_check_peer_take_address (&self->peer, stream);
      break;
    case G_SOCKET_CLIENT_PROXY_NEGOTIATING:
      enter_stage (self, BACKBONE_STAGE_PROXY);
      set_limit (self, self->route->connect_seconds);
      break;
    case G_SOCKET_CLIENT_PROXY_NEGOTIATED:
      end_phase (self, BACKBONE_PHASE_PROXY);
      break;
    case G_SOCKET_CLIENT_TLS_HANDSHAKING:
      enter_stage (self, BACKBONE_STAGE_TLS);
      set_limit (self, self->route->tls_seconds);
      backbone_session_prepare_tls (G_TLS_CONNECTION (stream));
      break;
    case G_SOCKET_CLIENT_TLS_HANDSHAKED:
      handshaked (self, stream);
      break;
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
                       gpointer user_data)
{
  BackboneCheckLane *self = user_data;

  self->tls_errors = errors;
  return FALSE;
}

static void
wrote_headers_cb (SoupMessage *message, gpointer user_data)
{
  BackboneCheckLane *self = user_data;

  self->attempt.sent = TRUE;
  enter_stage (self, BACKBONE_STAGE_WAIT);
}

static void
judge_answer (BackboneCheckLane *self, gboolean oversized)
{
  backbone_check_attempt_judge_answer (&self->attempt, self->request, self->message, self->kept,
                                       self->n_kept, oversized);
}

/* libsoup is about to send the request again, because the connection ended before an answer. The
 * backbone may have counted a log-on, so whether to try again is decided by the lock guard. */
static void
restarted_cb (SoupMessage *message, gpointer user_data)
{
  BackboneCheckLane *self = user_data;

  self->restarted = TRUE;
  g_cancellable_cancel (self->cancellable);
}

static void
got_headers_cb (SoupMessage *message, gpointer user_data)
{
  BackboneCheckLane *self = user_data;

  end_phase (self, BACKBONE_PHASE_WAIT);
  self->stage = BACKBONE_STAGE_RECEIVE;
  if (backbone_check_attempt_is_read_ahead (message))
    {
      judge_answer (self, FALSE);
      g_cancellable_cancel (self->cancellable);
    }
}

static void
judge_failure (BackboneCheckLane *self, const GError *error)
{
  const BackboneFailure failure = {
    .stage = self->stage,
    .error = error,
    .tls_errors = self->stage == BACKBONE_STAGE_TLS ? self->tls_errors : 0,
    .timed_out_after = self->timed_out ? self->limit : 0,
    .too_old = self->too_old,
    .host = self->route->host,
    .port = self->route->port,
    .proxy = self->route->proxy_text,
  };

  g_clear_pointer (&self->attempt.evidence, g_free);
  self->attempt.verdict = backbone_verdict_of_failure (&failure, &self->attempt.evidence);
}

static void
stop_reading (BackboneCheckLane *self)
{
  if (self->readable)
    {
      g_source_destroy (self->readable);
      g_clear_pointer (&self->readable, g_source_unref);
    }
  /* Never waits: what was not read yet is not read any more, the connection is dropped then. */
  if (self->stream)
    g_input_stream_close (self->stream, NULL, NULL);
  g_clear_object (&self->stream);
}

static void
finish (BackboneCheckLane *self, gboolean keep_open)
{
  BackboneCheckAttempt attempt;

  stop_reading (self);
  self->open = keep_open && soup_message_is_keepalive (self->message);
  g_signal_handlers_disconnect_by_data (self->message, self);
  backbone_session_message_wipe (self->message);
  g_clear_object (&self->message);
  self->deadline = 0;

  attempt = self->attempt;
  self->attempt.evidence = NULL;
  attempt.cancelled = self->given_up;
  self->done (self, &attempt, self->user_data);
  g_free (attempt.evidence);
}

/* The head of an answer came, but not the rest of it. A refused log-on is known by its status
 * alone, and must be believed, so that it is not tried again. */
static void
fail_receiving (BackboneCheckLane *self, const GError *error)
{
  guint status = soup_message_get_status (self->message);

  judge_answer (self, FALSE);
  if (status != SOUP_STATUS_UNAUTHORIZED && status != SOUP_STATUS_FORBIDDEN
      && !backbone_verdict_holds_user (self->attempt.verdict))
    {
      self->attempt.answered = FALSE;
      judge_failure (self, error);
    }

  finish (self, FALSE);
}

static void
fail (BackboneCheckLane *self, const GError *error)
{
  if (self->attempt.answered)
    {
      finish (self, FALSE);
    }
  else if (self->stage == BACKBONE_STAGE_RECEIVE && !self->restarted)
    {
      fail_receiving (self, error);
    }
  else
    {
      judge_failure (self, self->restarted ? NULL : error);
      finish (self, FALSE);
    }
}

/* libsoup takes an early end for the end of the body if the server closes anyway. */
static gboolean
is_complete (BackboneCheckLane *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH
         || (goffset)self->n_received >= soup_message_headers_get_content_length (headers);
}

static void
received (BackboneCheckLane *self)
{
  end_phase (self, BACKBONE_PHASE_RECEIVE);
  if (!is_complete (self))
    {
      fail_receiving (self, NULL);
      return;
    }

  judge_answer (self, FALSE);
  finish (self, TRUE);
}

static gssize
read_some (BackboneCheckLane *self, GError **error)
{
  char rest[8192];
  gboolean keep = self->n_kept < BACKBONE_LOG_ON_PAGE_WINDOW;
  char *to = keep ? self->kept + self->n_kept : rest;
  gsize room = keep ? BACKBONE_LOG_ON_PAGE_WINDOW - self->n_kept : sizeof rest;
  gssize n = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (self->stream), to,
                                                       room, self->cancellable, error);

  if (n > 0)
    {
      self->n_received += (gsize)n;
      self->n_kept += keep ? (gsize)n : 0;
    }

  return n;
}

static gboolean readable_cb (GObject *stream, gpointer user_data);

static void
wait_for_more (BackboneCheckLane *self)
{
  self->readable = g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (self->stream),
                                                          self->cancellable);
  g_source_set_callback (self->readable, G_SOURCE_FUNC (readable_cb), self, NULL);
  g_source_attach (self->readable, g_main_context_get_thread_default ());
}

static void
receive (BackboneCheckLane *self)
{
  g_autoptr (GError) error = NULL;

  do
    {
      gssize n = read_some (self, &error);

      if (n == 0)
        {
          received (self);
          return;
        }
      if (self->n_received > BACKBONE_SESSION_MAX_BODY)
        {
          judge_answer (self, TRUE);
          finish (self, FALSE);
          return;
        }
    }
  while (error == NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    wait_for_more (self);
  else
    fail_receiving (self, error);
}

static gboolean
readable_cb (GObject *stream, gpointer user_data)
{
  BackboneCheckLane *self = user_data;

  g_clear_pointer (&self->readable, g_source_unref);
  receive (self);

  return G_SOURCE_REMOVE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneCheckLane *self = user_data;
  g_autoptr (GError) error = NULL;

  self->stream = soup_session_send_finish (self->session, result, &error);
  if (self->stream == NULL || self->restarted || self->attempt.answered)
    fail (self, error);
  else
    receive (self);
}

/**
 * backbone_check_lane_new:
 * @route: where it leads; must outlive the lane
 * @opened: called when the connection is made, before the answer
 * @done: called when an attempt is over
 * @user_data: for both
 *
 * Returns: (transfer full): a lane without a connection yet
 */
BackboneCheckLane *
backbone_check_lane_new (const BackboneCheckRoute *route,
                         BackboneCheckLaneFunc opened,
                         BackboneCheckLaneFunc done,
                         gpointer user_data)
{
  BackboneCheckLane *self = g_new0 (BackboneCheckLane, 1);

  self->route = route;
  self->opened = opened;
  self->done = done;
  self->user_data = user_data;
  self->session = backbone_session_new (route->trust, route->proxies, 1);
  self->cancellable = g_cancellable_new ();
  self->kept = g_malloc (BACKBONE_LOG_ON_PAGE_WINDOW);
  self->peer.proxy = route->proxy_text ? g_ref_string_new (route->proxy_text) : NULL;

  return self;
}

/**
 * backbone_check_lane_free:
 * @self: (transfer full): a lane without an attempt under way
 *
 * Closes its connection.
 */
void
backbone_check_lane_free (BackboneCheckLane *self)
{
  g_return_if_fail (self->message == NULL);

  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_object_unref (self->cancellable);
  backbone_check_peer_clear (&self->peer);
  g_free (self->kept);
  g_free (self);
}

static void
reset (BackboneCheckLane *self)
{
  self->attempt = (BackboneCheckAttempt){
    .reused = self->open,
    .with_certificate = self->request->certificate != NULL,
  };
  for (guint i = 0; i < BACKBONE_N_PHASES; i++)
    self->attempt.phases[i] = -1;

  self->timed_out = self->given_up = self->restarted = self->too_old = FALSE;
  self->tls_errors = 0;
  self->n_received = self->n_kept = 0;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
}

/**
 * backbone_check_lane_start:
 * @self: a lane that is not busy
 * @request: what to ask for; must stay until the attempt is over
 *
 * Starts an attempt, over the connection that is there or a new one.
 */
void
backbone_check_lane_start (BackboneCheckLane *self, const BackboneCheckRequest *request)
{
  g_return_if_fail (self->message == NULL);

  g_return_if_fail (request->certificate == NULL || request->fresh);

  self->open = self->open && !request->fresh;
  self->request = request;
  reset (self);
  self->message = backbone_session_message_new (request->uri, request->user, request->secret);
  if (request->certificate)
    backbone_session_message_set_certificate (self->message, request->certificate);
  if (request->fresh)
    soup_message_add_flags (self->message, SOUP_MESSAGE_NEW_CONNECTION);
  enter_stage (self, self->open ? BACKBONE_STAGE_SEND : BACKBONE_STAGE_START);
  set_limit (self, self->open ? self->route->answer_seconds : self->route->connect_seconds);

  g_signal_connect (self->message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (self->message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self);
  g_signal_connect (self->message, "wrote-headers", G_CALLBACK (wrote_headers_cb), self);
  g_signal_connect (self->message, "got-headers", G_CALLBACK (got_headers_cb), self);
  g_signal_connect (self->message, "restarted", G_CALLBACK (restarted_cb), self);
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT, self->cancellable,
                           answered_cb, self);
}

/* While a body is read, nothing of libsoup is under way that would tell of a cancel. */
static void
interrupt (BackboneCheckLane *self)
{
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (self->cancellable);
  if (self->stream == NULL)
    return;

  g_cancellable_set_error_if_cancelled (self->cancellable, &error);
  fail_receiving (self, error);
}

/**
 * backbone_check_lane_cancel:
 * @self: a lane
 *
 * Gives up the attempt that is under way, if there is one.
 */
void
backbone_check_lane_cancel (BackboneCheckLane *self)
{
  if (self->message == NULL)
    return;

  self->given_up = TRUE;
  interrupt (self);
}

/**
 * backbone_check_lane_check_time:
 * @self: a lane
 * @now: g_get_monotonic_time()
 *
 * Ends an attempt whose stage took too long.
 */
void
backbone_check_lane_check_time (BackboneCheckLane *self, gint64 now)
{
  if (self->deadline == 0 || now < self->deadline)
    return;

  self->deadline = 0;
  self->timed_out = TRUE;
  interrupt (self);
}

/* (transfer none) (nullable): the request that is under way. */
SoupMessage *
backbone_check_lane_get_message (BackboneCheckLane *self)
{
  return self->message;
}

/* Whether an attempt is under way. */
gboolean
backbone_check_lane_is_busy (BackboneCheckLane *self)
{
  return self->message != NULL;
}

/* Whether the next attempt will find a connection, as far as is known here. */
gboolean
backbone_check_lane_is_open (BackboneCheckLane *self)
{
  return self->open;
}

/* (transfer none): of its last connection. */
const BackboneCheckPeer *
backbone_check_lane_get_peer (BackboneCheckLane *self)
{
  return &self->peer;
}
