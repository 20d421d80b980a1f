/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *url;
  char *test_path;
  char *good_status;
  char *type;
  char *destination;
  gboolean replace;
} options;

static const GOptionEntry set_options[] = {
  { "url", 0, 0, G_OPTION_ARG_FILENAME, &options.url, N_ ("Host, port and path prefix"),
    N_ ("https://HOST:PORT/PATH") },
  { "test-path", 0, 0, G_OPTION_ARG_FILENAME, &options.test_path,
    N_ ("What a check asks for, below the path prefix"), N_ ("PATH") },
  { "good-status", 0, 0, G_OPTION_ARG_FILENAME, &options.good_status,
    N_ ("The HTTP status of a working channel"), N_ ("NUMBER") },
  { "type", 0, 0, G_OPTION_ARG_FILENAME, &options.type, N_ ("Type of the RFC destination"),
    N_ ("G|H") },
  { "destination", 0, 0, G_OPTION_ARG_FILENAME, &options.destination,
    N_ ("Name of the RFC destination, at most 32 characters"), N_ ("NAME") },
  { NULL },
};

static const GOptionEntry export_options[] = {
  { "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace,
    N_ ("Replace the file if there is one already"), NULL },
  { NULL },
};

static const CliColumn columns[] = {
  { "kind", N_ ("Kind"), "kind" },
  { "destination", N_ ("Destination"), "destination" },
  { "type", N_ ("Type"), "destination-type" },
  { "host", N_ ("Host"), "host" },
  { "port", N_ ("Port"), "port" },
  { "path_prefix", N_ ("Path prefix"), "path-prefix" },
  { "test_path", N_ ("Test path"), "test-path" },
  { "good_status", N_ ("Good status"), "good-status" },
  { "certainty", N_ ("How sure"), "certainty" },
  { NULL },
};

static CliStatus
run_list (CliContext *context, GError **error)
{
  return cli_run_print_list (context, backbone_landscape_list_endpoints (context->landscape),
                             columns, _ ("There are no endpoints."), error);
}

static void
add_setting (GPtrArray *settings, const char *key, const char *value)
{
  if (value)
    g_ptr_array_add (settings, g_strconcat (key, "=", value, NULL));
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  g_autoptr (GPtrArray) settings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *message = NULL;
  BackboneChannelKind kind;

  if (!cli_parse_kind (context->arguments[0], &kind, error))
    return CLI_BAD_INPUT;

  add_setting (settings, "url", options.url);
  add_setting (settings, "test_path", options.test_path);
  add_setting (settings, "good_status", options.good_status);
  add_setting (settings, "type", options.type);
  add_setting (settings, "destination", options.destination);
  if (settings->len == 0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Nothing to set was given"));
      return CLI_BAD_INPUT;
    }
  g_ptr_array_add (settings, NULL);

  /* Translators: %s is a kind of channel */
  message = g_strdup_printf (_ ("Endpoint %s was changed."), backbone_channel_kind_to_id (kind));

  return cli_run_edit (context,
                       backbone_endpoint_edit_job_new (context->landscape, kind,
                                                       (const char *const *)settings->pdata),
                       message, error);
}

static CliStatus
run_reset (CliContext *context, GError **error)
{
  g_autofree char *message = NULL;
  BackboneChannelKind kind;

  if (context->n_arguments == 0)
    return cli_run_edit (context, backbone_endpoint_reset_job_new (context->landscape, -1),
                         _ ("All endpoints are SAP’s again."), error);
  if (!cli_parse_kind (context->arguments[0], &kind, error))
    return CLI_BAD_INPUT;

  /* Translators: %s is a kind of channel */
  message = g_strdup_printf (_ ("Endpoint %s is SAP’s again."), backbone_channel_kind_to_id (kind));

  return cli_run_edit (context, backbone_endpoint_reset_job_new (context->landscape, (int)kind),
                       message, error);
}

static CliStatus
run_import (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = cli_run_find_file (context->arguments[0], error);

  if (file == NULL)
    return CLI_BAD_INPUT;

  return cli_run_edit (context, backbone_profile_import_job_new (context->landscape, file),
                       _ ("The endpoints were imported."), error);
}

static CliStatus
run_export (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (context->arguments[0]);
  g_autofree char *message = g_strdup_printf (_ ("Written to %s"), context->arguments[0]);

  return cli_run_edit (context,
                       backbone_profile_export_job_new (context->landscape, file, options.replace),
                       message, error);
}

const CliVerb cli_endpoint_verbs[] = {
  { "endpoint", "list", NULL, N_ ("Lists where channels lead unless they say otherwise"),
    "backbonectl endpoint list --format json", NULL, 0, 0, FALSE, run_list },
  { "endpoint", "set", "KIND", N_ ("Changes where the channels of a kind lead"),
    "backbonectl endpoint set portal --url https://apps.support.sap.com:443", set_options, 1, 1,
    FALSE, run_set },
  { "endpoint", "reset", "[KIND]", N_ ("Leads channels to SAP's hosts, as shipped"),
    "backbonectl endpoint reset parcel-box", NULL, 0, 1, FALSE, run_reset },
  { "endpoint", "import", "FILE.json", N_ ("Takes over an endpoint profile"),
    "backbonectl endpoint import endpoints.json", NULL, 1, 1, FALSE, run_import,
    N_ ("Certificates that the profile brings become trust anchors.") },
  { "endpoint", "export", "FILE.json", N_ ("Writes the endpoints as a profile"),
    "backbonectl endpoint export endpoints.json", export_options, 1, 1, FALSE, run_export },
  { NULL },
};
