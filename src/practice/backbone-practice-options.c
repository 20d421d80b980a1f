/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-options.h"

#include "backbone-practice-generator.h"

#include <glib/gi18n-lib.h>

#define LAST_PORT_BASE (65535 - 5)
#define DEFAULT_SEED   1

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static gboolean
check (BackbonePracticeOptions *options, int n_left, GError **error)
{
  if (options->version)
    return TRUE;
  if (n_left > 1)
    return refuse (error, _ ("only options are understood; see --help"));
  if (options->state_dir == NULL || *options->state_dir == '\0')
    return refuse (error, _ ("--state-dir is missing; see --help"));
  if (options->landscape && options->customers != 0)
    return refuse (error, _ ("--landscape and --customers exclude each other"));
  if (options->customers < 0 || options->customers > BACKBONE_PRACTICE_MAX_CUSTOMERS)
    return refuse (error, _ ("--customers takes 1 to 100000"));
  if (options->port_base < 0 || options->port_base > LAST_PORT_BASE)
    return refuse (error, _ ("--port-base takes 1 to 65530"));

  return TRUE;
}

/**
 * backbone_practice_options_parse:
 * @argc: number of arguments
 * @argv: the arguments
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the command line says, if it makes sense
 */
BackbonePracticeOptions *
backbone_practice_options_parse (int argc, char **argv, GError **error)
{
  g_autoptr (BackbonePracticeOptions) options = g_new0 (BackbonePracticeOptions, 1);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  GOptionEntry entries[] = {
    { "state-dir", 0, 0, G_OPTION_ARG_FILENAME, &options->state_dir,
      N_ ("Folder for certificates, profile and customers"), N_ ("DIR") },
    { "landscape", 0, 0, G_OPTION_ARG_FILENAME, &options->landscape,
      N_ ("Serve the landscape of this file"), N_ ("FILE") },
    { "customers", 0, 0, G_OPTION_ARG_INT, &options->customers,
      N_ ("Serve a generated landscape of N customers"), N_ ("N") },
    { "port-base", 0, 0, G_OPTION_ARG_INT, &options->port_base,
      N_ ("Use the ports N to N+5 instead of free ones"), N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options->seed, N_ ("Generate another landscape for each N"),
      N_ ("N") },
    { "log", 0, 0, G_OPTION_ARG_FILENAME, &options->log,
      N_ ("Append the request log to FILE instead of standard error"), N_ ("FILE") },
    { "exit-with-parent", 0, 0, G_OPTION_ARG_NONE, &options->exit_with_parent,
      N_ ("End when the starting process ends"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Show the version"), NULL },
    { NULL },
  };

  options->seed = DEFAULT_SEED;
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context,
      _ ("A practice backbone: three HTTPS hosts on this machine that answer like SAP's."));
  if (!g_option_context_parse (context, &argc, &argv, error) || !check (options, argc, error))
    return NULL;

  return g_steal_pointer (&options);
}

void
backbone_practice_options_free (BackbonePracticeOptions *options)
{
  g_free (options->state_dir);
  g_free (options->landscape);
  g_free (options->log);
  g_free (options);
}
