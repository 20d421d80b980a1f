/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-installation-service.h"

#include "backbone-practice-json.h"
#include "backbone-practice-pages.h"
#include "backbone-practice-services.h"

#include <string.h>

#define FILTER "Ubname eq '%s'"

/* Whoever asks for more at a time gets no more than this. */
#define MAX_PAGE 25

/* What a request asks for. */
typedef struct
{
  gboolean own; /* those of the S-User itself, and nobody else's */
  guint64 top;
  guint64 skip;
  gboolean count;
} Query;

static gboolean
read_number (const char *text, guint64 *number)
{
  return g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, number, NULL);
}

static gboolean
read_option (const char *name, const char *value, const char *filter, Query *query)
{
  if (strcmp (name, "$filter") == 0)
    query->own = strcmp (value, filter) == 0;
  else if (strcmp (name, "$top") == 0)
    return read_number (value, &query->top);
  else if (strcmp (name, "$skip") == 0)
    return read_number (value, &query->skip);
  else if (strcmp (name, "$inlinecount") == 0)
    query->count = strcmp (value, "allpages") == 0;
  else
    return FALSE;

  return TRUE;
}

/* FALSE if it holds what nobody here knows: a client must not rely on that being ignored. */
static gboolean
read_query (const char *text, const BackbonePracticeSUser *user, Query *query)
{
  g_autofree char *filter = g_strdup_printf (FILTER, user->id);
  g_auto (GStrv) parts = g_strsplit (text ? text : "", "&", -1);

  *query = (Query){ .top = MAX_PAGE };
  for (guint i = 0; parts[i]; i++)
    {
      char *equals = strchr (parts[i], '=');

      if (equals == NULL)
        return FALSE;
      *equals = '\0';
      if (!read_option (parts[i], equals + 1, filter, query))
        return FALSE;
    }

  return TRUE;
}

static void
add_system (JsonBuilder *builder, const BackbonePracticeSystem *system)
{
  json_builder_begin_object (builder);
  backbone_practice_services_add_string (builder, "Sysnr", system->number);
  backbone_practice_services_add_string (builder, "Sysid", system->sid);
  json_builder_end_object (builder);
}

static void
add_installation (JsonBuilder *builder, const BackbonePracticeInstallation *installation)
{
  json_builder_begin_object (builder);
  backbone_practice_services_add_string (builder, "Insnr", installation->number);
  backbone_practice_services_add_string (builder, "Kunnr", installation->customer);
  backbone_practice_services_add_string (builder, "Instext", installation->description);
  json_builder_set_member_name (builder, "Systems");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < installation->systems->len; i++)
    add_system (builder, g_ptr_array_index (installation->systems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
answer_page (BackbonePracticeExchange *exchange, GPtrArray *installations, const Query *query)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *count = g_strdup_printf ("%u", installations->len);
  g_autofree char *json = NULL;
  guint64 end = MIN ((guint64)installations->len, query->skip + MIN (query->top, MAX_PAGE));

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "d");
  json_builder_begin_object (builder);
  if (query->count)
    backbone_practice_services_add_string (builder, "__count", count);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint64 i = query->skip; i < end; i++)
    add_installation (builder, g_ptr_array_index (installations, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json = backbone_practice_json_to_text (builder);
  backbone_practice_pages_answer (exchange, SOUP_STATUS_OK, BACKBONE_PRACTICE_JSON, json);
}

/**
 * backbone_practice_installation_service_answer:
 * @registry: which installations there are
 * @exchange: a request for installations
 * @user: the S-User that logged on
 *
 * Answers with a page of the installations of the customer of @user.
 */
void
backbone_practice_installation_service_answer (BackbonePracticeRegistry *registry,
                                               BackbonePracticeExchange *exchange,
                                               const BackbonePracticeSUser *user)
{
  const BackbonePracticeRequest *request = backbone_practice_exchange_get_request (exchange);
  g_autoptr (GPtrArray) installations = NULL;
  Query query;

  if (!read_query (request->query, user, &query))
    {
      backbone_practice_services_answer_error (exchange, SOUP_STATUS_BAD_REQUEST, "bad-query",
                                               "The query can't be understood");
      return;
    }
  if (!query.own)
    {
      backbone_practice_services_answer_error (exchange, SOUP_STATUS_NOT_FOUND, "not-found",
                                               "Resource not found");
      return;
    }

  installations = backbone_practice_registry_list (registry, user->customer);
  answer_page (exchange, installations, &query);
}
