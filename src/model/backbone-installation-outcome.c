/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-installation-outcome.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_INSTALLATION_NEW, "BACKBONE_INSTALLATION_NEW", "new" },
  { BACKBONE_INSTALLATION_MOVED, "BACKBONE_INSTALLATION_MOVED", "moved" },
  { BACKBONE_INSTALLATION_CHANGED, "BACKBONE_INSTALLATION_CHANGED", "changed" },
  { BACKBONE_INSTALLATION_UNCHANGED, "BACKBONE_INSTALLATION_UNCHANGED", "unchanged" },
  { BACKBONE_INSTALLATION_VANISHED, "BACKBONE_INSTALLATION_VANISHED", "vanished" },
  { BACKBONE_INSTALLATION_REFUSED, "BACKBONE_INSTALLATION_REFUSED", "refused" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM (BackboneInstallationOutcome, backbone_installation_outcome, values)

/**
 * backbone_installation_outcome_to_id:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the stable name used on the command line, in JSON and in
 * CSV
 */
const char *
backbone_installation_outcome_to_id (BackboneInstallationOutcome value)
{
  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (values) - 1, "unknown");

  return values[value].value_nick;
}

/**
 * backbone_installation_outcome_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_installation_outcome_to_title (BackboneInstallationOutcome value)
{
  static const char *const titles[BACKBONE_N_INSTALLATION_OUTCOMES] = {
    N_ ("New"), N_ ("Moved"), N_ ("Changed"), N_ ("Unchanged"), N_ ("Vanished"), N_ ("Refused"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
