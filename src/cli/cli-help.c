/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-help.h"

#include "backbone-text-width.h"

#include <glib/gi18n-lib.h>

#define INDENT "  "
/* Where the second column of a list begins, behind the indent. */
#define COLUMN 30

static void
append_pair (GString *help, const char *left, const char *right)
{
  g_string_append (help, INDENT);
  backbone_text_append_padded (help, left, COLUMN);
  if (backbone_text_width (left) >= COLUMN)
    {
      g_string_append (help, "\n" INDENT);
      backbone_text_append_padded (help, "", COLUMN);
    }
  g_string_append_printf (help, "%s\n", right);
}

static void
append_options (GString *help, const char *title, const GOptionEntry *options)
{
  g_string_append_printf (help, "\n%s\n", title);
  for (const GOptionEntry *option = options; option->long_name != NULL; option++)
    {
      g_autofree char *left
          = option->arg_description
                ? g_strdup_printf ("--%s %s", option->long_name, option->arg_description)
                : g_strdup_printf ("--%s", option->long_name);

      append_pair (help, left, _ (option->description));
    }
}

static void
append_verb (GString *help, const CliVerb *verb)
{
  g_autofree char *title = cli_verb_dup_title (verb);
  g_autofree char *left = g_strjoin (" ", title, verb->arguments, NULL);

  append_pair (help, left, _ (verb->summary));
}

static void
append_tables (GString *help)
{
  g_string_append_printf (help, "\n%s\n", _ ("Verbs:"));
  for (guint i = 0; cli_verb_tables[i] != NULL; i++)
    {
      for (const CliVerb *verb = cli_verb_tables[i]; verb->name != NULL; verb++)
        append_verb (help, verb);
    }
}

/**
 * cli_help_for_usage:
 *
 * Returns: (transfer full): the shortest help there is
 */
char *
cli_help_for_usage (void)
{
  return g_strdup_printf ("%s\n%s\n", _ ("Usage: backbonectl VERB [ARGUMENTS] [OPTIONS]"),
                          _ ("See: backbonectl --help"));
}

/**
 * cli_help_for_program:
 * @global_options: the options that every verb takes
 *
 * Returns: (transfer full): all verbs, options and exit statuses
 */
char *
cli_help_for_program (const GOptionEntry *global_options)
{
  GString *help = g_string_new (_ ("Usage: backbonectl VERB [ARGUMENTS] [OPTIONS]"));

  g_string_append_printf (
      help, "\n\n%s\n",
      _ ("Keeps watch over the channels of many customers to SAP's Support Backbone."));
  append_tables (help);
  append_options (help, _ ("Options of every verb:"), global_options);
  g_string_append_printf (help, "\n%s\n", _ ("Exit status:"));
  append_pair (help, "0", _ ("Done, and all is good"));
  append_pair (help, "1", _ ("Done, but something is not good"));
  append_pair (help, "2", _ ("Wrong usage or bad input; nothing was changed"));
  append_pair (help, "3", _ ("It could not be done"));
  g_string_append_printf (help, "\n%s\n",
                          _ ("Kinds of channels: portal, parcel-box, note-download"));
  g_string_append_printf (help, "%s\n", _ ("More on a verb: backbonectl VERB --help"));

  return g_string_free (help, FALSE);
}

/**
 * cli_help_for_table:
 * @table: the sub-verbs of a verb
 *
 * Returns: (transfer full): what they do
 */
char *
cli_help_for_table (const CliVerb *table)
{
  GString *help = g_string_new (NULL);

  /* Translators: %s is a verb of the command line, such as "customer" */
  g_string_append_printf (help, _ ("Usage: backbonectl %s VERB [ARGUMENTS] [OPTIONS]"),
                          table->name);
  g_string_append_printf (help, "\n\n%s\n", _ ("Verbs:"));
  for (const CliVerb *verb = table; verb->name != NULL; verb++)
    append_verb (help, verb);
  /* Translators: %s is a verb of the command line, such as "customer" */
  g_string_append_printf (help, _ ("\nMore on one of them: backbonectl %s VERB --help\n"),
                          table->name);

  return g_string_free (help, FALSE);
}

/**
 * cli_help_for_verb:
 * @verb: a verb
 * @global_options: the options that every verb takes
 *
 * Returns: (transfer full): its usage, its options and an example
 */
char *
cli_help_for_verb (const CliVerb *verb, const GOptionEntry *global_options)
{
  GString *help = g_string_new (NULL);
  g_autofree char *title = cli_verb_dup_title (verb);
  g_autofree char *call = g_strjoin (" ", title, verb->arguments, NULL);

  /* Translators: %s is a verb of the command line with its arguments */
  g_string_append_printf (help, _ ("Usage: backbonectl %s [OPTIONS]"), call);
  g_string_append_printf (help, "\n\n%s\n", _ (verb->summary));
  if (verb->details)
    g_string_append_printf (help, "%s\n", _ (verb->details));
  if (verb->options)
    append_options (help, _ ("Options:"), verb->options);
  append_options (help, _ ("Options of every verb:"), global_options);
  g_string_append_printf (help, "\n%s\n" INDENT "%s\n", _ ("Example:"), verb->example);

  return g_string_free (help, FALSE);
}
