/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-expiry.h"

#include <glib/gi18n-lib.h>

#define MICROSECONDS_A_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

/* The steps in which SAP writes to administrators before an S-User expires, and the day from which
 * it calls one "expiring"; what holds for users is good for certificates too. */
static const struct
{
  int days;
  BackboneExpiry expiry;
} steps[] = {
  { 2, BACKBONE_EXPIRY_LAST },
  { 14, BACKBONE_EXPIRY_URGENT },
  { 30, BACKBONE_EXPIRY_NEAR },
  { BACKBONE_EXPIRY_ATTENTION_DAYS, BACKBONE_EXPIRY_SOON },
};

/**
 * backbone_expiry_of:
 * @expires: until when something is valid, or 0 if there is nothing
 * @now: the present
 *
 * Returns: how near its end is
 */
BackboneExpiry
backbone_expiry_of (BackboneTime expires, BackboneTime now)
{
  if (expires == 0)
    return BACKBONE_EXPIRY_NONE;
  if (expires <= now)
    return BACKBONE_EXPIRY_OVER;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (expires - now <= steps[i].days * MICROSECONDS_A_DAY)
        return steps[i].expiry;
    }

  return BACKBONE_EXPIRY_FAR;
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
