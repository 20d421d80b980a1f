/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A file in the making, for the core only; blocking. It lies beside the place where it is to be,
 * with mode 0600, and appears under its name as a whole or not at all. Errors name the file:
 * BACKBONE_ERROR_UNREADABLE, _EXISTS, _NO_SPACE.
 */
typedef struct _BackboneFileDraft BackboneFileDraft;

BackboneFileDraft *backbone_file_draft_new (GFile *file, GError **error);
/* Deletes it, unless it was put in place. */
void backbone_file_draft_free (BackboneFileDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneFileDraft, backbone_file_draft_free)

/* Where it lies meanwhile. */
const char *backbone_file_draft_get_path (BackboneFileDraft *self);
/* (transfer none): what to write to. */
GOutputStream *backbone_file_draft_get_stream (BackboneFileDraft *self);
/* Lets everybody read it (mode 0644). */
void backbone_file_draft_publish (BackboneFileDraft *self);
/* An existing file is replaced only if @replace. */
gboolean backbone_file_draft_commit (BackboneFileDraft *self, gboolean replace, GError **error);

/* (transfer full) @reason: names the file; a cancelled operation and an error of ours stay what they
 * are. */
void backbone_file_take_error (GError **error, GFile *file, GError *reason);

G_END_DECLS
