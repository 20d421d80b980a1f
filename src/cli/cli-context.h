/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-output.h"
#include "cli-verb.h"

#include "backbone-core.h"

G_BEGIN_DECLS

#define CLI_N_GLOBAL_OPTIONS 5

/**
 * CliContext:
 * @group: (nullable): the verb, or the verb of sub-verbs, once that is known
 * @verb: (nullable): what was asked for, once that is known
 * @arguments: its arguments
 * @n_arguments: how many there are
 * @path: the landscape file
 * @output: what it prints
 * @landscape: (nullable): open, while a verb runs that needs it
 * @plain_progress: progress is printed in lines, whether or not a person looks on
 * @global_options: the options that every verb takes, ended by an empty entry
 *
 * One call of the program.
 */
struct _CliContext
{
  const char *group;
  const CliVerb *verb;
  char **arguments;
  guint n_arguments;
  char *path;
  CliOutput *output;
  BackboneLandscape *landscape;
  gboolean plain_progress;
  gboolean html; /* asked for with --format: only reports know it */

  GOptionEntry global_options[CLI_N_GLOBAL_OPTIONS + 1];
  /* Where GOption writes; taken over after each round of parsing. */
  char *path_option;
  char *format_option;
  gboolean no_color;
  gboolean help;
  gboolean version;
};

CliContext *cli_context_new (void);
void cli_context_free (CliContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliContext, cli_context_free)

/**
 * CliAction: what a command line asks for
 */
typedef enum
{
  CLI_ACTION_RUN,  /* the verb */
  CLI_ACTION_TEXT, /* print a text, and that is all: help or version */
} CliAction;

/* FALSE with G_OPTION_ERROR for wrong usage. (out) @text (transfer full) for CLI_ACTION_TEXT. */
gboolean cli_context_parse (CliContext *self,
                            const char *const *argv,
                            CliAction *action,
                            char **text,
                            GError **error);

/* Whether all arguments from @first on are of the form KEY=VALUE; G_OPTION_ERROR_BAD_VALUE if one is not. */
gboolean cli_context_check_settings (CliContext *self, guint first, GError **error);

/* Whether standard error is a terminal. */
gboolean cli_context_is_interactive (CliContext *self);

G_END_DECLS
