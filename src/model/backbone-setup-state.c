/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-state.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_SETUP_STATE_OPEN, "BACKBONE_SETUP_STATE_OPEN", "open" },
  { BACKBONE_SETUP_STATE_RUNNING, "BACKBONE_SETUP_STATE_RUNNING", "running" },
  { BACKBONE_SETUP_STATE_DONE, "BACKBONE_SETUP_STATE_DONE", "done" },
  { BACKBONE_SETUP_STATE_FAILED, "BACKBONE_SETUP_STATE_FAILED", "failed" },
  { BACKBONE_SETUP_STATE_NOT_NEEDED, "BACKBONE_SETUP_STATE_NOT_NEEDED", "not-needed" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneSetupState, backbone_setup_state, values)

/**
 * backbone_setup_state_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_setup_state_to_title (BackboneSetupState value)
{
  static const char *const titles[] = {
    N_ ("Open"), N_ ("Running"), N_ ("Done"), N_ ("Failed"), N_ ("Not needed"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
