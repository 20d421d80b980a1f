/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The parts of an endpoint profile that not every one has: "services", what there is besides log-ons,
 * and "legacy", where the old infrastructure is and since when it is no more. @file: what errors call
 * the profile. */
gboolean backbone_profile_read_services (JsonObject *root,
                                         const char *file,
                                         BackboneEndpointProfile *profile,
                                         GError **error);
gboolean backbone_profile_read_legacy (JsonObject *root,
                                       const char *file,
                                       BackboneEndpointProfile *profile,
                                       GError **error);

/* Adds both to the object in @builder, as far as @profile has them. */
void backbone_profile_add_services (BackboneEndpointProfile *profile, JsonBuilder *builder);

G_END_DECLS
