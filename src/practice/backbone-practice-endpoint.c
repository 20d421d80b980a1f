/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-endpoint.h"

#include "backbone-practice-disturbance.h"
#include "backbone-practice-hosts.h"
#include "backbone-practice-pages.h"

/* A request on its way through the faults, the log-on and the host. */
typedef struct
{
  BackbonePracticeContext *context;
  BackboneChannelKind kind;
  SoupServerMessage *message;
  char *path;
  BackbonePracticeCredentials *credentials;
  BackbonePracticeUser *user;
  BackbonePracticeFault *fault;
} Request;

static const BackbonePracticeHost hosts[BACKBONE_N_CHANNEL_KINDS] = {
  [BACKBONE_CHANNEL_PORTAL] = backbone_practice_portal_answer,
  [BACKBONE_CHANNEL_PARCEL_BOX] = backbone_practice_parcel_box_answer,
  [BACKBONE_CHANNEL_NOTE_DOWNLOAD] = backbone_practice_note_download_answer,
};

static void
request_free (Request *request)
{
  g_object_unref (request->message);
  g_free (request->path);
  backbone_practice_credentials_free (request->credentials);
  g_clear_pointer (&request->fault, backbone_practice_fault_unref);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/**
 * backbone_practice_answer_not_found:
 * @message: a request
 * @kind: the host it came to
 *
 * Answers @message with 404 in the host's words.
 */
void
backbone_practice_answer_not_found (SoupServerMessage *message, BackboneChannelKind kind)
{
  backbone_practice_pages_answer (message, SOUP_STATUS_NOT_FOUND, BACKBONE_PRACTICE_TEXT,
                                  kind == BACKBONE_CHANNEL_NOTE_DOWNLOAD
                                      ? "The file you have requested cannot be found\n"
                                      : "There is nothing at this path\n");
}

static gboolean
is_reading (const char *method)
{
  return method == SOUP_METHOD_GET || method == SOUP_METHOD_HEAD;
}

static void
answer_from_host (Request *request)
{
  BackbonePracticeUser *user = request->user;
  BackbonePracticeOutcome outcome
      = backbone_practice_log_on_judge (request->context->log_on, user, request->credentials);

  if (!is_reading (soup_server_message_get_method (request->message)))
    backbone_practice_pages_answer (request->message, SOUP_STATUS_METHOD_NOT_ALLOWED,
                                    BACKBONE_PRACTICE_TEXT, "Only GET and HEAD work here\n");
  else if (outcome == BACKBONE_PRACTICE_OUTCOME_RIGHT && (user->not_found & (1u << request->kind)))
    backbone_practice_answer_not_found (request->message, request->kind);
  else
    hosts[request->kind](request->message, request->path, outcome);
}

static void
record (Request *request, guint status, const char *remark)
{
  BackbonePracticeContext *context = request->context;

  backbone_practice_counters_request_answered (context->counters, request->kind, status);
  backbone_practice_request_log_write (context->request_log,
                                       backbone_practice_listener_id (request->kind),
                                       request->message, request->user, status, remark);
}

static void
answer (Request *request)
{
  const BackbonePracticeFault *fault = request->fault;

  if (fault && fault->kind != BACKBONE_PRACTICE_FAULT_DELAY)
    {
      record (request, backbone_practice_disturbance_get_status (fault),
              backbone_practice_fault_kind_to_id (fault->kind));
      backbone_practice_disturbance_apply (fault, request->message, request->context->foreign_url);
      return;
    }

  answer_from_host (request);
  record (request, soup_server_message_get_status (request->message), NULL);
}

static gboolean
delay_over_cb (gpointer user_data)
{
  g_autoptr (Request) request = user_data;

  soup_server_message_unpause (request->message);
  answer (request);

  return G_SOURCE_REMOVE;
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  BackbonePracticeListener *listener = user_data;
  g_autoptr (Request) request = g_new0 (Request, 1);

  request->context = backbone_practice_listener_get_context (listener);
  request->kind = backbone_practice_listener_get_id (listener);
  request->message = g_object_ref (message);
  request->path = g_strdup (path);
  request->credentials
      = backbone_practice_credentials_new (soup_server_message_get_request_headers (message));
  request->user = backbone_practice_log_on_count_attempt (request->context->log_on,
                                                          request->credentials, request->kind);
  request->fault = backbone_practice_faults_take_for_request (
      request->context->faults, request->kind, request->user ? request->user->id : NULL);

  if (request->fault && request->fault->delay > 0)
    {
      guint delay = request->fault->delay;

      soup_server_message_pause (message);
      g_timeout_add (delay, delay_over_cb, g_steal_pointer (&request));
    }
  else
    {
      answer (request);
    }
}

/**
 * backbone_practice_endpoint_new:
 * @context: what listeners share; must outlive the listener
 * @kind: the host to stand in for
 *
 * Returns: (transfer full): a listener that answers as this host does
 */
BackbonePracticeListener *
backbone_practice_endpoint_new (BackbonePracticeContext *context, BackboneChannelKind kind)
{
  BackbonePracticeListener *listener = backbone_practice_listener_new (context, kind);

  soup_server_add_handler (backbone_practice_listener_get_server (listener), NULL, request_cb,
                           listener, NULL);

  return listener;
}
