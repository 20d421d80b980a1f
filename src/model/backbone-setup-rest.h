/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_SETUP_REST (backbone_setup_rest_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupRest, backbone_setup_rest, BACKBONE, SETUP_REST, BackboneRecord)

const char *backbone_setup_rest_get_customer (BackboneSetupRest *self);
const char *backbone_setup_rest_get_description (BackboneSetupRest *self);
gboolean backbone_setup_rest_get_owner (BackboneSetupRest *self);
const char *const *backbone_setup_rest_get_missing (BackboneSetupRest *self);
const char *backbone_setup_rest_get_reason (BackboneSetupRest *self);

G_END_DECLS
