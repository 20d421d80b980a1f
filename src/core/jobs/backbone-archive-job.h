/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/*
 * Writes the landscape as it is now, and its secrets if @with_secrets, into one file that only
 * @passphrase opens. An existing file is replaced only if that was asked for. The errors are INVALID
 * for a passphrase that is too short, EXISTS, and those of the keyring with @with_secrets.
 */
BackboneJob *backbone_archive_save_job_new (BackboneLandscape *landscape,
                                            GFile *file,
                                            BackboneSecret *passphrase,
                                            gboolean with_secrets,
                                            gboolean replace);

/*
 * Makes a landscape file out of an archive. The secrets in it go to the keyring of this session. If
 * the keyring holds secrets of that landscape already, there may be another file that refers to
 * them: then the new landscape gets an id of its own, and copies of those secrets if the archive has
 * none.
 *
 * The errors are PASSPHRASE, ARCHIVE (no archive, altered, incomplete), NEWER_VERSION, EXISTS (there
 * is a file already), and those of the keyring; nothing is changed then.
 */
#define BACKBONE_TYPE_ARCHIVE_RESTORE_JOB (backbone_archive_restore_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneArchiveRestoreJob,
                      backbone_archive_restore_job,
                      BACKBONE,
                      ARCHIVE_RESTORE_JOB,
                      BackboneJob)

/* @path: where the landscape is to be. */
BackboneArchiveRestoreJob *
backbone_archive_restore_job_new (GFile *archive, const char *path, BackboneSecret *passphrase);
/* Leaves the secrets in the archive: for a session without a keyring. */
void backbone_archive_restore_job_set_without_secrets (BackboneArchiveRestoreJob *self,
                                                       gboolean without_secrets);

/*
 * Whether a file begins as an archive does, whatever it is called. Nothing is said of what follows,
 * and a file that can't be read is none.
 */
void backbone_archive_recognize_async (GFile *file,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean backbone_archive_recognize_finish (GAsyncResult *result);

/* After it ran. */
guint backbone_archive_restore_job_get_n_secrets (BackboneArchiveRestoreJob *self);
gboolean backbone_archive_restore_job_has_new_id (BackboneArchiveRestoreJob *self);
/* When the archive was saved, and what the landscape is called (transfer none). */
BackboneTime backbone_archive_restore_job_get_created (BackboneArchiveRestoreJob *self);
const char *backbone_archive_restore_job_get_description (BackboneArchiveRestoreJob *self);

G_END_DECLS
