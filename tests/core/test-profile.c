/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-profile-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define PORTAL                                                                                     \
  "{\"kind\":\"portal\",\"destination\":\"SAP-SUPPORT_PORTAL\",\"type\":\"H\","                    \
  "\"host\":\"localhost\",\"port\":40001,\"path_prefix\":\"\","                                    \
  "\"test_path\":\"/sap/bc/bsp/svt/sapping\",\"good_status\":200}"
#define PARCEL_BOX                                                                                 \
  "{\"kind\":\"parcel-box\",\"destination\":\"SAP-SUPPORT_PARCELBOX\",\"type\":\"G\","             \
  "\"host\":\"127.0.0.1\",\"port\":40002,\"path_prefix\":\"/parcel/\"}"
#define NOTE_DOWNLOAD                                                                              \
  "{\"kind\":\"note-download\",\"destination\":\"SAP-SUPPORT_NOTE_DOWNLOAD\",\"type\":\"G\","      \
  "\"host\":\"::1\",\"port\":40003,\"certainty\":\"seen\"}"
#define HEAD "{\"format\":\"backbone-endpoint-profile\",\"version\":1,\"name\":\"Practice\","
#define GOOD HEAD "\"endpoints\":[" PORTAL "," PARCEL_BOX "," NOTE_DOWNLOAD "]}"

static BackboneEndpointProfile *
parse (const char *text, GError **error)
{
  return backbone_profile_parse (text, strlen (text), "my.json", NULL, error);
}

static void
test_good (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneEndpointProfile) profile = parse (GOOD, &error);
  BackboneEndpoint *endpoint;

  g_assert_no_error (error);
  g_assert_cmpstr (backbone_endpoint_profile_get_name (profile), ==, "Practice");
  g_assert_null (backbone_endpoint_profile_get_trust_pem (profile));

  endpoint = backbone_endpoint_profile_get_portal (profile);
  g_assert_cmpint (backbone_endpoint_get_kind (endpoint), ==, BACKBONE_CHANNEL_PORTAL);
  g_assert_cmpstr (backbone_endpoint_get_destination (endpoint), ==, "SAP-SUPPORT_PORTAL");
  g_assert_cmpstr (backbone_endpoint_get_destination_type (endpoint), ==, "H");
  g_assert_cmpstr (backbone_endpoint_get_host (endpoint), ==, "localhost");
  g_assert_cmpuint (backbone_endpoint_get_port (endpoint), ==, 40001);
  g_assert_cmpstr (backbone_endpoint_get_test_path (endpoint), ==, "/sap/bc/bsp/svt/sapping");
  g_assert_cmpuint (backbone_endpoint_get_good_status (endpoint), ==, 200);
  g_assert_null (backbone_endpoint_get_certainty (endpoint));

  /* What may be left out. */
  endpoint = backbone_endpoint_profile_get_parcel_box (profile);
  g_assert_cmpstr (backbone_endpoint_get_path_prefix (endpoint), ==, "/parcel/");
  g_assert_cmpstr (backbone_endpoint_get_test_path (endpoint), ==, "");
  g_assert_cmpuint (backbone_endpoint_get_good_status (endpoint), ==, 200);

  endpoint = backbone_endpoint_profile_get_note_download (profile);
  g_assert_cmpstr (backbone_endpoint_get_certainty (endpoint), ==, "seen");
}

typedef struct
{
  const char *name;
  const char *text;
  const char *field; /* that the error names */
} BadCase;

#define WITH(portal) HEAD "\"endpoints\":[" portal "," PARCEL_BOX "," NOTE_DOWNLOAD "]}"
#define WITH_SERVICES(services)                                                                    \
  HEAD "\"endpoints\":[" PORTAL "," PARCEL_BOX "," NOTE_DOWNLOAD "],\"services\":" services "}"
#define ENDPOINT(rest) "{\"kind\":\"portal\",\"destination\":\"D\",\"type\":\"H\"," rest "}"

static const BadCase bad_cases[] = {
  { "empty", "", "" },
  { "not-json", "hello", "JSON" },
  { "not-an-object", "[1]", "object" },
  { "null", "null", "object" },
  { "no-format", "{\"version\":1}", "format" },
  { "unknown-format", "{\"format\":\"other\",\"version\":1}", "format" },
  { "format-of-wrong-type", "{\"format\":1,\"version\":1}", "format" },
  { "format-null", "{\"format\":null,\"version\":1}", "format" },
  { "newer-version", "{\"format\":\"backbone-endpoint-profile\",\"version\":2}", "version" },
  { "version-of-wrong-type", "{\"format\":\"backbone-endpoint-profile\",\"version\":\"1\"}",
    "version" },
  { "no-name", "{\"format\":\"backbone-endpoint-profile\",\"version\":1,\"endpoints\":[]}",
    "name" },
  { "services-of-wrong-type", WITH_SERVICES ("7"), "services" },
  { "unknown-service", WITH_SERVICES ("{\"mail_path\":\"/\"}"), "services.mail_path" },
  { "service-without-header", WITH_SERVICES ("{\"user_path\":\"/{s_user}\"}"),
    "services.s_user_header" },
  { "service-takes-authorization", WITH_SERVICES ("{\"s_user_header\":\"Authorization\"}"),
    "services.s_user_header" },
  { "header-of-two-lines", WITH_SERVICES ("{\"s_user_header\":\"X-A\\r\\nB\"}"),
    "services.s_user_header" },
  { "path-without-user", WITH_SERVICES ("{\"s_user_header\":\"X-A\",\"user_path\":\"/u\"}"),
    "services.user_path" },
  { "user-path-missing", WITH_SERVICES ("{\"s_user_header\":\"X-A\"}"), "services.user_path" },
  { "parcels-without-header", WITH_SERVICES ("{\"parcels_path\":\"/p/\"}"),
    "services.s_user_header" },
  { "parcels-no-folder",
    WITH_SERVICES ("{\"s_user_header\":\"X-A\",\"user_path\":\"/{s_user}\","
                   "\"authorisations_path\":\"/{s_user}\",\"parcels_path\":\"/p\"}"),
    "services.parcels_path" },
  { "empty-note-path", WITH_SERVICES ("{\"note_path\":\"\"}"), "services.note_path" },
  { "legacy-of-wrong-type", WITH_SERVICES ("{},\"legacy\":1"), "legacy" },
  { "legacy-no-day", WITH_SERVICES ("{},\"legacy\":{\"shut_down\":\"soon\"}"), "legacy.shut_down" },
  { "legacy-no-port", WITH_SERVICES ("{},\"legacy\":{\"shut_down\":\"2020-01-08\",\"host\":\"a\"}"),
    "legacy.port" },
  { "unknown-field", HEAD "\"endpionts\":[]}", "endpionts" },
  { "no-endpoints", HEAD "\"trust\":\"ca.pem\"}", "endpoints" },
  { "endpoints-of-wrong-type", HEAD "\"endpoints\":{}}", "endpoints" },
  { "missing-kind", HEAD "\"endpoints\":[" PORTAL "," PARCEL_BOX "]}", "note-download" },
  { "kind-twice", HEAD "\"endpoints\":[" PORTAL "," PORTAL "]}", "endpoints[1].kind" },
  { "unknown-kind", WITH ("{\"kind\":\"mail\"}"), "endpoints[0].kind" },
  { "endpoint-of-wrong-type", WITH ("7"), "endpoints[0]" },
  { "trust-without-folder",
    HEAD "\"trust\":\"ca.pem\",\"endpoints\":[" PORTAL "," PARCEL_BOX "," NOTE_DOWNLOAD "]}",
    "trust" },
  { "no-host", WITH (ENDPOINT ("\"port\":1")), "endpoints[0].host" },
  { "empty-host", WITH (ENDPOINT ("\"host\":\"\",\"port\":1")), "endpoints[0].host" },
  { "url-as-host", WITH (ENDPOINT ("\"host\":\"https://a\",\"port\":1")), "endpoints[0].host" },
  { "no-port", WITH (ENDPOINT ("\"host\":\"a\"")), "endpoints[0].port" },
  { "port-zero", WITH (ENDPOINT ("\"host\":\"a\",\"port\":0")), "endpoints[0].port" },
  { "port-too-high", WITH (ENDPOINT ("\"host\":\"a\",\"port\":65536")), "endpoints[0].port" },
  { "port-negative", WITH (ENDPOINT ("\"host\":\"a\",\"port\":-1")), "endpoints[0].port" },
  { "port-fraction", WITH (ENDPOINT ("\"host\":\"a\",\"port\":1.5")), "endpoints[0].port" },
  { "port-text", WITH (ENDPOINT ("\"host\":\"a\",\"port\":\"443\"")), "endpoints[0].port" },
  { "port-huge", WITH (ENDPOINT ("\"host\":\"a\",\"port\":99999999999999999999999")),
    "endpoints[0].port" },
  { "path-without-slash", WITH (ENDPOINT ("\"host\":\"a\",\"port\":1,\"test_path\":\"x\"")),
    "endpoints[0].test_path" },
  { "prefix-with-blank", WITH (ENDPOINT ("\"host\":\"a\",\"port\":1,\"path_prefix\":\"/a b\"")),
    "endpoints[0].path_prefix" },
  { "good-status-too-high", WITH (ENDPOINT ("\"host\":\"a\",\"port\":1,\"good_status\":1000")),
    "endpoints[0].good_status" },
  { "unknown-certainty", WITH (ENDPOINT ("\"host\":\"a\",\"port\":1,\"certainty\":\"sure\"")),
    "endpoints[0].certainty" },
  { "misspelt-endpoint-field", WITH (ENDPOINT ("\"host\":\"a\",\"port\":1,\"test-path\":\"/\"")),
    "endpoints[0].test-path" },
  { "unknown-type",
    WITH ("{\"kind\":\"portal\",\"destination\":\"D\",\"type\":\"T\","
          "\"host\":\"a\",\"port\":1}"),
    "endpoints[0].type" },
  { "destination-too-long",
    WITH ("{\"kind\":\"portal\",\"destination\":\"SAP-SUPPORT_NOTE_DOWNLOAD_0001105772\","
          "\"type\":\"G\",\"host\":\"a\",\"port\":1}"),
    "endpoints[0].destination" },
};

static void
test_bad (gconstpointer user_data)
{
  const BadCase *bad = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneEndpointProfile) profile = parse (bad->text, &error);

  g_assert_null (profile);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE);
  g_assert_nonnull (strstr (error->message, "my.json"));
  g_assert_nonnull (strstr (error->message, bad->field));
}

/* Deep nesting would overflow the stack of a recursive parser. */
static void
test_deep (void)
{
  g_autofree char *text = g_strnfill (BACKBONE_PROFILE_MAX_SIZE, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE);
}

static void
test_sap (void)
{
  g_autoptr (BackboneEndpointProfile) profile = backbone_profile_new_sap ();
  BackboneEndpoint *portal = backbone_endpoint_profile_get_portal (profile);
  BackboneEndpoint *parcel_box = backbone_endpoint_profile_get_parcel_box (profile);
  BackboneEndpoint *note_download = backbone_endpoint_profile_get_note_download (profile);

  g_assert_cmpstr (backbone_endpoint_get_host (portal), ==, "apps.support.sap.com");
  g_assert_cmpstr (backbone_endpoint_get_host (parcel_box), ==, "documents.support.sap.com");
  g_assert_cmpstr (backbone_endpoint_get_host (note_download), ==, "notesdownloads.sap.com");

  /* Nothing is shown as if it were sure. */
  g_assert_cmpstr (backbone_endpoint_get_certainty (portal), ==, "second-hand");
  g_assert_cmpstr (backbone_endpoint_get_certainty (parcel_box), ==, "unknown");
  g_assert_cmpstr (backbone_endpoint_get_certainty (note_download), ==, "second-hand");
}

static void
test_services (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneEndpointProfile) without = parse (GOOD, &error);
  g_autoptr (BackboneEndpointProfile) profile
      = parse (WITH_SERVICES ("{\"s_user_header\":\"X-A\",\"user_path\":\"/u/{s_user}\","
                              "\"authorisations_path\":\"/u/{s_user}/a\"}"),
               &error);
  g_autoptr (BackboneEndpointProfile) again = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_false (backbone_endpoint_profile_has_services (without));
  g_assert_true (backbone_endpoint_profile_has_services (profile));
  text = backbone_profile_to_json (profile);
  again = parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (backbone_endpoint_profile_get_s_user_header (again), ==, "X-A");
  g_assert_cmpstr (backbone_endpoint_profile_get_user_path (again), ==, "/u/{s_user}");
  g_assert_cmpstr (backbone_endpoint_profile_get_authorisations_path (again), ==, "/u/{s_user}/a");
}

static void
test_all_services (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneEndpointProfile) profile
      = parse (WITH_SERVICES ("{\"s_user_header\":\"X-A\",\"user_path\":\"/u/{s_user}\","
                              "\"authorisations_path\":\"/u/{s_user}/a\","
                              "\"installations_path\":\"/i?$filter=U%20eq%20'{s_user}'\","
                              "\"incidents_path\":\"/c\",\"system_data_path\":\"/s\","
                              "\"parcels_path\":\"/p/\",\"note_path\":\"/n\"},"
                              "\"legacy\":{\"host\":\"a\",\"port\":3299,"
                              "\"shut_down\":\"2020-01-08\"}"),
               &error);
  g_autofree char *text = NULL;
  g_autoptr (BackboneEndpointProfile) again = NULL;
  static const char *const paths[] = { "/c", "/s", "/p/", "/n" };

  g_assert_no_error (error);
  text = backbone_profile_to_json (profile);
  again = parse (text, &error);
  g_assert_no_error (error);
  for (BackbonePurpose purpose = 0; purpose < BACKBONE_N_PURPOSES; purpose++)
    g_assert_cmpstr (backbone_endpoint_profile_get_exchange_path (again, purpose), ==,
                     paths[purpose]);
  g_assert_cmpstr (backbone_endpoint_profile_get_installations_path (again), ==,
                   "/i?$filter=U%20eq%20'{s_user}'");
  g_assert_cmpstr (backbone_endpoint_profile_get_legacy_address (again), ==, "a:3299");
  g_assert_cmpstr (backbone_endpoint_profile_get_legacy_shut_down (again), ==, "2020-01-08");
}

/* How anything but a note is sent is not public. */
static void
test_services_of_sap (void)
{
  g_autoptr (BackboneEndpointProfile) sap = backbone_profile_new_sap ();

  g_assert_false (backbone_endpoint_profile_has_services (sap));
  g_assert_cmpstr (backbone_endpoint_profile_get_exchange_path (sap, BACKBONE_PURPOSE_NOTES), ==,
                   "/note/0040000000874972019");
  for (BackbonePurpose purpose = 0; purpose < BACKBONE_PURPOSE_NOTES; purpose++)
    g_assert_null (backbone_endpoint_profile_get_exchange_path (sap, purpose));
  g_assert_null (backbone_endpoint_profile_get_installations_path (sap));
  g_assert_null (backbone_endpoint_profile_get_legacy_address (sap));
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneEndpointProfile) profile = parse (GOOD, &error);
  g_autofree char *text = backbone_profile_to_json (profile);
  g_autoptr (BackboneEndpointProfile) again = parse (text, &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  text_again = backbone_profile_to_json (again);
  g_assert_cmpstr (text, ==, text_again);
}

typedef struct
{
  char *folder;
  char *profile;
  char *ca;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->folder = g_dir_make_tmp ("backbone-profile-XXXXXX", NULL);
  fixture->profile = g_build_filename (fixture->folder, "endpoints.json", NULL);
  fixture->ca = g_build_filename (fixture->folder, "ca.pem", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_unlink (fixture->profile);
  g_unlink (fixture->ca);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->profile);
  g_free (fixture->ca);
}

static BackboneEndpointProfile *
load (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->profile);

  g_assert_true (g_file_set_contents (fixture->profile, text, -1, NULL));

  return backbone_profile_load (file, NULL, error);
}

#define WITH_TRUST                                                                                 \
  HEAD "\"trust\":\"ca.pem\",\"endpoints\":[" PORTAL "," PARCEL_BOX "," NOTE_DOWNLOAD "]}"

static void
test_trust (Fixture *fixture, gconstpointer user_data)
{
  const char *pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  g_autoptr (BackboneEndpointProfile) profile = NULL;
  g_autoptr (GError) error = NULL;

  /* No such file. */
  g_assert_null (load (fixture, WITH_TRUST, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE);
  g_assert_nonnull (strstr (error->message, "trust"));
  g_assert_nonnull (strstr (error->message, "ca.pem"));
  g_clear_error (&error);

  /* No certificate in it. */
  g_assert_true (g_file_set_contents (fixture->ca, "hello\n", -1, NULL));
  g_assert_null (load (fixture, WITH_TRUST, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (fixture->ca, pem, -1, NULL));
  profile = load (fixture, WITH_TRUST, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (backbone_endpoint_profile_get_trust_pem (profile), ==, pem);
}

static void
test_unreadable (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->profile);
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (BACKBONE_PROFILE_MAX_SIZE + 1, ' ');

  g_assert_null (backbone_profile_load (file, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, fixture->profile));
  g_clear_error (&error);

  g_assert_null (load (fixture, large, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  BackboneEndpointProfile **profile = user_data;

  *profile = backbone_profile_load_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_load_async (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->profile);
  g_autoptr (BackboneEndpointProfile) profile = NULL;

  g_assert_true (g_file_set_contents (fixture->profile, GOOD, -1, NULL));
  backbone_profile_load_async (file, NULL, loaded_cb, &profile);
  while (profile == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (backbone_endpoint_profile_get_name (profile), ==, "Practice");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile/good", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/profile/bad/", bad_cases[i].name, NULL);
      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add_func ("/profile/deep", test_deep);
  g_test_add_func ("/profile/sap", test_sap);
  g_test_add_func ("/profile/services", test_services);
  g_test_add_func ("/profile/all-services", test_all_services);
  g_test_add_func ("/profile/services-of-sap", test_services_of_sap);
  g_test_add_func ("/profile/round-trip", test_round_trip);
  ADD ("/profile/trust", test_trust);
  ADD ("/profile/unreadable", test_unreadable);
  ADD ("/profile/load-async", test_load_async);

  return g_test_run ();
}
