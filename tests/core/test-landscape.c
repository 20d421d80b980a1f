/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-settings-private.h"
#include "backbone-landscape-private.h"
#include "backbone-store-private.h"
#include "identity.h"
#include "landscape-client.h"
#include "landscape-fixture.h"

static char *
other_path (LandscapeFixture *fixture)
{
  return g_build_filename (fixture->folder, "other", "landscape.db", NULL);
}

static void
test_create (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = other_path (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneLandscape) landscape
      = client_create (path, " 1105772", "Müller & Söhne", NULL, &error);
  BackboneEndpoint *portal;

  g_assert_no_error (error);
  g_assert_cmpstr (backbone_landscape_get_path (landscape), ==, path);
  g_assert_true (g_uuid_string_is_valid (backbone_landscape_get_id (landscape)));
  g_assert_cmpstr (backbone_landscape_get_description (landscape), ==, "Müller & Söhne");
  g_assert_cmpstr (backbone_landscape_get_owner (landscape), ==, "0001105772");
  g_assert_false (backbone_landscape_is_read_only (landscape));
  g_assert_cmpint (backbone_proxy_get_mode (backbone_landscape_get_proxy (landscape)), ==,
                   BACKBONE_PROXY_SYSTEM);
  portal = backbone_endpoint_profile_get_portal (backbone_landscape_get_profile (landscape));
  g_assert_cmpstr (backbone_endpoint_get_destination (portal), ==, "SAP-SUPPORT_PORTAL");
  client_close (landscape);
}

/* What is wrong is said before anything is made. */
static void
test_create_refused (LandscapeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *owner;
    const char *description;
  } cases[] = { { "12345678901", "Too long" }, { "", "No number" }, { "1105772", "" } };
  g_autofree char *path = other_path (fixture);
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (client_create (path, cases[i].owner, cases[i].description, NULL, &error));
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
      g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
    }
}

static void
test_create_exists (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (client_create (fixture->path, "1105772", "Again", NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS);
}

static void
test_create_with_trust (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = other_path (fixture);
  g_autoptr (BackboneEndpointProfile) profile = fixture_profile_new ();
  g_autoptr (BackboneLandscape) landscape = NULL;
  g_autoptr (BackboneList) anchors = NULL;
  g_autoptr (BackboneTrustAnchor) anchor = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (Identity) authority = identity_new_authority ("Practice CA", NULL, -1, 1);
  g_autofree char *pem = identity_to_pem (authority);

  g_object_set (profile, "trust-pem", pem, NULL);
  landscape = client_create (path, "1105772", "Practice", profile, &error);
  g_assert_no_error (error);

  anchors = backbone_landscape_list_trust_anchors (landscape);
  client_wait_for_items (anchors, 1);
  anchor = g_list_model_get_item (G_LIST_MODEL (anchors), 0);
  g_assert_nonnull (strstr (backbone_trust_anchor_get_subject (anchor), "Practice CA"));
  client_close (landscape);
}

static void
test_create_with_bad_trust (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = other_path (fixture);
  g_autoptr (BackboneEndpointProfile) profile = fixture_profile_new ();
  g_autoptr (GError) error = NULL;

  g_object_set (profile, "trust-pem", "no certificate", NULL);
  g_assert_null (client_create (path, "1105772", "Practice", profile, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_open_missing (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = other_path (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (client_try_open (path, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);
}

static gboolean
set_proxy (BackboneDb *db, gpointer user_data, GError **error)
{
  const char *exclusions[] = { "*.example", "10.0.0.0/8", NULL };
  g_autoptr (BackboneProxy) proxy
      = g_object_new (BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_MANUAL, "host", "proxy.example",
                      "port", 3128, "user", "me", "exclusions", exclusions, NULL);

  return backbone_db_proxy_set (db, proxy, "uuid", error);
}

static gboolean
set_endpoint (BackboneDb *db, gpointer user_data, GError **error)
{
  g_autoptr (BackboneEndpoint) endpoint = g_object_new (
      BACKBONE_TYPE_ENDPOINT, "kind", BACKBONE_CHANNEL_PARCEL_BOX, "destination", "OTHER",
      "destination-type", "H", "host", "new.example", "port", 8443, "path-prefix", "/p",
      "test-path", "/t", "good-status", 204, "certainty", "sure", NULL);

  return backbone_db_endpoint_set (db, endpoint, error);
}

static void
notified_cb (BackboneLandscape *landscape, GParamSpec *pspec, gboolean *notified)
{
  *notified = TRUE;
}

static void
test_settings (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneLandscape) landscape = client_open (fixture->path);
  BackboneStore *store = backbone_landscape_get_store (landscape);
  gboolean proxy_changed = FALSE;
  gboolean profile_changed = FALSE;
  BackboneProxy *proxy;
  BackboneEndpoint *endpoint;

  g_signal_connect (landscape, "notify::proxy", G_CALLBACK (notified_cb), &proxy_changed);
  g_assert_true (backbone_store_write (store, set_proxy, NULL, NULL, NULL));
  fixture_wait_for (&proxy_changed);
  proxy = backbone_landscape_get_proxy (landscape);
  g_assert_cmpint (backbone_proxy_get_mode (proxy), ==, BACKBONE_PROXY_MANUAL);
  g_assert_cmpstr (backbone_proxy_get_host (proxy), ==, "proxy.example");
  g_assert_cmpuint (backbone_proxy_get_port (proxy), ==, 3128);
  g_assert_cmpstr (backbone_proxy_get_user (proxy), ==, "me");
  g_assert_cmpstr (backbone_proxy_get_exclusions (proxy)[1], ==, "10.0.0.0/8");

  g_signal_connect (landscape, "notify::profile", G_CALLBACK (notified_cb), &profile_changed);
  g_assert_true (backbone_store_write (store, set_endpoint, NULL, NULL, NULL));
  fixture_wait_for (&profile_changed);
  endpoint = backbone_endpoint_profile_get_parcel_box (backbone_landscape_get_profile (landscape));
  g_assert_cmpstr (backbone_endpoint_get_destination (endpoint), ==, "OTHER");
  g_assert_cmpstr (backbone_endpoint_get_destination_type (endpoint), ==, "H");
  g_assert_cmpstr (backbone_endpoint_get_host (endpoint), ==, "new.example");
  g_assert_cmpuint (backbone_endpoint_get_port (endpoint), ==, 8443);
  g_assert_cmpstr (backbone_endpoint_get_path_prefix (endpoint), ==, "/p");
  g_assert_cmpstr (backbone_endpoint_get_test_path (endpoint), ==, "/t");
  g_assert_cmpuint (backbone_endpoint_get_good_status (endpoint), ==, 204);
  g_assert_cmpstr (backbone_endpoint_get_certainty (endpoint), ==, "sure");
  client_close (landscape);
}

static gboolean
add_anchor (BackboneDb *db, gpointer user_data, GError **error)
{
  g_autoptr (BackboneTrustAnchor) anchor = g_object_new (
      BACKBONE_TYPE_TRUST_ANCHOR, "fingerprint", "AB:CD", "subject", "CN=x", "issuer", "CN=x",
      "not-before", (gint64)1, "not-after", (gint64)2, "pem", "PEM", NULL);

  return backbone_db_trust_anchor_add (db, anchor, error);
}

static gboolean
remove_anchor (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_trust_anchor_remove (db, user_data, error);
}

static void
test_trust_anchors (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *count = "SELECT count(*) FROM audit WHERE action LIKE 'trust-%'";

  fixture_write (fixture, add_anchor, NULL);
  fixture_write (fixture, add_anchor, NULL);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM trust_anchor"), ==, 1);
  g_assert_cmpint (fixture_query_int64 (fixture, count), ==, 1);

  fixture_write (fixture, remove_anchor, "AB:CD");
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM trust_anchor"), ==, 0);
  g_assert_cmpint (fixture_query_int64 (fixture, count), ==, 2);
  g_assert_false (backbone_store_write (fixture->store, remove_anchor, "AB:CD", NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);
}

/* Without a session bus there is no keyring; that does not stop anything else. */
static void
test_keyring (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneLandscape) landscape = client_open (fixture->path);
  gboolean notified = FALSE;

  g_signal_connect (landscape, "notify::keyring-state", G_CALLBACK (notified_cb), &notified);
  fixture_wait_for (&notified);
  g_assert_cmpint (backbone_landscape_get_keyring_state (landscape), ==, BACKBONE_KEYRING_MISSING);
  client_close (landscape);
}

/* Gone in the middle of everything. */
static void
test_destroyed_early (LandscapeFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      BackboneLandscape *landscape = client_open (fixture->path);
      BackboneList *list = backbone_landscape_list_channels (landscape, NULL);

      backbone_store_write (backbone_landscape_get_store (landscape), set_proxy, NULL, NULL, NULL);
      if (i % 2)
        g_object_unref (list);
      g_object_unref (landscape);
      if (i % 2 == 0)
        g_object_unref (list);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_default_path (void)
{
  g_autofree char *path = backbone_landscape_dup_default_path ();

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (path, "/backbone-admin/landscape.db"));
}

int
main (int argc, char *argv[])
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);

#define TEST(path, func)                                                                           \
  g_test_add ("/landscape/" path, LandscapeFixture, NULL, fixture_set_up, func, fixture_tear_down)
  TEST ("create", test_create);
  TEST ("create-refused", test_create_refused);
  TEST ("create-exists", test_create_exists);
  TEST ("create-with-trust", test_create_with_trust);
  TEST ("create-with-bad-trust", test_create_with_bad_trust);
  TEST ("open-missing", test_open_missing);
  TEST ("settings", test_settings);
  TEST ("trust-anchors", test_trust_anchors);
  TEST ("keyring", test_keyring);
  TEST ("destroyed-early", test_destroyed_early);
  g_test_add_func ("/landscape/default-path", test_default_path);

  return g_test_run ();
}
