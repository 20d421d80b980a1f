/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice.h"

#include "backbone-trust-private.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>

#define READY "ready "

struct _Practice
{
  GSubprocess *process;
  char *dir;
  char *url;
  char *authorization;
  char *foreign_url;
  guint ports[BACKBONE_N_CHANNEL_KINDS];
  char *paths[BACKBONE_N_CHANNEL_KINDS];
  GPtrArray *anchors;
  SoupSession *session;
};

static char *
read_file (Practice *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

static void
read_control (Practice *self)
{
  g_autofree char *text = read_file (self, "control.json");
  g_autoptr (JsonNode) node = parse (text);
  JsonObject *object = json_node_get_object (node);

  self->url = g_strdup (json_object_get_string_member (object, "url"));
  self->foreign_url = g_strdup (json_object_get_string_member (object, "foreign_url"));
  self->authorization
      = g_strconcat ("Bearer ", json_object_get_string_member (object, "token"), NULL);
}

static void
read_profile (Practice *self)
{
  g_autofree char *text = read_file (self, "endpoints.json");
  g_autoptr (JsonNode) node = parse (text);
  JsonArray *endpoints = json_object_get_array_member (json_node_get_object (node), "endpoints");

  for (guint i = 0; i < json_array_get_length (endpoints); i++)
    {
      JsonObject *endpoint = json_array_get_object_element (endpoints, i);
      BackboneChannelKind kind;

      g_assert_true (
          backbone_channel_kind_from_id (json_object_get_string_member (endpoint, "kind"), &kind));
      self->ports[kind] = (guint)json_object_get_int_member (endpoint, "port");
      self->paths[kind] = g_strconcat (json_object_get_string_member (endpoint, "path_prefix"),
                                       json_object_get_string_member (endpoint, "test_path"), NULL);
    }
}

static void
read_anchors (Practice *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pem = read_file (self, "ca.pem");

  self->anchors = backbone_trust_anchors_parse (pem, -1, "ca.pem", &error);
  g_assert_no_error (error);
}

static void
wait_until_ready (Practice *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, READY));
}

Practice *
practice_start (guint customers)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *count = g_strdup_printf ("%u", customers);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  const char *program = g_getenv ("BACKBONE_PRACTICE_PROGRAM");
  Practice *self = g_new0 (Practice, 1);

  g_assert_nonnull (program);
  self->dir = g_dir_make_tmp ("backbone-practice-XXXXXX", &error);
  g_assert_no_error (error);

  g_ptr_array_add (arguments, (gpointer)program);
  g_ptr_array_add (arguments, (gpointer) "--exit-with-parent");
  g_ptr_array_add (arguments, (gpointer) "--state-dir");
  g_ptr_array_add (arguments, self->dir);
  if (customers > 0)
    {
      g_ptr_array_add (arguments, (gpointer) "--customers");
      g_ptr_array_add (arguments, count);
    }
  g_ptr_array_add (arguments, NULL);
  self->process = g_subprocess_newv (
      (const char *const *)arguments->pdata,
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);

  wait_until_ready (self);
  read_control (self);
  read_profile (self);
  read_anchors (self);
  self->session = soup_session_new ();
  soup_session_set_proxy_resolver (self->session, NULL);

  return self;
}

static void
remove_dir (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        remove_dir (file);
      else
        g_unlink (file);
    }
  g_rmdir (path);
}

void
practice_stop (Practice *self)
{
  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_object_unref (self->session);
  remove_dir (self->dir);
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    g_free (self->paths[i]);
  g_ptr_array_unref (self->anchors);
  g_free (self->dir);
  g_free (self->url);
  g_free (self->authorization);
  g_free (self->foreign_url);
  g_free (self);
}

GFile *
practice_get_file (Practice *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);

  return g_file_new_for_path (path);
}

guint
practice_get_port (Practice *self, BackboneChannelKind kind)
{
  return self->ports[kind];
}

GPtrArray *
practice_get_anchors (Practice *self)
{
  return self->anchors;
}

const char *
practice_get_foreign_url (Practice *self)
{
  return self->foreign_url;
}

BackboneCheckPlan *
practice_make_plan (Practice *self)
{
  BackboneCheckPlan *plan = backbone_check_plan_new ();
  g_autofree char *text = read_file (self, "customers.csv");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    plan_add_endpoint (plan, "localhost", self->ports[i]);
  for (guint i = 0; lines[i] && *lines[i]; i++)
    {
      g_auto (GStrv) fields = g_strsplit (g_strchomp (lines[i]), ";", 4);

      plan_add_user (plan, *fields[2] ? fields[2] : NULL, fields[3]);
      for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
        plan_add_target (plan, fields[0], kind, kind, self->paths[kind]);
    }

  return plan;
}

GHashTable *
practice_read_expected (Practice *self)
{
  g_autofree char *text = read_file (self, "expected.csv");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GHashTable *expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; lines[i] && *lines[i]; i++)
    {
      g_auto (GStrv) fields = g_strsplit (g_strchomp (lines[i]), ";", 3);

      g_hash_table_insert (expected, g_strdup_printf ("%s %s", fields[0], fields[1]),
                           g_strdup (fields[2]));
    }

  return expected;
}

static char *
control (Practice *self, const char *method, const char *path, const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = g_strconcat (self->url, path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GBytes) answer = NULL;

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                               self->authorization);
  if (body)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }
  answer = soup_session_send_and_read (self->session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, SOUP_STATUS_OK);

  return g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
}

void
practice_set_fault (Practice *self, const char *format, ...)
{
  g_autofree char *json = NULL;
  g_autofree char *answer = NULL;
  va_list arguments;

  va_start (arguments, format);
  json = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  answer = control (self, "POST", "/faults", g_strdelimit (json, "'", '"'));
}

void
practice_clear_faults (Practice *self)
{
  g_autofree char *answer = control (self, "DELETE", "/faults", NULL);
}

void
practice_change_user (Practice *self, const char *user, const char *changes)
{
  g_autofree char *path = g_strconcat ("/users/", user, NULL);
  g_autofree char *json = g_strdelimit (g_strdup (changes), "'", '"');
  g_autofree char *answer = control (self, "POST", path, json);
}

void
practice_change_s_user (Practice *self, const char *s_user, const char *changes)
{
  g_autofree char *path = g_strconcat ("/s-users/", s_user, NULL);
  g_autofree char *json = g_strdelimit (g_strdup (changes), "'", '"');
  g_autofree char *answer = control (self, "POST", path, json);
}

void
practice_change_installation (Practice *self, const char *number, const char *changes)
{
  g_autofree char *path = g_strconcat ("/installations/", number, NULL);
  g_autofree char *json = changes ? g_strdelimit (g_strdup (changes), "'", '"') : NULL;
  g_autofree char *answer = control (self, changes ? "POST" : "DELETE", path, json);
}

void
practice_reset_counters (Practice *self)
{
  g_autofree char *answer = control (self, "DELETE", "/counters", NULL);
}

gint64
practice_count (Practice *self, ...)
{
  g_autofree char *text = control (self, "GET", "/counters", NULL);
  g_autoptr (JsonNode) root = parse (text);
  JsonNode *node = root;
  const char *name;
  va_list names;

  va_start (names, self);
  while (node && (name = va_arg (names, const char *)))
    node = JSON_NODE_HOLDS_OBJECT (node)
               ? json_object_get_member (json_node_get_object (node), name)
               : NULL;
  va_end (names);

  return node ? json_node_get_int (node) : 0;
}

gint64
practice_count_attempts (Practice *self, const char *user)
{
  return practice_count (self, "users", user, "attempts", NULL);
}

gint64
practice_count_s_attempts (Practice *self, const char *s_user)
{
  return practice_count (self, "s_users", s_user, "attempts", NULL);
}

guint
plan_add_endpoint (BackboneCheckPlan *plan, const char *host, guint port)
{
  BackboneCheckEndpoint endpoint = { .host = g_strdup (host), .port = port };

  endpoint.proxy = g_object_new (BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_DIRECT, NULL);
  g_array_append_val (plan->endpoints, endpoint);

  return plan->endpoints->len - 1;
}

guint
plan_add_proxied (BackboneCheckPlan *plan,
                  const char *host,
                  guint port,
                  guint proxy_port,
                  const char *user,
                  const char *password)
{
  BackboneCheckEndpoint endpoint = { .host = g_strdup (host), .port = port };

  endpoint.proxy = g_object_new (BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_MANUAL, "host",
                                 "127.0.0.1", "port", proxy_port, "user", user, NULL);
  endpoint.proxy_secret = password ? backbone_secret_new (password) : NULL;
  g_array_append_val (plan->endpoints, endpoint);

  return plan->endpoints->len - 1;
}

void
plan_add_user (BackboneCheckPlan *plan, const char *id, const char *password)
{
  BackboneCheckUser user = { .id = g_strdup (id), .first_target = plan->targets->len };

  if (id && password && *password)
    user.secret = backbone_secret_new (password);
  else
    user.preset = BACKBONE_VERDICT_NOT_CONFIGURED;
  g_array_append_val (plan->users, user);
}

void
plan_add_target (BackboneCheckPlan *plan,
                 const char *customer,
                 BackboneChannelKind kind,
                 guint endpoint,
                 const char *path)
{
  BackboneCheckUser *user = &g_array_index (plan->users, BackboneCheckUser, plan->users->len - 1);
  BackboneCheckTarget target = {
    .channel = plan->targets->len + 1,
    .customer = g_string_chunk_insert_const (plan->strings, customer),
    .kind = kind,
    .endpoint = endpoint,
    .path = g_string_chunk_insert_const (plan->strings, path),
    .good_status = 200,
  };

  g_array_append_val (plan->targets, target);
  user->n_targets++;
}

static void
take_outcome (BackboneCheckOutcome *outcome, gpointer user_data)
{
  Findings *self = user_data;

  g_ptr_array_add (self->outcomes, outcome);
  if (self->outcomes->len == self->cancel_after)
    g_cancellable_cancel (self->cancellable);
}

Findings *
findings_of_some (BackboneCheckPlan *plan, const BackboneCheckOptions *options, guint cancel_after)
{
  Findings *self = g_new0 (Findings, 1);

  self->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_check_outcome_free);
  self->cancellable = g_cancellable_new ();
  self->cancel_after = cancel_after;
  self->done = backbone_check_engine_run (plan, options, take_outcome, self, self->cancellable,
                                          &self->error);

  return self;
}

Findings *
findings_of (BackboneCheckPlan *plan, const BackboneCheckOptions *options)
{
  return findings_of_some (plan, options, 0);
}

void
findings_free (Findings *self)
{
  g_ptr_array_unref (self->outcomes);
  g_object_unref (self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}

const BackboneCheckOutcome *
findings_find (Findings *self, const char *customer, BackboneChannelKind kind)
{
  const BackboneCheckOutcome *found = NULL;

  for (guint i = 0; i < self->outcomes->len; i++)
    {
      const BackboneCheckOutcome *outcome = g_ptr_array_index (self->outcomes, i);

      if (outcome->kind != kind || strcmp (outcome->customer, customer) != 0)
        continue;
      g_assert_null (found); /* exactly one each */
      found = outcome;
    }

  return found;
}

guint
findings_count (Findings *self, BackboneVerdict verdict)
{
  guint count = 0;

  for (guint i = 0; i < self->outcomes->len; i++)
    {
      const BackboneCheckOutcome *outcome = g_ptr_array_index (self->outcomes, i);

      count += outcome->verdict == verdict;
    }

  return count;
}

guint
practice_get_proxy_port (const char *variable)
{
  const char *url = g_getenv (variable);
  const char *port = url ? strrchr (url, ':') : NULL;

  g_assert_nonnull (port);

  return (guint)g_ascii_strtoull (port + 1, NULL, 10);
}
