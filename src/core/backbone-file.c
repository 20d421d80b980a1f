/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-file.h"

#include "backbone-file-draft.h"
#include "backbone-wipe.h"

#include "backbone-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FIRST_SIZE (64 * 1024)

/* Memory that grows, and is wiped before it is given back. */
typedef struct
{
  char *data;
  gsize length;
  gsize size;
} Buffer;

static void
buffer_clear (Buffer *buffer)
{
  backbone_wipe_free (buffer->data, buffer->size);
  *buffer = (Buffer){ 0 };
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Buffer, buffer_clear)

static void
buffer_grow (Buffer *buffer, gsize size)
{
  char *data = g_malloc (size);

  if (buffer->length > 0)
    memcpy (data, buffer->data, buffer->length);
  backbone_wipe_free (buffer->data, buffer->size);
  buffer->data = data;
  buffer->size = size;
}

static GBytes *
buffer_to_bytes (Buffer *buffer)
{
  Buffer taken = *buffer;

  *buffer = (Buffer){ 0 };

  return backbone_wipe_bytes_new_take (taken.data, taken.length, taken.size);
}

static GError *
errno_to_error (int saved_errno)
{
  return g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (saved_errno),
                              g_strerror (saved_errno));
}

static gboolean
read_all (GInputStream *stream,
          Buffer *buffer,
          gsize max_size,
          GCancellable *cancellable,
          GError **error)
{
  gssize n_read;

  do
    {
      /* One byte more than allowed tells a file that is too large. */
      if (buffer->length == buffer->size)
        buffer_grow (buffer, CLAMP (buffer->size * 2, FIRST_SIZE, MAX (max_size + 1, FIRST_SIZE)));

      n_read = g_input_stream_read (stream, buffer->data + buffer->length,
                                    buffer->size - buffer->length, cancellable, error);
      if (n_read < 0)
        return FALSE;
      buffer->length += n_read;
    }
  while (n_read > 0 && buffer->length <= max_size);

  return TRUE;
}

/**
 * backbone_file_read:
 * @file: a file
 * @max_size: the most bytes that are read
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a whole file. The memory is wiped before it is given back.
 *
 * Returns: (transfer full): its content, or %NULL with %BACKBONE_ERROR_UNREADABLE, or
 * %BACKBONE_ERROR_INVALID for a file that is too large
 */
GBytes *
backbone_file_read (GFile *file, gsize max_size, GCancellable *cancellable, GError **error)
{
  g_auto (Buffer) buffer = { 0 };
  g_autoptr (GFileInputStream) stream = NULL;
  GError *reason = NULL;

  stream = g_file_read (file, cancellable, &reason);
  if (stream == NULL
      || !read_all (G_INPUT_STREAM (stream), &buffer, max_size, cancellable, &reason))
    {
      backbone_file_take_error (error, file, reason);
      return NULL;
    }

  if (buffer.length > max_size)
    {
      g_autofree char *name = g_file_get_parse_name (file);
      g_autofree char *limit = g_format_size_full (max_size, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("%s: the file is larger than %s, so it can't be what it should be"), name,
                   limit);
      return NULL;
    }

  return buffer_to_bytes (&buffer);
}

static int
write_all (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize n_written = write (fd, data, length);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return errno;
      data += n_written;
      length -= n_written;
    }

  return fsync (fd) == 0 ? 0 : errno;
}

static gboolean
write_file (GFile *file,
            const char *data,
            gsize length,
            gboolean is_public,
            gboolean replace,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (BackboneFileDraft) draft = NULL;
  GError *reason = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  draft = backbone_file_draft_new (file, error);
  if (draft == NULL)
    return FALSE;

  if (!g_output_stream_write_all (backbone_file_draft_get_stream (draft), data, length, NULL,
                                  cancellable, &reason))
    {
      backbone_file_take_error (error, file, reason);
      return FALSE;
    }
  if (is_public)
    backbone_file_draft_publish (draft);

  return backbone_file_draft_commit (draft, replace, error);
}

/**
 * backbone_file_write_private:
 * @file: a file on this computer
 * @data: (array length=length): what to write
 * @length: how many bytes
 * @replace: whether an existing file may be replaced
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a file that nobody else may read (mode 0600), as a whole or not at all.
 *
 * Returns: whether it is written; if not, @error is %BACKBONE_ERROR_EXISTS,
 * %BACKBONE_ERROR_NO_SPACE or %BACKBONE_ERROR_UNREADABLE
 */
gboolean
backbone_file_write_private (GFile *file,
                             const char *data,
                             gsize length,
                             gboolean replace,
                             GCancellable *cancellable,
                             GError **error)
{
  return write_file (file, data, length, FALSE, replace, cancellable, error);
}

/**
 * backbone_file_write_public:
 * @file: a file on this computer
 * @data: (array length=length): what to write
 * @length: how many bytes
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a file that other programs of this computer read (mode 0644), as a whole or not at all: they
 * see the old content or the new one.
 *
 * Returns: whether it is written
 */
gboolean
backbone_file_write_public (GFile *file,
                            const char *data,
                            gsize length,
                            GCancellable *cancellable,
                            GError **error)
{
  return write_file (file, data, length, TRUE, TRUE, cancellable, error);
}

static int
overwrite (int fd, gsize length)
{
  g_autofree char *zeros = g_malloc0 (FIRST_SIZE);
  int failure = 0;

  while (length > 0 && failure == 0)
    {
      gsize n = MIN (length, FIRST_SIZE);

      failure = write_all (fd, zeros, n);
      length -= n;
    }

  return failure;
}

/**
 * backbone_file_wipe:
 * @file: a file on this computer
 * @content: what was read from it
 * @error: return location for an error
 *
 * Overwrites a file and deletes it. One that was changed since it was read is left alone. Copies
 * that a file system keeps (snapshots, journals, spare blocks of a flash disk) are out of reach.
 *
 * Returns: whether it is gone
 */
gboolean
backbone_file_wipe (GFile *file, GBytes *content, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GBytes) present = NULL;
  int fd, failure;

  present = backbone_file_read (file, g_bytes_get_size (content), NULL, error);
  if (present == NULL)
    return FALSE;
  if (path == NULL || !g_bytes_equal (present, content))
    {
      g_autofree char *name = g_file_get_parse_name (file);
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE,
                   _ ("%s was changed since it was read, so it is not deleted"), name);
      return FALSE;
    }

  fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  failure = fd < 0 ? errno : overwrite (fd, g_bytes_get_size (content));
  if (fd >= 0)
    close (fd);
  if (failure == 0 && g_unlink (path) != 0)
    failure = errno;
  if (failure != 0)
    backbone_file_take_error (error, file, errno_to_error (failure));

  return failure == 0;
}
