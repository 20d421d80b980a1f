/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-range.h"
#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_MAX_AGE (26 * 60) /* minutes: a check a day, with some grace */

static struct
{
  char *customer;
  char *kind;
  char *warning;
  char *critical;
  char *max_age;
} options;

static const GOptionEntry nagios_options[] = {
  { "customer", 0, 0, G_OPTION_ARG_FILENAME, &options.customer, N_ ("Only this customer"),
    N_ ("NUMBER") },
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kind, N_ ("Only channels of this kind"),
    N_ ("KIND") },
  { "warning", 'w', 0, G_OPTION_ARG_FILENAME, &options.warning,
    N_ ("Warn if the number of failing channels is outside of this range"), N_ ("RANGE") },
  { "critical", 'c', 0, G_OPTION_ARG_FILENAME, &options.critical,
    N_ ("Critical if the number of failing channels is outside of this range (default: 0)"),
    N_ ("RANGE") },
  { "max-age", 0, 0, G_OPTION_ARG_FILENAME, &options.max_age,
    N_ ("Unknown if no check is younger than this (default: 1560, 26 hours)"), N_ ("MINUTES") },
  { NULL },
};

/* The words that monitoring systems know, by exit status. */
static const char *const words[] = { "OK", "WARNING", "CRITICAL", "UNKNOWN" };

typedef struct
{
  CliRange warning;
  CliRange critical;
  guint max_age; /* minutes */
  int kind;      /* -1: all */
} Settings;

/* What is found; @failing: (nullable): the first channel that fails; @own_trouble: (nullable): why
 * every endpoint fails; @cause: (nullable): why some channels do. */
typedef struct
{
  guint n[BACKBONE_N_STATUSES];
  guint n_soft; /* bad once, which may be a blip */
  guint n_channels;
  guint n_held;
  BackboneTime newest;
  BackboneChannel *failing;
  char *own_trouble;
  char *cause;
} Findings;

static void
findings_clear (Findings *self)
{
  g_clear_object (&self->failing);
  g_free (self->own_trouble);
  g_free (self->cause);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Findings, findings_clear)

static gboolean
parse_range (const char *option, const char *text, CliRange *range, GError **error)
{
  if (cli_range_parse (text, range))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: an option, and what was given for it */
               _ ("%s “%s”: it must be a range such as 5, 2:10 or @1:5"), option, text);
  return FALSE;
}

static gboolean
parse_options (Settings *settings, GError **error)
{
  BackboneChannelKind kind;

  *settings = (Settings){ .max_age = DEFAULT_MAX_AGE, .kind = -1 };
  cli_range_parse ("~:", &settings->warning);
  cli_range_parse ("0", &settings->critical);
  if (options.kind)
    {
      if (!cli_parse_kind (options.kind, &kind, error))
        return FALSE;
      settings->kind = kind;
    }

  return (options.warning == NULL
          || parse_range ("--warning", options.warning, &settings->warning, error))
         && (options.critical == NULL
             || parse_range ("--critical", options.critical, &settings->critical, error))
         && (options.max_age == NULL
             || cli_parse_number ("--max-age", options.max_age, &settings->max_age, error));
}

static void
count_channel (Findings *findings, BackboneChannel *channel)
{
  BackboneCheckResult *result = backbone_channel_get_result (channel);
  BackboneHealth health = backbone_channel_get_health (channel);
  BackboneStatus status = backbone_status_from_verdict (backbone_channel_get_verdict (channel));

  /* A single bad result is none yet, and a single good one does not end the trouble. */
  if (backbone_health_is_bad (health))
    status = BACKBONE_STATUS_FAILING;
  else if (status == BACKBONE_STATUS_FAILING)
    status = BACKBONE_STATUS_WORKING;
  findings->n_soft += health == BACKBONE_HEALTH_FAILING_SOFT;
  findings->n[status]++;
  findings->n_channels++;
  if (result)
    findings->newest = MAX (findings->newest, backbone_check_result_get_time (result));
  if (status == BACKBONE_STATUS_FAILING && findings->failing == NULL)
    findings->failing = g_object_ref (channel);
}

static gboolean
find (CliContext *context, const Settings *settings, Findings *findings, GError **error)
{
  g_autoptr (BackboneList) channels
      = backbone_landscape_list_channels (context->landscape, options.customer);
  g_autoptr (BackboneList) held
      = options.customer
            ? backbone_landscape_list_technical_users (context->landscape, options.customer)
            : backbone_landscape_list_held_users (context->landscape);

  if (!cli_run_list (channels, error) || !cli_run_list (held, error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (channels)); i++)
    {
      g_autoptr (BackboneChannel) channel = g_list_model_get_item (G_LIST_MODEL (channels), i);

      if (backbone_channel_get_enabled (channel)
          && (settings->kind < 0 || (int)backbone_channel_get_kind (channel) == settings->kind))
        count_channel (findings, channel);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (held)); i++)
    {
      g_autoptr (BackboneTechnicalUser) user = g_list_model_get_item (G_LIST_MODEL (held), i);

      findings->n_held += backbone_technical_user_get_held_since (user) != 0;
    }

  return TRUE;
}

/* (transfer full): what fails, in a few words. */
static char *
describe_failing (BackboneChannel *channel)
{
  BackboneVerdict verdict = backbone_channel_get_verdict (channel);

  /* Translators: a customer number, a kind of channel, what is wrong with it */
  return g_strdup_printf (_ ("%s %s: %s"), backbone_channel_get_customer (channel),
                          backbone_channel_kind_to_id (backbone_channel_get_kind (channel)),
                          verdict == BACKBONE_VERDICT_OK
                              ? backbone_health_to_title (backbone_channel_get_health (channel))
                              : backbone_verdict_to_title (verdict));
}

/* (transfer full) (nullable): what most customers have in common. */
static gboolean
find_cause (CliContext *context, char **text, GError **error)
{
  g_autoptr (BackboneList) causes = backbone_landscape_list_causes (context->landscape);
  g_autoptr (BackboneCause) cause = NULL;

  if (!cli_run_list (causes, error))
    return FALSE;

  cause = g_list_model_get_item (G_LIST_MODEL (causes), 0);
  *text = cause ? backbone_cause_dup_sentence (cause) : NULL;

  return TRUE;
}

/* (transfer full) (nullable): why every endpoint fails, if they all do. */
static gboolean
find_own_trouble (CliContext *context, char **text, GError **error)
{
  g_autoptr (BackboneList) your_side = backbone_landscape_list_your_side (context->landscape);
  g_autoptr (BackboneYourSide) side = NULL;

  if (!cli_run_list (your_side, error))
    return FALSE;

  side = g_list_model_get_item (G_LIST_MODEL (your_side), 0);
  *text = side ? backbone_own_trouble_dup_message (backbone_your_side_get_trouble (side),
                                                   backbone_your_side_get_n_customers (side))
               : NULL;

  return TRUE;
}

static gboolean
explain (CliContext *context, Findings *findings, GError **error)
{
  if (!find_own_trouble (context, &findings->own_trouble, error))
    return FALSE;
  if (findings->failing == NULL || findings->own_trouble)
    return TRUE;
  if (options.customer == NULL && options.kind == NULL
      && !find_cause (context, &findings->cause, error))
    return FALSE;

  if (findings->cause == NULL)
    findings->cause = describe_failing (findings->failing);

  return TRUE;
}

static gboolean
is_stale (const Findings *findings, const Settings *settings)
{
  gint64 age = g_get_real_time () - findings->newest;

  return findings->newest == 0 || age > (gint64)settings->max_age * 60 * G_USEC_PER_SEC;
}

/* What is not good and not failing either: incomplete, held back, never checked. */
static guint
count_open (const Findings *findings)
{
  return findings->n[BACKBONE_STATUS_ATTENTION] + findings->n[BACKBONE_STATUS_NEVER_CHECKED];
}

static int
judge (const Findings *findings, const Settings *settings)
{
  guint n_failing = findings->n[BACKBONE_STATUS_FAILING];

  if (is_stale (findings, settings))
    return 3;
  if (findings->own_trouble || cli_range_alerts (&settings->critical, n_failing))
    return 2;
  if (cli_range_alerts (&settings->warning, n_failing) || count_open (findings) > 0)
    return 1;

  return 0;
}

static char *
describe (const Findings *findings, const Settings *settings)
{
  guint n_failing = findings->n[BACKBONE_STATUS_FAILING];
  g_autofree char *checked = backbone_time_to_iso (findings->newest);

  if (findings->newest == 0)
    return g_strdup (_ ("nothing was checked yet"));
  if (is_stale (findings, settings))
    /* Translators: %s is a point in time */
    return g_strdup_printf (_ ("the last check was at %s"), checked);
  if (findings->own_trouble)
    return g_strdup (findings->own_trouble);
  if (n_failing > 0)
    /* Translators: how many of how many channels, then what is wrong */
    return g_strdup_printf (_ ("%u of %u channels fail: %s"), n_failing, findings->n_channels,
                            findings->cause);
  if (count_open (findings) > 0)
    return g_strdup_printf (_ ("%u of %u channels are not configured, held back or never checked"),
                            count_open (findings), findings->n_channels);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u channel works", "%u channels work", findings->n_channels),
      findings->n_channels);
}

/* The bar begins the performance data, and a second line would be another kind of text. */
static void
append_line (CliContext *context, int status, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "|\r\n", ' ');

  g_string_append_printf (context->output->text, "BACKBONE %s - %s", words[status], line);
}

static void
append_performance (CliContext *context, const Findings *findings)
{
  GString *text = context->output->text;
  guint total = findings->n_channels;
  gint64 age = MAX (g_get_real_time () - findings->newest, 0) / G_USEC_PER_SEC;

  g_string_append_printf (
      text,
      " | working=%u;;;0;%u failing=%u;%s;%s;0;%u attention=%u;;;0;%u never_checked=%u;;;0;%u "
      "soft=%u;;;0;%u held_users=%u;;;0;",
      findings->n[BACKBONE_STATUS_WORKING], total, findings->n[BACKBONE_STATUS_FAILING],
      options.warning ? options.warning : "", options.critical ? options.critical : "0", total,
      findings->n[BACKBONE_STATUS_ATTENTION], total, findings->n[BACKBONE_STATUS_NEVER_CHECKED],
      total, findings->n_soft, total, findings->n_held);
  if (findings->newest > 0)
    g_string_append_printf (text, " age=%" G_GINT64_FORMAT "s;;;0;", age);
}

static CliStatus
run_nagios (CliContext *context, GError **error)
{
  Settings settings;
  g_auto (Findings) findings = { 0 };
  g_autofree char *text = NULL;
  int status;

  if (!parse_options (&settings, error) || !find (context, &settings, &findings, error)
      || !explain (context, &findings, error))
    return CLI_FAILED;

  status = judge (&findings, &settings);
  text = describe (&findings, &settings);
  append_line (context, status, text);
  append_performance (context, &findings);
  g_string_append_c (context->output->text, '\n');

  return (CliStatus)status;
}

/* Whoever calls it reads one line of standard output, also when it can't say how things are. */
static CliStatus
fail (CliContext *context, const GError *error)
{
  g_string_truncate (context->output->text, 0);
  append_line (context, 3, error->message);
  g_string_append_c (context->output->text, '\n');
  cli_output_flush (context->output, NULL);

  return (CliStatus)3;
}

const CliVerb cli_nagios_verbs[] = {
  { "nagios", NULL, NULL, N_ ("Tells Nagios, Icinga or Checkmk in one line how the channels are"),
    "backbonectl nagios --critical 5", nagios_options, 0, 0, FALSE, run_nagios,
    N_ ("One line with performance data, as the guidelines of the Monitoring Plugins say. Exit "
        "status: 0 OK,\n1 warning, 2 critical, 3 unknown, also for wrong usage. It shows what the "
        "last checks found and checks\nnothing itself."),
    fail },
  { NULL },
};
