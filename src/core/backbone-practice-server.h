/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackbonePracticeServer:
 *
 * Runs backbone-practice as a child of this process, which ends with it. It is looked for beside
 * this program, in the folder it was installed to, and in PATH; BACKBONE_PRACTICE_PROGRAM names
 * another one.
 */
#define BACKBONE_TYPE_PRACTICE_SERVER (backbone_practice_server_get_type ())
G_DECLARE_FINAL_TYPE (BackbonePracticeServer,
                      backbone_practice_server,
                      BACKBONE,
                      PRACTICE_SERVER,
                      GObject)

void backbone_practice_server_start_async (const char *state_dir,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/* (transfer full): serving; ended with SIGTERM when the object goes. */
BackbonePracticeServer *
backbone_practice_server_start_finish (GAsyncResult *result, GError **error);

/* (transfer full): the endpoint profile, the customer list and the list of assignments that it wrote. */
GFile *backbone_practice_server_dup_profile_file (BackbonePracticeServer *self);
GFile *backbone_practice_server_dup_customers_file (BackbonePracticeServer *self);
GFile *backbone_practice_server_dup_assignments_file (BackbonePracticeServer *self);

G_END_DECLS
