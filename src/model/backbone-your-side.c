/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-your-side.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

/**
 * BackboneYourSide:
 *
 * Every endpoint fails alike, so that it is hardly the backbone.
 */
struct _BackboneYourSide
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneYourSide, backbone_your_side, BACKBONE_TYPE_RECORD)

static const GEnumValue values[] = {
  { BACKBONE_OWN_TROUBLE_NONE, "BACKBONE_OWN_TROUBLE_NONE", "none" },
  { BACKBONE_OWN_TROUBLE_NAME_LOOKUP, "BACKBONE_OWN_TROUBLE_NAME_LOOKUP", "name-lookup" },
  { BACKBONE_OWN_TROUBLE_PROXY, "BACKBONE_OWN_TROUBLE_PROXY", "proxy" },
  { BACKBONE_OWN_TROUBLE_NETWORK, "BACKBONE_OWN_TROUBLE_NETWORK", "network" },
  { BACKBONE_OWN_TROUBLE_TRUST, "BACKBONE_OWN_TROUBLE_TRUST", "trust" },
  { BACKBONE_OWN_TROUBLE_CLOCK, "BACKBONE_OWN_TROUBLE_CLOCK", "clock" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM (BackboneOwnTrouble, backbone_own_trouble, values)

enum
{
  PROP_0,
  PROP_TROUBLE,
  PROP_N_ENDPOINTS,
  PROP_N_CUSTOMERS,
  PROP_EVIDENCE,
  N_PROPERTIES,
};

/* Two things in a row: so few hosts prove nothing. */
#define MIN_ENDPOINTS 2

static const struct
{
  const char *message;
  const char *next_step;
} texts[] = {
  [BACKBONE_OWN_TROUBLE_NONE] = { NULL, NULL },
  [BACKBONE_OWN_TROUBLE_NAME_LOOKUP] = {
    N_ ("The trouble is on your side: no host name can be looked up."),
    N_ ("Check the DNS servers of this computer; if only the proxy can look names up, enter it."),
  },
  [BACKBONE_OWN_TROUBLE_PROXY] = {
    N_ ("The trouble is on your side: the proxy lets no connection through."),
    N_ ("Check the proxy, its user and its password, and whether it allows these hosts."),
  },
  [BACKBONE_OWN_TROUBLE_NETWORK] = {
    N_ ("The trouble is on your side: no host can be reached."),
    N_ ("Check the network, the firewall and the proxy of this computer."),
  },
  [BACKBONE_OWN_TROUBLE_TRUST] = {
    N_ ("The trouble is on your side: no host shows a trusted certificate, so something seems to break TLS open."),
    N_ ("If your proxy is meant to do that, import its root certificate as a trust anchor."),
  },
  [BACKBONE_OWN_TROUBLE_CLOCK] = {
    N_ ("The trouble is on your side: all certificates seem to have expired, so the clock is probably wrong."),
    N_ ("Check date and time of this computer."),
  },
};

/**
 * backbone_own_trouble_to_id:
 * @trouble: what is wrong
 *
 * Returns: (transfer none) (not nullable): its stable name, as in JSON
 */
const char *
backbone_own_trouble_to_id (BackboneOwnTrouble trouble)
{
  g_return_val_if_fail ((guint)trouble < G_N_ELEMENTS (texts), "none");

  return values[trouble].value_nick;
}

/* NONE: somebody has answered, or it says nothing about the way there. */
static BackboneOwnTrouble
trouble_of (BackboneVerdict verdict)
{
  switch ((int)verdict)
    {
    case BACKBONE_VERDICT_NAME_NOT_FOUND:
      return BACKBONE_OWN_TROUBLE_NAME_LOOKUP;
    case BACKBONE_VERDICT_PROXY_CREDENTIALS:
    case BACKBONE_VERDICT_PROXY_REFUSED:
      return BACKBONE_OWN_TROUBLE_PROXY;
    case BACKBONE_VERDICT_REFUSED:
    case BACKBONE_VERDICT_TIMEOUT:
    case BACKBONE_VERDICT_CONNECTION_BROKEN:
      return BACKBONE_OWN_TROUBLE_NETWORK;
    case BACKBONE_VERDICT_TLS_UNTRUSTED:
      return BACKBONE_OWN_TROUBLE_TRUST;
    case BACKBONE_VERDICT_TLS_EXPIRED:
      return BACKBONE_OWN_TROUBLE_CLOCK;
    default:
      return BACKBONE_OWN_TROUBLE_NONE;
    }
}

static gboolean
was_tried (BackboneVerdict verdict)
{
  return verdict != BACKBONE_VERDICT_NEVER_CHECKED && verdict != BACKBONE_VERDICT_NOT_CONFIGURED
         && verdict != BACKBONE_VERDICT_SKIPPED;
}

gboolean
backbone_own_trouble_is_possible (BackboneVerdict verdict)
{
  return !was_tried (verdict) || trouble_of (verdict) != BACKBONE_OWN_TROUBLE_NONE;
}

/* Name lookup, proxy and network can be one and the same; a certificate is another matter. */
static BackboneOwnTrouble
combine (BackboneOwnTrouble one, BackboneOwnTrouble other)
{
  if (one == other)
    return one;

  return MAX (one, other) <= BACKBONE_OWN_TROUBLE_NETWORK ? BACKBONE_OWN_TROUBLE_NETWORK
                                                          : BACKBONE_OWN_TROUBLE_NONE;
}

static gboolean
is_same_endpoint (const BackboneEndpointFinding *one, const BackboneEndpointFinding *other)
{
  return one->port == other->port && g_ascii_strcasecmp (one->host, other->host) == 0;
}

/* What an older run found there is over. */
static gboolean
is_newest (const BackboneEndpointFinding *findings, gsize n_findings, gsize index)
{
  for (gsize i = 0; i < n_findings; i++)
    {
      if (findings[i].run > findings[index].run && was_tried (findings[i].verdict)
          && is_same_endpoint (&findings[i], &findings[index]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_first (const BackboneEndpointFinding *findings, gsize index)
{
  for (gsize i = 0; i < index; i++)
    {
      if (was_tried (findings[i].verdict) && is_same_endpoint (&findings[i], &findings[index]))
        return FALSE;
    }

  return TRUE;
}

/**
 * backbone_own_trouble_judge:
 * @findings: (array length=n_findings): what the newest checks of all channels in use found
 * @n_findings: how many there are
 *
 * If everything that the last run found at each of several endpoints tells of the same trouble on
 * the way there, it is one's own network, not the backbone. Channels that were not tried count for
 * nothing; a single answer of a server refutes it.
 *
 * Returns: what is wrong at one's own side
 */
BackboneOwnTrouble
backbone_own_trouble_judge (const BackboneEndpointFinding *findings, gsize n_findings)
{
  BackboneOwnTrouble all = BACKBONE_OWN_TROUBLE_NONE;
  guint n_endpoints = 0;

  for (gsize i = 0; i < n_findings; i++)
    {
      BackboneOwnTrouble trouble = trouble_of (findings[i].verdict);

      if (!was_tried (findings[i].verdict))
        continue;
      n_endpoints += is_first (findings, i);
      if (!is_newest (findings, n_findings, i))
        continue;

      if (trouble == BACKBONE_OWN_TROUBLE_NONE)
        return BACKBONE_OWN_TROUBLE_NONE;
      all = all == BACKBONE_OWN_TROUBLE_NONE ? trouble : combine (all, trouble);
      if (all == BACKBONE_OWN_TROUBLE_NONE)
        return BACKBONE_OWN_TROUBLE_NONE;
    }

  return n_endpoints >= MIN_ENDPOINTS ? all : BACKBONE_OWN_TROUBLE_NONE;
}

/**
 * backbone_own_trouble_dup_message:
 * @trouble: what is wrong
 * @n_customers: how many customers it concerns
 *
 * Returns: (transfer full) (nullable): one translated message instead of one for each customer;
 *   %NULL if nothing is wrong
 */
char *
backbone_own_trouble_dup_message (BackboneOwnTrouble trouble, guint n_customers)
{
  const char *message = texts[trouble].message;

  if (message == NULL)
    return NULL;

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   /* Translators: a sentence that says what is wrong, then how many have it */
                   "%s It concerns %u customer and every endpoint.",
                   "%s It concerns %u customers and every endpoint.", n_customers),
      _ (message), n_customers);
}

/**
 * backbone_own_trouble_to_next_step:
 * @trouble: what is wrong
 *
 * Returns: (transfer none) (nullable): what to do, translated
 */
const char *
backbone_own_trouble_to_next_step (BackboneOwnTrouble trouble)
{
  const char *next_step = texts[trouble].next_step;

  return next_step ? _ (next_step) : NULL;
}

static void
backbone_your_side_class_init (BackboneYourSideClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_TROUBLE] = BACKBONE_RECORD_ENUM ("trouble", BACKBONE_TYPE_OWN_TROUBLE);
  properties[PROP_N_ENDPOINTS] = BACKBONE_RECORD_UINT ("n-endpoints");
  properties[PROP_N_CUSTOMERS] = BACKBONE_RECORD_UINT ("n-customers");
  properties[PROP_EVIDENCE] = BACKBONE_RECORD_STRING ("evidence");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_your_side_init (BackboneYourSide *self)
{
}

/**
 * backbone_your_side_get_trouble:
 *
 * Returns: what is wrong
 */
BackboneOwnTrouble
backbone_your_side_get_trouble (BackboneYourSide *self)
{
  return backbone_record_get_enum (self, PROP_TROUBLE);
}

/**
 * backbone_your_side_get_n_endpoints:
 *
 * Returns: how many endpoints can't be reached
 */
guint
backbone_your_side_get_n_endpoints (BackboneYourSide *self)
{
  return backbone_record_get_uint (self, PROP_N_ENDPOINTS);
}

/**
 * backbone_your_side_get_n_customers:
 *
 * Returns: how many customers it concerns
 */
guint
backbone_your_side_get_n_customers (BackboneYourSide *self)
{
  return backbone_record_get_uint (self, PROP_N_CUSTOMERS);
}

/**
 * backbone_your_side_get_evidence:
 *
 * Returns: (transfer none) (nullable): what was seen last
 */
const char *
backbone_your_side_get_evidence (BackboneYourSide *self)
{
  return backbone_record_get_string (self, PROP_EVIDENCE);
}
