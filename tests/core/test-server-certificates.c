/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-server-certificates-private.h"
#include "landscape-fixture.h"

static void
see (LandscapeFixture *fixture, const char *host, const char *digest, BackboneTime seen)
{
  g_autoptr (BackboneServerCertificate) certificate = g_object_new (
      BACKBONE_TYPE_SERVER_CERTIFICATE, "host", host, "port", 443, "digest", digest, "subject",
      "CN=x", "issuer", "CN=y", "not-after", G_GINT64_CONSTANT (9000), "chain-until",
      G_GINT64_CONSTANT (8000), "first-seen", seen, "seen", seen, NULL);

  fixture_write (fixture, (BackboneStoreFunc)backbone_db_server_certificate_seen, certificate);
}

static gboolean
list (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_server_certificates_list (db, user_data, error);
}

/* The newest chain of each host, with the first time that it was seen. */
static void
test_newest (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;
  BackboneServerCertificate *first;

  see (fixture, "b.example", "old", 100);
  see (fixture, "b.example", "new", 200);
  see (fixture, "b.example", "new", 300);
  see (fixture, "a.example", "one", 100);
  fixture_read (fixture, list, &records);

  g_assert_cmpuint (records->len, ==, 2);
  first = records->pdata[0];
  g_assert_cmpstr (backbone_server_certificate_get_host (first), ==, "a.example");
  first = records->pdata[1];
  g_assert_cmpstr (backbone_server_certificate_get_digest (first), ==, "new");
  g_assert_cmpint (backbone_server_certificate_get_first_seen (first), ==, 200);
  g_assert_cmpint (backbone_server_certificate_get_seen (first), ==, 300);
  g_assert_cmpint (backbone_server_certificate_get_chain_until (first), ==, 8000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/server-certificates/newest", LandscapeFixture, NULL, fixture_set_up, test_newest,
              fixture_tear_down);

  return g_test_run ();
}
