/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* One value of the table of settings; (out) (transfer full) (nullable): NULL if it is not set. */
gboolean backbone_db_setting_load (BackboneDb *db, const char *key, char **value, GError **error);
/* @value: (nullable). No audit entry: that is the caller's. */
gboolean
backbone_db_setting_set (BackboneDb *db, const char *key, const char *value, GError **error);

/* What a landscape object shows of its file. */
typedef struct
{
  char *id;
  char *description;
  char *owner;
  BackboneEndpointProfile *profile;
  BackboneProxy *proxy;
  BackboneTimeLimits limits;
  BackboneMigration *migration;
  BackboneExpirySteps steps;
} BackboneLandscapeRow;

void backbone_landscape_row_free (BackboneLandscapeRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneLandscapeRow, backbone_landscape_row_free)

gboolean backbone_db_landscape_load (BackboneDb *db, BackboneLandscapeRow **row, GError **error);

/* The first rows of a new file: its UUID, the profile, the anchors (BackboneTrustAnchor), the owner
 * as its first customer. */
gboolean backbone_db_landscape_create (BackboneDb *db,
                                       const char *owner,
                                       const char *description,
                                       BackboneEndpointProfile *profile,
                                       GPtrArray *trust_anchors,
                                       GError **error);

/* @description: valid. Nothing happens if it is the same. */
gboolean
backbone_db_landscape_set_description (BackboneDb *db, const char *description, GError **error);

G_END_DECLS
