/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-archive-job.h"

#include "backbone-archive-private.h"
#include "backbone-db-audit-private.h"
#include "backbone-db-snapshot-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-file-draft.h"
#include "backbone-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"
#include "backbone-sealed-stream-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* What to save, where to. */
typedef struct
{
  GFile *file;
  BackboneSecret *passphrase;
  gboolean with_secrets;
  gboolean replace;

  /* While it runs. */
  GPtrArray *entries; /* BackboneVaultEntry; NULL without secrets */
} Save;

static void
save_free (Save *self)
{
  g_object_unref (self->file);
  backbone_secret_unref (self->passphrase);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

static gboolean
write_snapshot (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_snapshot (db, user_data, error);
}

/* An empty file (0600) in the person's own cache: the archive may go to a medium that others read. */
static char *
make_snapshot_file (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "backbone-admin", NULL);
  g_autofree char *path = g_build_filename (folder, "archive.XXXXXX", NULL);
  int fd = g_mkdir_with_parents (folder, 0700) == 0
               ? g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600)
               : -1;

  if (fd < 0)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE, _ ("“%s” cannot be used: %s"),
                   folder, g_strerror (errno));
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&path);
}

/* The landscape as it is, open; the file has no name any more. (out) @size: in bytes. */
static GInputStream *
take_snapshot (BackboneLandscape *landscape,
               guint64 *size,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *path = make_snapshot_file (error);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    return NULL;

  file = g_file_new_for_path (path);
  if (backbone_store_read (backbone_landscape_get_store (landscape), write_snapshot, path,
                           cancellable, error))
    stream = g_file_read (file, cancellable, error);
  if (stream)
    info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable,
                                           error);
  g_unlink (path);
  if (info == NULL)
    return NULL;

  *size = (guint64)g_file_info_get_size (info);

  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

/* While nobody changes secrets, so that the snapshot refers to what the keyring holds. */
static GInputStream *
take_all (Save *self,
          BackboneLandscape *landscape,
          guint64 *size,
          GCancellable *cancellable,
          GError **error)
{
  GInputStream *stream = NULL;

  if (!self->with_secrets)
    return take_snapshot (landscape, size, cancellable, error);

  if (!backbone_job_lock_secrets (landscape, cancellable, error))
    return NULL;

  self->entries
      = backbone_vault_load_entries (backbone_landscape_get_vault (landscape), cancellable, error);
  if (self->entries)
    stream = take_snapshot (landscape, size, cancellable, error);
  backbone_job_unlock_secrets (landscape);

  return stream;
}

static void
report_copied (guint done, guint total, gpointer job)
{
  backbone_job_report (job, done, total);
}

static gboolean
write_secrets (Save *self, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; self->entries && i < self->entries->len; i++)
    {
      BackboneVaultEntry *entry = g_ptr_array_index (self->entries, i);

      if (!backbone_archive_write_secret (stream, entry->credential, entry->owner, entry->secret,
                                          cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_content (Save *self,
               BackboneJob *job,
               BackboneLandscape *landscape,
               GInputStream *database,
               guint64 size,
               GOutputStream *stream,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (BackboneLandscapeRow) row
      = backbone_landscape_read_row (landscape, cancellable, error);
  g_autofree char *name = g_file_get_parse_name (self->file);
  BackboneArchiveManifest manifest;

  if (row == NULL)
    return FALSE;

  manifest = (BackboneArchiveManifest){
    .id = row->id,
    .description = row->description,
    .owner = row->owner,
    .created = g_get_real_time (),
    .with_secrets = self->entries != NULL,
    .n_secrets = self->entries ? self->entries->len : 0,
    .database_size = size,
  };

  return backbone_archive_write_manifest (stream, &manifest, cancellable, error)
         && write_secrets (self, stream, cancellable, error)
         && backbone_archive_copy (database, stream, size, name, report_copied, job, cancellable,
                                   error);
}

static gboolean
write_archive (Save *self,
               BackboneJob *job,
               BackboneLandscape *landscape,
               GInputStream *database,
               guint64 size,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (BackboneFileDraft) draft = backbone_file_draft_new (self->file, error);
  g_autoptr (BackboneSealedOutput) sealed = NULL;
  GError *reason = NULL;

  if (draft == NULL)
    return FALSE;

  sealed = backbone_sealed_output_new (backbone_file_draft_get_stream (draft), self->passphrase,
                                       BACKBONE_SEAL_COST, cancellable, &reason);
  if (sealed == NULL
      || !write_content (self, job, landscape, database, size, G_OUTPUT_STREAM (sealed),
                         cancellable, &reason)
      || !backbone_sealed_output_finish (sealed, cancellable, &reason))
    {
      backbone_file_take_error (error, self->file, reason);
      return FALSE;
    }

  return backbone_file_draft_commit (draft, self->replace, error);
}

static gboolean
write_audit (BackboneDb *db, gpointer user_data, GError **error)
{
  Save *self = user_data;
  g_autofree char *base_name = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base_name);
  g_autofree char *count = g_strdup_printf ("%u", self->entries ? self->entries->len : 0);
  g_autofree char *after = backbone_db_audit_text ("secrets", count, NULL);

  return backbone_db_audit (db, "archive-save", name, NULL, after, error);
}

static gboolean
check_input (Save *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;

  if (!backbone_passphrase_validate (backbone_secret_peek (self->passphrase), error))
    return FALSE;
  if (self->replace || !g_file_query_exists (self->file, cancellable))
    return TRUE;

  name = g_file_get_parse_name (self->file);
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS, _ ("%s exists already"), name);

  return FALSE;
}

static gboolean
save (BackboneJob *job,
      BackboneLandscape *landscape,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  Save *self = data;
  g_autoptr (GInputStream) database = NULL;
  guint64 size = 0;

  if (!check_input (self, cancellable, error))
    return FALSE;

  database = take_all (self, landscape, &size, cancellable, error);
  if (database == NULL || !write_archive (self, job, landscape, database, size, cancellable, error))
    return FALSE;

  /* A file that can't be written has no place for an entry, and no secrets came out of it. */
  return backbone_landscape_is_read_only (landscape)
         || backbone_edit_write (landscape, write_audit, self, NULL, error);
}

/**
 * backbone_archive_save_job_new:
 * @landscape: a landscape
 * @file: where to write, on this computer
 * @passphrase: what protects the archive
 * @with_secrets: whether the passwords and keys in the keyring go with it
 * @replace: whether an existing file may be replaced
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_archive_save_job_new (BackboneLandscape *landscape,
                               GFile *file,
                               BackboneSecret *passphrase,
                               gboolean with_secrets,
                               gboolean replace)
{
  Save *self = g_new0 (Save, 1);

  self->file = g_object_ref (file);
  self->passphrase = backbone_secret_ref (passphrase);
  self->with_secrets = with_secrets;
  self->replace = replace;

  return backbone_edit_job_new (landscape, _ ("Save archive"), save, self,
                                (GDestroyNotify)save_free);
}
