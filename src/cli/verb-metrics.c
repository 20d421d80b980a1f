/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-report.h"
#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *output;
  char *listen;
} options;

static const GOptionEntry metrics_options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output,
    N_ ("Write to a file as a whole, such as for the textfile collector of node_exporter"),
    N_ ("FILE") },
  { "listen", 0, 0, G_OPTION_ARG_FILENAME, &options.listen,
    N_ ("Serve it at /metrics, on this computer only, until interrupted"), N_ ("127.0.0.1:PORT") },
  { NULL },
};

static void
url_known_cb (BackboneMetricsJob *job, GParamSpec *pspec, gpointer user_data)
{
  /* Translators: %s is a URL */
  cli_report_note (user_data, _ ("Serving %s"), backbone_metrics_job_get_url (job));
}

/* Whoever ends it wanted just that. */
static CliStatus
serve (CliContext *context, BackboneMetricsJob *job, GError **error)
{
  g_autoptr (GError) reason = NULL;

  backbone_metrics_job_set_address (job, options.listen);
  g_signal_connect (job, "notify::url", G_CALLBACK (url_known_cb), context);
  if (!cli_run_job (context, BACKBONE_JOB (job), &reason)
      && !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return CLI_FAILED;
    }

  return CLI_DONE;
}

static CliStatus
run_metrics (CliContext *context, GError **error)
{
  g_autoptr (BackboneMetricsJob) job = backbone_metrics_job_new (context->landscape);

  if (options.output && options.listen)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--output and --listen exclude each other"));
      return CLI_BAD_INPUT;
    }
  if (options.listen)
    return serve (context, job, error);

  if (options.output)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (options.output);

      backbone_metrics_job_set_file (job, file);
    }
  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  if (options.output == NULL)
    g_string_append (context->output->text, backbone_metrics_job_get_text (job));

  return CLI_DONE;
}

const CliVerb cli_metrics_verbs[] = {
  { "metrics", NULL, NULL, N_ ("Hands the state of the channels over to Prometheus"),
    "backbonectl metrics --output /var/lib/prometheus/node-exporter/backbone.prom", metrics_options,
    0, 0, FALSE, run_metrics,
    N_ ("The text format of Prometheus, version 0.0.4, whatever --format says. Alert rules and a "
        "dashboard for\nGrafana lie in the data folder, in backbone-admin/monitoring.") },
  { NULL },
};
