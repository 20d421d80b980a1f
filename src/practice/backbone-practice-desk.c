/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-desk.h"

#include "backbone-practice-json.h"
#include "backbone-practice-pages.h"
#include "backbone-practice-services.h"

#include <string.h>

#define TOKEN_HEADER "X-CSRF-Token"
#define MAX_SUBJECT  80
#define MAX_ENTRIES  100000

/* What the two collections differ in. */
typedef struct
{
  const char *path;
  const char *counter;
  const char *number_member;
  const char *text_member;
  const char *authorisation; /* nullable: what an S-User needs */
  guint first_digit;         /* of its numbers */
} Collection;

static const Collection collections[] = {
  { BACKBONE_PRACTICE_INCIDENTS_PATH, "incidents", "IncidentNumber", "Subject", "INCIDENT", 2 },
  { BACKBONE_PRACTICE_SYSTEM_DATA_PATH, "system_data", "DataNumber", "Digest", NULL, 7 },
};

/* What was taken. */
typedef struct
{
  const Collection *collection;
  char *number;
  char *customer;
  char *s_user;
  char *system;
  char *text;
} Entry;

struct _BackbonePracticeDesk
{
  BackbonePracticeRegistry *registry;
  GHashTable *tokens; /* S-User -> what its writes must bring */
  GPtrArray *entries;
};

static void
entry_free (Entry *entry)
{
  g_free (entry->number);
  g_free (entry->customer);
  g_free (entry->s_user);
  g_free (entry->system);
  g_free (entry->text);
  g_free (entry);
}

/**
 * backbone_practice_desk_new:
 * @registry: which systems there are; must outlive it
 *
 * Returns: (transfer full): a desk that has taken nothing yet
 */
BackbonePracticeDesk *
backbone_practice_desk_new (BackbonePracticeRegistry *registry)
{
  BackbonePracticeDesk *desk = g_new0 (BackbonePracticeDesk, 1);

  desk->registry = registry;
  desk->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  desk->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)entry_free);

  return desk;
}

void
backbone_practice_desk_free (BackbonePracticeDesk *desk)
{
  g_hash_table_unref (desk->tokens);
  g_ptr_array_unref (desk->entries);
  g_free (desk);
}

static const Collection *
find_collection (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (collections); i++)
    {
      if (g_str_has_prefix (path, collections[i].path))
        return &collections[i];
    }

  return NULL;
}

/**
 * backbone_practice_desk_is_path:
 * @path: the path of a request to the portal
 *
 * Returns: whether it leads here
 */
gboolean
backbone_practice_desk_is_path (const char *path)
{
  return find_collection (path) != NULL;
}

static void
answer_entry (BackbonePracticeExchange *exchange, const Entry *entry, guint status)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "d");
  json_builder_begin_object (builder);
  backbone_practice_services_add_string (builder, entry->collection->number_member, entry->number);
  backbone_practice_services_add_string (builder, "CustomerNumber", entry->customer);
  backbone_practice_services_add_string (builder, "SystemNumber", entry->system);
  backbone_practice_services_add_string (builder, entry->collection->text_member, entry->text);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json = backbone_practice_json_to_text (builder);
  backbone_practice_pages_answer (exchange, status, BACKBONE_PRACTICE_JSON, json);
}

static const Entry *
find_entry (BackbonePracticeDesk *desk, const char *path, const BackbonePracticeSUser *user)
{
  for (guint i = 0; i < desk->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (desk->entries, i);
      g_autofree char *own = g_strconcat (entry->collection->path, "('", entry->number, "')", NULL);

      if (strcmp (path, own) == 0 && strcmp (entry->customer, user->customer) == 0)
        return entry;
    }

  return NULL;
}

static gboolean
asks_for_token (const BackbonePracticeRequest *request)
{
  const char *value = soup_message_headers_get_one (request->headers, TOKEN_HEADER);

  return value && g_ascii_strcasecmp (value, "Fetch") == 0;
}

/* Writes are protected as SAP Gateway protects them: a read hands out a token first. */
static void
hand_out_token (BackbonePracticeDesk *desk,
                BackbonePracticeExchange *exchange,
                const BackbonePracticeSUser *user)
{
  char *token = g_uuid_string_random ();

  backbone_practice_exchange_set_header (exchange, TOKEN_HEADER, token);
  g_hash_table_insert (desk->tokens, g_strdup (user->id), token);
}

static void
answer_get (BackbonePracticeDesk *desk,
            BackbonePracticeExchange *exchange,
            const Collection *collection,
            const BackbonePracticeSUser *user)
{
  const BackbonePracticeRequest *request = backbone_practice_exchange_get_request (exchange);
  const Entry *entry = find_entry (desk, request->path, user);

  if (asks_for_token (request))
    hand_out_token (desk, exchange, user);
  if (strcmp (request->path, collection->path) == 0)
    backbone_practice_pages_answer (exchange, SOUP_STATUS_OK, BACKBONE_PRACTICE_JSON,
                                    "{\"d\": {\"results\": []}}\n");
  else if (entry)
    answer_entry (exchange, entry, SOUP_STATUS_OK);
  else
    backbone_practice_services_answer_error (exchange, SOUP_STATUS_NOT_FOUND, "not-found",
                                             "Resource not found");
}

static gboolean
brings_token (BackbonePracticeDesk *desk,
              BackbonePracticeExchange *exchange,
              const BackbonePracticeSUser *user)
{
  const BackbonePracticeRequest *request = backbone_practice_exchange_get_request (exchange);
  const char *token = g_hash_table_lookup (desk->tokens, user->id);

  if (token
      && g_strcmp0 (soup_message_headers_get_one (request->headers, TOKEN_HEADER), token) == 0)
    return TRUE;

  backbone_practice_exchange_set_header (exchange, TOKEN_HEADER, "Required");
  backbone_practice_services_answer_error (exchange, SOUP_STATUS_FORBIDDEN, "csrf-token",
                                           "CSRF token validation failed");
  return FALSE;
}

static gboolean
may_write (BackbonePracticeExchange *exchange,
           const Collection *collection,
           const BackbonePracticeSUser *user)
{
  if (collection->authorisation == NULL
      || (user->authorisations
          && g_strv_contains ((const char *const *)user->authorisations,
                              collection->authorisation)))
    return TRUE;

  backbone_practice_services_answer_error (exchange, SOUP_STATUS_FORBIDDEN, "not-authorised",
                                           "The S-User has no authorisation for this");
  return FALSE;
}

/* (nullable) (transfer full): the body, if it is what is taken here. */
static Entry *
read_entry (BackbonePracticeExchange *exchange,
            const Collection *collection,
            const BackbonePracticeSUser *user)
{
  const char *const members[] = { "SystemNumber", collection->text_member, NULL };
  gsize length;
  const char *body = backbone_practice_exchange_get_body (exchange, &length);
  g_autoptr (JsonObject) object = backbone_practice_json_parse (body, (gssize)length, NULL);
  const char *system, *text;
  Entry *entry;

  if (object == NULL || !backbone_practice_json_only (object, members, NULL)
      || !backbone_practice_json_string (object, "SystemNumber", &system, NULL)
      || !backbone_practice_json_string (object, collection->text_member, &text, NULL)
      || system == NULL || text == NULL || *text == '\0' || g_utf8_strlen (text, -1) > MAX_SUBJECT)
    return NULL;

  entry = g_new0 (Entry, 1);
  entry->collection = collection;
  entry->customer = g_strdup (user->customer);
  entry->s_user = g_strdup (user->id);
  entry->system = g_strdup (system);
  entry->text = g_strdup (text);

  return entry;
}

static void
take (BackbonePracticeDesk *desk,
      BackbonePracticeExchange *exchange,
      const Collection *collection,
      const BackbonePracticeSUser *user)
{
  Entry *entry = read_entry (exchange, collection, user);

  if (entry == NULL)
    {
      backbone_practice_services_answer_error (exchange, SOUP_STATUS_BAD_REQUEST, "bad-request",
                                               "The request can't be understood");
      return;
    }
  if (!backbone_practice_registry_has_system (desk->registry, user->customer, entry->system)
      || desk->entries->len >= MAX_ENTRIES)
    {
      /* 400, where one would expect 404: so is it said of SAP's service. */
      backbone_practice_services_answer_error (exchange, SOUP_STATUS_BAD_REQUEST, "unknown-system",
                                               "The system is not known for this customer");
      entry_free (entry);
      return;
    }

  entry->number = g_strdup_printf ("%u%09u", collection->first_digit, desk->entries->len + 1);
  g_ptr_array_add (desk->entries, entry);
  answer_entry (exchange, entry, SOUP_STATUS_CREATED);
}

/**
 * backbone_practice_desk_answer:
 * @desk: a desk
 * @exchange: a request with a path that leads here
 * @user: the S-User that logged on
 */
void
backbone_practice_desk_answer (BackbonePracticeDesk *desk,
                               BackbonePracticeExchange *exchange,
                               const BackbonePracticeSUser *user)
{
  const BackbonePracticeRequest *request = backbone_practice_exchange_get_request (exchange);
  const Collection *collection = find_collection (request->path);

  if (strcmp (request->method, "POST") != 0)
    answer_get (desk, exchange, collection, user);
  else if (strcmp (request->path, collection->path) != 0)
    backbone_practice_services_answer_error (exchange, SOUP_STATUS_NOT_FOUND, "not-found",
                                             "Resource not found");
  else if (brings_token (desk, exchange, user) && may_write (exchange, collection, user))
    take (desk, exchange, collection, user);
}

/**
 * backbone_practice_desk_add_counters:
 * @desk: a desk
 * @builder: in an object; gets a member for each collection: how many things each customer has sent
 */
void
backbone_practice_desk_add_counters (BackbonePracticeDesk *desk, JsonBuilder *builder)
{
  for (guint i = 0; i < G_N_ELEMENTS (collections); i++)
    {
      g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < desk->entries->len; j++)
        {
          const Entry *entry = g_ptr_array_index (desk->entries, j);
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, entry->customer));

          if (entry->collection == &collections[i])
            g_hash_table_insert (counts, entry->customer, GUINT_TO_POINTER (count + 1));
        }
      backbone_practice_services_add_counts (builder, collections[i].counter, counts);
    }
}
