/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-cause.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * BackboneCause:
 *
 * A root cause: all channels that failed alike at the same endpoint, with the same evidence.
 */
struct _BackboneCause
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneCause, backbone_cause, BACKBONE_TYPE_RECORD)

/* Each is the end of a sentence that begins with a number of customers; %s is a host. */
static const char *const sentences[BACKBONE_N_VERDICTS] = {
  [BACKBONE_VERDICT_NAME_NOT_FOUND] = N_ ("the name lookup does not know %s"),
  [BACKBONE_VERDICT_REFUSED] = N_ ("%s refuses the connection"),
  [BACKBONE_VERDICT_TIMEOUT] = N_ ("%s does not answer in time"),
  [BACKBONE_VERDICT_CONNECTION_BROKEN] = N_ ("the connection to %s breaks"),
  [BACKBONE_VERDICT_PROXY_CREDENTIALS] = N_ ("on the way to %s the proxy refuses its log-on"),
  [BACKBONE_VERDICT_PROXY_REFUSED] = N_ ("the proxy refuses %s"),
  [BACKBONE_VERDICT_NOT_TLS] = N_ ("%s does not speak TLS"),
  [BACKBONE_VERDICT_TLS_UNTRUSTED] = N_ ("the certificate of %s is not trusted"),
  [BACKBONE_VERDICT_TLS_NAME] = N_ ("the certificate of %s is that of another host"),
  [BACKBONE_VERDICT_TLS_EXPIRED] = N_ ("the certificate of %s has expired"),
  [BACKBONE_VERDICT_CREDENTIALS] = N_ ("%s refuses the user or its password"),
  [BACKBONE_VERDICT_LOCKED] = N_ ("%s says that the user is locked"),
  [BACKBONE_VERDICT_NOT_AUTHORISED] = N_ ("%s says that an authorisation is missing"),
  [BACKBONE_VERDICT_WRONG_CUSTOMER] = N_ ("%s says that the users belong to another customer"),
  [BACKBONE_VERDICT_LOG_ON_PAGE] = N_ ("%s shows a log-on page instead of data"),
  [BACKBONE_VERDICT_NOT_FOUND] = N_ ("%s does not know the path"),
  [BACKBONE_VERDICT_SERVER_ERROR] = N_ ("%s is busy or in maintenance"),
  [BACKBONE_VERDICT_UNEXPECTED] = N_ ("%s gives an unexpected answer"),
  [BACKBONE_VERDICT_CLIENT_CERTIFICATE] = N_ ("%s refuses the client certificate"),
};

enum
{
  PROP_0,
  PROP_VERDICT,
  PROP_KIND,
  PROP_HOST,
  PROP_PORT,
  PROP_EVIDENCE,
  PROP_N_CUSTOMERS,
  PROP_CUSTOMERS,
  PROP_SUMMARY,
  N_PROPERTIES,
};

static void
backbone_cause_class_init (BackboneCauseClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_VERDICT] = BACKBONE_RECORD_ENUM ("verdict", BACKBONE_TYPE_VERDICT);
  properties[PROP_KIND] = BACKBONE_RECORD_ENUM ("kind", BACKBONE_TYPE_CHANNEL_KIND);
  properties[PROP_HOST] = BACKBONE_RECORD_STRING ("host");
  properties[PROP_PORT] = BACKBONE_RECORD_UINT ("port");
  properties[PROP_EVIDENCE] = BACKBONE_RECORD_STRING ("evidence");
  properties[PROP_N_CUSTOMERS] = BACKBONE_RECORD_UINT ("n-customers");
  properties[PROP_CUSTOMERS] = BACKBONE_RECORD_STRV ("customers");
  properties[PROP_SUMMARY] = BACKBONE_RECORD_STRING ("summary");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_cause_init (BackboneCause *self)
{
}

/**
 * backbone_cause_get_verdict:
 *
 * Returns: what all of them found
 */
BackboneVerdict
backbone_cause_get_verdict (BackboneCause *self)
{
  return backbone_record_get_enum (self, PROP_VERDICT);
}

/**
 * backbone_cause_get_kind:
 *
 * Returns: the kind of channel
 */
BackboneChannelKind
backbone_cause_get_kind (BackboneCause *self)
{
  return backbone_record_get_enum (self, PROP_KIND);
}

/**
 * backbone_cause_get_host:
 *
 * Returns: (transfer none) (not nullable): the host they lead to
 */
const char *
backbone_cause_get_host (BackboneCause *self)
{
  return backbone_record_get_string (self, PROP_HOST);
}

/**
 * backbone_cause_get_port:
 *
 * Returns: its port
 */
guint
backbone_cause_get_port (BackboneCause *self)
{
  return backbone_record_get_uint (self, PROP_PORT);
}

/**
 * backbone_cause_get_evidence:
 *
 * Returns: (transfer none) (nullable): what was seen
 */
const char *
backbone_cause_get_evidence (BackboneCause *self)
{
  return backbone_record_get_string (self, PROP_EVIDENCE);
}

/**
 * backbone_cause_get_n_customers:
 *
 * Returns: how many customers are concerned
 */
guint
backbone_cause_get_n_customers (BackboneCause *self)
{
  return backbone_record_get_uint (self, PROP_N_CUSTOMERS);
}

/**
 * backbone_cause_get_customers:
 *
 * Returns: (transfer none) (nullable): their numbers, sorted
 */
const char *const *
backbone_cause_get_customers (BackboneCause *self)
{
  return backbone_record_get_strv (self, PROP_CUSTOMERS);
}

/**
 * backbone_cause_get_summary:
 *
 * Returns: (transfer none) (nullable): what they have in common in words, if it is something else
 *   than why they fail
 */
const char *
backbone_cause_get_summary (BackboneCause *self)
{
  return backbone_record_get_string (self, PROP_SUMMARY);
}

/**
 * backbone_cause_dup_sentence:
 *
 * Returns: (transfer full): whom it concerns and what it is, translated, such as "12 customers: the
 *   proxy refuses documents.support.sap.com"
 */
char *
backbone_cause_dup_sentence (BackboneCause *self)
{
  BackboneVerdict verdict = backbone_cause_get_verdict (self);
  const char *format = sentences[verdict];
  const char *host = backbone_cause_get_host (self);
  guint n_customers = backbone_cause_get_n_customers (self);
  const char *summary = backbone_cause_get_summary (self);
  GString *what;
  g_autofree char *text = NULL;

  if (summary)
    return g_strdup (summary);

  what = g_string_new (format ? _ (format) : backbone_verdict_to_title (verdict));
  if (format)
    g_string_replace (what, "%s", host ? host : "", 1);
  text = g_string_free (what, FALSE);

  /* Translators: how many customers, then what is wrong, such as "the proxy refuses HOST" */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u customer: %s", "%u customers: %s", n_customers),
      n_customers, text);
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/**
 * backbone_cause_evidence_key:
 * @evidence: (nullable): what was seen
 *
 * The same trouble shows with other numbers for each customer: its own, that of a user, a request or
 * a time. So every word with a digit counts as the same, but for the HTTP status, which comes second.
 *
 * Returns: (transfer full): equal for evidence of the same cause
 */
char *
backbone_cause_evidence_key (const char *evidence)
{
  g_auto (GStrv) words = g_strsplit (evidence ? evidence : "", " ", -1);
  gboolean is_answer = words[0] && g_str_equal (words[0], "HTTP");

  for (guint i = is_answer ? 2 : 0; words[0] && words[1] && words[i]; i++)
    {
      if (!has_digit (words[i]))
        continue;

      g_free (words[i]);
      words[i] = g_strdup ("#");
    }

  return g_strjoinv (" ", words);
}
