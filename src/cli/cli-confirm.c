/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-confirm.h"

#include "cli-report.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#define MAX_ANSWER 64

/**
 * cli_confirm:
 * @context: a call of the program
 * @question: translated
 * @yes: whether it was said on the command line already
 * @error: return location for an error
 *
 * Returns: whether to go on
 */
gboolean
cli_confirm (CliContext *context, const char *question, gboolean yes, GError **error)
{
  char answer[MAX_ANSWER] = "";

  if (yes)
    return TRUE;
  if (!isatty (STDIN_FILENO) || !cli_context_is_interactive (context))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %s is the question */
                   _ ("%s There is no terminal to ask on: confirm with --yes"), question);
      return FALSE;
    }

  /* Translators: a question that is answered with y for yes; keep that letter */
  cli_report_note (context, _ ("%s [y/N]"), question);
  if (fgets (answer, sizeof answer, stdin)
      && (g_ascii_strcasecmp (g_strstrip (answer), "y") == 0
          || g_ascii_strcasecmp (answer, "yes") == 0))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nothing was changed"));

  return FALSE;
}
