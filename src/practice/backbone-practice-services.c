/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-services.h"

#include "backbone-practice-installation-service.h"
#include "backbone-practice-json.h"
#include "backbone-practice-pages.h"

#include <string.h>

#define USER_PREFIX        "/services/odata/useradminsrv/UserSet('"
#define USER_END           "')"
#define AUTHORISATIONS_END "')/UserExistingAuthorizationsSet"

/* Descriptions follow the language of the request: whoever compares them fails. */
static const struct
{
  const char *object_id;
  const char *english;
  const char *german;
} descriptions[] = {
  { "SWDOWNLOAD", "Download Software", "Software herunterladen" },
  { "G_SOFTDOWN", "Software Download", "Software-Download" },
  { "INCIDENT", "Report Cases", "Fälle melden" },
  { "DISPLAYCASE", "Display Cases", "Fälle anzeigen" },
  { "SERVICEREP", "Service Reports and Feedback", "Servicereports und Feedback" },
  { "MANAGEINST", "Manage Installations", "Installationen verwalten" },
};

/**
 * backbone_practice_services_is_path:
 * @path: the path of a request to the portal
 *
 * Returns: whether one of the services is there, which need an S-User
 */
gboolean
backbone_practice_services_is_path (const char *path)
{
  return g_str_has_prefix (path, BACKBONE_PRACTICE_SERVICES_PREFIX);
}

/**
 * backbone_practice_services_add_string:
 * @builder: in an object
 * @name: name of the member
 * @value: its text
 */
void
backbone_practice_services_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/**
 * backbone_practice_services_add_counts:
 * @builder: in an object
 * @name: name of the member: an object
 * @counts: (element-type utf8 guint): its members
 */
void
backbone_practice_services_add_counts (JsonBuilder *builder, const char *name, GHashTable *counts)
{
  GHashTableIter iter;
  const char *key;
  gpointer count;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, (gpointer *)&key, &count))
    {
      json_builder_set_member_name (builder, key);
      json_builder_add_int_value (builder, GPOINTER_TO_UINT (count));
    }
  json_builder_end_object (builder);
}

/**
 * backbone_practice_services_answer_error:
 * @exchange: a request
 * @status: HTTP status
 * @code: which error
 * @text: the same in words
 *
 * Answers as SAP Gateway writes errors.
 */
void
backbone_practice_services_answer_error (BackbonePracticeExchange *exchange,
                                         guint status,
                                         const char *code,
                                         const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  backbone_practice_services_add_string (builder, "code", code);
  json_builder_set_member_name (builder, "message");
  json_builder_begin_object (builder);
  backbone_practice_services_add_string (builder, "lang", "en");
  backbone_practice_services_add_string (builder, "value", text);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json = backbone_practice_json_to_text (builder);
  backbone_practice_pages_answer (exchange, status, BACKBONE_PRACTICE_JSON, json);
}

/**
 * backbone_practice_services_refuse:
 * @exchange: a request
 * @outcome: how the log-on of its S-User ended, not @BACKBONE_PRACTICE_S_USER_RIGHT
 */
void
backbone_practice_services_refuse (BackbonePracticeExchange *exchange,
                                   BackbonePracticeSUserOutcome outcome)
{
  switch (outcome)
    {
    case BACKBONE_PRACTICE_S_USER_WRONG:
      backbone_practice_services_answer_error (exchange, SOUP_STATUS_UNAUTHORIZED,
                                               "s-user-credentials",
                                               "The log-on of the S-User failed");
      break;
    case BACKBONE_PRACTICE_S_USER_LOCKED:
      backbone_practice_services_answer_error (exchange, SOUP_STATUS_FORBIDDEN, "s-user-locked",
                                               "Account Temporarily Locked Out");
      break;
    case BACKBONE_PRACTICE_S_USER_EXPIRED:
      backbone_practice_services_answer_error (exchange, SOUP_STATUS_FORBIDDEN, "s-user-expired",
                                               "The S-User has expired");
      break;
    case BACKBONE_PRACTICE_S_USER_WRONG_CUSTOMER:
      backbone_practice_services_answer_error (
          exchange, SOUP_STATUS_FORBIDDEN, "wrong-customer",
          "Technical user and S-User belong to different customer numbers");
      break;
    case BACKBONE_PRACTICE_S_USER_NOT_GIVEN:
    case BACKBONE_PRACTICE_S_USER_RIGHT:
    default:
      backbone_practice_services_answer_error (exchange, SOUP_STATUS_FORBIDDEN, "s-user-missing",
                                               "This service acts on behalf of an S-User");
      break;
    }
}

static gboolean
wants_german (BackbonePracticeExchange *exchange)
{
  const BackbonePracticeRequest *request = backbone_practice_exchange_get_request (exchange);
  const char *languages = soup_message_headers_get_list (request->headers, "Accept-Language");

  return languages && g_ascii_strncasecmp (languages, "de", 2) == 0;
}

static const char *
describe (const char *object_id, gboolean german)
{
  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    {
      if (strcmp (descriptions[i].object_id, object_id) == 0)
        return german ? descriptions[i].german : descriptions[i].english;
    }

  return object_id;
}

static JsonBuilder *
begin_results (void)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "d");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);

  return builder;
}

static void
answer_json (BackbonePracticeExchange *exchange, JsonBuilder *builder)
{
  g_autofree char *json = backbone_practice_json_to_text (builder);

  backbone_practice_pages_answer (exchange, SOUP_STATUS_OK, BACKBONE_PRACTICE_JSON, json);
}

static void
answer_results (BackbonePracticeExchange *exchange, JsonBuilder *builder)
{
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  answer_json (exchange, builder);
}

static void
answer_authorisations (BackbonePracticeExchange *exchange, const BackbonePracticeSUser *user)
{
  g_autoptr (JsonBuilder) builder = begin_results ();
  gboolean german = wants_german (exchange);

  for (guint i = 0; user->authorisations && user->authorisations[i]; i++)
    {
      json_builder_begin_object (builder);
      backbone_practice_services_add_string (builder, "ObjectId", user->authorisations[i]);
      backbone_practice_services_add_string (builder, "ObjectDesc",
                                             describe (user->authorisations[i], german));
      json_builder_end_object (builder);
    }
  answer_results (exchange, builder);
}

static void
answer_user (BackbonePracticeExchange *exchange, const BackbonePracticeSUser *user)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) expires = g_date_time_add_days (now, user->expires_in_days);
  g_autofree char *day = g_date_time_format (expires, "%Y-%m-%d");

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "d");
  json_builder_begin_object (builder);
  backbone_practice_services_add_string (builder, "Userid", user->id);
  backbone_practice_services_add_string (builder, "CustomerNumber", user->customer);
  backbone_practice_services_add_string (builder, "ValidTo", day);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  answer_json (exchange, builder);
}

/* An S-User sees itself only. */
static gboolean
is_about (const char *path, const char *end, const BackbonePracticeSUser *user)
{
  g_autofree char *own = g_strconcat (USER_PREFIX, user->id, end, NULL);

  return strcmp (path, own) == 0;
}

/**
 * backbone_practice_services_answer:
 * @context: what listeners share
 * @exchange: a request to one of the services, whose technical user has logged on
 * @outcome: how the log-on of its S-User ended
 * @user: (nullable): the S-User, if it logged on
 */
void
backbone_practice_services_answer (BackbonePracticeContext *context,
                                   BackbonePracticeExchange *exchange,
                                   BackbonePracticeSUserOutcome outcome,
                                   const BackbonePracticeSUser *user)
{
  const BackbonePracticeRequest *request = backbone_practice_exchange_get_request (exchange);

  if (outcome != BACKBONE_PRACTICE_S_USER_RIGHT)
    backbone_practice_services_refuse (exchange, outcome);
  else if (is_about (request->path, AUTHORISATIONS_END, user))
    answer_authorisations (exchange, user);
  else if (is_about (request->path, USER_END, user))
    answer_user (exchange, user);
  else if (strcmp (request->path, BACKBONE_PRACTICE_INSTALLATIONS_COLLECTION) == 0)
    backbone_practice_installation_service_answer (context->registry, exchange, user);
  else if (backbone_practice_desk_is_path (request->path))
    backbone_practice_desk_answer (context->desk, exchange, user);
  else
    backbone_practice_services_answer_error (exchange, SOUP_STATUS_NOT_FOUND, "not-found",
                                             "Resource not found");
}

/**
 * backbone_practice_services_may_download:
 * @user: an S-User
 *
 * Returns: whether it has the authorisation Software Download, which has two names
 */
gboolean
backbone_practice_services_may_download (const BackbonePracticeSUser *user)
{
  return user->authorisations
         && (g_strv_contains ((const char *const *)user->authorisations, "SWDOWNLOAD")
             || g_strv_contains ((const char *const *)user->authorisations, "G_SOFTDOWN"));
}

/**
 * backbone_practice_services_refuse_download:
 * @exchange: a request for a note on behalf of an S-User that may not download
 */
void
backbone_practice_services_refuse_download (BackbonePracticeExchange *exchange)
{
  backbone_practice_pages_answer (exchange, SOUP_STATUS_FORBIDDEN, BACKBONE_PRACTICE_TEXT,
                                  "You are not authorized to download this file\n");
}
