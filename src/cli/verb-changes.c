/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  gboolean peek;
} options;

static const GOptionEntry changes_options[] = {
  { "peek", 0, 0, G_OPTION_ARG_NONE, &options.peek,
    N_ ("Only look: the changes come again the next time"), NULL },
  { NULL },
};

static char *
dup_sentence (gpointer item)
{
  return backbone_change_dup_sentence (item);
}

static gboolean
is_about_channels (gpointer item)
{
  return backbone_change_get_host (item) != NULL;
}

static char *
dup_kind (gpointer item)
{
  return is_about_channels (item)
             ? g_strdup (backbone_channel_kind_to_id (backbone_change_get_kind (item)))
             : NULL;
}

static char *
dup_verdict (gpointer item)
{
  return backbone_change_get_what (item) == BACKBONE_CHANGE_FAILING
             ? g_strdup (backbone_verdict_to_id (backbone_change_get_verdict (item)))
             : NULL;
}

static char *
dup_trouble (gpointer item)
{
  BackboneChangeKind what = backbone_change_get_what (item);

  return what != BACKBONE_CHANGE_OWN_TROUBLE && what != BACKBONE_CHANGE_OWN_TROUBLE_OVER
             ? NULL
             : g_strdup (backbone_own_trouble_to_id (backbone_change_get_trouble (item)));
}

static const CliColumn columns[] = {
  { "summary", N_ ("Summary"), .text = dup_sentence },
  { "change", N_ ("Change"), "what" },
  { "urgent", NULL, "urgent" },
  { "verdict", N_ ("Verdict"), .text = dup_verdict },
  { "channel", N_ ("Channel"), .text = dup_kind },
  { "host", NULL, "host" },
  { "port", NULL, "port", .flags = CLI_COLUMN_ZERO_IS_NONE },
  { "trouble", NULL, .text = dup_trouble },
  { "evidence", NULL, "evidence" },
  { "customers_count", N_ ("Number of customers"), "n-customers" },
  { "customers", NULL, "customers" },
  { "expiring", NULL, "expiring" },
  { "days", NULL, "days", .flags = CLI_COLUMN_ZERO_IS_NONE },
  { "items", NULL, "items" },
  { NULL },
};

static CliStatus
run_changes (CliContext *context, GError **error)
{
  g_autoptr (BackboneChangesJob) job = backbone_changes_job_new (context->landscape, !options.peek);
  GListModel *changes = backbone_changes_job_get_changes (job);
  CliStatus status = CLI_DONE;

  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (BackboneChange) change = g_list_model_get_item (changes, i);
      BackboneChangeKind what = backbone_change_get_what (change);

      if (what != BACKBONE_CHANGE_RECOVERED && what != BACKBONE_CHANGE_OWN_TROUBLE_OVER)
        status = CLI_NOT_GOOD;
    }
  cli_output_print_list (context->output, columns, changes);
  if (g_list_model_get_n_items (changes) == 0)
    cli_output_add_line (context->output, "%s", _ ("There is nothing new."));

  return status;
}

const CliVerb cli_changes_verbs[] = {
  { "changes", NULL, NULL, N_ ("Tells once what has changed for the better or the worse"),
    "backbonectl check --due; backbonectl changes | mail -E -s \"Support Backbone\" "
    "basis@example.com",
    changes_options, 0, 0, FALSE, run_changes,
    N_ ("Each change is told once, whoever asks: the window counts as well; what expires once for "
        "each of the warnings\nbefore its end, and when it has expired, "
        "unless "
        "it is acknowledged. Exit status 1 if something\nhas begun to fail or expires. In quiet "
        "hours and while maintenance is on, nothing is "
        "told; "
        "what is still so afterwards comes then.") },
  { NULL },
};
