/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"

#include "cli-progress.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

static void
call_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **finished = user_data;

  *finished = g_object_ref (result);
}

static void
wait_for (GAsyncResult **finished)
{
  while (*finished == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * cli_run_open:
 * @context: a call of the program
 * @error: return location for an error
 *
 * Returns: whether the landscape is open
 */
gboolean
cli_run_open (CliContext *context, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (!g_file_test (context->path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                   _ ("%s: there is no landscape yet; make one with: "
                      "backbonectl init --owner NUMBER"),
                   context->path);
      return FALSE;
    }

  backbone_landscape_open_async (context->path, NULL, call_finished_cb, &result);
  wait_for (&result);
  context->landscape = backbone_landscape_open_finish (result, error);

  return context->landscape != NULL;
}

/**
 * cli_run_close:
 * @context: a call of the program
 * @error: return location for an error
 *
 * Returns: whether everything is on the disk
 */
gboolean
cli_run_close (CliContext *context, GError **error)
{
  g_autoptr (BackboneLandscape) landscape = g_steal_pointer (&context->landscape);
  g_autoptr (GAsyncResult) result = NULL;

  if (landscape == NULL)
    return TRUE;

  backbone_landscape_close_async (landscape, call_finished_cb, &result);
  wait_for (&result);

  return backbone_landscape_close_finish (landscape, result, error);
}

static gboolean
signal_came_cb (gpointer user_data)
{
  backbone_job_cancel (user_data);

  return G_SOURCE_CONTINUE;
}

/**
 * cli_run_job:
 * @context: a call of the program
 * @job: a job that has not run yet
 * @error: return location for an error
 *
 * Returns: whether it did what it should; %G_IO_ERROR_CANCELLED after a signal
 */
gboolean
cli_run_job (CliContext *context, BackboneJob *job, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CliProgress) progress = NULL;
  guint interrupted = g_unix_signal_add (SIGINT, signal_came_cb, job);
  guint terminated = g_unix_signal_add (SIGTERM, signal_came_cb, job);

  if (context->plain_progress || cli_context_is_interactive (context))
    progress = cli_progress_new (job, context->plain_progress, context->output->unicode);

  backbone_job_run_async (job, call_finished_cb, &result);
  wait_for (&result);
  g_source_remove (interrupted);
  g_source_remove (terminated);

  return backbone_job_run_finish (job, result, error);
}

/**
 * cli_run_edit:
 * @context: a call of the program
 * @job: (transfer full): a short change
 * @message: a translated sentence that says what was done
 * @error: return location for an error
 *
 * Returns: %CLI_DONE
 */
CliStatus
cli_run_edit (CliContext *context, BackboneJob *job, const char *message, GError **error)
{
  g_autoptr (BackboneJob) owned = job;

  if (cli_run_job (context, owned, error))
    cli_output_say (context->output, "%s", message);

  return CLI_DONE;
}

/**
 * cli_run_find_file:
 * @name: a file as it was typed
 * @error: return location for an error
 *
 * A file that is not there is bad input; one that is there and can't be read is not.
 *
 * Returns: (transfer full): the file, or %NULL
 */
GFile *
cli_run_find_file (const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);

  if (g_file_query_exists (file, NULL))
    return g_steal_pointer (&file);

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("%s: there is no such file"),
               name);
  return NULL;
}

/**
 * cli_run_list:
 * @list: a list that fills itself
 * @error: return location for an error
 *
 * Returns: whether it is filled
 */
gboolean
cli_run_list (gpointer list, GError **error)
{
  gboolean loading = TRUE;
  g_autoptr (GError) list_error = NULL;

  for (;;)
    {
      g_object_get (list, "loading", &loading, NULL);
      if (!loading)
        break;
      g_main_context_iteration (NULL, TRUE);
    }

  g_object_get (list, "error", &list_error, NULL);
  if (list_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&list_error));
  return FALSE;
}

/**
 * cli_run_print_list:
 * @context: a call of the program
 * @list: (transfer full): a list that fills itself
 * @columns: what of each item is shown
 * @empty: translated, what text output says if there is nothing
 * @error: return location for an error
 *
 * Returns: %CLI_DONE
 */
CliStatus
cli_run_print_list (CliContext *context,
                    BackboneList *list,
                    const CliColumn *columns,
                    const char *empty,
                    GError **error)
{
  g_autoptr (BackboneList) owned = list;

  if (!cli_run_list (owned, error))
    return CLI_FAILED;

  cli_output_print_list (context->output, columns, G_LIST_MODEL (owned));
  if (g_list_model_get_n_items (G_LIST_MODEL (owned)) == 0)
    cli_output_add_line (context->output, "%s", empty);

  return CLI_DONE;
}
