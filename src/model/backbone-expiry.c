/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-expiry.h"

#include <glib/gi18n-lib.h>

#define MICROSECONDS_A_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

/* The steps in which SAP writes to administrators before an S-User expires, and the day from which
 * it calls one "expiring"; what holds for users is good for certificates too. */
const BackboneExpirySteps backbone_expiry_steps_default = { { 90, 30, 14, 2 } };

/**
 * backbone_expiry_steps_parse:
 * @text: such as `90,30,14,2`
 * @steps: (out): what it says
 *
 * Returns: whether it names four numbers of days from 1 to 3650, each less than the one before
 */
gboolean
backbone_expiry_steps_parse (const char *text, BackboneExpirySteps *steps)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  if (g_strv_length (parts) != BACKBONE_N_EXPIRY_STEPS)
    return FALSE;

  for (guint i = 0; i < BACKBONE_N_EXPIRY_STEPS; i++)
    {
      guint64 days;

      if (!g_ascii_string_to_unsigned (g_strstrip (parts[i]), 10, 1, BACKBONE_EXPIRY_STEPS_MAX,
                                       &days, NULL)
          || (i > 0 && days >= steps->days[i - 1]))
        return FALSE;
      steps->days[i] = (guint)days;
    }

  return TRUE;
}

/**
 * backbone_expiry_steps_to_text:
 * @steps: steps
 *
 * Returns: (transfer full): what backbone_expiry_steps_parse() reads
 */
char *
backbone_expiry_steps_to_text (const BackboneExpirySteps *steps)
{
  return g_strdup_printf ("%u,%u,%u,%u", steps->days[0], steps->days[1], steps->days[2],
                          steps->days[3]);
}

/**
 * backbone_expiry_of_steps:
 * @expires: until when something is valid, or 0 if there is nothing
 * @now: the present
 * @steps: when people are warned
 *
 * Returns: how near its end is
 */
BackboneExpiry
backbone_expiry_of_steps (BackboneTime expires, BackboneTime now, const BackboneExpirySteps *steps)
{
  if (expires == 0)
    return BACKBONE_EXPIRY_NONE;
  if (expires <= now)
    return BACKBONE_EXPIRY_OVER;

  for (guint i = BACKBONE_N_EXPIRY_STEPS; i-- > 0;)
    {
      if (expires - now <= steps->days[i] * MICROSECONDS_A_DAY)
        return BACKBONE_EXPIRY_SOON + i;
    }

  return BACKBONE_EXPIRY_FAR;
}

/**
 * backbone_expiry_of:
 * @expires: until when something is valid, or 0 if there is nothing
 * @now: the present
 *
 * Returns: how near its end is, by the usual steps
 */
BackboneExpiry
backbone_expiry_of (BackboneTime expires, BackboneTime now)
{
  return backbone_expiry_of_steps (expires, now, &backbone_expiry_steps_default);
}

/**
 * backbone_expiry_wants_attention:
 * @expiry: how near an end is
 *
 * Returns: whether somebody should do something about it now
 */
gboolean
backbone_expiry_wants_attention (BackboneExpiry expiry)
{
  return expiry >= BACKBONE_EXPIRY_SOON;
}

/**
 * backbone_expiry_to_days:
 * @expiry: how near an end is
 * @steps: when people are warned
 *
 * Returns: within how many days it comes at the latest; 0 if it has come, or if none of the warnings
 * is due
 */
guint
backbone_expiry_to_days (BackboneExpiry expiry, const BackboneExpirySteps *steps)
{
  return expiry >= BACKBONE_EXPIRY_SOON && expiry <= BACKBONE_EXPIRY_LAST
             ? steps->days[expiry - BACKBONE_EXPIRY_SOON]
             : 0;
}

/**
 * backbone_expiry_days_left:
 * @expires: until when something is valid
 * @now: the present
 *
 * Returns: how many whole days are left; 0 on the last day, and afterwards
 */
int
backbone_expiry_days_left (BackboneTime expires, BackboneTime now)
{
  return expires > now ? (int)MIN ((expires - now) / MICROSECONDS_A_DAY, (gint64)G_MAXINT) : 0;
}

/**
 * backbone_expiry_to_text:
 * @expires: until when a certificate is valid, or 0 if there is none
 * @now: the present
 *
 * Returns: (transfer full) (nullable): translated and short, for a list: `PFX 12 d`; %NULL as long as
 * nothing has to be done
 */
char *
backbone_expiry_to_text (BackboneTime expires, BackboneTime now)
{
  BackboneExpiry expiry = backbone_expiry_of (expires, now);

  if (!backbone_expiry_wants_attention (expiry))
    return NULL;
  if (expiry == BACKBONE_EXPIRY_OVER)
    /* Translators: a client certificate; PFX is the name of its file format */
    return g_strdup (_ ("PFX expired"));

  /* Translators: how many days a client certificate is still valid; PFX is the name of its file
   * format */
  return g_strdup_printf (_ ("PFX %d d"), backbone_expiry_days_left (expires, now));
}
