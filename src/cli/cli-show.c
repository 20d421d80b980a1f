/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-show.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

/* What is shown together. */
typedef struct
{
  BackboneCustomer *customer;
  GListModel *channels;
  BackboneTechnicalUser *user; /* nullable */
  GListModel *exchanges;
  GListModel *installations;
} Parts;

static char *
dup_cause (gpointer item)
{
  return g_strdup (backbone_verdict_to_cause (backbone_channel_get_verdict (item)));
}

static char *
dup_next_step (gpointer item)
{
  return g_strdup (backbone_verdict_to_next_step (backbone_channel_get_verdict (item)));
}

static char *
dup_evidence (gpointer item)
{
  BackboneCheckResult *result = backbone_channel_get_result (item);

  return g_strdup (result ? backbone_check_result_get_evidence (result) : NULL);
}

static char *
dup_time (gpointer item)
{
  BackboneCheckResult *result = backbone_channel_get_result (item);

  return result ? backbone_time_to_iso (backbone_check_result_get_time (result)) : NULL;
}

static char *
dup_verdict (gpointer item)
{
  return g_strdup (backbone_verdict_to_id (backbone_channel_get_verdict (item)));
}

static void
write_status (gpointer item, CliJson *json)
{
  BackboneCheckResult *result = backbone_channel_get_result (item);

  if (result && backbone_check_result_get_status (result) > 0)
    cli_json_integer (json, backbone_check_result_get_status (result));
  else
    cli_json_null (json);
}

static void
write_phases (gpointer item, CliJson *json)
{
  cli_write_phases (backbone_channel_get_result (item), json);
}

/* What the details of a channel have besides cli_channel_columns. */
static const CliColumn detail_columns[] = {
  { "status", .json = write_status },
  { "cause", NULL, .text = dup_cause },
  { "next_step", NULL, .text = dup_next_step },
  { "evidence", NULL, .text = dup_evidence },
  { "phases_us", .json = write_phases },
  { "last_checked", NULL, .text = dup_time },
  { NULL },
};

/* The details of a channel as text. */
static const CliColumn channel_text_columns[] = {
  { "verdict", N_ ("  Verdict"), .text = dup_verdict, .flags = CLI_COLUMN_VERDICT },
  { "destination", N_ ("  Destination"), "destination" },
  { "url", N_ ("  Address"), .text = (CliColumnTextFunc)backbone_channel_dup_url },
  { "proxy", N_ ("  Proxy"), "proxy" },
  { "authentication", N_ ("  Log-on"), "authentication" },
  { "enabled", N_ ("  Enabled"), "enabled" },
  { "last_checked", N_ ("  Last checked"), .text = dup_time },
  { "evidence", N_ ("  Evidence"), .text = dup_evidence },
  { "cause", N_ ("  Cause"), .text = dup_cause },
  { "next_step", N_ ("  Next step"), .text = dup_next_step },
  { NULL },
};

static gboolean
is_held (BackboneTechnicalUser *user)
{
  return backbone_technical_user_get_held_since (user) != 0;
}

static char *
dup_held_verdict (gpointer item)
{
  return is_held (item)
             ? g_strdup (backbone_verdict_to_id (backbone_technical_user_get_held_verdict (item)))
             : NULL;
}

static char *
dup_held_channel (gpointer item)
{
  return is_held (item)
             ? g_strdup (backbone_channel_kind_to_id (backbone_technical_user_get_held_kind (item)))
             : NULL;
}

static const CliColumn user_columns[] = {
  { "id", N_ ("  ID"), "id" },
  { "life_cycle", N_ ("  Life cycle"), "life-cycle" },
  { "credential_saved", N_ ("  Password saved"), "credential-saved", .flags = CLI_COLUMN_TIME },
  { "log_on_proven", N_ ("  Log-on proven"), "log-on-proven", .flags = CLI_COLUMN_TIME },
  { "held_since", N_ ("  Held since"), "held-since", .flags = CLI_COLUMN_TIME },
  { "held_verdict", N_ ("  Held because"), .text = dup_held_verdict, .flags = CLI_COLUMN_VERDICT },
  { "held_channel", N_ ("  Held on channel"), .text = dup_held_channel },
  { NULL },
};

static char *
dup_certificate (gpointer item)
{
  BackboneTime expires = backbone_customer_get_certificate_expires (item);
  g_autofree char *until = backbone_time_to_iso (expires);
  g_autofree char *warning = backbone_expiry_to_text (backbone_customer_get_certificate_step (item),
                                                      expires, g_get_real_time ());

  if (until == NULL)
    return NULL;
  if (warning)
    /* Translators: a point in time, then a warning such as "PFX 12 d" */
    return g_strdup_printf (_ ("valid until %s (%s)"), until, warning);

  return g_strdup_printf (_ ("valid until %s"), until);
}

static const CliColumn customer_text_columns[] = {
  { "number", N_ ("Customer"), "number" },
  { "description", N_ ("Description"), "description" },
  { "status", N_ ("Status"), "status", .flags = CLI_COLUMN_VERDICT },
  { "owner", N_ ("Owner"), "owner" },
  { "tags", N_ ("Tags"), "tags" },
  { "note", N_ ("Note"), "note" },
  { "certificate", N_ ("Certificate"), .text = dup_certificate },
  { NULL },
};

/* Whether a trial says so, or the channel alone. */
static char *
dup_works (gpointer item, BackbonePurpose purpose)
{
  const char *verdict
      = backbone_verdict_to_id (backbone_customer_get_purpose_verdict (item, purpose));

  if (!(backbone_customer_get_exchanged (item) & (1u << purpose)))
    return g_strdup (verdict);

  /* Translators: the stable name of a verdict */
  return g_strdup_printf (_ ("%s (tried)"), verdict);
}

static char *
dup_incidents (gpointer item)
{
  return dup_works (item, BACKBONE_PURPOSE_INCIDENTS);
}

static char *
dup_system_data (gpointer item)
{
  return dup_works (item, BACKBONE_PURPOSE_SYSTEM_DATA);
}

static char *
dup_early_watch (gpointer item)
{
  return dup_works (item, BACKBONE_PURPOSE_EARLY_WATCH);
}

static char *
dup_notes (gpointer item)
{
  return dup_works (item, BACKBONE_PURPOSE_NOTES);
}

static const CliColumn works_columns[] = {
  { "incidents", N_ ("  Support incidents"), .text = dup_incidents },
  { "system-data", N_ ("  Maintenance Planner data"), .text = dup_system_data },
  { "early-watch", N_ ("  EarlyWatch Alert"), .text = dup_early_watch },
  { "notes", N_ ("  SAP Notes"), .text = dup_notes },
  { NULL },
};

static void
write_works (BackboneCustomer *customer, CliJson *json)
{
  cli_json_begin_object (json);
  for (BackbonePurpose purpose = 0; purpose < BACKBONE_N_PURPOSES; purpose++)
    {
      cli_json_key (json, backbone_purpose_to_id (purpose));
      cli_json_string (
          json, backbone_verdict_to_id (backbone_customer_get_purpose_verdict (customer, purpose)));
    }
  cli_json_end_object (json);
}

static void
write_channels (const Parts *parts, CliJson *json)
{
  cli_json_begin_array (json);
  for (guint i = 0; i < g_list_model_get_n_items (parts->channels); i++)
    {
      g_autoptr (BackboneChannel) channel = g_list_model_get_item (parts->channels, i);

      cli_json_begin_object (json);
      cli_columns_write_members (cli_channel_columns, channel, json);
      cli_columns_write_members (detail_columns, channel, json);
      cli_json_end_object (json);
    }
  cli_json_end_array (json);
}

static void
print_json (CliContext *context, const Parts *parts)
{
  g_autoptr (CliJson) json = cli_json_new ();

  cli_json_begin_object (json);
  cli_columns_write_members (cli_customer_columns, parts->customer, json);
  cli_json_key (json, "channels_detail");
  write_channels (parts, json);
  cli_json_key (json, "technical_user_detail");
  if (parts->user)
    cli_columns_write_object (user_columns, parts->user, json);
  else
    cli_json_null (json);
  cli_json_key (json, "works");
  write_works (parts->customer, json);
  cli_json_key (json, "exchanges");
  cli_columns_write_list (cli_exchange_columns, parts->exchanges, json);
  cli_json_key (json, "installations");
  cli_columns_write_list (cli_installation_columns, parts->installations, json);
  cli_json_end_object (json);
  cli_output_add_json (context->output, json);
}

static void
print_text (CliContext *context, const Parts *parts)
{
  cli_output_print_record (context->output, customer_text_columns, parts->customer);
  cli_output_add_line (context->output, "%s", "");
  cli_output_add_line (context->output, "%s", _ ("What works"));
  cli_output_print_record (context->output, works_columns, parts->customer);
  for (guint i = 0; i < g_list_model_get_n_items (parts->channels); i++)
    {
      g_autoptr (BackboneChannel) channel = g_list_model_get_item (parts->channels, i);
      BackboneChannelKind kind = backbone_channel_get_kind (channel);

      cli_output_add_line (context->output, "%s", "");
      cli_output_add_line (context->output, "%s", backbone_channel_kind_to_title (kind));
      cli_output_print_record (context->output, channel_text_columns, channel);
    }

  if (parts->user)
    {
      cli_output_add_line (context->output, "%s", "");
      cli_output_add_line (context->output, "%s", _ ("Technical user"));
      cli_output_print_record (context->output, user_columns, parts->user);
    }
  if (g_list_model_get_n_items (parts->installations) > 0)
    {
      cli_output_add_line (context->output, "%s", "");
      cli_output_print_list (context->output, cli_installation_columns, parts->installations);
    }
}

/* (transfer full). */
static BackboneCustomer *
find_customer (CliContext *context, const char *number, GError **error)
{
  g_autoptr (BackboneCustomerList) list = backbone_customer_list_new (context->landscape);
  guint position;

  backbone_customer_list_set_fetch_all (list, TRUE);
  backbone_customer_list_set_search (list, number);
  if (!cli_run_list (list, error))
    return NULL;

  if (backbone_customer_list_find (list, number, &position))
    return g_list_model_get_item (G_LIST_MODEL (list), position);

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
               _ ("Customer %s: it is not in this landscape"), number);
  return NULL;
}

/**
 * cli_show_customer:
 * @context: a call of the program
 * @number: a customer number as people type it
 * @error: return location for an error
 *
 * Returns: %CLI_DONE
 */
CliStatus
cli_show_customer (CliContext *context, const char *number, GError **error)
{
  g_autofree char *normal = backbone_customer_number_normalize (number, error);
  g_autoptr (BackboneCustomer) customer = normal ? find_customer (context, normal, error) : NULL;
  g_autoptr (BackboneList) channels = NULL;
  g_autoptr (BackboneList) users = NULL;
  g_autoptr (BackboneList) exchanges = NULL;
  g_autoptr (BackboneList) installations = NULL;
  g_autoptr (BackboneTechnicalUser) user = NULL;

  if (customer == NULL)
    return CLI_BAD_INPUT;

  channels = backbone_landscape_list_channels (context->landscape, normal);
  users = backbone_landscape_list_technical_users (context->landscape, normal);
  exchanges = backbone_landscape_list_exchanges (context->landscape, normal);
  installations = backbone_landscape_list_installations (context->landscape, normal);
  if (!cli_run_list (channels, error) || !cli_run_list (users, error)
      || !cli_run_list (exchanges, error) || !cli_run_list (installations, error))
    return CLI_FAILED;
  user = g_list_model_get_item (G_LIST_MODEL (users), 0);

  const Parts parts = { customer, G_LIST_MODEL (channels), user, G_LIST_MODEL (exchanges),
                        G_LIST_MODEL (installations) };

  if (context->output->format == CLI_FORMAT_JSON)
    print_json (context, &parts);
  else if (context->output->format == CLI_FORMAT_CSV)
    cli_output_print_record (context->output, cli_customer_columns, customer);
  else
    print_text (context, &parts);

  return CLI_DONE;
}
