/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-practice-server.h"

#include "backbone-error.h"

#include <glib/gstdio.h>
#include <string.h>

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static BackbonePracticeServer *
start (const char *state_dir, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  backbone_practice_server_start_async (state_dir, cancellable, started_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return backbone_practice_server_start_finish (result, error);
}

/* A program that is no practice backbone: a shell script with @body. */
static char *
write_script (const char *body)
{
  g_autofree char *folder = g_dir_make_tmp ("backbone-XXXXXX", NULL);
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", body, "\n", NULL);
  char *path = g_build_filename (folder, "script", NULL);

  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));

  return path;
}

static void
remove_script (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Starts with @script as the program. */
static void
start_and_fail (const char *script, GCancellable *cancellable, GError **error)
{
  g_autofree char *real = g_strdup (g_getenv ("BACKBONE_PRACTICE_PROGRAM"));
  BackbonePracticeServer *server;

  g_setenv ("BACKBONE_PRACTICE_PROGRAM", script, TRUE);
  server = start ("/nowhere", cancellable, error);
  g_assert_null (server);
  g_setenv ("BACKBONE_PRACTICE_PROGRAM", real, TRUE);
}

static char *
make_state_dir (void)
{
  g_autofree char *parent = g_dir_make_tmp ("backbone-XXXXXX", NULL);

  return g_build_filename (parent, "state", NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_rmdir (folder);
}

static void
remove_state_dir (const char *state_dir)
{
  g_autofree char *parent = g_path_get_dirname (state_dir);

  remove_folder (state_dir);
  g_assert_cmpint (g_rmdir (parent), ==, 0);
}

static guint16
read_port (GFile *profile)
{
  g_autofree char *path = g_file_get_path (profile);
  g_autofree char *text = NULL;
  const char *port;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  port = strstr (text, "\"port\"");
  g_assert_nonnull (port);

  return (guint16)g_ascii_strtoull (strchr (port, ':') + 1 + strspn (strchr (port, ':') + 1, " "),
                                    NULL, 10);
}

static gboolean
can_connect (guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, NULL);

  return connection != NULL;
}

static void
test_serves (void)
{
  g_autofree char *state_dir = make_state_dir ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) profile = NULL;
  g_autoptr (GFile) customers = NULL;
  BackbonePracticeServer *server = start (state_dir, NULL, &error);
  guint16 port;

  g_assert_no_error (error);
  profile = backbone_practice_server_dup_profile_file (server);
  customers = backbone_practice_server_dup_customers_file (server);
  g_assert_true (g_file_query_exists (customers, NULL));
  port = read_port (profile);
  g_assert_true (can_connect (port));

  /* It has ended when the object is gone, not some time later. */
  g_object_unref (server);
  g_assert_false (can_connect (port));

  remove_state_dir (state_dir);
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  start_and_fail ("/nowhere/backbone-practice", NULL, &error);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "/nowhere/backbone-practice"));
}

static void
test_fails (void)
{
  g_autofree char *script = write_script ("for i in 1 2 3 4 5 6 7; do echo \"why $i\" >&2; done; "
                                          "exit 1");
  g_autoptr (GError) error = NULL;

  start_and_fail (script, NULL, &error);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "\nwhy 3\nwhy 4\nwhy 5\nwhy 6\nwhy 7"));
  g_assert_null (strstr (error->message, "why 2"));

  remove_script (script);
}

static void
test_other_output (void)
{
  g_autofree char *script = write_script ("echo hello; exec sleep 100");
  g_autoptr (GError) error = NULL;

  start_and_fail (script, NULL, &error);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED);

  remove_script (script);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

static void
test_cancelled (void)
{
  g_autofree char *script = write_script ("exec sleep 100");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_idle_add (cancel_cb, cancellable);
  start_and_fail (script, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  start_and_fail (script, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  remove_script (script);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice-server/serves", test_serves);
  g_test_add_func ("/practice-server/missing", test_missing);
  g_test_add_func ("/practice-server/fails", test_fails);
  g_test_add_func ("/practice-server/other-output", test_other_output);
  g_test_add_func ("/practice-server/cancelled", test_cancelled);

  return g_test_run ();
}
