/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static struct
{
  gboolean verify;
  char *limit;
} options;

static const GOptionEntry audit_options[] = {
  { "verify", 0, 0, G_OPTION_ARG_NONE, &options.verify,
    N_ ("Follow the chain of the log and tell whether it is unbroken"), NULL },
  { "limit", 0, 0, G_OPTION_ARG_FILENAME, &options.limit,
    N_ ("At most this many entries (default: all)"), N_ ("N") },
  { NULL },
};

static const CliColumn columns[] = {
  { "number", N_ ("Number"), "number" },
  { "time", N_ ("Time"), "time", .flags = CLI_COLUMN_TIME },
  { "actor", N_ ("Who"), "actor" },
  { "action", N_ ("Action"), "action" },
  { "subject", N_ ("Subject"), "subject" },
  { "before", N_ ("Before"), "before" },
  { "after", N_ ("After"), "after" },
  { "digest", NULL, "digest" },
  { NULL },
};

static void
print_verified (CliContext *context, guint n_entries, gint64 first_broken)
{
  g_autoptr (CliJson) json = NULL;

  if (context->output->format == CLI_FORMAT_JSON)
    {
      json = cli_json_new ();
      cli_json_begin_object (json);
      cli_json_key (json, "intact");
      cli_json_boolean (json, first_broken == 0);
      cli_json_key (json, "entries");
      cli_json_integer (json, n_entries);
      cli_json_key (json, "first_broken");
      if (first_broken == 0)
        cli_json_null (json);
      else
        cli_json_integer (json, first_broken);
      cli_json_end_object (json);
      cli_output_add_json (context->output, json);
    }
  else if (first_broken == 0)
    cli_output_say (context->output,
                    g_dngettext (GETTEXT_PACKAGE, "The audit log is intact: %u entry.",
                                 "The audit log is intact: %u entries.", n_entries),
                    n_entries);
  else
    cli_output_say (context->output,
                    _ ("The audit log was changed from outside: entry %" G_GINT64_FORMAT
                       " is the first broken one."),
                    first_broken);
}

static CliStatus
run_verify (CliContext *context, GError **error)
{
  g_autoptr (BackboneAuditVerifyJob) job = backbone_audit_verify_job_new (context->landscape);
  gint64 first_broken;

  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  first_broken = backbone_audit_verify_job_get_first_broken (job);
  print_verified (context, backbone_audit_verify_job_get_n_entries (job), first_broken);

  return first_broken == 0 ? CLI_DONE : CLI_NOT_GOOD;
}

static CliStatus
run_audit (CliContext *context, GError **error)
{
  guint limit = G_MAXINT;

  if (options.verify)
    return run_verify (context, error);

  if (options.limit && !cli_parse_number ("--limit", options.limit, &limit, error))
    return CLI_BAD_INPUT;

  return cli_run_print_list (context, backbone_landscape_list_audit (context->landscape, limit),
                             columns, _ ("The audit log is empty."), error);
}

const CliVerb cli_audit_verbs[] = {
  { "audit", NULL, NULL, N_ ("Lists who changed what, newest first, or verifies the log"),
    "backbonectl audit --verify", audit_options, 0, 0, FALSE, run_audit },
  { NULL },
};
