/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-control.h"

#include "backbone-practice-json.h"
#include "backbone-practice-pages.h"
#include "backbone-practice-port.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define FAULTS_PATH          "/faults"
#define COUNTERS_PATH        "/counters"
#define USERS_PREFIX         "/users/"
#define S_USERS_PREFIX       "/s-users/"
#define INSTALLATIONS_PREFIX "/installations/"

struct _BackbonePracticeControl
{
  BackbonePracticeContext *context;
  GSocketService *service;
  guint16 port;
  char *token;
  char *authorization;
};

static void
answer_done (BackbonePracticeExchange *exchange)
{
  backbone_practice_pages_answer (exchange, SOUP_STATUS_OK, BACKBONE_PRACTICE_JSON, "{}\n");
}

static void
answer_error (BackbonePracticeExchange *exchange, guint status, const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_add_string_value (builder, text);
  json_builder_end_object (builder);
  json = backbone_practice_json_to_text (builder);
  backbone_practice_pages_answer (exchange, status, BACKBONE_PRACTICE_JSON, json);
}

static JsonObject *
read_body (BackbonePracticeExchange *exchange, GError **error)
{
  gsize length;
  const char *text = backbone_practice_exchange_get_body (exchange, &length);

  return backbone_practice_json_parse (text ? text : "", (gssize)length, error);
}

static void
set_fault (BackbonePracticeControl *control, BackbonePracticeExchange *exchange)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = read_body (exchange, &error);
  BackbonePracticeFault *fault = NULL;

  if (object)
    fault = backbone_practice_fault_new_from_json (object, &error);
  if (fault == NULL)
    {
      answer_error (exchange, SOUP_STATUS_BAD_REQUEST, error->message);
      return;
    }

  backbone_practice_faults_set (control->context->faults, fault);
  answer_done (exchange);
}

static void
answer_faults (BackbonePracticeControl *control,
               BackbonePracticeExchange *exchange,
               const char *method)
{
  if (strcmp (method, "POST") == 0)
    {
      set_fault (control, exchange);
    }
  else if (strcmp (method, "DELETE") == 0)
    {
      backbone_practice_faults_clear (control->context->faults);
      answer_done (exchange);
    }
  else
    {
      answer_error (exchange, SOUP_STATUS_METHOD_NOT_ALLOWED, _ ("Use POST or DELETE"));
    }
}

static void
answer_counters (BackbonePracticeControl *control,
                 BackbonePracticeExchange *exchange,
                 const char *method)
{
  BackbonePracticeContext *context = control->context;

  if (strcmp (method, "GET") == 0)
    {
      g_autofree char *json = backbone_practice_counters_to_json (
          context->counters, context->log_on, context->s_users, context->desk, context->parcels);

      backbone_practice_pages_answer (exchange, SOUP_STATUS_OK, BACKBONE_PRACTICE_JSON, json);
    }
  else if (strcmp (method, "DELETE") == 0)
    {
      backbone_practice_counters_reset (context->counters);
      backbone_practice_log_on_reset_counters (context->log_on);
      backbone_practice_s_users_reset_counters (context->s_users);
      answer_done (exchange);
    }
  else
    {
      answer_error (exchange, SOUP_STATUS_METHOD_NOT_ALLOWED, _ ("Use GET or DELETE"));
    }
}

static gboolean
change_user (BackbonePracticeUser *user, JsonObject *object, GError **error)
{
  static const char *const members[] = { "password", "state", NULL };
  BackbonePracticeUserState state = user->state;
  const char *password, *state_id;

  if (!backbone_practice_json_only (object, members, error)
      || !backbone_practice_json_string (object, "password", &password, error)
      || !backbone_practice_json_string (object, "state", &state_id, error))
    return FALSE;

  if ((state_id && !backbone_practice_user_state_from_id (state_id, &state))
      || (password && *password == '\0'))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
          _ ("“state” must be requested, activated or locked, “password” not empty"));
      return FALSE;
    }

  backbone_practice_user_change (user, password, state);
  return TRUE;
}

static void
answer_user (BackbonePracticeControl *control,
             BackbonePracticeExchange *exchange,
             const char *method,
             const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = NULL;
  BackbonePracticeUser *user = backbone_practice_log_on_find (control->context->log_on, id);

  if (strcmp (method, "POST") != 0)
    {
      answer_error (exchange, SOUP_STATUS_METHOD_NOT_ALLOWED, _ ("Use POST"));
      return;
    }
  if (user == NULL || !user->known)
    {
      answer_error (exchange, SOUP_STATUS_NOT_FOUND, _ ("No customer has this technical user"));
      return;
    }

  object = read_body (exchange, &error);
  if (object && change_user (user, object, &error))
    answer_done (exchange);
  else
    answer_error (exchange, SOUP_STATUS_BAD_REQUEST, error->message);
}

static void
answer_s_user (BackbonePracticeControl *control,
               BackbonePracticeExchange *exchange,
               const char *method,
               const char *id)
{
  BackbonePracticeSUsers *s_users = control->context->s_users;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = NULL;

  if (strcmp (method, "POST") != 0)
    {
      answer_error (exchange, SOUP_STATUS_METHOD_NOT_ALLOWED, _ ("Use POST"));
      return;
    }
  if (!backbone_practice_s_users_knows (s_users, id))
    {
      answer_error (exchange, SOUP_STATUS_NOT_FOUND, _ ("No customer has this S-User"));
      return;
    }

  object = read_body (exchange, &error);
  if (object && backbone_practice_s_users_change (s_users, id, object, &error))
    answer_done (exchange);
  else
    answer_error (exchange, SOUP_STATUS_BAD_REQUEST, error->message);
}

static void
change_installation (BackbonePracticeControl *control,
                     BackbonePracticeExchange *exchange,
                     const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = read_body (exchange, &error);

  if (object
      && backbone_practice_registry_change (control->context->registry, number, object, &error))
    answer_done (exchange);
  else
    answer_error (exchange, SOUP_STATUS_BAD_REQUEST, error->message);
}

static void
answer_installation (BackbonePracticeControl *control,
                     BackbonePracticeExchange *exchange,
                     const char *method,
                     const char *number)
{
  if (strcmp (method, "POST") == 0)
    change_installation (control, exchange, number);
  else if (strcmp (method, "DELETE") != 0)
    answer_error (exchange, SOUP_STATUS_METHOD_NOT_ALLOWED, _ ("Use POST or DELETE"));
  else if (backbone_practice_registry_remove (control->context->registry, number))
    answer_done (exchange);
  else
    answer_error (exchange, SOUP_STATUS_NOT_FOUND, _ ("No customer has this installation"));
}

static void
request_cb (BackbonePracticeExchange *exchange, gpointer user_data)
{
  BackbonePracticeControl *control = user_data;
  const BackbonePracticeRequest *request = backbone_practice_exchange_get_request (exchange);
  const char *method = request->method;
  const char *path = request->path;
  const char *given = soup_message_headers_get_one (request->headers, "Authorization");

  if (g_strcmp0 (given, control->authorization) != 0)
    answer_error (exchange, SOUP_STATUS_FORBIDDEN, _ ("The token of control.json is needed"));
  else if (strcmp (path, FAULTS_PATH) == 0)
    answer_faults (control, exchange, method);
  else if (strcmp (path, COUNTERS_PATH) == 0)
    answer_counters (control, exchange, method);
  else if (g_str_has_prefix (path, USERS_PREFIX))
    answer_user (control, exchange, method, path + strlen (USERS_PREFIX));
  else if (g_str_has_prefix (path, S_USERS_PREFIX))
    answer_s_user (control, exchange, method, path + strlen (S_USERS_PREFIX));
  else if (g_str_has_prefix (path, INSTALLATIONS_PREFIX))
    answer_installation (control, exchange, method, path + strlen (INSTALLATIONS_PREFIX));
  else
    answer_error (exchange, SOUP_STATUS_NOT_FOUND, _ ("There is nothing at this path"));

  backbone_practice_exchange_send (exchange);
}

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             BackbonePracticeControl *control)
{
  backbone_practice_exchange_serve (G_IO_STREAM (connection), request_cb, control);
  return TRUE;
}

static char *
make_token (void)
{
  g_autofree char *first = g_uuid_string_random ();
  g_autofree char *second = g_uuid_string_random ();

  return g_strconcat (first, "-", second, NULL);
}

/**
 * backbone_practice_control_new:
 * @context: what the control path shows and changes; must outlive it
 *
 * Returns: (transfer full): a control path that does not listen yet, with a new token
 */
BackbonePracticeControl *
backbone_practice_control_new (BackbonePracticeContext *context)
{
  BackbonePracticeControl *control = g_new0 (BackbonePracticeControl, 1);

  control->context = context;
  control->token = make_token ();
  control->authorization = g_strconcat ("Bearer ", control->token, NULL);

  return control;
}

void
backbone_practice_control_free (BackbonePracticeControl *control)
{
  if (control->service)
    backbone_practice_port_close (control->service, control);
  g_free (control->token);
  g_free (control->authorization);
  g_free (control);
}

/**
 * backbone_practice_control_listen:
 * @control: a control path
 * @wanted_port: the port to listen on, 0 for any free one
 * @or_any: whether any free port will do if @wanted_port is taken
 * @error: return location for an error
 *
 * Returns: whether it listens on 127.0.0.1
 */
gboolean
backbone_practice_control_listen (BackbonePracticeControl *control,
                                  guint16 wanted_port,
                                  gboolean or_any,
                                  GError **error)
{
  control->port = wanted_port;
  control->service = backbone_practice_port_open (&control->port, or_any, error);
  if (control->service == NULL)
    return FALSE;

  g_signal_connect (control->service, "incoming", G_CALLBACK (incoming_cb), control);
  g_socket_service_start (control->service);
  return TRUE;
}

/**
 * backbone_practice_control_get_port:
 * @control: a listening control path
 *
 * Returns: its TCP port
 */
guint16
backbone_practice_control_get_port (BackbonePracticeControl *control)
{
  return control->port;
}

/**
 * backbone_practice_control_get_token:
 * @control: a control path
 *
 * Returns: (transfer none): what requests must carry as a bearer token
 */
const char *
backbone_practice_control_get_token (BackbonePracticeControl *control)
{
  return control->token;
}
