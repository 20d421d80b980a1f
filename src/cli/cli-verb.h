/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CliContext CliContext;

/**
 * CliStatus:
 * @CLI_DONE: done, and all is good
 * @CLI_NOT_GOOD: done, but something is not good
 * @CLI_BAD_INPUT: wrong usage or bad input; nothing was changed
 * @CLI_FAILED: it could not be done
 *
 * How the program ends. Scripts rely on the values.
 */
typedef enum
{
  CLI_DONE = 0,
  CLI_NOT_GOOD = 1,
  CLI_BAD_INPUT = 2,
  CLI_FAILED = 3,
} CliStatus;

/* Reports that the verb failed, in the verb's own way; returns the exit status. */
typedef CliStatus (*CliVerbFailFunc) (CliContext *context, const GError *error);

/* With @error set, the status follows from it and what is returned does not matter. */
typedef CliStatus (*CliVerbFunc) (CliContext *context, GError **error);

/**
 * CliVerb:
 * @name: the verb
 * @sub_name: (nullable): the sub-verb, if the verb has any
 * @arguments: (nullable): its arguments, as the usage line shows them
 * @summary: untranslated, one sentence: what it does
 * @example: a command line that works
 * @options: (nullable): its own options, beside the global ones
 * @n_min: the fewest arguments it takes
 * @n_max: the most arguments, or -1 for any number
 * @without_landscape: it opens no landscape
 * @run: does it
 * @details: (nullable): untranslated, what else its help says
 * @fail: (nullable): reports errors in place of cli_report_error()
 *
 * A verb of the command line, or a sub-verb. Tables end with a %NULL name; sub-verbs of one verb
 * stand side by side.
 */
typedef struct
{
  const char *name;
  const char *sub_name;
  const char *arguments;
  const char *summary;
  const char *example;
  const GOptionEntry *options;
  int n_min;
  int n_max;
  gboolean without_landscape;
  CliVerbFunc run;
  const char *details;
  CliVerbFailFunc fail;
} CliVerb;

extern const CliVerb cli_init_verbs[];
extern const CliVerb cli_landscape_verbs[];
extern const CliVerb cli_endpoint_verbs[];
extern const CliVerb cli_trust_verbs[];
extern const CliVerb cli_local_user_verbs[];
extern const CliVerb cli_proxy_verbs[];
extern const CliVerb cli_time_limit_verbs[];
extern const CliVerb cli_customer_verbs[];
extern const CliVerb cli_channel_verbs[];
extern const CliVerb cli_certificate_verbs[];
extern const CliVerb cli_password_verbs[];
extern const CliVerb cli_import_verbs[];
extern const CliVerb cli_export_verbs[];
extern const CliVerb cli_assignment_verbs[];
extern const CliVerb cli_s_user_verbs[];
extern const CliVerb cli_installations_verbs[];
extern const CliVerb cli_exchange_verbs[];
extern const CliVerb cli_check_verbs[];
extern const CliVerb cli_diagnose_verbs[];
extern const CliVerb cli_status_verbs[];
extern const CliVerb cli_history_verbs[];
extern const CliVerb cli_changes_verbs[];
extern const CliVerb cli_expiries_verbs[];
extern const CliVerb cli_retention_verbs[];
extern const CliVerb cli_rules_verbs[];
extern const CliVerb cli_schedule_verbs[];
extern const CliVerb cli_maintenance_verbs[];
extern const CliVerb cli_runs_verbs[];
extern const CliVerb cli_held_verbs[];
extern const CliVerb cli_setup_verbs[];
extern const CliVerb cli_switch_verbs[];
extern const CliVerb cli_multi_customer_verbs[];
extern const CliVerb cli_report_verbs[];
extern const CliVerb cli_audit_verbs[];
extern const CliVerb cli_archive_verbs[];
extern const CliVerb cli_metrics_verbs[];
extern const CliVerb cli_nagios_verbs[];

/* All tables in the order of the help; ends with NULL. */
extern const CliVerb *const cli_verb_tables[];

/* (nullable): the table of all (sub-)verbs of the verb @name. */
const CliVerb *cli_verb_find_table (const char *name);
/* (nullable): the verb @sub_name of @table. */
const CliVerb *cli_verb_find (const CliVerb *table, const char *sub_name);
/* (transfer full): "customer add". */
char *cli_verb_dup_title (const CliVerb *self);

G_END_DECLS
