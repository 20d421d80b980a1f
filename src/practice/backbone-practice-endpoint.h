/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-listener.h"

G_BEGIN_DECLS

BackbonePracticeListener *
backbone_practice_endpoint_new (BackbonePracticeContext *context, BackboneChannelKind kind);

G_END_DECLS
