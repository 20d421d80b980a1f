/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-json.h"
#include "backbone-practice-landscape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT        "backbone-practice-landscape"
#define SHIPPED       "/io/github/backbone_admin/practice/landscape.json"
#define MAX_THRESHOLD 1000
#define MAX_PFX_DAYS  3650

/* As long as those that SAP issues are said to last. */
#define DEFAULT_PFX_DAYS 365

#define MAX_FILE_LENGTH (64 * 1024 * 1024)

static gboolean
read_kinds (JsonObject *object, const char *member, guint *kinds, GError **error)
{
  JsonArray *array;

  if (!backbone_practice_json_array (object, member, &array, error))
    return FALSE;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      BackboneChannelKind kind;

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING
          || !backbone_channel_kind_from_id (json_node_get_string (node), &kind))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("“%s” must list portal, parcel-box or note-download"), member);
          return FALSE;
        }
      *kinds |= 1u << kind;
    }

  return TRUE;
}

static gboolean
read_certificate (JsonObject *object, BackbonePracticeCustomer *customer, GError **error)
{
  const char *certificate, *pfx_password;
  guint64 days = DEFAULT_PFX_DAYS;

  if (!backbone_practice_json_string (object, "certificate", &certificate, error)
      || !backbone_practice_json_string (object, "pfx_password", &pfx_password, error)
      || !backbone_practice_json_uint (object, "pfx_days", MAX_PFX_DAYS, &days, error))
    return FALSE;

  customer->pfx_password = g_strdup (pfx_password);
  customer->pfx_days = (int)days;
  if (certificate == NULL)
    return TRUE;

  customer->certificate = backbone_practice_fingerprint_normalize (certificate);
  if (customer->certificate == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("Customer %s: “certificate” must be the SHA-256 fingerprint of a certificate"),
                 customer->number);

  return customer->certificate != NULL;
}

static gboolean
read_user (JsonObject *object, BackbonePracticeCustomer *customer, GError **error)
{
  static const char *const members[]
      = { "id",           "password", "saved_password", "certificate",
          "pfx_password", "pfx_days", "state",          NULL };
  const char *id, *password, *saved_password, *state;

  if (!backbone_practice_json_only (object, members, error)
      || !backbone_practice_json_string (object, "id", &id, error)
      || !backbone_practice_json_string (object, "password", &password, error)
      || !backbone_practice_json_string (object, "saved_password", &saved_password, error)
      || !backbone_practice_json_string (object, "state", &state, error)
      || !read_certificate (object, customer, error))
    return FALSE;

  if (id == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("Customer %s: the technical user has no “id”"), customer->number);
      return FALSE;
    }
  if (state && !backbone_practice_user_state_from_id (state, &customer->state))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("Customer %s: “state” must be requested, activated or locked"),
                   customer->number);
      return FALSE;
    }

  customer->user = g_strdup (id);
  customer->password = g_strdup (password);
  customer->saved_password = g_strdup (saved_password);
  return TRUE;
}

static gboolean
read_strings (JsonObject *object, const char *member, char ***strings, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!backbone_practice_json_array (object, member, &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” must list texts"),
                       member);
          return FALSE;
        }
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  g_strfreev (*strings);
  *strings = g_strv_builder_end (builder);

  return TRUE;
}

static gboolean
read_s_user_state (JsonObject *object, BackbonePracticeSUser *user, GError **error)
{
  guint64 days = BACKBONE_PRACTICE_S_USER_DAYS;
  const char *state;

  if (!backbone_practice_json_string (object, "state", &state, error)
      || !backbone_practice_json_uint (object, "expires_in_days", G_MAXUINT16, &days, error))
    return FALSE;
  if (state && strcmp (state, "active") != 0 && strcmp (state, "locked") != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("Customer %s: “state” of an S-User must be active or locked"),
                   user->customer);
      return FALSE;
    }

  user->locked = g_strcmp0 (state, "locked") == 0;
  user->expires_in_days = (int)days;

  return TRUE;
}

static gboolean
read_s_user (JsonNode *node, const char *customer, GPtrArray *s_users, GError **error)
{
  static const char *const members[]
      = { "id",          "password", "saved_password", "state", "expires_in_days", "authorisations",
          "local_users", NULL };
  BackbonePracticeSUser *user = g_new0 (BackbonePracticeSUser, 1);
  const char *id = NULL, *password = NULL, *saved_password = NULL;
  JsonObject *object;

  g_ptr_array_add (s_users, user);
  user->customer = g_strdup (customer);
  user->local_users = g_strsplit (BACKBONE_PRACTICE_S_USER_LOCAL_USER, ";", -1);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("“s_users” must list objects"));
      return FALSE;
    }

  object = json_node_get_object (node);
  if (!backbone_practice_json_only (object, members, error)
      || !backbone_practice_json_string (object, "id", &id, error)
      || !backbone_practice_json_string (object, "password", &password, error)
      || !backbone_practice_json_string (object, "saved_password", &saved_password, error)
      || !read_s_user_state (object, user, error)
      || !read_strings (object, "authorisations", &user->authorisations, error)
      || !read_strings (object, "local_users", &user->local_users, error))
    return FALSE;

  user->id = g_strdup (id);
  user->password = g_strdup (password);
  user->saved_password = g_strdup (saved_password);

  return backbone_practice_s_user_validate (user, error);
}

static gboolean
read_s_users (JsonNode *node, const char *customer, GPtrArray *s_users, GError **error)
{
  JsonArray *array;

  if (!backbone_practice_json_array (json_node_get_object (node), "s_users", &array, error))
    return FALSE;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      if (!read_s_user (json_array_get_element (array, i), customer, s_users, error))
        return FALSE;
    }

  return TRUE;
}

static BackbonePracticeCustomer *
read_customer (JsonNode *node, GError **error)
{
  static const char *const members[] = { "number",    "description", "technical_user",
                                         "not_found", "s_users",     "installations",
                                         NULL };
  g_autoptr (BackbonePracticeCustomer) customer = g_new0 (BackbonePracticeCustomer, 1);
  const char *number, *description;
  JsonObject *object, *user;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("“customers” must list objects"));
      return NULL;
    }

  object = json_node_get_object (node);
  if (!backbone_practice_json_only (object, members, error)
      || !backbone_practice_json_string (object, "number", &number, error)
      || !backbone_practice_json_string (object, "description", &description, error)
      || !backbone_practice_json_object (object, "technical_user", &user, error)
      || !read_kinds (object, "not_found", &customer->not_found, error))
    return NULL;

  customer->number = g_strdup (number);
  customer->description = g_strdup (description);
  customer->state = BACKBONE_PRACTICE_USER_ACTIVATED;
  if (user && !read_user (user, customer, error))
    return NULL;
  if (!backbone_practice_customer_validate (customer, error))
    return NULL;

  return g_steal_pointer (&customer);
}

/* Both tables of names borrow from the customers. */
static gboolean
check_distinct (BackbonePracticeCustomer *customer,
                GHashTable *numbers,
                GHashTable *users,
                GError **error)
{
  const char *twice = NULL;

  if (!g_hash_table_add (numbers, customer->number))
    twice = customer->number;
  else if (customer->user && !g_hash_table_add (users, customer->user))
    twice = customer->user;

  if (twice)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("%s stands there twice"), twice);

  return twice == NULL;
}

static gboolean
check_distinct_s_users (GPtrArray *s_users, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < s_users->len; i++)
    {
      const BackbonePracticeSUser *user = g_ptr_array_index (s_users, i);

      if (!g_hash_table_add (ids, user->id))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("%s stands there twice"),
                       user->id);
          return FALSE;
        }
    }

  return TRUE;
}

/* Systems have longer numbers, so both can go into one set. */
static gboolean
check_distinct_installations (GPtrArray *installations, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  const char *twice = NULL;

  for (guint i = 0; twice == NULL && i < installations->len; i++)
    {
      const BackbonePracticeInstallation *installation = g_ptr_array_index (installations, i);

      if (!g_hash_table_add (numbers, installation->number))
        twice = installation->number;
      for (guint j = 0; twice == NULL && j < installation->systems->len; j++)
        {
          const BackbonePracticeSystem *system = g_ptr_array_index (installation->systems, j);

          if (!g_hash_table_add (numbers, system->number))
            twice = system->number;
        }
    }
  if (twice)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("%s stands there twice"), twice);

  return twice == NULL;
}

static gboolean
read_customers (JsonArray *array, BackbonePracticeLandscape *landscape, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) users = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      BackbonePracticeCustomer *customer = read_customer (json_array_get_element (array, i), error);

      if (customer == NULL)
        return FALSE;
      g_ptr_array_add (landscape->customers, customer);
      if (!check_distinct (customer, numbers, users, error)
          || !read_s_users (json_array_get_element (array, i), customer->number, landscape->s_users,
                            error)
          || !backbone_practice_installations_read (
              json_node_get_object (json_array_get_element (array, i)), customer->number,
              landscape->installations, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_format (JsonObject *root, GError **error)
{
  static const char *const members[]
      = { "format", "version", "lock_threshold", "legacy_shut_down", "customers", NULL };
  const char *format;
  guint64 version = 0;

  if (!backbone_practice_json_only (root, members, error)
      || !backbone_practice_json_string (root, "format", &format, error)
      || !backbone_practice_json_uint (root, "version", G_MAXUINT, &version, error))
    return FALSE;

  if (g_strcmp0 (format, FORMAT) != 0 || version != 1)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The file does not say that its format is “%s”, version 1"), FORMAT);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_legacy (JsonObject *root, BackbonePracticeLandscape *landscape, GError **error)
{
  const char *day;

  if (!backbone_practice_json_string (root, "legacy_shut_down", &day, error))
    return FALSE;
  if (day == NULL)
    return TRUE;
  if (!g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\d$", day, G_REGEX_DOLLAR_ENDONLY, 0))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("“legacy_shut_down” must be a day, YYYY-MM-DD"));
      return FALSE;
    }

  g_free (landscape->legacy_shut_down);
  landscape->legacy_shut_down = g_strdup (day);
  return TRUE;
}

static BackbonePracticeLandscape *
parse (const char *text, gsize length, GError **error)
{
  g_autoptr (BackbonePracticeLandscape) landscape = backbone_practice_landscape_new ();
  g_autoptr (JsonObject) root = backbone_practice_json_parse (text, length, error);
  guint64 threshold = BACKBONE_PRACTICE_DEFAULT_LOCK_THRESHOLD;
  JsonArray *customers;

  if (root == NULL || !check_format (root, error)
      || !backbone_practice_json_uint (root, "lock_threshold", MAX_THRESHOLD, &threshold, error)
      || !backbone_practice_json_array (root, "customers", &customers, error))
    return NULL;

  if (threshold == 0 || customers == NULL || json_array_get_length (customers) == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("A landscape needs customers and a lock threshold of 1 or more"));
      return NULL;
    }

  landscape->lock_threshold = (guint)threshold;
  if (!read_legacy (root, landscape, error) || !read_customers (customers, landscape, error)
      || !check_distinct_s_users (landscape->s_users, error)
      || !check_distinct_installations (landscape->installations, error))
    return NULL;

  return g_steal_pointer (&landscape);
}

/**
 * backbone_practice_landscape_load:
 * @filename: path of a landscape file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the landscape
 */
BackbonePracticeLandscape *
backbone_practice_landscape_load (const char *filename, GError **error)
{
  g_autofree char *text = NULL;
  BackbonePracticeLandscape *landscape;
  gsize length;

  if (!g_file_get_contents (filename, &text, &length, error))
    return NULL;
  if (length > MAX_FILE_LENGTH)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("%s is too large"), filename);
      return NULL;
    }

  landscape = parse (text, length, error);
  if (landscape == NULL)
    g_prefix_error (error, "%s: ", filename);

  return landscape;
}

/**
 * backbone_practice_landscape_load_shipped:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the small landscape that comes with the program
 */
BackbonePracticeLandscape *
backbone_practice_landscape_load_shipped (GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize length;
  const char *text;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  return parse (text, length, error);
}
