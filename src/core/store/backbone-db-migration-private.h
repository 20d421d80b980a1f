/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* (out) (transfer full). */
gboolean backbone_db_migration_load (BackboneDb *db, BackboneMigration **migration, GError **error);
/* Whether channels of others than the owner are used: unless somebody said that multi-customer
 * handling is off, they are. */
gboolean backbone_db_multi_customer_load (BackboneDb *db, gboolean *on, GError **error);

/*
 * For write transactions; valid values. Each writes its audit entry and notes the change; nothing
 * happens if the value is the same.
 */

gboolean
backbone_db_migration_set_kind (BackboneDb *db, BackboneLandscapeKind kind, GError **error);
/* (nullable) @release, @host. */
gboolean backbone_db_migration_set_release (BackboneDb *db, const char *release, GError **error);
gboolean backbone_db_migration_set_host (BackboneDb *db, const char *host, GError **error);
gboolean backbone_db_migration_set_note (BackboneDb *db, gboolean confirmed, GError **error);
gboolean backbone_db_migration_set_readiness_hours (BackboneDb *db, guint hours, GError **error);
gboolean backbone_db_migration_set_multi_customer (BackboneDb *db, gboolean on, GError **error);
/* @credential: (nullable): where the vault holds it. */
gboolean
backbone_db_migration_set_registration_key (BackboneDb *db, const char *credential, GError **error);
/* @override_reason, @blocking: (nullable): why it was reverted all the same, and in spite of what. */
gboolean backbone_db_migration_set_position (BackboneDb *db,
                                             BackboneSwitchPosition position,
                                             const char *override_reason,
                                             const char *blocking,
                                             GError **error);

G_END_DECLS
