/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-archive-job.h"

#include "backbone-seal-private.h"

static void
beginning_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) bytes
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  g_task_return_boolean (
      task,
      bytes && backbone_seal_begins (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
}

static void
file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, NULL);

  if (stream == NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }

  g_input_stream_read_bytes_async (G_INPUT_STREAM (stream), BACKBONE_SEAL_MAGIC_SIZE,
                                   G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   beginning_read_cb, g_object_ref (task));
}

/**
 * backbone_archive_recognize_async:
 * @file: any file
 * @cancellable: (nullable): stops it; the file counts as no archive then
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Finds out whether @file is an archive, by how it begins.
 */
void
backbone_archive_recognize_async (GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, backbone_archive_recognize_async);
  g_task_set_check_cancellable (task, FALSE);
  g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, file_opened_cb, g_object_ref (task));
}

/**
 * backbone_archive_recognize_finish:
 * @result: what the callback got
 *
 * Returns: whether the file begins as an archive does
 */
gboolean
backbone_archive_recognize_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
