/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-landscape-kind.h"
#include "backbone-switch-position.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_MIGRATION (backbone_migration_get_type ())
G_DECLARE_FINAL_TYPE (BackboneMigration, backbone_migration, BACKBONE, MIGRATION, BackboneRecord)

BackboneLandscapeKind backbone_migration_get_kind (BackboneMigration *self);
const char *backbone_migration_get_release (BackboneMigration *self);
BackboneSwitchPosition backbone_migration_get_position (BackboneMigration *self);
BackboneTime backbone_migration_get_position_since (BackboneMigration *self);
const char *backbone_migration_get_position_actor (BackboneMigration *self);
const char *backbone_migration_get_override_reason (BackboneMigration *self);
gboolean backbone_migration_get_multi_customer (BackboneMigration *self);
gboolean backbone_migration_get_multi_customer_said (BackboneMigration *self);
const char *backbone_migration_get_host (BackboneMigration *self);
gboolean backbone_migration_get_has_registration_key (BackboneMigration *self);
gboolean backbone_migration_get_note_confirmed (BackboneMigration *self);
guint backbone_migration_get_readiness_hours (BackboneMigration *self);

G_END_DECLS
