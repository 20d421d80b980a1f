/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

#define MAX_CUSTOMERS_SHOWN 10

static struct
{
  gboolean by_cause;
} options;

static const GOptionEntry status_options[] = {
  { "by-cause", 0, 0, G_OPTION_ARG_NONE, &options.by_cause,
    N_ ("List what fails, grouped by cause"), NULL },
  { NULL },
};

static char *
dup_cause (gpointer item)
{
  return g_strdup (backbone_verdict_to_cause (backbone_cause_get_verdict (item)));
}

static char *
dup_next_step (gpointer item)
{
  return g_strdup (backbone_verdict_to_next_step (backbone_cause_get_verdict (item)));
}

/* People want to see that there are 3,000 of them, not which. */
static char *
dup_some_customers (gpointer item)
{
  const char *const *numbers = backbone_cause_get_customers (item);
  g_autofree const char **shown = g_new0 (const char *, MAX_CUSTOMERS_SHOWN + 1);
  g_autofree char *list = NULL;
  guint n = 0;

  for (; numbers && numbers[n] != NULL; n++)
    {
      if (n < MAX_CUSTOMERS_SHOWN)
        shown[n] = numbers[n];
    }
  list = g_strjoinv (", ", (char **)shown);

  if (n <= MAX_CUSTOMERS_SHOWN)
    return g_steal_pointer (&list);

  /* Translators: a list of customers, and how many there are besides */
  return g_strdup_printf (_ ("%s and %u more"), list, n - MAX_CUSTOMERS_SHOWN);
}

static char *
dup_summary (gpointer item)
{
  return backbone_cause_dup_sentence (item);
}

static const CliColumn cause_columns[] = {
  { "summary", N_ ("Summary"), .text = dup_summary },
  { "verdict", N_ ("Verdict"), "verdict", .flags = CLI_COLUMN_VERDICT },
  { "channel", N_ ("Channel"), "kind" },
  { "host", N_ ("Host"), "host" },
  { "port", N_ ("Port"), "port" },
  { "evidence", N_ ("Evidence"), "evidence" },
  { "customers_count", N_ ("Number of customers"), "n-customers" },
  { "customers", NULL, "customers" },
  { "some_customers", N_ ("Customers"), .text = dup_some_customers,
    .flags = CLI_COLUMN_NOT_JSON | CLI_COLUMN_NOT_CSV },
  { "cause", N_ ("Cause"), .text = dup_cause },
  { "next_step", N_ ("Next step"), .text = dup_next_step },
  { NULL },
};

/* As text, a cause is a paragraph. */
static void
print_causes (CliContext *context, GListModel *causes)
{
  for (guint i = 0; i < g_list_model_get_n_items (causes); i++)
    {
      g_autoptr (BackboneCause) cause = g_list_model_get_item (causes, i);

      if (i > 0)
        cli_output_add_line (context->output, "%s", "");
      cli_output_print_record (context->output, cause_columns, cause);
    }

  if (g_list_model_get_n_items (causes) == 0)
    cli_output_add_line (context->output, "%s", _ ("Nothing fails."));
}

/* (out) (nullable) (transfer full): why every endpoint fails, if they all do. */
static gboolean
find_your_side (CliContext *context, BackboneYourSide **your_side, GError **error)
{
  g_autoptr (BackboneList) list = backbone_landscape_list_your_side (context->landscape);

  if (!cli_run_list (list, error))
    return FALSE;

  *your_side = g_list_model_get_item (G_LIST_MODEL (list), 0);
  return TRUE;
}

static char *
dup_your_side_message (BackboneYourSide *your_side)
{
  return backbone_own_trouble_dup_message (backbone_your_side_get_trouble (your_side),
                                           backbone_your_side_get_n_customers (your_side));
}

static void
print_your_side (CliContext *context, BackboneYourSide *your_side)
{
  BackboneOwnTrouble trouble = backbone_your_side_get_trouble (your_side);
  g_autofree char *message = dup_your_side_message (your_side);

  cli_output_add_line (context->output, "%s", message);
  cli_output_add_line (context->output, "%s", backbone_own_trouble_to_next_step (trouble));
}

static CliStatus
run_by_cause (CliContext *context, GError **error)
{
  g_autoptr (BackboneList) causes = backbone_landscape_list_causes (context->landscape);
  g_autoptr (BackboneYourSide) your_side = NULL;

  if (!cli_run_list (causes, error) || !find_your_side (context, &your_side, error))
    return CLI_FAILED;

  if (context->output->format == CLI_FORMAT_TEXT && your_side)
    {
      print_your_side (context, your_side);
      cli_output_add_line (context->output, "%s", "");
    }
  if (context->output->format == CLI_FORMAT_TEXT)
    print_causes (context, G_LIST_MODEL (causes));
  else
    cli_output_print_list (context->output, cause_columns, G_LIST_MODEL (causes));

  return CLI_DONE;
}

/* The lists that the counts come from, which the columns below get as their item. */
typedef struct
{
  BackboneCustomerList *customers;
  BackboneList *held;
  BackboneTime last_checked;
} Counts;

/* (transfer none) @list: BackboneHealthCount. */
static guint
get_n_channels (GListModel *list, BackboneHealth health)
{
  g_autoptr (BackboneHealthCount) count = g_list_model_get_item (list, health);

  return backbone_health_count_get_n_channels (count);
}

static const char *const count_keys[]
    = { "customers", "working", "attention", "failing", "never_checked", "held_users" };

static void
collect_counts (const Counts *counts, guint *numbers)
{
  numbers[0] = backbone_customer_list_get_n_all (counts->customers);
  numbers[1]
      = backbone_customer_list_get_n_with_status (counts->customers, BACKBONE_STATUS_WORKING);
  numbers[2]
      = backbone_customer_list_get_n_with_status (counts->customers, BACKBONE_STATUS_ATTENTION);
  numbers[3]
      = backbone_customer_list_get_n_with_status (counts->customers, BACKBONE_STATUS_FAILING);
  numbers[4]
      = backbone_customer_list_get_n_with_status (counts->customers, BACKBONE_STATUS_NEVER_CHECKED);
  numbers[5] = g_list_model_get_n_items (G_LIST_MODEL (counts->held));
}

static void
write_your_side (BackboneYourSide *your_side, CliJson *json)
{
  g_autofree char *message = your_side ? dup_your_side_message (your_side) : NULL;
  BackboneOwnTrouble trouble;

  if (your_side == NULL)
    {
      cli_json_null (json);
      return;
    }

  trouble = backbone_your_side_get_trouble (your_side);
  cli_json_begin_object (json);
  cli_json_key (json, "trouble");
  cli_json_string (json, backbone_own_trouble_to_id (trouble));
  cli_json_key (json, "endpoints");
  cli_json_integer (json, backbone_your_side_get_n_endpoints (your_side));
  cli_json_key (json, "customers");
  cli_json_integer (json, backbone_your_side_get_n_customers (your_side));
  cli_json_key (json, "evidence");
  cli_json_string (json, backbone_your_side_get_evidence (your_side));
  cli_json_key (json, "message");
  cli_json_string (json, message);
  cli_json_key (json, "next_step");
  cli_json_string (json, backbone_own_trouble_to_next_step (trouble));
  cli_json_end_object (json);
}

static void
write_states (GListModel *states, CliJson *json)
{
  cli_json_begin_object (json);
  for (guint health = 0; health < BACKBONE_N_HEALTHS; health++)
    {
      cli_json_key (json, backbone_health_to_id (health));
      cli_json_integer (json, get_n_channels (states, health));
    }
  cli_json_end_object (json);
}

static void
print_json (CliContext *context,
            const guint *numbers,
            const char *last_checked,
            GListModel *states,
            BackboneYourSide *your_side)
{
  g_autoptr (CliJson) json = cli_json_new ();

  cli_json_begin_object (json);
  for (guint i = 0; i < G_N_ELEMENTS (count_keys); i++)
    {
      cli_json_key (json, count_keys[i]);
      cli_json_integer (json, numbers[i]);
    }
  cli_json_key (json, "last_checked");
  cli_json_string (json, last_checked);
  cli_json_key (json, "owner");
  cli_json_string (json, backbone_landscape_get_owner (context->landscape));
  cli_json_key (json, "description");
  cli_json_string (json, backbone_landscape_get_description (context->landscape));
  cli_json_key (json, "your_side");
  write_your_side (your_side, json);
  cli_json_key (json, "channel_states");
  write_states (states, json);
  cli_json_end_object (json);
  cli_output_add_json (context->output, json);
}

static void
print_csv (CliContext *context, const guint *numbers, const char *last_checked)
{
  GString *text = context->output->text;

  for (guint i = 0; i < G_N_ELEMENTS (count_keys); i++)
    g_string_append_printf (text, "%s,", count_keys[i]);
  g_string_append (text, "last_checked\r\n");
  for (guint i = 0; i < G_N_ELEMENTS (count_keys); i++)
    g_string_append_printf (text, "%u,", numbers[i]);
  g_string_append_printf (text, "%s\r\n", last_checked ? last_checked : "");
}

/* What the numbers of customers do not show. */
static void
print_doubtful (CliContext *context, GListModel *states)
{
  guint n_soft = get_n_channels (states, BACKBONE_HEALTH_FAILING_SOFT)
                 + get_n_channels (states, BACKBONE_HEALTH_WORKING_SOFT);
  guint n_flapping = get_n_channels (states, BACKBONE_HEALTH_FLAPPING);

  if (n_soft > 0)
    cli_output_add_line (
        context->output,
        g_dngettext (GETTEXT_PACKAGE, "%u channel has changed; the next check confirms it",
                     "%u channels have changed; the next check confirms it", n_soft),
        n_soft);
  if (n_flapping > 0)
    cli_output_add_line (context->output,
                         g_dngettext (GETTEXT_PACKAGE, "%u channel changes all the time",
                                      "%u channels change all the time", n_flapping),
                         n_flapping);
}

static void
print_text (CliContext *context,
            const guint *numbers,
            const char *last_checked,
            GListModel *states,
            BackboneYourSide *your_side)
{
  static const BackboneStatus statuses[]
      = { BACKBONE_STATUS_WORKING, BACKBONE_STATUS_ATTENTION, BACKBONE_STATUS_FAILING,
          BACKBONE_STATUS_NEVER_CHECKED };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *mark
          = cli_output_mark (context->output, backbone_status_to_id (statuses[i]));

      g_string_append_printf (context->output->text, "%6u %s\n", numbers[i + 1], mark);
    }
  cli_output_add_line (context->output,
                       g_dngettext (GETTEXT_PACKAGE, "%6u customer", "%6u customers", numbers[0]),
                       numbers[0]);
  if (numbers[5] > 0)
    cli_output_add_line (context->output,
                         g_dngettext (GETTEXT_PACKAGE,
                                      "%u user is held; see: backbonectl held list",
                                      "%u users are held; see: backbonectl held list", numbers[5]),
                         numbers[5]);
  print_doubtful (context, states);
  /* Translators: %s is a point in time, or "never" */
  cli_output_add_line (context->output, _ ("Last checked: %s"),
                       last_checked ? last_checked : _ ("never"));
  if (your_side)
    print_your_side (context, your_side);
}

static BackboneTime
find_last_checked (BackboneCustomerList *customers)
{
  GListModel *list = G_LIST_MODEL (customers);
  BackboneTime newest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (BackboneCustomer) customer = g_list_model_get_item (list, i);

      newest = MAX (newest, backbone_customer_get_last_checked (customer));
    }

  return newest;
}

static CliStatus
run_status (CliContext *context, GError **error)
{
  g_autoptr (BackboneCustomerList) customers = NULL;
  g_autoptr (BackboneList) held = NULL;
  g_autoptr (BackboneList) states = NULL;
  g_autoptr (BackboneYourSide) your_side = NULL;
  g_autofree char *last_checked = NULL;
  guint numbers[G_N_ELEMENTS (count_keys)];

  if (options.by_cause)
    return run_by_cause (context, error);

  customers = backbone_customer_list_new (context->landscape);
  backbone_customer_list_set_fetch_all (customers, TRUE);
  held = backbone_landscape_list_held_users (context->landscape);
  states = backbone_landscape_list_health_counts (context->landscape);
  if (!cli_run_list (states, error) || !cli_run_list (customers, error)
      || !cli_run_list (held, error) || !find_your_side (context, &your_side, error))
    return CLI_FAILED;

  const Counts counts = { customers, held, find_last_checked (customers) };

  collect_counts (&counts, numbers);
  last_checked = backbone_time_to_iso (counts.last_checked);
  if (context->output->format == CLI_FORMAT_JSON)
    print_json (context, numbers, last_checked, G_LIST_MODEL (states), your_side);
  else if (context->output->format == CLI_FORMAT_CSV)
    print_csv (context, numbers, last_checked);
  else
    print_text (context, numbers, last_checked, G_LIST_MODEL (states), your_side);

  return CLI_DONE;
}

const CliVerb cli_status_verbs[] = {
  { "status", NULL, NULL, N_ ("Counts what works and what does not, or lists the causes"),
    "backbonectl status --by-cause", status_options, 0, 0, FALSE, run_status },
  { NULL },
};
