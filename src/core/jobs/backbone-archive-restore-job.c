/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-archive-job.h"

#include "backbone-archive-private.h"
#include "backbone-db-snapshot-private.h"
#include "backbone-file-draft.h"
#include "backbone-job-private.h"
#include "backbone-model.h"
#include "backbone-sealed-stream-private.h"
#include "backbone-vault-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _BackboneArchiveRestoreJob
{
  BackboneJob parent_instance;

  GFile *archive;
  char *name; /* of the archive */
  char *path;
  BackboneSecret *passphrase;
  gboolean without_secrets;

  BackboneArchiveManifest *manifest;
  GPtrArray *entries; /* BackboneVaultEntry: what goes to the keyring */
  char *new_id;       /* nullable */
};

G_DEFINE_FINAL_TYPE (BackboneArchiveRestoreJob, backbone_archive_restore_job, BACKBONE_TYPE_JOB)

/* A name that is taken is not waited for until the passphrase was stretched. */
static gboolean
prepare_place (BackboneArchiveRestoreJob *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_filename_display_name (self->path);

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS,
                   _ ("There is a landscape “%s” already; an archive is restored to a new file "
                      "only"),
                   name);
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written: %s"), folder, g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_secrets (BackboneArchiveRestoreJob *self,
              GInputStream *stream,
              GCancellable *cancellable,
              GError **error)
{
  for (guint i = 0; i < self->manifest->n_secrets; i++)
    {
      g_autoptr (BackboneSecret) secret = NULL;
      g_autofree char *credential = NULL;
      g_autofree char *owner = NULL;

      if (!backbone_archive_read_secret (stream, self->name, &credential, &owner, &secret,
                                         cancellable, error))
        return FALSE;
      g_ptr_array_add (self->entries, backbone_vault_entry_new (credential, owner, secret));
    }

  return TRUE;
}

static void
report_copied (guint done, guint total, gpointer job)
{
  backbone_job_report (job, done, total);
}

/* Reads the archive to its end: only then it is known to be whole. */
static gboolean
read_content (BackboneArchiveRestoreJob *self,
              GInputStream *stream,
              GOutputStream *database,
              GCancellable *cancellable,
              GError **error)
{
  self->manifest = backbone_archive_read_manifest (stream, self->name, cancellable, error);

  return self->manifest && read_secrets (self, stream, cancellable, error)
         && backbone_archive_copy (stream, database, self->manifest->database_size, self->name,
                                   report_copied, self, cancellable, error)
         && backbone_archive_read_end (stream, self->name, cancellable, error);
}

static gboolean
read_archive (BackboneArchiveRestoreJob *self,
              BackboneFileDraft *draft,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GFileInputStream) file = NULL;
  g_autoptr (BackboneSealedInput) sealed = NULL;
  GError *reason = NULL;

  file = g_file_read (self->archive, cancellable, &reason);
  if (file)
    sealed = backbone_sealed_input_new (G_INPUT_STREAM (file), self->passphrase, self->name,
                                        cancellable, &reason);
  if (sealed
      && read_content (self, G_INPUT_STREAM (sealed), backbone_file_draft_get_stream (draft),
                       cancellable, &reason))
    return TRUE;

  backbone_file_take_error (error, self->archive, reason);
  return FALSE;
}

/*
 * Two landscape files must not share what the keyring holds: each one sweeps what only the other
 * refers to. So secrets that are there under the id of the archive mean an id of its own.
 */
static gboolean
choose_id (BackboneArchiveRestoreJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneVault) vault
      = backbone_vault_new (self->manifest->id, self->manifest->description);
  g_autoptr (GPtrArray) present = NULL;
  g_autoptr (GError) local_error = NULL;

  present = backbone_vault_unlock (vault, cancellable, &local_error)
                ? backbone_vault_load_entries (vault, cancellable, &local_error)
                : NULL;
  if (present == NULL)
    {
      /* Without a keyring there is nothing to share, and nothing to put there. */
      if (g_error_matches (local_error, BACKBONE_ERROR, BACKBONE_ERROR_NO_KEYRING)
          && (self->without_secrets || self->entries->len == 0))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (present->len == 0)
    return TRUE;

  self->new_id = g_uuid_string_random ();
  if (!self->manifest->with_secrets && !self->without_secrets)
    {
      g_ptr_array_unref (self->entries);
      self->entries = g_steal_pointer (&present);
    }

  return TRUE;
}

/* Errors of the database name a file that nobody knows. */
static gboolean
adopt (BackboneArchiveRestoreJob *self, BackboneFileDraft *draft, GError **error)
{
  g_autofree char *base_name = g_file_get_basename (self->archive);
  g_autofree char *display_name = g_filename_display_name (base_name);
  g_autoptr (GError) local_error = NULL;

  if (backbone_db_snapshot_adopt (backbone_file_draft_get_path (draft), self->new_id, display_name,
                                  &local_error))
    return TRUE;

  if (g_error_matches (local_error, BACKBONE_ERROR, BACKBONE_ERROR_NEWER_VERSION))
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NEWER_VERSION,
                 _ ("“%s” was written by a newer version of this program"), self->name);
  else if (g_error_matches (local_error, BACKBONE_ERROR, BACKBONE_ERROR_FOREIGN_FILE)
           || g_error_matches (local_error, BACKBONE_ERROR, BACKBONE_ERROR_DAMAGED))
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_ARCHIVE,
                 _ ("“%s” holds something else than a landscape"), self->name);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* Nothing was under that id before, so taking back is emptying. */
static void
take_back_secrets (BackboneVault *vault)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  if (!backbone_vault_sweep (vault, none, NULL, NULL, &error))
    g_warning ("Secrets of a landscape that was not restored stay: %s", error->message);
}

static gboolean
put_in_place (BackboneArchiveRestoreJob *self,
              BackboneFileDraft *draft,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (BackboneVault) vault = NULL;

  if (self->without_secrets || self->entries->len == 0)
    return backbone_file_draft_commit (draft, FALSE, error);

  vault = backbone_vault_new (self->new_id ? self->new_id : self->manifest->id,
                              self->manifest->description);
  if (backbone_vault_store (vault, self->entries, cancellable, error)
      && backbone_file_draft_commit (draft, FALSE, error))
    return TRUE;

  take_back_secrets (vault);
  return FALSE;
}

static gboolean
backbone_archive_restore_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneArchiveRestoreJob *self = BACKBONE_ARCHIVE_RESTORE_JOB (job);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (BackboneFileDraft) draft = NULL;

  if (!prepare_place (self, error))
    return FALSE;

  draft = backbone_file_draft_new (file, error);

  return draft && read_archive (self, draft, cancellable, error)
         && choose_id (self, cancellable, error) && adopt (self, draft, error)
         && put_in_place (self, draft, cancellable, error);
}

static void
backbone_archive_restore_job_finalize (GObject *object)
{
  BackboneArchiveRestoreJob *self = BACKBONE_ARCHIVE_RESTORE_JOB (object);

  g_clear_object (&self->archive);
  g_free (self->name);
  g_free (self->path);
  g_clear_pointer (&self->passphrase, backbone_secret_unref);
  g_clear_pointer (&self->manifest, backbone_archive_manifest_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->new_id);

  G_OBJECT_CLASS (backbone_archive_restore_job_parent_class)->finalize (object);
}

static void
backbone_archive_restore_job_class_init (BackboneArchiveRestoreJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_archive_restore_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_archive_restore_job_run;
}

static void
backbone_archive_restore_job_init (BackboneArchiveRestoreJob *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_vault_entry_free);
}

/**
 * backbone_archive_restore_job_new:
 * @archive: an archive that backbone_archive_save_job_new() has written
 * @path: where the landscape is to be; nothing may be there
 * @passphrase: what protects the archive
 *
 * Returns: (transfer full): the job
 */
BackboneArchiveRestoreJob *
backbone_archive_restore_job_new (GFile *archive, const char *path, BackboneSecret *passphrase)
{
  BackboneArchiveRestoreJob *self = g_object_new (BACKBONE_TYPE_ARCHIVE_RESTORE_JOB, NULL);

  self->archive = g_object_ref (archive);
  self->name = g_file_get_parse_name (archive);
  self->path = g_canonicalize_filename (path, NULL);
  self->passphrase = backbone_secret_ref (passphrase);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Restore archive"));

  return self;
}

void
backbone_archive_restore_job_set_without_secrets (BackboneArchiveRestoreJob *self,
                                                  gboolean without_secrets)
{
  self->without_secrets = without_secrets;
}

/**
 * backbone_archive_restore_job_get_n_secrets:
 *
 * Returns: how many secrets went to the keyring
 */
guint
backbone_archive_restore_job_get_n_secrets (BackboneArchiveRestoreJob *self)
{
  return self->without_secrets ? 0 : self->entries->len;
}

/**
 * backbone_archive_restore_job_has_new_id:
 *
 * Returns: whether the landscape has got another id than the one that was saved
 */
gboolean
backbone_archive_restore_job_has_new_id (BackboneArchiveRestoreJob *self)
{
  return self->new_id != NULL;
}

BackboneTime
backbone_archive_restore_job_get_created (BackboneArchiveRestoreJob *self)
{
  return self->manifest ? self->manifest->created : 0;
}

const char *
backbone_archive_restore_job_get_description (BackboneArchiveRestoreJob *self)
{
  return self->manifest ? self->manifest->description : NULL;
}
