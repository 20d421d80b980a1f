/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-landscape.h"

G_BEGIN_DECLS

#define BACKBONE_PRACTICE_MAX_CUSTOMERS 100000

BackbonePracticeLandscape *backbone_practice_generator_run (guint n_customers, guint32 seed);

G_END_DECLS
