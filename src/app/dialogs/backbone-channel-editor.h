/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneChannelEditor:
 *
 * Changes the channels of a customer and the certificate of its technical user. Nothing is stored
 * before Save; closing it with changes asks. Signal saved (editor).
 */
#define BACKBONE_TYPE_CHANNEL_EDITOR (backbone_channel_editor_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChannelEditor,
                      backbone_channel_editor,
                      BACKBONE,
                      CHANNEL_EDITOR,
                      AdwWindow)

/* @kind: the one that shows first. */
BackboneChannelEditor *backbone_channel_editor_new (BackboneLandscape *landscape,
                                                    const char *number,
                                                    BackboneChannelKind kind);

G_END_DECLS
