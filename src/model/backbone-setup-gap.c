/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-gap.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_SETUP_GAP_TECHNICAL_USER, "BACKBONE_SETUP_GAP_TECHNICAL_USER", "technical-user" },
  { BACKBONE_SETUP_GAP_TECHNICAL_USER_LOCKED, "BACKBONE_SETUP_GAP_TECHNICAL_USER_LOCKED",
    "technical-user-locked" },
  { BACKBONE_SETUP_GAP_CREDENTIAL, "BACKBONE_SETUP_GAP_CREDENTIAL", "credential" },
  { BACKBONE_SETUP_GAP_S_USER, "BACKBONE_SETUP_GAP_S_USER", "s-user" },
  { BACKBONE_SETUP_GAP_S_USER_PASSWORD, "BACKBONE_SETUP_GAP_S_USER_PASSWORD", "s-user-password" },
  { BACKBONE_SETUP_GAP_SOFTWARE_DOWNLOAD, "BACKBONE_SETUP_GAP_SOFTWARE_DOWNLOAD",
    "software-download" },
  { BACKBONE_SETUP_GAP_CHANNELS, "BACKBONE_SETUP_GAP_CHANNELS", "channels" },
  { BACKBONE_SETUP_GAP_NOT_MAINTAINED, "BACKBONE_SETUP_GAP_NOT_MAINTAINED", "not-maintained" },
  { BACKBONE_SETUP_GAP_ASSIGNMENT, "BACKBONE_SETUP_GAP_ASSIGNMENT", "assignment" },
  { BACKBONE_SETUP_GAP_WRONG_CUSTOMER, "BACKBONE_SETUP_GAP_WRONG_CUSTOMER", "wrong-customer" },
  { BACKBONE_SETUP_GAP_REFRESH, "BACKBONE_SETUP_GAP_REFRESH", "refresh" },
  { BACKBONE_SETUP_GAP_NOT_SET_UP, "BACKBONE_SETUP_GAP_NOT_SET_UP", "not-set-up" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneSetupGap, backbone_setup_gap, values)

/**
 * backbone_setup_gap_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_setup_gap_to_title (BackboneSetupGap value)
{
  static const char *const titles[] = {
    N_ ("No technical user"),
    N_ ("Technical user locked"),
    N_ ("No password or certificate of the technical user saved"),
    N_ ("No S-User known"),
    N_ ("No password of an S-User saved"),
    N_ ("Software Download not confirmed"),
    N_ ("Channels missing"),
    N_ ("Number not seen in the installation"),
    N_ ("No S-User assigned to the batch user"),
    N_ ("S-User belongs to another customer"),
    N_ ("Installations not read"),
    N_ ("Mass set-up not run for it"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
