/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneLandscapeKind:
 * @BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN: SAP Focused Run
 * @BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER: SAP Solution Manager
 *
 * What kind of installation talks to the backbone; the migration guide follows it.
 *
 * Its name is stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN = 0,
  BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER = 1,
} BackboneLandscapeKind;

#define BACKBONE_N_LANDSCAPE_KINDS 2

#define BACKBONE_TYPE_LANDSCAPE_KIND (backbone_landscape_kind_get_type ())
GType backbone_landscape_kind_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line and in JSON. */
const char *backbone_landscape_kind_to_id (BackboneLandscapeKind value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_landscape_kind_from_id (const char *id, BackboneLandscapeKind *value);
const char *backbone_landscape_kind_to_title (BackboneLandscapeKind value);

G_END_DECLS
