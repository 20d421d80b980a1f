/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-profile.h"

#include "backbone-practice-hosts.h"
#include "backbone-practice-installation-service.h"
#include "backbone-practice-json.h"
#include "backbone-practice-services.h"

#define GOOD_STATUS 200

static const struct
{
  const char *destination;
  const char *type;
  const char *path_prefix;
  const char *test_path;
} templates[BACKBONE_N_CHANNEL_KINDS] = {
  [BACKBONE_CHANNEL_PORTAL] = { "SAP-SUPPORT_PORTAL", "H", "", BACKBONE_PRACTICE_PORTAL_TEST_PATH },
  [BACKBONE_CHANNEL_PARCEL_BOX]
  = { "SAP-SUPPORT_PARCELBOX", "G", BACKBONE_PRACTICE_PARCEL_PREFIX, "" },
  [BACKBONE_CHANNEL_NOTE_DOWNLOAD] = { "SAP-SUPPORT_NOTE_DOWNLOAD", "G", "",
                                       BACKBONE_PRACTICE_NOTE_PREFIX BACKBONE_PRACTICE_NOTE_KEY },
};

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, guint value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_endpoint (JsonBuilder *builder, BackboneChannelKind kind, guint16 port)
{
  json_builder_begin_object (builder);
  add_string (builder, "kind", backbone_channel_kind_to_id (kind));
  add_string (builder, "destination", templates[kind].destination);
  add_string (builder, "type", templates[kind].type);
  add_string (builder, "host", "localhost");
  add_number (builder, "port", port);
  add_string (builder, "path_prefix", templates[kind].path_prefix);
  add_string (builder, "test_path", templates[kind].test_path);
  add_number (builder, "good_status", GOOD_STATUS);
  json_builder_end_object (builder);
}

static void
add_services (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "services");
  json_builder_begin_object (builder);
  add_string (builder, "s_user_header", BACKBONE_PRACTICE_S_USER_HEADER);
  add_string (builder, "user_path", BACKBONE_PRACTICE_USER_PATH);
  add_string (builder, "authorisations_path", BACKBONE_PRACTICE_AUTHORISATIONS_PATH);
  add_string (builder, "installations_path", BACKBONE_PRACTICE_INSTALLATIONS_PATH);
  add_string (builder, "incidents_path", BACKBONE_PRACTICE_INCIDENTS_PATH);
  add_string (builder, "system_data_path", BACKBONE_PRACTICE_SYSTEM_DATA_PATH);
  add_string (builder, "parcels_path", BACKBONE_PRACTICE_PARCEL_PREFIX);
  add_string (builder, "note_path", BACKBONE_PRACTICE_NOTE_PREFIX BACKBONE_PRACTICE_NOTE_KEY);
  json_builder_end_object (builder);
}

static void
add_legacy (JsonBuilder *builder, guint16 port, const char *shut_down)
{
  json_builder_set_member_name (builder, "legacy");
  json_builder_begin_object (builder);
  add_string (builder, "host", "localhost");
  add_number (builder, "port", port);
  add_string (builder, "shut_down", shut_down);
  json_builder_end_object (builder);
}

/**
 * backbone_practice_profile_to_json:
 * @ports: the ports in use
 * @legacy_shut_down: the day of the end of the old infrastructure, YYYY-MM-DD
 * @trust: file name of the root certificate, relative to the profile
 *
 * Returns: (transfer full): the endpoint profile with which a client finds the stand-in
 */
char *
backbone_practice_profile_to_json (const BackbonePracticePorts *ports,
                                   const char *legacy_shut_down,
                                   const char *trust)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_string (builder, "format", "backbone-endpoint-profile");
  add_number (builder, "version", 1);
  add_string (builder, "name", "Practice backbone");
  add_string (builder, "trust", trust);
  json_builder_set_member_name (builder, "endpoints");
  json_builder_begin_array (builder);
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    add_endpoint (builder, kind, ports->listeners[kind]);
  json_builder_end_array (builder);
  add_services (builder);
  add_legacy (builder, ports->legacy, legacy_shut_down);
  json_builder_end_object (builder);

  return backbone_practice_json_to_text (builder);
}

static void
read_endpoint (JsonNode *node, BackbonePracticePorts *ports)
{
  BackboneChannelKind kind;
  const char *id;
  guint64 port = 0;

  if (JSON_NODE_HOLDS_OBJECT (node)
      && backbone_practice_json_string (json_node_get_object (node), "kind", &id, NULL)
      && backbone_channel_kind_from_id (id, &kind)
      && backbone_practice_json_uint (json_node_get_object (node), "port", G_MAXUINT16, &port,
                                      NULL))
    ports->listeners[kind] = (guint16)port;
}

/**
 * backbone_practice_profile_read_ports:
 * @text: an endpoint profile of an earlier run, as far as it is one
 * @ports: (inout): gets the ports found in it
 */
void
backbone_practice_profile_read_ports (const char *text, BackbonePracticePorts *ports)
{
  g_autoptr (JsonObject) root = backbone_practice_json_parse (text, -1, NULL);
  JsonArray *endpoints;
  JsonObject *legacy;
  guint64 port = 0;

  if (root == NULL || !backbone_practice_json_array (root, "endpoints", &endpoints, NULL)
      || endpoints == NULL)
    return;

  if (backbone_practice_json_object (root, "legacy", &legacy, NULL) && legacy
      && backbone_practice_json_uint (legacy, "port", G_MAXUINT16, &port, NULL))
    ports->legacy = (guint16)port;

  for (guint i = 0; i < json_array_get_length (endpoints); i++)
    read_endpoint (json_array_get_element (endpoints, i), ports);
}

/**
 * backbone_practice_profile_make_foreign_url:
 * @ports: the ports in use
 * @scheme: `https` or `http`
 *
 * Returns: (transfer full): a URL at the foreign host
 */
char *
backbone_practice_profile_make_foreign_url (const BackbonePracticePorts *ports, const char *scheme)
{
  return g_strdup_printf ("%s://localhost:%u/foreign", scheme,
                          ports->listeners[BACKBONE_PRACTICE_FOREIGN]);
}

/**
 * backbone_practice_profile_control_to_json:
 * @ports: the ports in use
 * @token: what the control path asks for
 *
 * Returns: (transfer full): where the control path and the foreign host are
 */
char *
backbone_practice_profile_control_to_json (const BackbonePracticePorts *ports, const char *token)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", ports->control);
  g_autofree char *foreign = backbone_practice_profile_make_foreign_url (ports, "https");
  g_autofree char *foreign_plain = backbone_practice_profile_make_foreign_url (ports, "http");

  json_builder_begin_object (builder);
  add_string (builder, "url", url);
  add_string (builder, "token", token);
  add_string (builder, "foreign_url", foreign);
  add_string (builder, "foreign_plain_url", foreign_plain);
  json_builder_end_object (builder);

  return backbone_practice_json_to_text (builder);
}

static guint16
read_port_of_url (JsonObject *root, const char *member)
{
  g_autoptr (GUri) uri = NULL;
  const char *url;

  if (backbone_practice_json_string (root, member, &url, NULL) && url)
    uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri && g_uri_get_port (uri) > 0 ? (guint16)g_uri_get_port (uri) : 0;
}

/**
 * backbone_practice_profile_read_control:
 * @text: control.json of an earlier run, as far as it is one
 * @ports: (inout): gets the ports found in it
 */
void
backbone_practice_profile_read_control (const char *text, BackbonePracticePorts *ports)
{
  g_autoptr (JsonObject) root = backbone_practice_json_parse (text, -1, NULL);

  if (root == NULL)
    return;

  ports->control = read_port_of_url (root, "url");
  ports->listeners[BACKBONE_PRACTICE_FOREIGN] = read_port_of_url (root, "foreign_url");
}
