/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-context.h"

#include "cli-help.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

static gboolean
wants_colour (CliContext *self)
{
  const char *no_color = g_getenv ("NO_COLOR");

  return !self->no_color && (no_color == NULL || *no_color == '\0') && isatty (STDOUT_FILENO)
         && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

static void
init_global_options (CliContext *self)
{
  const GOptionEntry options[CLI_N_GLOBAL_OPTIONS + 1] = {
    { "landscape", 0, 0, G_OPTION_ARG_FILENAME, &self->path_option,
      N_ ("The landscape file (default: backbone-admin/landscape.db in the data folder)"),
      N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &self->format_option,
      N_ ("What to print: text, json, csv or, for reports, html"), N_ ("FORMAT") },
    { "no-color", 0, 0, G_OPTION_ARG_NONE, &self->no_color, N_ ("No colours"), NULL },
    { "help", 0, 0, G_OPTION_ARG_NONE, &self->help, N_ ("Show how it is used"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_ ("Show the version"), NULL },
    { NULL },
  };

  memcpy (self->global_options, options, sizeof options);
}

/**
 * cli_context_new:
 *
 * Returns: (transfer full): a call of the program whose command line was not looked at yet
 */
CliContext *
cli_context_new (void)
{
  CliContext *self = g_new0 (CliContext, 1);

  self->output = cli_output_new (CLI_FORMAT_TEXT, FALSE, g_get_charset (NULL));
  init_global_options (self);

  return self;
}

/**
 * cli_context_free:
 * @self: (transfer full): a call of the program
 */
void
cli_context_free (CliContext *self)
{
  g_strfreev (self->arguments);
  g_free (self->path);
  g_free (self->path_option);
  g_free (self->format_option);
  g_clear_object (&self->landscape);
  cli_output_free (self->output);
  g_free (self);
}

/* Takes over what one round of parsing found; a later round wins. */
static gboolean
take_options (CliContext *self, GError **error)
{
  g_autofree char *format = g_steal_pointer (&self->format_option);

  if (self->path_option)
    {
      g_free (self->path);
      self->path = g_steal_pointer (&self->path_option);
    }

  if (format)
    self->html = g_str_equal (format, "html");
  if (format && !self->html && !cli_format_from_id (format, &self->output->format))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("There is no format “%s”: it must be text, json, csv or, for reports, html"),
                   format);
      return FALSE;
    }

  self->output->colour = wants_colour (self);
  return TRUE;
}

/* Takes the options off that stand before the next word of *@argv, whose first element is skipped.
 */
static gboolean
parse_leading_options (CliContext *self, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);

  g_option_context_set_help_enabled (options, FALSE);
  g_option_context_set_strict_posix (options, TRUE);
  g_option_context_add_main_entries (options, self->global_options, GETTEXT_PACKAGE);

  return g_option_context_parse_strv (options, argv, error) && take_options (self, error);
}

static gboolean
parse_verb_options (CliContext *self, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->arguments, NULL, NULL },
    { NULL },
  };

  g_option_context_set_help_enabled (options, FALSE);
  if (self->verb->options)
    g_option_context_add_main_entries (options, self->verb->options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (options, self->global_options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (options, rest, NULL);

  return g_option_context_parse_strv (options, argv, error) && take_options (self, error);
}

/* Drops the first element and lets the next one take its place as the name of the program. */
static void
shift (char **argv)
{
  g_free (argv[0]);
  for (guint i = 0; argv[i] != NULL; i++)
    argv[i] = argv[i + 1];
}

static char *
dup_list_of_sub_verbs (const CliVerb *table)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const CliVerb *verb = table; verb->name != NULL; verb++)
    g_ptr_array_add (names, (gpointer)verb->sub_name);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **)names->pdata);
}

static gboolean
find_sub_verb (CliContext *self, const CliVerb *table, char **argv, GError **error)
{
  g_autofree char *names = dup_list_of_sub_verbs (table);

  if (argv[1] == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("%s: one of these must follow: %s"), table->name, names);
      return FALSE;
    }

  self->verb = cli_verb_find (table, argv[1]);
  if (self->verb)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
               _ ("%s %s: there is no such verb; known are: %s"), table->name, argv[1], names);
  return FALSE;
}

static gboolean
check_number_of_arguments (CliContext *self, GError **error)
{
  int n = self->arguments ? (int)g_strv_length (self->arguments) : 0;
  const char *expected = self->verb->arguments ? self->verb->arguments : "";

  self->n_arguments = n;
  if (self->help || self->version)
    return TRUE;

  if (n < self->verb->n_min)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %s are the arguments, such as "NUMBER DESCRIPTION" */
                   _ ("Something is missing; expected: %s"), expected);
      return FALSE;
    }

  if (self->verb->n_max >= 0 && n > self->verb->n_max)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("“%s” is one argument too many"), self->arguments[self->verb->n_max]);
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_verb (CliContext *self, char ***argv, char **text, GError **error)
{
  const CliVerb *table = cli_verb_find_table ((*argv)[1]);

  if (table == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                   _ ("%s: there is no such verb"), (*argv)[1]);
      return FALSE;
    }

  self->group = table->name;
  shift (*argv);
  if (table->sub_name)
    {
      if (!parse_leading_options (self, argv, error))
        return FALSE;
      if (self->help && (*argv)[1] == NULL)
        {
          *text = cli_help_for_table (table);
          return TRUE;
        }
      if (!find_sub_verb (self, table, *argv, error))
        return FALSE;
      shift (*argv);
    }
  else
    self->verb = table;

  return parse_verb_options (self, argv, error) && check_number_of_arguments (self, error);
}

/**
 * cli_context_parse:
 * @self: a call of the program
 * @argv: its arguments, the name of the program first
 * @action: (out): what they ask for
 * @text: (out) (transfer full) (nullable): the text to print, for %CLI_ACTION_TEXT
 * @error: return location for a #GOptionError
 *
 * Global options may stand before the verb, between it and its sub-verb, and behind.
 *
 * Returns: whether it makes sense
 */
gboolean
cli_context_parse (CliContext *self,
                   const char *const *argv,
                   CliAction *action,
                   char **text,
                   GError **error)
{
  g_auto (GStrv) words = g_strdupv ((char **)argv);

  *text = NULL;
  if (!parse_leading_options (self, &words, error))
    {
      g_prefix_error (error, "%s: ", _ ("command line"));
      return FALSE;
    }

  if (words[1] != NULL && !self->version && !parse_verb (self, &words, text, error))
    return FALSE;

  if (self->version)
    {
      g_free (*text);
      *text = g_strdup ("backbonectl " BACKBONE_VERSION "\n");
    }
  else if (self->help && *text == NULL)
    *text = self->verb ? cli_help_for_verb (self->verb, self->global_options)
                       : cli_help_for_program (self->global_options);

  if (*text == NULL && self->verb == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("command line: the verb is missing"));
      return FALSE;
    }

  if (*text == NULL && self->html && !g_str_equal (self->verb->name, "report"))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--format html: only reports can be HTML"));
      return FALSE;
    }

  if (self->path == NULL)
    self->path = backbone_landscape_dup_default_path ();
  *action = *text ? CLI_ACTION_TEXT : CLI_ACTION_RUN;
  return TRUE;
}

/**
 * cli_context_is_interactive:
 * @self: a call of the program
 *
 * Returns: whether a person looks on
 */
gboolean
cli_context_is_interactive (CliContext *self)
{
  return isatty (STDERR_FILENO);
}

gboolean
cli_context_check_settings (CliContext *self, guint first, GError **error)
{
  for (guint i = first; i < self->n_arguments; i++)
    {
      if (strchr (self->arguments[i], '=') == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("“%s” is not of the form KEY=VALUE"), self->arguments[i]);
          return FALSE;
        }
    }

  return TRUE;
}
