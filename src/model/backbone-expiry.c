/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-expiry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MICROSECONDS_A_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

/* The steps in which SAP writes to administrators before an S-User expires, and the day from which
 * it calls one "expiring"; what holds for users is good for certificates too. */
const BackboneExpirySteps backbone_expiry_steps_default = { { 90, 30, 14, 2 } };

G_DEFINE_BOXED_TYPE (BackboneExpirySteps,
                     backbone_expiry_steps,
                     backbone_expiry_steps_copy,
                     backbone_expiry_steps_free)

/**
 * backbone_expiry_steps_copy:
 * @steps: steps
 *
 * Returns: (transfer full): the same
 */
BackboneExpirySteps *
backbone_expiry_steps_copy (const BackboneExpirySteps *steps)
{
  return g_memdup2 (steps, sizeof *steps);
}

/**
 * backbone_expiry_steps_free:
 * @steps: (transfer full): steps
 */
void
backbone_expiry_steps_free (BackboneExpirySteps *steps)
{
  g_free (steps);
}

/**
 * backbone_expiry_steps_equal:
 * @a: steps
 * @b: others
 *
 * Returns: whether people are warned alike
 */
gboolean
backbone_expiry_steps_equal (const BackboneExpirySteps *a, const BackboneExpirySteps *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

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
 * backbone_expiry_of:
 * @expires: until when something is valid, or 0 if there is nothing
 * @now: the present
 * @steps: when people are warned
 *
 * Returns: how near its end is
 */
BackboneExpiry
backbone_expiry_of (BackboneTime expires, BackboneTime now, const BackboneExpirySteps *steps)
{
  if (expires == 0)
    return BACKBONE_EXPIRY_NONE;
  if (backbone_expiry_is_over (expires, now))
    return BACKBONE_EXPIRY_OVER;

  for (guint i = BACKBONE_N_EXPIRY_STEPS; i-- > 0;)
    {
      if (expires - now <= steps->days[i] * MICROSECONDS_A_DAY)
        return BACKBONE_EXPIRY_SOON + i;
    }

  return BACKBONE_EXPIRY_FAR;
}

/**
 * backbone_expiry_is_over:
 * @expires: until when something is valid, or 0 if there is nothing
 * @now: the present
 *
 * Returns: whether it has expired, whenever people are warned
 */
gboolean
backbone_expiry_is_over (BackboneTime expires, BackboneTime now)
{
  return expires != 0 && expires <= now;
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
 * backbone_expiry_dup_warning:
 * @not_before: from when a certificate is valid
 * @not_after: until when it is
 * @now: the present
 * @steps: when people are warned
 *
 * Returns: (transfer full) (nullable): translated, such as `Expires in 12 days`; %NULL as long as nothing
 * has to be done
 */
char *
backbone_expiry_dup_warning (BackboneTime not_before,
                             BackboneTime not_after,
                             BackboneTime now,
                             const BackboneExpirySteps *steps)
{
  int days = backbone_expiry_days_left (not_after, now);

  if (not_before > now)
    return g_strdup (_ ("Not valid yet"));
  if (!backbone_expiry_wants_attention (backbone_expiry_of (not_after, now, steps)))
    return NULL;
  if (backbone_expiry_is_over (not_after, now))
    return g_strdup (_ ("Expired"));
  if (days == 0)
    return g_strdup (_ ("Expires today"));

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Expires in %d day", "Expires in %d days", days), days);
}

/**
 * backbone_expiry_to_text:
 * @expiry: how near its end a client certificate is
 * @expires: until when it is valid
 * @now: the present
 *
 * Returns: (transfer full) (nullable): translated and short, for a list: `PFX 12 d`; %NULL as long as
 * nothing has to be done
 */
char *
backbone_expiry_to_text (BackboneExpiry expiry, BackboneTime expires, BackboneTime now)
{
  if (!backbone_expiry_wants_attention (expiry))
    return NULL;
  if (expiry == BACKBONE_EXPIRY_OVER)
    /* Translators: a client certificate; PFX is the name of its file format */
    return g_strdup (_ ("PFX expired"));

  /* Translators: how many days a client certificate is still valid; PFX is the name of its file
   * format */
  return g_strdup_printf (_ ("PFX %d d"), backbone_expiry_days_left (expires, now));
}
