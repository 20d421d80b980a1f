/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-blocking-cause.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_BLOCKING_CAUSE_CUSTOMER_NUMBER, "BACKBONE_BLOCKING_CAUSE_CUSTOMER_NUMBER",
    "customer-number" },
  { BACKBONE_BLOCKING_CAUSE_TECHNICAL_USER, "BACKBONE_BLOCKING_CAUSE_TECHNICAL_USER",
    "technical-user" },
  { BACKBONE_BLOCKING_CAUSE_ASSIGNMENT, "BACKBONE_BLOCKING_CAUSE_ASSIGNMENT", "assignment" },
  { BACKBONE_BLOCKING_CAUSE_S_USER, "BACKBONE_BLOCKING_CAUSE_S_USER", "s-user" },
  { BACKBONE_BLOCKING_CAUSE_WRONG_CUSTOMER, "BACKBONE_BLOCKING_CAUSE_WRONG_CUSTOMER",
    "wrong-customer" },
  { BACKBONE_BLOCKING_CAUSE_CHANNEL_DISABLED, "BACKBONE_BLOCKING_CAUSE_CHANNEL_DISABLED",
    "channel-disabled" },
  { BACKBONE_BLOCKING_CAUSE_CHANNEL_FAILING, "BACKBONE_BLOCKING_CAUSE_CHANNEL_FAILING",
    "channel-failing" },
  { BACKBONE_BLOCKING_CAUSE_CHANNEL_NOT_CHECKED, "BACKBONE_BLOCKING_CAUSE_CHANNEL_NOT_CHECKED",
    "channel-not-checked" },
  { BACKBONE_BLOCKING_CAUSE_REFRESH, "BACKBONE_BLOCKING_CAUSE_REFRESH", "refresh" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneBlockingCause, backbone_blocking_cause, values)

/**
 * backbone_blocking_cause_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_blocking_cause_to_title (BackboneBlockingCause value)
{
  static const char *const titles[] = {
    N_ ("Customer number not maintained"),
    N_ ("No technical user with a credential"),
    N_ ("No S-User assigned to the batch user"),
    N_ ("S-User cannot log on"),
    N_ ("Users of different customers"),
    N_ ("Channel not in use"),
    N_ ("Channel does not work"),
    N_ ("Channel not checked lately"),
    N_ ("Installations not refreshed"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}

/**
 * backbone_blocking_cause_to_next_step:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): what to do about it, translated
 */
const char *
backbone_blocking_cause_to_next_step (BackboneBlockingCause value)
{
  static const char *const steps[] = {
    N_ ("Maintain the numbers in V_AISAPCUSTNOS, then compare them with a list of that view."),
    N_ ("Request and activate a technical user, and save its password or certificate."),
    N_ ("Assign an S-User of the customer to the batch user."),
    N_ ("Reactivate, unlock or replace the S-User."),
    N_ ("Use a technical user and an S-User of the same customer number."),
    N_ ("Enable the channel, or remove the customer if it is not served any more."),
    N_ ("See what the check of the channel says, and correct that."),
    N_ ("Check the channels of these customers."),
    N_ ("Refresh the installations of these customers."),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (steps), "");

  return _ (steps[value]);
}
