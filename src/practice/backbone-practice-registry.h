/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-landscape.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeRegistry:
 *
 * Which installations there are at run time, and to whom they belong.
 */
typedef struct _BackbonePracticeRegistry BackbonePracticeRegistry;

BackbonePracticeRegistry *backbone_practice_registry_new (BackbonePracticeLandscape *landscape);
void backbone_practice_registry_free (BackbonePracticeRegistry *registry);

GPtrArray *
backbone_practice_registry_list (BackbonePracticeRegistry *registry, const char *customer);
gboolean backbone_practice_registry_has_system (BackbonePracticeRegistry *registry,
                                                const char *customer,
                                                const char *system);

gboolean backbone_practice_registry_change (BackbonePracticeRegistry *registry,
                                            const char *number,
                                            JsonObject *changes,
                                            GError **error);
gboolean backbone_practice_registry_remove (BackbonePracticeRegistry *registry, const char *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeRegistry, backbone_practice_registry_free)

G_END_DECLS
