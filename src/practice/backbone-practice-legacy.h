/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-counters.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeLegacy:
 *
 * Stands for the old infrastructure.
 */
typedef struct _BackbonePracticeLegacy BackbonePracticeLegacy;

BackbonePracticeLegacy *backbone_practice_legacy_new (BackbonePracticeCounters *counters,
                                                      const char *shut_down,
                                                      guint16 wanted_port,
                                                      gboolean or_any,
                                                      GError **error);
void backbone_practice_legacy_free (BackbonePracticeLegacy *legacy);
guint16 backbone_practice_legacy_get_port (BackbonePracticeLegacy *legacy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeLegacy, backbone_practice_legacy_free)

G_END_DECLS
