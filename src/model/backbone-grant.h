/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneGrant:
 * @BACKBONE_GRANT_UNKNOWN: nobody looked yet
 * @BACKBONE_GRANT_PRESENT: it has it
 * @BACKBONE_GRANT_MISSING: it does not have it
 *
 * Whether a user has an authorisation, as far as is known.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_GRANT_UNKNOWN = 0,
  BACKBONE_GRANT_PRESENT = 1,
  BACKBONE_GRANT_MISSING = 2,
} BackboneGrant;

#define BACKBONE_TYPE_GRANT (backbone_grant_get_type ())
GType backbone_grant_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line, in JSON and in CSV. */
const char *backbone_grant_to_id (BackboneGrant value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_grant_from_id (const char *id, BackboneGrant *value);
const char *backbone_grant_to_title (BackboneGrant value);

G_END_DECLS
