/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-state-dir.h"

G_BEGIN_DECLS

gboolean backbone_practice_pfx_provide (BackbonePracticeStateDir *dir,
                                        BackbonePracticeAuthority *authority,
                                        BackbonePracticeLandscape *landscape,
                                        GError **error);

G_END_DECLS
