/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackboneMark:
 * @BACKBONE_MARK_NONE: nothing is known yet; no icon
 *
 * What an icon of the window tells. Each mark has a shape of its own: colour only adds to it.
 */
typedef enum
{
  BACKBONE_MARK_NONE,
  BACKBONE_MARK_WORKING,
  BACKBONE_MARK_FAILING,
  BACKBONE_MARK_ATTENTION,
  BACKBONE_MARK_HELD,
  BACKBONE_MARK_NEVER,
  BACKBONE_MARK_OFF,
  BACKBONE_MARK_NEW,
  BACKBONE_MARK_CHANGED,
  BACKBONE_MARK_UNCHANGED,
  BACKBONE_MARK_OPEN,
  BACKBONE_MARK_RUNNING,
} BackboneMark;

#define BACKBONE_TYPE_MARK (backbone_mark_get_type ())
GType backbone_mark_get_type (void) G_GNUC_CONST;

BackboneMark backbone_mark_from_verdict (BackboneVerdict verdict, gboolean enabled);
BackboneMark backbone_mark_from_status (BackboneStatus status);
BackboneMark backbone_mark_from_outcome (BackboneImportOutcome outcome);
BackboneMark backbone_mark_from_setup_state (BackboneSetupState state);

const char *backbone_mark_get_icon_name (BackboneMark mark);
const char *backbone_mark_get_css_class (BackboneMark mark);

G_END_DECLS
