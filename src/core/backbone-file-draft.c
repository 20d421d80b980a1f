/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-file-draft.h"

#include "backbone-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _BackboneFileDraft
{
  GFile *file;
  char *path;
  char *temporary; /* NULL once it is in place */
  int fd;
  GOutputStream *stream;
};

void
backbone_file_take_error (GError **error, GFile *file, GError *reason)
{
  g_autofree char *name = NULL;
  BackboneError code = BACKBONE_ERROR_UNREADABLE;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || reason->domain == BACKBONE_ERROR)
    {
      g_propagate_error (error, reason);
      return;
    }

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = BACKBONE_ERROR_NO_SPACE;
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_EXISTS))
    code = BACKBONE_ERROR_EXISTS;

  name = g_file_get_parse_name (file);
  g_set_error (error, BACKBONE_ERROR, code, "%s: %s", name, reason->message);
  g_error_free (reason);
}

static gboolean
set_errno_error (GFile *file, int saved_errno, GError **error)
{
  backbone_file_take_error (error, file,
                            g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (saved_errno),
                                                 g_strerror (saved_errno)));

  return FALSE;
}

/**
 * backbone_file_draft_new:
 * @file: where it is to be, on this computer
 * @error: return location for an error
 *
 * Returns: (transfer full): an empty draft, or %NULL
 */
BackboneFileDraft *
backbone_file_draft_new (GFile *file, GError **error)
{
  g_autoptr (BackboneFileDraft) self = g_new0 (BackboneFileDraft, 1);
  g_autofree char *temporary = NULL;

  self->file = g_object_ref (file);
  self->fd = -1;
  self->path = g_file_get_path (file);
  if (self->path == NULL)
    {
      set_errno_error (file, ENOTSUP, error);
      return NULL;
    }

  temporary = g_strconcat (self->path, ".XXXXXX", NULL);
  self->fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      set_errno_error (file, errno, error);
      return NULL;
    }
  self->temporary = g_steal_pointer (&temporary);
  self->stream = g_unix_output_stream_new (self->fd, FALSE);

  return g_steal_pointer (&self);
}

void
backbone_file_draft_free (BackboneFileDraft *self)
{
  g_clear_object (&self->stream);
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_object_unref (self->file);
  g_free (self);
}

const char *
backbone_file_draft_get_path (BackboneFileDraft *self)
{
  return self->temporary;
}

GOutputStream *
backbone_file_draft_get_stream (BackboneFileDraft *self)
{
  return self->stream;
}

void
backbone_file_draft_publish (BackboneFileDraft *self)
{
  if (fchmod (self->fd, 0644) != 0)
    g_debug ("%s stays private: %s", self->path, g_strerror (errno));
}

/* Gives the finished file its name. */
static int
put_in_place (const char *temporary, const char *path, gboolean replace)
{
  if (replace)
    return rename (temporary, path) == 0 ? 0 : errno;

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;

  /* A file system that can't do that in one step. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return EEXIST;

  return rename (temporary, path) == 0 ? 0 : errno;
}

/**
 * backbone_file_draft_commit:
 * @self: a draft to which all was written
 * @replace: whether an existing file may be replaced
 * @error: return location for an error
 *
 * Returns: whether the file is there now, whole and on the disk; if not, it can be tried again
 */
gboolean
backbone_file_draft_commit (BackboneFileDraft *self, gboolean replace, GError **error)
{
  int failure = fsync (self->fd) == 0 ? 0 : errno;

  if (failure == 0)
    failure = put_in_place (self->temporary, self->path, replace);
  if (failure != 0)
    return set_errno_error (self->file, failure, error);

  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}
