/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-confirm.h"
#include "cli-report.h"
#include "cli-run.h"

#include <glib/gi18n-lib.h>

/* How many customers of each cause text output names. */
#define N_CUSTOMERS_SHOWN 5

static struct
{
  char *override;
  gboolean yes;
} options;

static const GOptionEntry revert_options[] = {
  { "override", 0, 0, G_OPTION_ARG_STRING, &options.override,
    N_ ("Revert it though customers are not ready, and say why"), N_ ("REASON") },
  { "yes", 0, 0, G_OPTION_ARG_NONE, &options.yes, N_ ("Do not ask"), NULL },
  { NULL },
};

static BackboneSwitchPosition
get_position (CliContext *context)
{
  return backbone_migration_get_position (backbone_landscape_get_migration (context->landscape));
}

/* An installation that talks the old way talks to nobody. */
static void
warn_of_legacy (CliContext *context)
{
  if (get_position (context) == BACKBONE_SWITCH_POSITION_LEGACY)
    cli_report_note (context, "%s",
                     _ ("WARNING: the legacy switch stands on legacy. SAP has shut the legacy "
                        "infrastructure down in January 2020: nothing is exchanged."));
}

static void
write_blocking (CliJson *json, GListModel *blockers)
{
  cli_json_begin_array (json);
  for (guint i = 0; i < g_list_model_get_n_items (blockers); i++)
    {
      g_autoptr (BackboneBlocker) blocker = g_list_model_get_item (blockers, i);
      const char *const *customers = backbone_blocker_get_customers (blocker);

      for (guint n = 0; customers[n] != NULL; n++)
        {
          cli_json_begin_object (json);
          cli_json_key (json, "customer");
          cli_json_string (json, customers[n]);
          cli_json_key (json, "cause");
          cli_json_string (json,
                           backbone_blocking_cause_to_id (backbone_blocker_get_cause (blocker)));
          cli_json_end_object (json);
        }
    }
  cli_json_end_array (json);
}

static void
print_json (CliContext *context, GListModel *blockers)
{
  BackboneMigration *migration = backbone_landscape_get_migration (context->landscape);
  g_autofree char *since = backbone_time_to_iso (backbone_migration_get_position_since (migration));
  g_autoptr (CliJson) json = cli_json_new ();

  cli_json_begin_object (json);
  cli_json_key (json, "position");
  cli_json_string (json, backbone_switch_position_to_id (get_position (context)));
  cli_json_key (json, "since");
  cli_json_string (json, backbone_migration_get_position_since (migration) ? since : NULL);
  cli_json_key (json, "ready");
  cli_json_boolean (json, g_list_model_get_n_items (blockers) == 0);
  cli_json_key (json, "blocking");
  write_blocking (json, blockers);
  cli_json_key (json, "readiness_hours");
  cli_json_integer (json, backbone_migration_get_readiness_hours (migration));
  cli_json_key (json, "who");
  cli_json_string (json, backbone_migration_get_position_actor (migration));
  cli_json_key (json, "override_reason");
  cli_json_string (json, backbone_migration_get_override_reason (migration));
  cli_json_key (json, "multi_customer");
  cli_json_boolean (json, backbone_migration_get_multi_customer (migration));
  cli_json_end_object (json);
  cli_output_add_json (context->output, json);
}

/* People see the first ones; who wants them all takes JSON or CSV. */
static char *
dup_first_customers (gpointer item)
{
  const char *const *customers = backbone_blocker_get_customers (item);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; customers[i] != NULL; i++)
    {
      if (i == N_CUSTOMERS_SHOWN)
        {
          g_string_append (text, " …");
          break;
        }
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", customers[i]);
    }

  return g_strdup (text->str);
}

static const CliColumn blocker_columns[] = {
  { "cause", N_ ("Cause"), "cause" },
  { "customers_count", N_ ("Customers"), "n-customers" },
  { "first_customers", N_ ("Numbers"), .text = dup_first_customers,
    .flags = CLI_COLUMN_NOT_JSON | CLI_COLUMN_NOT_CSV },
  { "customers", NULL, "customers" },
  { "next_step", N_ ("Next step"), "next-step" },
  { NULL },
};

static void
print_text (CliContext *context, GListModel *blockers)
{
  BackboneMigration *migration = backbone_landscape_get_migration (context->landscape);
  g_autofree char *since = backbone_time_to_iso (backbone_migration_get_position_since (migration));
  BackboneSwitchPosition position = get_position (context);
  const char *reason = backbone_migration_get_override_reason (migration);

  if (position == BACKBONE_SWITCH_POSITION_UNKNOWN)
    cli_output_add_line (context->output, "%s",
                         _ ("Nobody has said which way the legacy switch stands."));
  else
    /* Translators: a position, a point in time and a user */
    cli_output_add_line (context->output, _ ("The legacy switch: %s since %s, says %s"),
                         backbone_switch_position_to_title (position), since,
                         backbone_migration_get_position_actor (migration));
  if (reason)
    cli_output_add_line (context->output, _ ("Reverted though customers were not ready: %s"),
                         reason);

  cli_output_print_list (context->output, blocker_columns, blockers);
  if (g_list_model_get_n_items (blockers) == 0)
    cli_output_add_line (context->output, "%s", _ ("Every customer is ready."));
}

/* (transfer full) (nullable): filled. */
static BackboneList *
load_blockers (CliContext *context, GError **error)
{
  g_autoptr (BackboneList) blockers = backbone_landscape_list_blockers (context->landscape);

  return cli_run_list (blockers, error) ? g_steal_pointer (&blockers) : NULL;
}

static CliStatus
run_show (CliContext *context, GError **error)
{
  g_autoptr (BackboneList) blockers = load_blockers (context, error);

  if (blockers == NULL)
    return CLI_FAILED;

  if (context->output->format == CLI_FORMAT_JSON)
    print_json (context, G_LIST_MODEL (blockers));
  else if (context->output->format == CLI_FORMAT_CSV)
    cli_output_print_list (context->output, blocker_columns, G_LIST_MODEL (blockers));
  else
    print_text (context, G_LIST_MODEL (blockers));
  warn_of_legacy (context);

  return CLI_DONE;
}

static CliStatus
run_revert (CliContext *context, GError **error)
{
  g_autoptr (BackboneList) blockers = load_blockers (context, error);
  BackboneJob *job;

  if (blockers == NULL)
    return CLI_FAILED;

  job = backbone_legacy_switch_job_new (context->landscape, BACKBONE_SWITCH_POSITION_REVERTED,
                                        options.override);
  /* Who is blocked need not be asked. */
  if ((g_list_model_get_n_items (G_LIST_MODEL (blockers)) == 0 || options.override)
      && !cli_confirm (context, _ ("Revert the legacy switch? From then on all goes the new way."),
                       options.yes, error))
    {
      g_object_unref (job);
      return CLI_BAD_INPUT;
    }

  return cli_run_edit (context, job, _ ("The legacy switch is reverted."), error);
}

static CliStatus
run_legacy (CliContext *context, GError **error)
{
  CliStatus status = cli_run_edit (
      context,
      backbone_legacy_switch_job_new (context->landscape, BACKBONE_SWITCH_POSITION_LEGACY, NULL),
      _ ("The legacy switch stands on legacy."), error);

  cli_report_note (context, "%s",
                   _ ("WARNING: SAP has shut the legacy infrastructure down in January 2020. As "
                      "long as the switch stands on legacy, nothing is exchanged."));

  return status;
}

const CliVerb cli_switch_verbs[] = {
  { "switch", "show", NULL,
    N_ ("Shows which way the legacy switch stands, and which customers are not ready"),
    "backbonectl switch show", NULL, 0, 0, FALSE, run_show },
  { "switch", "revert", NULL, N_ ("Records that the legacy switch is reverted"),
    "backbonectl switch revert --yes", revert_options, 0, 0, FALSE, run_revert,
    N_ ("Every customer must be ready: its number maintained, its users of the same customer "
        "number, an S-User for\nthe batch user, its three channels seen working lately, its "
        "installations refreshed.") },
  { "switch", "legacy", NULL, N_ ("Records that the legacy switch stands on legacy"),
    "backbonectl switch legacy", NULL, 0, 0, FALSE, run_legacy },
  { NULL },
};
