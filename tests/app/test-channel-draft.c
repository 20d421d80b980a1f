/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-channel-draft.h"

#include <glib/gstdio.h>

#define NUMBER "0001105790"

typedef struct
{
  char *folder;
  BackboneLandscape *landscape;
  BackboneChannelDraft *draft;
  guint n_changes;
} Fixture;

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneLandscape **landscape = user_data;
  g_autoptr (GError) error = NULL;

  *landscape = backbone_landscape_create_finish (result, &error);
  g_assert_no_error (error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *closed = user_data;

  *closed = TRUE;
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

/* @overrides: what the channel has of its own. */
static BackboneChannel *
make_channel (const char *host, guint port, const char *proxy, const char *const *overrides)
{
  return g_object_new (BACKBONE_TYPE_CHANNEL, "customer", NUMBER, "kind", BACKBONE_CHANNEL_PORTAL,
                       "destination", "SAP-SUPPORT_PORTAL_" NUMBER, "destination-type", "H", "host",
                       host, "port", port, "path-prefix", "", "test-path", "/ping", "good-status",
                       200, "proxy", proxy, "authentication", BACKBONE_AUTHENTICATION_BASIC,
                       "enabled", TRUE, "connect-seconds", 10, "answer-seconds", 30, "overrides",
                       overrides, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const overrides[] = { "host", NULL };
  g_autoptr (BackboneChannel) channel = make_channel ("own.example", 443, "inherit", overrides);
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("backbone-draft-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "landscape.db", NULL);
  backbone_landscape_create_async (path, "1105772", "Test", NULL, NULL, created_cb,
                                   &fixture->landscape);
  while (fixture->landscape == NULL)
    g_main_context_iteration (NULL, TRUE);

  fixture->draft = backbone_channel_draft_new (fixture->landscape, channel);
  g_signal_connect_swapped (fixture->draft, "changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gboolean closed = FALSE;
  GDir *dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->draft);
  backbone_landscape_close_async (fixture->landscape, closed_cb, &closed);
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&fixture->landscape);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
assert_changes (Fixture *fixture, const char *expected)
{
  g_auto (GStrv) changes = backbone_channel_draft_dup_changes (fixture->draft);
  g_autofree char *joined = g_strjoinv (" ", changes);

  g_assert_cmpstr (joined, ==, expected);
  g_assert_cmpint (backbone_channel_draft_is_changed (fixture->draft), ==, *expected != '\0');
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  BackboneChannelDraft *draft = fixture->draft;
  g_autofree char *url = backbone_channel_draft_dup_url (draft);

  g_assert_cmpstr (url, ==, "https://own.example:443/ping");
  g_assert_cmpstr (backbone_channel_draft_get (draft, "host"), ==, "own.example");
  g_assert_cmpstr (backbone_channel_draft_get_inherited (draft, "host"), ==,
                   "apps.support.sap.com");
  g_assert_null (backbone_channel_draft_get (draft, "port"));
  g_assert_cmpstr (backbone_channel_draft_get_inherited (draft, "port"), ==, "443");
  g_assert_null (backbone_channel_draft_get (draft, "proxy"));
  g_assert_cmpstr (backbone_channel_draft_get_inherited (draft, "proxy"), ==, "system");
  g_assert_cmpstr (backbone_channel_draft_get (draft, "enabled"), ==, "yes");
  assert_changes (fixture, "");

  backbone_channel_draft_set (draft, "host", "");
  backbone_channel_draft_set (draft, "port", "8443");
  backbone_channel_draft_set (draft, "enabled", "no");
  assert_changes (fixture, "host= port=8443 enabled=no");
  g_assert_cmpuint (fixture->n_changes, ==, 3);
  backbone_channel_draft_set (draft, "port", "8443");
  g_assert_cmpuint (fixture->n_changes, ==, 3);

  backbone_channel_draft_set (draft, "host", "own.example");
  backbone_channel_draft_set (draft, "port", NULL);
  backbone_channel_draft_set (draft, "enabled", "yes");
  assert_changes (fixture, "");
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  BackboneChannelDraft *draft = fixture->draft;
  g_autofree char *error = NULL;
  g_autofree char *found = NULL;

  backbone_channel_draft_set (draft, "host", "two words");
  error = backbone_channel_draft_dup_error (draft, "host");
  g_assert_nonnull (error);
  g_assert_false (backbone_channel_draft_is_valid (draft));
  g_assert_null (backbone_channel_draft_dup_url (draft));
  backbone_channel_draft_set (draft, "host", NULL);
  g_assert_true (backbone_channel_draft_is_valid (draft));

  /* What only saving shows is forgotten when the value changes. */
  backbone_channel_draft_set (draft, "destination", "TAKEN");
  backbone_channel_draft_set_error (draft, "destination", "It exists");
  g_assert_false (backbone_channel_draft_is_valid (draft));
  found = backbone_channel_draft_dup_error (draft, "destination");
  g_assert_cmpstr (found, ==, "It exists");
  backbone_channel_draft_set (draft, "destination", "FREE");
  g_assert_true (backbone_channel_draft_is_valid (draft));
}

/* Another one changes the channel meanwhile: what was typed stays, the rest follows. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  static const char *const overrides[] = { "port", "proxy", NULL };
  g_autoptr (BackboneChannel) channel
      = make_channel ("apps.support.sap.com", 8443, "direct", overrides);
  BackboneChannelDraft *draft = fixture->draft;

  backbone_channel_draft_set (draft, "test_path", "/typed");
  backbone_channel_draft_set (draft, "proxy", "direct");
  backbone_channel_draft_set_channel (draft, channel);
  g_assert_null (backbone_channel_draft_get (draft, "host"));
  g_object_set (channel, "port", 9443, NULL);
  g_assert_cmpstr (backbone_channel_draft_get (draft, "port"), ==, "9443");
  g_assert_cmpstr (backbone_channel_draft_get (draft, "test_path"), ==, "/typed");
  assert_changes (fixture, "test_path=/typed");
}

#define ADD(name, func) g_test_add ("/channel-draft/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("values", test_values);
  ADD ("errors", test_errors);
  ADD ("follows", test_follows);

  return g_test_run ();
}
