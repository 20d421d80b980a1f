/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneSetupState:
 * @BACKBONE_SETUP_STATE_OPEN: nothing was done, or something is missing
 * @BACKBONE_SETUP_STATE_RUNNING: it is being worked on right now
 * @BACKBONE_SETUP_STATE_DONE: it is proven, or somebody said so by name
 * @BACKBONE_SETUP_STATE_FAILED: it was tried, and what was seen speaks against it
 * @BACKBONE_SETUP_STATE_NOT_NEEDED: this landscape can do without it
 *
 * How far a step of the migration guide is.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_SETUP_STATE_OPEN = 0,
  BACKBONE_SETUP_STATE_RUNNING = 1,
  BACKBONE_SETUP_STATE_DONE = 2,
  BACKBONE_SETUP_STATE_FAILED = 3,
  BACKBONE_SETUP_STATE_NOT_NEEDED = 4,
} BackboneSetupState;

#define BACKBONE_N_SETUP_STATES 5

#define BACKBONE_TYPE_SETUP_STATE (backbone_setup_state_get_type ())
GType backbone_setup_state_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line and in JSON. */
const char *backbone_setup_state_to_id (BackboneSetupState value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_setup_state_from_id (const char *id, BackboneSetupState *value);
const char *backbone_setup_state_to_title (BackboneSetupState value);

G_END_DECLS
