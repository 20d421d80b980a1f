/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-authentication.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_AUTHENTICATION_BASIC, "BACKBONE_AUTHENTICATION_BASIC", "basic" },
  { BACKBONE_AUTHENTICATION_CERTIFICATE, "BACKBONE_AUTHENTICATION_CERTIFICATE", "certificate" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneAuthentication, backbone_authentication, values)

/**
 * backbone_authentication_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_authentication_to_title (BackboneAuthentication value)
{
  static const char *const titles[] = {
    N_ ("User and password"),
    N_ ("Certificate"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
