/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-trust-database-private.h"

#include "backbone-chain-private.h"
#include "backbone-trust-private.h"
#include "identity.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define HOST  "backbone.example.com"
#define ROOTS "/etc/ssl/certs/ca-certificates.crt"

typedef GTlsDatabase *(*MakeDatabase) (GPtrArray *anchors, GError **error);

/* A server that shakes hands once, in a thread of its own. */

typedef struct
{
  GSocketListener *listener;
  GTlsCertificate *certificate;
} Server;

static gpointer
serve_once (gpointer user_data)
{
  Server *server = user_data;
  g_autoptr (GSocketConnection) connection
      = g_socket_listener_accept (server->listener, NULL, NULL, NULL);
  g_autoptr (GIOStream) stream
      = g_tls_server_connection_new (G_IO_STREAM (connection), server->certificate, NULL);
  char byte;

  if (g_tls_connection_handshake (G_TLS_CONNECTION (stream), NULL, NULL))
    g_input_stream_read (g_io_stream_get_input_stream (stream), &byte, 1, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);

  return NULL;
}

typedef struct
{
  GTlsCertificateFlags flags;
  GTlsCertificate *chain;
} Handshake;

static void
handshake_clear (Handshake *handshake)
{
  g_clear_object (&handshake->chain);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Handshake, handshake_clear)

/* Connects as a client that asks for @host, and tells what GIO found. */
static Handshake
shake_hands (GTlsDatabase *database, GTlsCertificate *certificate, const char *host)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnectable) identity = g_network_address_new (host, 443);
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GIOStream) tls = NULL;
  g_autoptr (GError) error = NULL;
  Server server = { listener, certificate };
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  Handshake result;
  GThread *thread;
  gboolean success;

  g_assert_no_error (error);
  g_socket_client_set_enable_proxy (client, FALSE);
  thread = g_thread_new ("server", serve_once, &server);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);

  tls = g_tls_client_connection_new (G_IO_STREAM (connection), identity, &error);
  g_assert_no_error (error);
  g_tls_connection_set_database (G_TLS_CONNECTION (tls), database);
  success = g_tls_connection_handshake (G_TLS_CONNECTION (tls), NULL, &error);

  result.flags = g_tls_connection_get_peer_certificate_errors (G_TLS_CONNECTION (tls));
  result.chain = g_tls_connection_get_peer_certificate (G_TLS_CONNECTION (tls));
  g_assert_nonnull (result.chain);
  g_object_ref (result.chain);

  /* What is found wrong is never accepted. */
  g_assert_cmpint (success, ==, result.flags == 0);
  if (!success)
    g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);

  g_io_stream_close (tls, NULL, NULL);
  g_thread_join (thread);

  return result;
}

static GPtrArray *
parse (Identity *first, Identity *second)
{
  g_autofree char *first_pem = identity_to_pem (first);
  g_autofree char *second_pem = second ? identity_to_pem (second) : NULL;
  g_autofree char *pem = g_strconcat (first_pem, second_pem, NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *anchors = backbone_trust_anchors_parse (pem, -1, "anchors", &error);

  g_assert_no_error (error);

  return anchors;
}

static void
assert_handshake (GTlsDatabase *database,
                  Identity *server,
                  const char *host,
                  GTlsCertificateFlags flags,
                  const char *anchor)
{
  g_autoptr (GTlsCertificate) certificate = identity_to_tls (server);
  g_auto (Handshake) handshake = shake_hands (database, certificate, host);
  g_autofree char *found = backbone_trust_database_dup_anchor (database, handshake.chain, NULL);

  g_assert_cmphex (handshake.flags, ==, flags);
  g_assert_cmpstr (found, ==, anchor);
}

static void
test_flags (gconstpointer data)
{
  MakeDatabase make_database = *(const MakeDatabase *)data;
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -10, 10);
  g_autoptr (Identity) middle = identity_new_authority ("Middle", root, -10, 10);
  g_autoptr (Identity) other = identity_new_authority ("Other root", NULL, -10, 10);
  g_autoptr (Identity) foreign = identity_new_authority ("Foreign root", NULL, -10, 10);
  g_autoptr (Identity) good = identity_new_server (HOST, root, -1, 1);
  g_autoptr (Identity) deep = identity_new_server (HOST, middle, -1, 1);
  g_autoptr (Identity) by_other = identity_new_server (HOST, other, -1, 1);
  g_autoptr (Identity) expired = identity_new_server (HOST, root, -5, -1);
  g_autoptr (Identity) early = identity_new_server (HOST, root, 1, 5);
  g_autoptr (Identity) untrusted = identity_new_server (HOST, foreign, -1, 1);
  g_autoptr (Identity) alone = identity_new_server (HOST, NULL, -1, 1);
  g_autofree char *root_anchor = identity_fingerprint (root);
  g_autofree char *other_anchor = identity_fingerprint (other);
  g_autoptr (GPtrArray) anchors = parse (root, other);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = make_database (anchors, &error);

  g_assert_no_error (error);
  assert_handshake (database, good, HOST, 0, root_anchor);
  assert_handshake (database, deep, HOST, 0, root_anchor);
  assert_handshake (database, by_other, HOST, 0, other_anchor);
  assert_handshake (database, expired, HOST, G_TLS_CERTIFICATE_EXPIRED, root_anchor);
  assert_handshake (database, early, HOST, G_TLS_CERTIFICATE_NOT_ACTIVATED, root_anchor);
  assert_handshake (database, good, "www.example.com", G_TLS_CERTIFICATE_BAD_IDENTITY, root_anchor);
  assert_handshake (database, expired, "www.example.com",
                    G_TLS_CERTIFICATE_BAD_IDENTITY | G_TLS_CERTIFICATE_EXPIRED, root_anchor);
  assert_handshake (database, untrusted, HOST, G_TLS_CERTIFICATE_UNKNOWN_CA, NULL);
  assert_handshake (database, alone, HOST, G_TLS_CERTIFICATE_UNKNOWN_CA, NULL);
}

static BackboneTime
days (GTlsDatabase *database, Identity *server)
{
  g_autoptr (GTlsCertificate) chain = identity_to_tls (server);
  BackboneTime end = backbone_trust_database_get_chain_end (database, chain);

  /* Rounded: the certificates are some milliseconds old. */
  return (end - g_get_real_time () + 12 * G_TIME_SPAN_HOUR) / G_TIME_SPAN_DAY;
}

/* The shortest-lived certificate on the way to the first trusted root, which counts as well. */
static void
test_chain_end (gconstpointer data)
{
  MakeDatabase make_database = *(const MakeDatabase *)data;
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -10, 50);
  g_autoptr (Identity) middle = identity_new_authority ("Middle", root, -10, 20);
  g_autoptr (Identity) short_root = identity_new_authority ("Short root", NULL, -10, 5);
  g_autoptr (Identity) server = identity_new_server (HOST, root, -1, 30);
  g_autoptr (Identity) deep = identity_new_server (HOST, middle, -1, 30);
  g_autoptr (Identity) late = identity_new_server (HOST, short_root, -1, 30);
  g_autoptr (Identity) alone = identity_new_server (HOST, NULL, -1, 30);
  g_autoptr (GPtrArray) anchors = parse (root, short_root);
  g_autoptr (GPtrArray) middle_anchors = parse (middle, NULL);
  g_autoptr (GTlsDatabase) database = make_database (anchors, NULL);
  g_autoptr (GTlsDatabase) middle_database = make_database (middle_anchors, NULL);

  g_assert_cmpint (days (database, server), ==, 30);
  g_assert_cmpint (days (database, deep), ==, 20);
  g_assert_cmpint (days (database, late), ==, 5);
  g_assert_cmpint (days (database, alone), ==, 30);
  g_assert_cmpint (days (middle_database, deep), ==, 20);
}

/* Somebody else's authority with the name of a trusted one. */
static void
test_same_name (gconstpointer data)
{
  MakeDatabase make_database = *(const MakeDatabase *)data;
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -10, 10);
  g_autoptr (Identity) forged = identity_new_authority ("Root", NULL, -10, 10);
  g_autoptr (Identity) server = identity_new_server (HOST, forged, -1, 1);
  g_autoptr (GPtrArray) anchors = parse (root, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = make_database (anchors, &error);

  assert_handshake (database, server, HOST, G_TLS_CERTIFICATE_UNKNOWN_CA, NULL);
}

static void
test_expired_anchor (gconstpointer data)
{
  MakeDatabase make_database = *(const MakeDatabase *)data;
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -10, -1);
  g_autoptr (Identity) server = identity_new_server (HOST, root, -1, 1);
  g_autofree char *fingerprint = identity_fingerprint (root);
  g_autoptr (GPtrArray) anchors = parse (root, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = make_database (anchors, &error);

  assert_handshake (database, server, HOST, G_TLS_CERTIFICATE_EXPIRED, fingerprint);
}

static void
test_no_anchors (gconstpointer data)
{
  MakeDatabase make_database = *(const MakeDatabase *)data;
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -10, 10);
  g_autoptr (Identity) server = identity_new_server (HOST, root, -1, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = make_database (NULL, &error);

  g_assert_no_error (error);
  assert_handshake (database, server, HOST, G_TLS_CERTIFICATE_UNKNOWN_CA, NULL);
}

/* A root of the system ends in itself. */
static void
test_system (gconstpointer data)
{
  MakeDatabase make_database = *(const MakeDatabase *)data;
  g_autoptr (GError) error = NULL;
  g_autolist (GTlsCertificate) roots = g_tls_certificate_list_new_from_file (ROOTS, NULL);
  g_autoptr (GTlsDatabase) database = NULL;
  g_autofree char *anchor = NULL;
  GTlsCertificateFlags flags;

  if (roots == NULL)
    {
      g_test_skip ("There is no " ROOTS);
      return;
    }

  database = make_database (NULL, &error);
  g_assert_no_error (error);
  flags = g_tls_database_verify_chain (database, roots->data,
                                       G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, NULL, NULL,
                                       G_TLS_DATABASE_VERIFY_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmphex (flags & G_TLS_CERTIFICATE_UNKNOWN_CA, ==, 0);
  anchor = backbone_trust_database_dup_anchor (database, roots->data, NULL);
  g_assert_cmpstr (anchor, ==, BACKBONE_TRUST_SYSTEM);
}

static void
test_cancelled (void)
{
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -10, 10);
  g_autoptr (GTlsCertificate) certificate = identity_to_tls (root);
  g_autoptr (GPtrArray) anchors = parse (root, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = backbone_trust_database_new (anchors, &error);
  GTlsCertificateFlags flags;

  g_cancellable_cancel (cancellable);
  flags = g_tls_database_verify_chain (database, certificate,
                                       G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER, NULL, NULL,
                                       G_TLS_DATABASE_VERIFY_NONE, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmphex (flags, !=, 0);
}

static void
test_broken_anchor (void)
{
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (anchors, g_object_new (BACKBONE_TYPE_TRUST_ANCHOR, "fingerprint", "00",
                                          "subject", "CN=Broken", "pem", "nothing", NULL));
  g_assert_null (backbone_trust_database_new (anchors, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE);
  g_assert_nonnull (strstr (error->message, "CN=Broken"));
}

static guint
count_bundles (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "backbone-admin", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat status;

      g_assert_cmpint (stat (path, &status), ==, 0);
      g_assert_cmphex (status.st_mode & 0777, ==, 0600);
      n++;
    }

  return n;
}

static void
test_bundle_file (void)
{
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -10, 10);
  g_autoptr (GPtrArray) anchors = parse (root, NULL);
  g_autoptr (GError) error = NULL;
  GTlsDatabase *database = backbone_trust_database_new_bundle (anchors, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_bundles (), ==, 1);
  g_object_unref (database);
  g_assert_cmpuint (count_bundles (), ==, 0);
}

static void
test_digest (void)
{
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -10, 10);
  g_autoptr (Identity) middle = identity_new_authority ("Middle", root, -10, 10);
  g_autoptr (Identity) server = identity_new_server (HOST, middle, -1, 1);
  g_autoptr (Identity) renewed = identity_new_server (HOST, middle, -1, 1);
  g_autoptr (GTlsCertificate) chain = identity_to_tls (server);
  g_autoptr (GTlsCertificate) again = identity_to_tls (server);
  g_autoptr (GTlsCertificate) other = identity_to_tls (renewed);
  g_autofree char *pem = identity_to_pem (server);
  g_autoptr (GTlsCertificate) leaf = g_tls_certificate_new_from_pem (pem, -1, NULL);
  g_autofree char *fingerprint = identity_fingerprint (server);
  g_autofree char *chain_digest = backbone_chain_digest (chain);
  g_autofree char *again_digest = backbone_chain_digest (again);
  g_autofree char *other_digest = backbone_chain_digest (other);
  g_autofree char *leaf_digest = backbone_chain_digest (leaf);
  g_auto (GStrv) pairs = g_strsplit (fingerprint, ":", -1);
  g_autofree char *joined = g_strjoinv ("", pairs);
  g_autofree char *expected = g_ascii_strdown (joined, -1);

  g_assert_cmpstr (leaf_digest, ==, expected);
  g_assert_cmpstr (chain_digest, ==, again_digest);
  g_assert_cmpstr (chain_digest, !=, other_digest);
  g_assert_cmpstr (chain_digest, !=, leaf_digest);
  g_assert_null (backbone_chain_digest (NULL));
}

static const MakeDatabase makers[]
    = { backbone_trust_database_new, backbone_trust_database_new_bundle };
static const char *const maker_names[] = { "delegating", "bundle" };

static void
add_for_each_maker (const char *name, GTestDataFunc function)
{
  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/trust-database/%s/%s", maker_names[i], name);

      g_test_add_data_func (path, &makers[i], function);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *runtime = NULL;
  g_autofree char *bundles = NULL;
  int status;

  runtime = g_dir_make_tmp ("backbone-XXXXXX", NULL);
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_test_init (&argc, &argv, NULL);

  add_for_each_maker ("flags", test_flags);
  add_for_each_maker ("chain-end", test_chain_end);
  add_for_each_maker ("same-name", test_same_name);
  add_for_each_maker ("expired-anchor", test_expired_anchor);
  add_for_each_maker ("no-anchors", test_no_anchors);
  add_for_each_maker ("system", test_system);
  g_test_add_func ("/trust-database/cancelled", test_cancelled);
  g_test_add_func ("/trust-database/broken-anchor", test_broken_anchor);
  g_test_add_func ("/trust-database/bundle-file", test_bundle_file);
  g_test_add_func ("/trust-database/digest", test_digest);

  status = g_test_run ();

  bundles = g_build_filename (runtime, "backbone-admin", NULL);
  g_rmdir (bundles);
  g_assert_cmpint (g_rmdir (runtime), ==, 0);

  return status;
}
