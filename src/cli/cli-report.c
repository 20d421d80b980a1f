/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-report.h"

#include "cli-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/**
 * cli_report_get_status:
 * @error: what a verb ended with
 *
 * Returns: the exit status of the program
 */
CliStatus
cli_report_get_status (const GError *error)
{
  if (error->domain == G_OPTION_ERROR || backbone_error_is_bad_input (error))
    return CLI_BAD_INPUT;

  return CLI_FAILED;
}

static void
print_line (CliContext *context, const char *line)
{
  g_autofree char *clean = cli_text_clean (line);
  g_autofree char *plain = context->output->unicode ? NULL : cli_text_to_plain (clean);

  fprintf (stderr, "%s\n", plain ? plain : clean);
}

/* (nullable) (transfer full). */
static char *
dup_next_step (CliContext *context, const GError *error)
{
  g_autofree char *title = NULL;

  if (error->domain == G_OPTION_ERROR)
    {
      title = context->verb ? cli_verb_dup_title (context->verb) : g_strdup (context->group);
      /* Translators: %s is a verb of the command line */
      return title ? g_strdup_printf (_ ("See: backbonectl %s --help"), title)
                   : g_strdup (_ ("See: backbonectl --help"));
    }

  return g_strdup (backbone_error_get_next_step (error));
}

/**
 * cli_report_error:
 * @context: a call of the program
 * @error: what it ended with
 */
void
cli_report_error (CliContext *context, const GError *error)
{
  g_autofree char *title = context->verb ? cli_verb_dup_title (context->verb) : NULL;
  g_autofree char *line = g_strjoin (": ", "backbonectl", title ? title : error->message,
                                     title ? error->message : NULL, NULL);
  g_autofree char *next_step = dup_next_step (context, error);
  g_autofree char *second_line = g_strconcat ("  → ", next_step, NULL);

  print_line (context, line);
  if (next_step)
    print_line (context, second_line);
}

/**
 * cli_report_note:
 * @context: a call of the program
 * @format: a translated line
 * @...: its values
 */
void
cli_report_note (CliContext *context, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list values;

  va_start (values, format);
  line = g_strdup_vprintf (format, values);
  va_end (values);
  print_line (context, line);
}
