/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-verb.h"

const CliVerb *const cli_verb_tables[] = {
  cli_init_verbs,        cli_landscape_verbs,
  cli_endpoint_verbs,    cli_trust_verbs,
  cli_proxy_verbs,       cli_time_limit_verbs,
  cli_customer_verbs,    cli_channel_verbs,
  cli_certificate_verbs, cli_password_verbs,
  cli_import_verbs,      cli_export_verbs,
  cli_assignment_verbs,  cli_local_user_verbs,
  cli_s_user_verbs,      cli_installations_verbs,
  cli_exchange_verbs,    cli_check_verbs,
  cli_rules_verbs,       cli_schedule_verbs,
  cli_maintenance_verbs, cli_diagnose_verbs,
  cli_status_verbs,      cli_changes_verbs,
  cli_expiries_verbs,    cli_history_verbs,
  cli_retention_verbs,   cli_runs_verbs,
  cli_held_verbs,        cli_setup_verbs,
  cli_switch_verbs,      cli_multi_customer_verbs,
  cli_report_verbs,      cli_metrics_verbs,
  cli_nagios_verbs,      cli_audit_verbs,
  cli_archive_verbs,     NULL,
};

/**
 * cli_verb_find_table:
 * @name: what was typed as verb
 *
 * Returns: (nullable): its table, which has one entry if there are no sub-verbs
 */
const CliVerb *
cli_verb_find_table (const char *name)
{
  for (guint i = 0; cli_verb_tables[i] != NULL; i++)
    {
      if (g_str_equal (cli_verb_tables[i]->name, name))
        return cli_verb_tables[i];
    }

  return NULL;
}

/**
 * cli_verb_find:
 * @table: the table of a verb that has sub-verbs
 * @sub_name: what was typed as sub-verb
 *
 * Returns: (nullable): the sub-verb
 */
const CliVerb *
cli_verb_find (const CliVerb *table, const char *sub_name)
{
  for (const CliVerb *verb = table; verb->name != NULL; verb++)
    {
      if (g_str_equal (verb->sub_name, sub_name))
        return verb;
    }

  return NULL;
}

/**
 * cli_verb_dup_title:
 * @self: a verb
 *
 * Returns: (transfer full): the verb as it is typed, such as `customer add`
 */
char *
cli_verb_dup_title (const CliVerb *self)
{
  return self->sub_name ? g_strconcat (self->name, " ", self->sub_name, NULL)
                        : g_strdup (self->name);
}
