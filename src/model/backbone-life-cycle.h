/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneLifeCycle:
 * @BACKBONE_LIFE_CYCLE_REQUESTED: requested at SAP, not activated as far as known
 * @BACKBONE_LIFE_CYCLE_ACTIVATED: activated at SAP, no credential here
 * @BACKBONE_LIFE_CYCLE_SAVED: its credential is in the keyring
 * @BACKBONE_LIFE_CYCLE_PROVEN: it logged on with that credential
 * @BACKBONE_LIFE_CYCLE_LOCKED: the backbone said that it is locked
 *
 * How far a technical communication user is. Requested and activated happen at SAP; the rest is
 * seen here.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_LIFE_CYCLE_REQUESTED = 0,
  BACKBONE_LIFE_CYCLE_ACTIVATED = 1,
  BACKBONE_LIFE_CYCLE_SAVED = 2,
  BACKBONE_LIFE_CYCLE_PROVEN = 3,
  BACKBONE_LIFE_CYCLE_LOCKED = 4,
} BackboneLifeCycle;

#define BACKBONE_TYPE_LIFE_CYCLE (backbone_life_cycle_get_type ())
GType backbone_life_cycle_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line, in JSON and in CSV. */
const char *backbone_life_cycle_to_id (BackboneLifeCycle value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_life_cycle_from_id (const char *id, BackboneLifeCycle *value);
const char *backbone_life_cycle_to_title (BackboneLifeCycle value);

G_END_DECLS
