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
} options;

static const GOptionEntry init_options[] = {
  { "owner", 0, 0, G_OPTION_ARG_FILENAME, &options.owner,
    N_ ("Customer number of the owner of the installation"), N_ ("NUMBER") },
  { "description", 0, 0, G_OPTION_ARG_FILENAME, &options.description,
    N_ ("What the landscape is called"), N_ ("TEXT") },
  { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options.profile,
    N_ ("Where the channels lead: sap, or an endpoint profile as JSON"), N_ ("sap|FILE") },
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

static CliStatus
run_init (CliContext *context, GError **error)
{
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
      || !load_profile (&profile, error))
    return CLI_BAD_INPUT;

  backbone_landscape_create_async (context->path, owner,
                                   options.description ? options.description : _ ("Landscape"),
                                   profile, NULL, created_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  context->landscape = backbone_landscape_create_finish (result, error);
  if (context->landscape)
    cli_output_print_record (context->output, cli_landscape_columns, context->landscape);

  return CLI_DONE;
}

const CliVerb cli_init_verbs[] = {
  { "init", NULL, "--owner NUMBER", N_ ("Makes a new landscape"),
    "backbonectl init --owner 1105772 --description \"Our customers\"", init_options, 0, 0, TRUE,
    run_init },
  { NULL },
};
