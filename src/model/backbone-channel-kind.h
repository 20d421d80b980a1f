/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneChannelKind:
 * @BACKBONE_CHANNEL_PORTAL: incidents, system data for the Maintenance Planner, catalogue
 * @BACKBONE_CHANNEL_PARCEL_BOX: EarlyWatch Alert data and files
 * @BACKBONE_CHANNEL_NOTE_DOWNLOAD: SAP Notes
 *
 * The three channels that every customer has. Where each of them leads (host, port, paths) is data
 * of the endpoint profile, never of this enumeration.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_CHANNEL_PORTAL = 0,
  BACKBONE_CHANNEL_PARCEL_BOX = 1,
  BACKBONE_CHANNEL_NOTE_DOWNLOAD = 2,
} BackboneChannelKind;

#define BACKBONE_N_CHANNEL_KINDS 3

#define BACKBONE_TYPE_CHANNEL_KIND (backbone_channel_kind_get_type ())
GType backbone_channel_kind_get_type (void) G_GNUC_CONST;

const char *backbone_channel_kind_to_id (BackboneChannelKind kind);
const char *backbone_channel_kind_to_title (BackboneChannelKind kind);
gboolean backbone_channel_kind_from_id (const char *id, BackboneChannelKind *kind);

G_END_DECLS
