/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-endpoint.h"

#include "backbone-practice-disturbance.h"
#include "backbone-practice-hosts.h"
#include "backbone-practice-pages.h"
#include "backbone-practice-services.h"

#include <string.h>

/* A request on its way through the faults, the log-on and the host. */
typedef struct
{
  BackbonePracticeContext *context;
  BackboneChannelKind kind;
  BackbonePracticeExchange *exchange;
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
  backbone_practice_credentials_free (request->credentials);
  g_clear_pointer (&request->fault, backbone_practice_fault_unref);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/**
 * backbone_practice_answer_not_found:
 * @exchange: a request
 * @kind: the host it came to
 *
 * Answers @exchange with 404 in the host's words.
 */
void
backbone_practice_answer_not_found (BackbonePracticeExchange *exchange, BackboneChannelKind kind)
{
  backbone_practice_pages_answer (exchange, SOUP_STATUS_NOT_FOUND, BACKBONE_PRACTICE_TEXT,
                                  kind == BACKBONE_CHANNEL_NOTE_DOWNLOAD
                                      ? "The file you have requested cannot be found\n"
                                      : "There is nothing at this path\n");
}

/* Only where something is taken, it can be sent. */
static gboolean
is_allowed (BackboneChannelKind kind, const BackbonePracticeRequest *head)
{
  if (strcmp (head->method, "GET") == 0 || strcmp (head->method, "HEAD") == 0)
    return TRUE;
  if (strcmp (head->method, "POST") == 0)
    return kind == BACKBONE_CHANNEL_PORTAL && backbone_practice_desk_is_path (head->path);
  if (strcmp (head->method, "PUT") == 0)
    return kind == BACKBONE_CHANNEL_PARCEL_BOX && backbone_practice_parcels_is_path (head->path);

  return FALSE;
}

static gboolean
is_parcel (Request *request, const BackbonePracticeRequest *head)
{
  return request->kind == BACKBONE_CHANNEL_PARCEL_BOX
         && backbone_practice_parcels_is_path (head->path);
}

/* What an S-User changes: FALSE if nothing, since there is none or all is well with it. */
static gboolean
answer_on_behalf (Request *request, const BackbonePracticeRequest *head, const char *customer)
{
  const BackbonePracticeSUser *s_user;
  BackbonePracticeSUserOutcome outcome = backbone_practice_s_users_judge (
      request->context->s_users, head->headers, customer, &s_user);

  if (request->kind == BACKBONE_CHANNEL_PORTAL && backbone_practice_services_is_path (head->path))
    backbone_practice_services_answer (request->context, request->exchange, outcome, s_user);
  else if (outcome == BACKBONE_PRACTICE_S_USER_NOT_GIVEN && !is_parcel (request, head))
    return FALSE;
  else if (outcome != BACKBONE_PRACTICE_S_USER_RIGHT)
    backbone_practice_services_refuse (request->exchange, outcome);
  else if (request->kind == BACKBONE_CHANNEL_NOTE_DOWNLOAD
           && !backbone_practice_services_may_download (s_user))
    backbone_practice_services_refuse_download (request->exchange);
  else if (is_parcel (request, head))
    backbone_practice_parcels_answer (request->context->parcels, request->exchange, customer);
  else
    return FALSE;

  return TRUE;
}

static void
answer_from_host (Request *request)
{
  const BackbonePracticeRequest *head = backbone_practice_exchange_get_request (request->exchange);
  BackbonePracticeUser *user = request->user;
  BackbonePracticeOutcome outcome
      = backbone_practice_log_on_judge (request->context->log_on, user, request->credentials);

  if (!is_allowed (request->kind, head))
    backbone_practice_pages_answer (request->exchange, SOUP_STATUS_METHOD_NOT_ALLOWED,
                                    BACKBONE_PRACTICE_TEXT, "This method does not work here\n");
  else if (outcome == BACKBONE_PRACTICE_OUTCOME_RIGHT && (user->not_found & (1u << request->kind)))
    backbone_practice_answer_not_found (request->exchange, request->kind);
  else if (outcome != BACKBONE_PRACTICE_OUTCOME_RIGHT
           || !answer_on_behalf (request, head, user->customer))
    hosts[request->kind](request->exchange, head->path, outcome);
}

static void
record (Request *request, guint status, const char *remark)
{
  BackbonePracticeContext *context = request->context;

  backbone_practice_counters_request_answered (context->counters, request->kind, status);
  backbone_practice_request_log_write (
      context->request_log, backbone_practice_listener_id (request->kind),
      backbone_practice_exchange_get_request (request->exchange), request->user, status, remark);
}

static void
answer (Request *request)
{
  const BackbonePracticeFault *fault = request->fault;

  if (fault && fault->kind != BACKBONE_PRACTICE_FAULT_DELAY)
    {
      record (request, backbone_practice_disturbance_get_status (fault),
              backbone_practice_fault_kind_to_id (fault->kind));
      backbone_practice_disturbance_apply (fault, request->exchange, request->context->foreign_url);
      return;
    }

  answer_from_host (request);
  record (request, backbone_practice_exchange_get_status (request->exchange), NULL);
  backbone_practice_exchange_send (request->exchange);
}

static gboolean
delay_over_cb (gpointer user_data)
{
  g_autoptr (Request) request = user_data;

  answer (request);

  return G_SOURCE_REMOVE;
}

static Request *
request_new (BackbonePracticeExchange *exchange, BackbonePracticeListener *listener)
{
  Request *request = g_new0 (Request, 1);
  g_autofree char *certificate = backbone_practice_exchange_dup_certificate (exchange);
  BackbonePracticeContext *context = backbone_practice_listener_get_context (listener);

  request->context = context;
  request->kind = backbone_practice_listener_get_id (listener);
  request->exchange = exchange;
  request->credentials = backbone_practice_credentials_new (
      backbone_practice_exchange_get_request (exchange)->headers, certificate);
  request->user = backbone_practice_log_on_count_attempt (context->log_on, request->credentials,
                                                          request->kind);
  request->fault = backbone_practice_faults_take_for_request (
      context->faults, request->kind, request->user ? request->user->id : NULL);

  return request;
}

static void
request_cb (BackbonePracticeExchange *exchange, gpointer user_data)
{
  g_autoptr (Request) request = request_new (exchange, user_data);
  guint delay = request->fault ? request->fault->delay : 0;

  if (delay > 0)
    g_timeout_add (delay, delay_over_cb, g_steal_pointer (&request));
  else
    answer (request);
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
  return backbone_practice_listener_new (context, kind, request_cb);
}
