/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneSource:
 * @BACKBONE_SOURCE_BY_HAND: a person said so
 * @BACKBONE_SOURCE_BACKBONE: the backbone said so
 *
 * Where something that is known comes from.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_SOURCE_BY_HAND = 0,
  BACKBONE_SOURCE_BACKBONE = 1,
} BackboneSource;

#define BACKBONE_TYPE_SOURCE (backbone_source_get_type ())
GType backbone_source_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line, in JSON and in CSV. */
const char *backbone_source_to_id (BackboneSource value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_source_from_id (const char *id, BackboneSource *value);
const char *backbone_source_to_title (BackboneSource value);

G_END_DECLS
