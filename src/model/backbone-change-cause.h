/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-change.h"

G_BEGIN_DECLS

char *backbone_change_dup_cause (BackboneChange *self);

G_END_DECLS
