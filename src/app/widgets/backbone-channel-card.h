/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneChannelCard:
 *
 * All about one channel of a customer. Properties: channel (BackboneChannel, nullable: then the
 * card hides), history (GListModel of BackboneCheckResult, nullable).
 */
#define BACKBONE_TYPE_CHANNEL_CARD (backbone_channel_card_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChannelCard, backbone_channel_card, BACKBONE, CHANNEL_CARD, GtkBox)

G_END_DECLS
