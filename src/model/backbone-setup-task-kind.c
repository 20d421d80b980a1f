/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-task-kind.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_SETUP_TASK_KIND_RESOLVE, "BACKBONE_SETUP_TASK_KIND_RESOLVE", "resolve" },
  { BACKBONE_SETUP_TASK_KIND_CONNECT, "BACKBONE_SETUP_TASK_KIND_CONNECT", "connect" },
  { BACKBONE_SETUP_TASK_KIND_TLS, "BACKBONE_SETUP_TASK_KIND_TLS", "tls" },
  { BACKBONE_SETUP_TASK_KIND_CREATE_CHANNELS, "BACKBONE_SETUP_TASK_KIND_CREATE_CHANNELS",
    "create-channels" },
  { BACKBONE_SETUP_TASK_KIND_LOG_ON_PORTAL, "BACKBONE_SETUP_TASK_KIND_LOG_ON_PORTAL",
    "log-on-portal" },
  { BACKBONE_SETUP_TASK_KIND_LOG_ON_PARCEL_BOX, "BACKBONE_SETUP_TASK_KIND_LOG_ON_PARCEL_BOX",
    "log-on-parcel-box" },
  { BACKBONE_SETUP_TASK_KIND_LOG_ON_NOTE_DOWNLOAD, "BACKBONE_SETUP_TASK_KIND_LOG_ON_NOTE_DOWNLOAD",
    "log-on-note-download" },
  { BACKBONE_SETUP_TASK_KIND_STORE_PROXY, "BACKBONE_SETUP_TASK_KIND_STORE_PROXY", "store-proxy" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneSetupTaskKind, backbone_setup_task_kind, values)

/**
 * backbone_setup_task_kind_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_setup_task_kind_to_title (BackboneSetupTaskKind value)
{
  static const char *const titles[] = {
    N_ ("Look up host names"),
    N_ ("Connect"),
    N_ ("Agree on TLS"),
    N_ ("Create the channels of the owner"),
    N_ ("Log on at the portal"),
    N_ ("Log on at the parcel box"),
    N_ ("Log on at the note download"),
    N_ ("Keep the proxy for later channels"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
