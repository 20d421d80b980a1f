/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/*
 * Endpoint profiles as JSON (format "backbone-endpoint-profile", version 1), as backbone-practice
 * writes them. The errors are BACKBONE_ERROR_PROFILE, naming the file and the field, and
 * BACKBONE_ERROR_UNREADABLE.
 */

/* SAP's hosts, as shipped; each value says how sure it is. (transfer full). */
BackboneEndpointProfile *backbone_profile_new_sap (void);

/* Blocking, small files only; for front ends before they have a main loop, and for jobs. (transfer
 * full). */
BackboneEndpointProfile *
backbone_profile_load (GFile *file, GCancellable *cancellable, GError **error);

void backbone_profile_load_async (GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
BackboneEndpointProfile *backbone_profile_load_finish (GAsyncResult *result, GError **error);

/* (transfer full): JSON text. */
char *backbone_profile_to_json (BackboneEndpointProfile *profile);

G_END_DECLS
