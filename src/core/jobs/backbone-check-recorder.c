/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-recorder-private.h"

#define BATCH_SIZE         250
#define BATCH_MICROSECONDS (200 * 1000)

struct _BackboneCheckRecorder
{
  BackboneStore *store;
  gint64 run;
  GCancellable *stop;
  GAsyncQueue *queue; /* BackboneCheckOutcome; self ends it */
  GThread *thread;
  GPtrArray *batch;
  GError *error;
};

static gboolean
write_batch (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneCheckRecorder *self = user_data;

  return backbone_db_check_results_add (db, self->run,
                                        (const BackboneCheckOutcome *const *)self->batch->pdata,
                                        self->batch->len, error);
}

/* What was found stays found: so this is never cancelled. */
static void
flush (BackboneCheckRecorder *self)
{
  if (self->batch->len > 0 && self->error == NULL
      && !backbone_store_write (self->store, write_batch, self, NULL, &self->error))
    g_cancellable_cancel (self->stop);

  g_ptr_array_set_size (self->batch, 0);
}

static gpointer
record (gpointer user_data)
{
  BackboneCheckRecorder *self = user_data;
  gint64 first = 0;

  for (;;)
    {
      gint64 left = first + BATCH_MICROSECONDS - g_get_monotonic_time ();
      BackboneCheckOutcome *outcome
          = self->batch->len == 0 ? g_async_queue_pop (self->queue)
                                  : g_async_queue_timeout_pop (self->queue, (guint64)MAX (left, 0));

      if (outcome == (gpointer)self)
        break;
      if (outcome && self->batch->len == 0)
        first = g_get_monotonic_time ();
      if (outcome)
        g_ptr_array_add (self->batch, outcome);
      if (outcome == NULL || self->batch->len >= BATCH_SIZE
          || backbone_verdict_holds_user (outcome->verdict))
        flush (self);
    }

  flush (self);
  return NULL;
}

/**
 * backbone_check_recorder_new:
 * @store: where to write
 * @run: the number of the run
 * @stop: is cancelled when writing fails, so that nothing goes on that can't be kept
 *
 * Returns: (transfer full): a recorder, waiting for outcomes
 */
BackboneCheckRecorder *
backbone_check_recorder_new (BackboneStore *store, gint64 run, GCancellable *stop)
{
  BackboneCheckRecorder *self = g_new0 (BackboneCheckRecorder, 1);

  self->store = g_object_ref (store);
  self->run = run;
  self->stop = g_object_ref (stop);
  self->queue = g_async_queue_new ();
  self->batch = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_check_outcome_free);
  self->thread = g_thread_new ("check-recorder", record, self);

  return self;
}

/**
 * backbone_check_recorder_add:
 * @self: a recorder
 * @outcome: (transfer full): what was found
 */
void
backbone_check_recorder_add (BackboneCheckRecorder *self, BackboneCheckOutcome *outcome)
{
  g_async_queue_push (self->queue, outcome);
}

/**
 * backbone_check_recorder_finish:
 * @self: (transfer full): a recorder
 * @error: what went wrong at the first batch that could not be written
 *
 * Waits until everything is written.
 *
 * Returns: whether everything is
 */
gboolean
backbone_check_recorder_finish (BackboneCheckRecorder *self, GError **error)
{
  gboolean success;

  g_async_queue_push (self->queue, self);
  g_thread_join (self->thread);

  success = self->error == NULL;
  if (!success)
    g_propagate_error (error, self->error);
  g_async_queue_unref (self->queue);
  g_ptr_array_unref (self->batch);
  g_object_unref (self->stop);
  g_object_unref (self->store);
  g_free (self);

  return success;
}
