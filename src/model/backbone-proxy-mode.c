/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-proxy-mode.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_PROXY_SYSTEM, "BACKBONE_PROXY_SYSTEM", "system" },
  { BACKBONE_PROXY_DIRECT, "BACKBONE_PROXY_DIRECT", "direct" },
  { BACKBONE_PROXY_MANUAL, "BACKBONE_PROXY_MANUAL", "manual" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneProxyMode, backbone_proxy_mode, values)

/**
 * backbone_proxy_mode_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_proxy_mode_to_title (BackboneProxyMode value)
{
  static const char *const titles[] = {
    N_ ("System"),
    N_ ("Direct"),
    N_ ("Manual"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
