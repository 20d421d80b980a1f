/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *owner;
  char *description;
  char *profile;
  char *kind;
} options;

static const GOptionEntry init_options[] = {
  { "owner", 0, 0, G_OPTION_ARG_FILENAME, &options.owner,
    N_ ("Customer number of the owner of the installation"), N_ ("NUMBER") },
  { "description", 0, 0, G_OPTION_ARG_FILENAME, &options.description,
    N_ ("What the landscape is called"), N_ ("TEXT") },
  { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options.profile,
    N_ ("Where the channels lead: sap, or an endpoint profile as JSON"), N_ ("sap|FILE") },
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kind,
    N_ ("What talks to the backbone (default: focused-run)"), N_ ("focused-run|solution-manager") },
  { NULL },
};

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **finished = user_data;

  *finished = g_object_ref (result);
}

/* (out) @profile: NULL for that of SAP. */
static gboolean
load_profile (BackboneEndpointProfile **profile, GError **error)
{
  g_autoptr (GFile) file = NULL;

  *profile = NULL;
  if (options.profile == NULL || g_str_equal (options.profile, "sap"))
    return TRUE;

  file = cli_run_find_file (options.profile, error);
  if (file == NULL)
    return FALSE;

  *profile = backbone_profile_load (file, NULL, error);
  return *profile != NULL;
}

/* It is a setting like others: the landscape begins with the default. */
static gboolean
set_kind (CliContext *context, BackboneLandscapeKind kind, GError **error)
{
  g_autoptr (BackboneJob) job = NULL;

  if (kind == backbone_landscape_get_kind (context->landscape))
    return TRUE;

  job = backbone_landscape_kind_job_new (context->landscape, kind);
  if (!cli_run_job (context, job, error))
    return FALSE;

  while (backbone_landscape_get_kind (context->landscape) != kind)
    g_main_context_iteration (NULL, TRUE);

  return TRUE;
}

static CliStatus
run_init (CliContext *context, GError **error)
{
  BackboneLandscapeKind kind = BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN;
  g_autoptr (BackboneEndpointProfile) profile = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *owner = NULL;

  if (options.owner == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--owner is missing: whose installation is it?"));
      return CLI_BAD_INPUT;
    }

  owner = backbone_customer_number_normalize (options.owner, error);
  if (owner == NULL
      || (options.description && !backbone_description_validate (options.description, error))
      || (options.kind && !cli_parse_landscape_kind (options.kind, &kind, error))
      || !load_profile (&profile, error))
    return CLI_BAD_INPUT;

  backbone_landscape_create_async (context->path, owner,
                                   options.description ? options.description : _ ("Landscape"),
                                   profile, NULL, created_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  context->landscape = backbone_landscape_create_finish (result, error);
  if (context->landscape && set_kind (context, kind, error))
    cli_output_print_record (context->output, cli_landscape_columns, context->landscape);

  return CLI_DONE;
}

const CliVerb cli_init_verbs[] = {
  { "init", NULL, "--owner NUMBER", N_ ("Makes a new landscape"),
    "backbonectl init --owner 1105772 --description \"Our customers\"", init_options, 0, 0, TRUE,
    run_init },
  { NULL },
};
