/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneChangeKind:
 * @BACKBONE_CHANGE_OWN_TROUBLE: every endpoint fails alike: the trouble is on one's own side
 * @BACKBONE_CHANGE_OWN_TROUBLE_OVER: it is over
 * @BACKBONE_CHANGE_FAILING: channels fail now
 * @BACKBONE_CHANGE_FLAPPING: channels change all the time now
 * @BACKBONE_CHANGE_RECOVERED: channels work again
 * @BACKBONE_CHANGE_EXPIRING: certificates or users end soon, or have ended
 *
 * What is new, in the order in which people are told.
 */
typedef enum
{
  BACKBONE_CHANGE_OWN_TROUBLE,
  BACKBONE_CHANGE_OWN_TROUBLE_OVER,
  BACKBONE_CHANGE_FAILING,
  BACKBONE_CHANGE_FLAPPING,
  BACKBONE_CHANGE_RECOVERED,
  BACKBONE_CHANGE_EXPIRING,
} BackboneChangeKind;

#define BACKBONE_TYPE_CHANGE_KIND (backbone_change_kind_get_type ())
GType backbone_change_kind_get_type (void) G_GNUC_CONST;

const char *backbone_change_kind_to_id (BackboneChangeKind value);

G_END_DECLS
