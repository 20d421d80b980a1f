/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-channel-kind.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue kinds[] = {
  { BACKBONE_CHANNEL_PORTAL, "BACKBONE_CHANNEL_PORTAL", "portal" },
  { BACKBONE_CHANNEL_PARCEL_BOX, "BACKBONE_CHANNEL_PARCEL_BOX", "parcel-box" },
  { BACKBONE_CHANNEL_NOTE_DOWNLOAD, "BACKBONE_CHANNEL_NOTE_DOWNLOAD", "note-download" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM (BackboneChannelKind, backbone_channel_kind, kinds)

/**
 * backbone_channel_kind_to_id:
 * @kind: a channel kind
 *
 * The stable name used on the command line, in JSON and in CSV, such as `parcel-box`.
 *
 * Returns: (transfer none) (not nullable): the name
 */
const char *
backbone_channel_kind_to_id (BackboneChannelKind kind)
{
  g_return_val_if_fail ((guint)kind < BACKBONE_N_CHANNEL_KINDS, "unknown");

  return kinds[kind].value_nick;
}

/**
 * backbone_channel_kind_to_title:
 * @kind: a channel kind
 *
 * The translated name for people.
 *
 * Returns: (transfer none) (not nullable): the title
 */
const char *
backbone_channel_kind_to_title (BackboneChannelKind kind)
{
  static const char *const titles[] = { N_ ("Portal"), N_ ("Parcel box"), N_ ("Note download") };

  g_return_val_if_fail ((guint)kind < BACKBONE_N_CHANNEL_KINDS, "");

  return _ (titles[kind]);
}

/**
 * backbone_channel_kind_from_id:
 * @id: (nullable): a stable name
 * @kind: (out) (optional): the kind
 *
 * Returns: whether @id names a kind
 */
gboolean
backbone_channel_kind_from_id (const char *id, BackboneChannelKind *kind)
{
  int value;

  if (!backbone_enum_from_nick (kinds, id, &value))
    return FALSE;

  if (kind)
    *kind = value;

  return TRUE;
}
