/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-status.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_STATUS_FAILING, "BACKBONE_STATUS_FAILING", "failing" },
  { BACKBONE_STATUS_ATTENTION, "BACKBONE_STATUS_ATTENTION", "attention" },
  { BACKBONE_STATUS_NEVER_CHECKED, "BACKBONE_STATUS_NEVER_CHECKED", "never-checked" },
  { BACKBONE_STATUS_WORKING, "BACKBONE_STATUS_WORKING", "working" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneStatus, backbone_status, values)

/**
 * backbone_status_to_title:
 * @status: a status
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_status_to_title (BackboneStatus status)
{
  static const char *const titles[] = {
    N_ ("Failing"),
    N_ ("Attention"),
    N_ ("Never checked"),
    N_ ("Working"),
  };

  g_return_val_if_fail ((guint)status < BACKBONE_N_STATUSES, "");

  return _ (titles[status]);
}

/**
 * backbone_status_from_verdict:
 * @verdict: the newest verdict of a channel in use
 *
 * Returns: what that channel alone means for the customer
 */
BackboneStatus
backbone_status_from_verdict (BackboneVerdict verdict)
{
  return backbone_verdict_get_info (verdict)->status;
}

/**
 * backbone_status_combine:
 * @verdicts: (array length=n_verdicts): the newest verdict of each channel in use
 * @n_verdicts: how many there are
 *
 * The overall status: the worst of the channels. A customer of which some channels work and others
 * were never checked wants attention, and so does one without a channel in use.
 *
 * Returns: the status of the customer
 */
BackboneStatus
backbone_status_combine (const BackboneVerdict *verdicts, gsize n_verdicts)
{
  BackboneStatus worst = BACKBONE_STATUS_WORKING;
  gsize n_never = 0;

  if (n_verdicts == 0)
    return BACKBONE_STATUS_ATTENTION;

  for (gsize i = 0; i < n_verdicts; i++)
    {
      BackboneStatus status = backbone_status_from_verdict (verdicts[i]);

      if (status == BACKBONE_STATUS_NEVER_CHECKED)
        n_never++;
      worst = MIN (worst, status);
    }

  if (worst == BACKBONE_STATUS_NEVER_CHECKED && n_never < n_verdicts)
    return BACKBONE_STATUS_ATTENTION;

  return worst;
}

/**
 * backbone_status_with_expiry:
 * @status: what the channels of a customer say
 * @expiry: how near the end of the certificate is with which they log on
 *
 * Returns: the status of the customer: attention at least when the certificate is about to expire
 */
BackboneStatus
backbone_status_with_expiry (BackboneStatus status, BackboneExpiry expiry)
{
  return backbone_expiry_wants_attention (expiry) ? MIN (status, BACKBONE_STATUS_ATTENTION)
                                                  : status;
}
