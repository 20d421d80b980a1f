/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneSwitchPosition:
 * @BACKBONE_SWITCH_POSITION_UNKNOWN: nobody said
 * @BACKBONE_SWITCH_POSITION_LEGACY: the installation talks the old way, which has been shut down
 * @BACKBONE_SWITCH_POSITION_REVERTED: the installation talks the new way
 *
 * Which way the legacy switch of the installation stands, as far as somebody said.
 *
 * Its name is stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_SWITCH_POSITION_UNKNOWN = 0,
  BACKBONE_SWITCH_POSITION_LEGACY = 1,
  BACKBONE_SWITCH_POSITION_REVERTED = 2,
} BackboneSwitchPosition;

#define BACKBONE_N_SWITCH_POSITIONS 3

#define BACKBONE_TYPE_SWITCH_POSITION (backbone_switch_position_get_type ())
GType backbone_switch_position_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line and in JSON. */
const char *backbone_switch_position_to_id (BackboneSwitchPosition value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_switch_position_from_id (const char *id, BackboneSwitchPosition *value);
const char *backbone_switch_position_to_title (BackboneSwitchPosition value);

G_END_DECLS
