/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static char *
dup_profile_name (gpointer item)
{
  return g_strdup (backbone_endpoint_profile_get_name (backbone_landscape_get_profile (item)));
}

const CliColumn cli_landscape_columns[] = {
  { "path", N_ ("Landscape"), "path" },
  { "id", NULL, "id" },
  { "owner", N_ ("Owner"), "owner" },
  { "description", N_ ("Description"), "description" },
  { "profile", N_ ("Endpoints"), .text = dup_profile_name },
  { "kind", N_ ("Kind"), "kind" },
  { NULL },
};

static void
write_customer_channels (gpointer item, CliJson *json)
{
  cli_json_begin_object (json);
  for (int kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      BackboneVerdict verdict = backbone_customer_get_verdict (item, kind);

      cli_json_key (json, backbone_channel_kind_to_id (kind));
      cli_json_string (json, backbone_verdict_to_id (verdict));
    }
  cli_json_end_object (json);
}

const CliColumn cli_customer_columns[] = {
  { "number", N_ ("Number"), "number" },
  { "description", N_ ("Description"), "description" },
  { "technical_user", N_ ("Technical user"), "technical-user" },
  { "owner", NULL, "owner" },
  { "tags", N_ ("Tags"), "tags" },
  { "status", N_ ("Status"), "status", .flags = CLI_COLUMN_VERDICT },
  { "channels", .json = write_customer_channels },
  { "portal", N_ ("Portal"), "portal", .flags = CLI_COLUMN_VERDICT | CLI_COLUMN_NOT_JSON },
  { "parcel_box", N_ ("Parcel box"), "parcel-box",
    .flags = CLI_COLUMN_VERDICT | CLI_COLUMN_NOT_JSON },
  { "note_download", N_ ("Note download"), "note-download",
    .flags = CLI_COLUMN_VERDICT | CLI_COLUMN_NOT_JSON },
  { "last_checked", N_ ("Last checked"), "last-checked", .flags = CLI_COLUMN_TIME },
  { "certificate_expires", NULL, "certificate-expires", .flags = CLI_COLUMN_TIME },
  { "held", NULL, "held" },
  { "note", NULL, "note" },
  { NULL },
};

static char *
dup_channel_verdict (gpointer item)
{
  return g_strdup (backbone_verdict_to_id (backbone_channel_get_verdict (item)));
}

const CliColumn cli_channel_columns[] = {
  { "customer", N_ ("Customer"), "customer" },
  { "kind", N_ ("Kind"), "kind" },
  { "destination", N_ ("Destination"), "destination" },
  { "type", N_ ("Type"), "destination-type" },
  { "host", N_ ("Host"), "host" },
  { "port", N_ ("Port"), "port" },
  { "path_prefix", N_ ("Path prefix"), "path-prefix" },
  { "test_path", N_ ("Test path"), "test-path" },
  { "proxy", N_ ("Proxy"), "proxy" },
  { "authentication", NULL, "authentication" },
  { "enabled", N_ ("Enabled"), "enabled" },
  { "verdict", N_ ("Verdict"), .text = dup_channel_verdict, .flags = CLI_COLUMN_VERDICT },
  { "good_status", NULL, "good-status" },
  { "connect_time_limit", NULL, "connect-seconds" },
  { "answer_time_limit", NULL, "answer-seconds" },
  { "overrides", NULL, "overrides" },
  { "since", NULL, "since", .flags = CLI_COLUMN_TIME },
  { "state", N_ ("State"), "health" },
  { "state_since", NULL, "health-since", .flags = CLI_COLUMN_TIME },
  { NULL },
};

void
cli_write_phases (gpointer item, CliJson *json)
{
  static const CliColumn phases[] = {
    { "name_lookup", NULL, "name-lookup-us", .flags = CLI_COLUMN_NEGATIVE_IS_NONE },
    { "proxy", NULL, "proxy-us", .flags = CLI_COLUMN_NEGATIVE_IS_NONE },
    { "connect", NULL, "connect-us", .flags = CLI_COLUMN_NEGATIVE_IS_NONE },
    { "tls", NULL, "tls-us", .flags = CLI_COLUMN_NEGATIVE_IS_NONE },
    { "wait", NULL, "wait-us", .flags = CLI_COLUMN_NEGATIVE_IS_NONE },
    { "receive", NULL, "receive-us", .flags = CLI_COLUMN_NEGATIVE_IS_NONE },
    { NULL },
  };

  if (item)
    cli_columns_write_object (phases, item, json);
  else
    cli_json_null (json);
}

const CliColumn cli_result_columns[] = {
  CLI_RESULT_COLUMNS,
  { "time", NULL, "time", .flags = CLI_COLUMN_TIME },
  { NULL },
};

/* Where nothing was sent, the evidence alone says why. */
static gboolean
was_sent (gpointer item)
{
  BackboneVerdict verdict = backbone_exchange_get_verdict (item);

  return verdict != BACKBONE_VERDICT_NOT_CONFIGURED && verdict != BACKBONE_VERDICT_SKIPPED;
}

static char *
dup_exchange_cause (gpointer item)
{
  BackboneVerdict verdict = backbone_exchange_get_verdict (item);

  return g_strdup (was_sent (item) ? backbone_verdict_to_cause (verdict) : NULL);
}

static char *
dup_exchange_next_step (gpointer item)
{
  BackboneVerdict verdict = backbone_exchange_get_verdict (item);

  return g_strdup (was_sent (item) ? backbone_verdict_to_next_step (verdict) : NULL);
}

const CliColumn cli_exchange_columns[] = {
  { "purpose", N_ ("Purpose"), "purpose" },
  { "customer", N_ ("Customer"), "customer" },
  { "local_user", N_ ("Local user"), "local-user" },
  { "technical_user", N_ ("Technical user"), "technical-user" },
  { "s_user", N_ ("S-User"), "s-user" },
  { "verdict", N_ ("Verdict"), "verdict", .flags = CLI_COLUMN_VERDICT },
  { "evidence", N_ ("Evidence"), "evidence" },
  { "cause", N_ ("Cause"), .text = dup_exchange_cause },
  { "next_step", N_ ("Next step"), .text = dup_exchange_next_step },
  { "time", NULL, "time", .flags = CLI_COLUMN_TIME },
  { "proven", NULL, "proven", .flags = CLI_COLUMN_TIME },
  { NULL },
};

static char *
dup_systems (gpointer item)
{
  const char *const *systems = backbone_installation_get_systems (item);
  const char *const *sids = backbone_installation_get_sids (item);
  GString *text = g_string_new (NULL);

  for (guint i = 0; systems && systems[i]; i++)
    g_string_append_printf (text, "%s%s%s%s", i > 0 ? ", " : "", systems[i], *sids[i] ? " " : "",
                            sids[i]);

  return g_string_free (text, FALSE);
}

static void
write_systems (gpointer item, CliJson *json)
{
  const char *const *systems = backbone_installation_get_systems (item);
  const char *const *sids = backbone_installation_get_sids (item);

  cli_json_begin_array (json);
  for (guint i = 0; systems && systems[i]; i++)
    {
      cli_json_begin_object (json);
      cli_json_key (json, "number");
      cli_json_string (json, systems[i]);
      cli_json_key (json, "sid");
      cli_json_string (json, *sids[i] ? sids[i] : NULL);
      cli_json_end_object (json);
    }
  cli_json_end_array (json);
}

const CliColumn cli_installation_columns[] = {
  { "number", N_ ("Installation"), "number" },
  { "customer", N_ ("Customer"), "customer" },
  { "description", N_ ("Description"), "description" },
  { "systems", N_ ("Systems"), .text = dup_systems, .json = write_systems },
  { "missing_since", N_ ("Missing since"), "missing-since", .flags = CLI_COLUMN_TIME },
  { "source", NULL, "source" },
  { "seen", NULL, "seen", .flags = CLI_COLUMN_TIME },
  { NULL },
};

gboolean
cli_parse_kind (const char *text, BackboneChannelKind *kind, GError **error)
{
  if (backbone_channel_kind_from_id (text, kind))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("There is no kind “%s”: it must be portal, parcel-box or note-download"), text);
  return FALSE;
}

gboolean
cli_parse_landscape_kind (const char *text, BackboneLandscapeKind *kind, GError **error)
{
  if (backbone_landscape_kind_from_id (text, kind))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("There is no kind “%s”: it must be focused-run or solution-manager"), text);
  return FALSE;
}

gboolean
cli_parse_kinds (const char *const *texts, int **kinds, GError **error)
{
  g_autoptr (GArray) found = g_array_new (TRUE, FALSE, sizeof (int));
  static const int end = -1;

  *kinds = NULL;
  if (texts == NULL || texts[0] == NULL)
    return TRUE;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      BackboneChannelKind kind;

      if (!cli_parse_kind (texts[i], &kind, error))
        return FALSE;
      g_array_append_val (found, kind);
    }
  g_array_append_val (found, end);
  *kinds = (int *)g_array_free (g_steal_pointer (&found), FALSE);

  return TRUE;
}

gboolean
cli_parse_number (const char *what, const char *text, guint *number, GError **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &value, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: the first is an option, the second what was given for it */
                   _ ("%s “%s”: it must be a number"), what, text);
      return FALSE;
    }

  *number = value;
  return TRUE;
}
