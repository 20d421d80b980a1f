/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-store-private.h"

#include "backbone-db-file-private.h"
#include "backbone-db-leases-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

/* How often the worker looks whether another program has written. */
#define POLL_US (2 * G_USEC_PER_SEC)

struct _BackboneStore
{
  GObject parent_instance;

  char *path;
  gboolean read_only;

  GThread *worker;
  GAsyncQueue *queue; /* Work */

  GMutex mutex; /* guards what follows */
  gboolean closed;
  guint pending_changes;
  gboolean emission_queued;

  /* Of the worker. */
  gint64 data_version;
  gint64 polled_at;
  gint64 refreshed_at;
};

G_DEFINE_FINAL_TYPE (BackboneStore, backbone_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum
{
  WORK_READ,
  WORK_WRITE,
  WORK_QUIT,
} WorkKind;

/* One thing for the worker to do. Somebody who waits owns it (task is NULL), or it owns itself. */
typedef struct
{
  WorkKind kind;
  BackboneStoreFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  gboolean succeeded;
  GError *error;

  GMutex mutex;
  GCond cond;
  gboolean done;

  GTask *task;
} Work;

static gboolean
emit_changed_cb (gpointer user_data)
{
  BackboneStore *self = user_data;
  guint changes;

  g_mutex_lock (&self->mutex);
  changes = self->pending_changes;
  self->pending_changes = 0;
  self->emission_queued = FALSE;
  g_mutex_unlock (&self->mutex);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);

  return G_SOURCE_REMOVE;
}

/* Changes that come faster than the main loop turns are told together. */
static void
queue_changes (BackboneStore *self, guint changes)
{
  gboolean queue_emission;

  if (changes == 0)
    return;

  g_mutex_lock (&self->mutex);
  queue_emission = !self->emission_queued && !self->closed;
  self->pending_changes |= changes;
  self->emission_queued |= queue_emission;
  g_mutex_unlock (&self->mutex);

  /* Never g_main_context_invoke(): it would run here while no main loop turns. */
  if (queue_emission)
    g_idle_add_full (G_PRIORITY_DEFAULT, emit_changed_cb, g_object_ref (self), g_object_unref);
}

/* On the worker */

static gboolean
run_write (BackboneStore *self, BackboneDb *db, Work *work)
{
  if (self->read_only)
    {
      g_autofree char *name = g_filename_display_name (self->path);
      g_set_error (&work->error, BACKBONE_ERROR, BACKBONE_ERROR_READ_ONLY,
                   _ ("“%s” or its folder cannot be written"), name);
      return FALSE;
    }

  if (!backbone_db_begin (db, &work->error))
    return FALSE;

  if (!work->func (db, work->user_data, &work->error)
      || g_cancellable_set_error_if_cancelled (work->cancellable, &work->error))
    {
      backbone_db_rollback (db);
      return FALSE;
    }

  if (!backbone_db_commit (db, &work->error))
    return FALSE;

  queue_changes (self, backbone_db_take_changes (db));
  return TRUE;
}

static gboolean
run_work (BackboneStore *self, BackboneDb *db, Work *work)
{
  if (g_cancellable_set_error_if_cancelled (work->cancellable, &work->error))
    return FALSE;

  return work->kind == WORK_WRITE ? run_write (self, db, work)
                                  : work->func (db, work->user_data, &work->error);
}

static gboolean
return_task_cb (gpointer user_data)
{
  Work *work = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&work->task);

  if (work->succeeded)
    g_task_return_pointer (task, work->user_data, NULL);
  else
    g_task_return_error (task, g_steal_pointer (&work->error));

  g_clear_error (&work->error);
  g_clear_object (&work->cancellable);
  g_free (work);

  return G_SOURCE_REMOVE;
}

/* The task goes to its own context as a whole, so that its data is never freed here. */
static void
finish_work (Work *work)
{
  if (work->task)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, return_task_cb, work, NULL);
      g_source_set_static_name (source, "backbone-store-return");
      g_source_attach (source, g_task_get_context (work->task));
      return;
    }

  g_mutex_lock (&work->mutex);
  work->done = TRUE;
  g_cond_signal (&work->cond);
  g_mutex_unlock (&work->mutex);
}

static gboolean
read_data_version (BackboneDb *db, gint64 *version)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, "PRAGMA data_version");

  if (backbone_statement_next (statement))
    *version = backbone_statement_get_int64 (statement, 0);

  return backbone_statement_finish (statement, NULL);
}

static void
look_for_foreign_changes (BackboneStore *self, BackboneDb *db)
{
  gint64 version = self->data_version;

  self->polled_at = g_get_monotonic_time ();
  if (read_data_version (db, &version) && version != self->data_version)
    queue_changes (self, BACKBONE_CHANGED_ALL);
  self->data_version = version;
}

static void
refresh_leases (BackboneStore *self, BackboneDb *db)
{
  self->refreshed_at = g_get_monotonic_time ();
  if (!backbone_db_lease_is_held (db) || !backbone_db_begin (db, NULL))
    return;

  if (backbone_db_lease_refresh (db, NULL))
    backbone_db_commit (db, NULL);
  else
    backbone_db_rollback (db);
}

static void
do_regular_work (BackboneStore *self, BackboneDb *db)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->polled_at >= POLL_US)
    look_for_foreign_changes (self, db);
  if (now - self->refreshed_at >= BACKBONE_DB_LEASE_SECONDS * G_USEC_PER_SEC / 3)
    refresh_leases (self, db);
}

typedef struct
{
  BackboneStore *store;
  Work opened; /* tells backbone_store_open() how it went */
} WorkerStart;

static gpointer
worker_main (gpointer data)
{
  WorkerStart *start = data;
  BackboneStore *self = start->store;
  g_autoptr (BackboneDb) db = backbone_db_file_open (self->path, backbone_db_schema_get_default (),
                                                     &self->read_only, &start->opened.error);
  gboolean is_running = db != NULL;

  if (db)
    read_data_version (db, &self->data_version);
  self->polled_at = self->refreshed_at = g_get_monotonic_time ();

  start->opened.succeeded = is_running;
  finish_work (&start->opened); /* start is gone from here on */

  while (is_running)
    {
      Work *work = g_async_queue_timeout_pop (self->queue, POLL_US);

      if (work && work->kind == WORK_QUIT)
        is_running = FALSE;
      else if (work)
        work->succeeded = run_work (self, db, work);

      if (is_running)
        do_regular_work (self, db);
      if (work)
        finish_work (work);
    }

  return NULL;
}

/* On other threads */

static void
work_init (Work *work,
           WorkKind kind,
           BackboneStoreFunc func,
           gpointer user_data,
           GCancellable *cancellable)
{
  *work = (Work){ .kind = kind, .func = func, .user_data = user_data, .cancellable = cancellable };
  g_mutex_init (&work->mutex);
  g_cond_init (&work->cond);
}

static gboolean
work_wait (Work *work, GError **error)
{
  g_mutex_lock (&work->mutex);
  while (!work->done)
    g_cond_wait (&work->cond, &work->mutex);
  g_mutex_unlock (&work->mutex);

  g_mutex_clear (&work->mutex);
  g_cond_clear (&work->cond);

  if (work->error)
    g_propagate_error (error, work->error);

  return work->succeeded;
}

static gboolean
push_work (BackboneStore *self, Work *work, GError **error)
{
  gboolean closed;

  g_mutex_lock (&self->mutex);
  closed = self->closed;
  if (!closed)
    g_async_queue_push (self->queue, work);
  g_mutex_unlock (&self->mutex);

  if (closed)
    {
      g_autofree char *name = g_filename_display_name (self->path);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("“%s” is closed"), name);
    }

  return !closed;
}

static gboolean
run_and_wait (BackboneStore *self,
              WorkKind kind,
              BackboneStoreFunc func,
              gpointer user_data,
              GCancellable *cancellable,
              GError **error)
{
  Work work;

  g_assert (g_thread_self () != self->worker);

  work_init (&work, kind, func, user_data, cancellable);
  if (!push_work (self, &work, error))
    return FALSE;

  return work_wait (&work, error);
}

static void
backbone_store_finalize (GObject *object)
{
  BackboneStore *self = BACKBONE_STORE (object);

  backbone_store_close (self);

  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->mutex);
  g_free (self->path);

  G_OBJECT_CLASS (backbone_store_parent_class)->finalize (object);
}

static void
backbone_store_class_init (BackboneStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_store_finalize;

  /**
   * BackboneStore::changed:
   * @self: the store
   * @changes: #BackboneChanges flags
   *
   * Emitted in the default main context after this or another program has written.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BACKBONE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
backbone_store_init (BackboneStore *self)
{
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->mutex);
}

/**
 * backbone_store_create:
 * @path: the file to make
 * @func: (nullable): fills it, in the transaction that makes its tables; runs on the calling thread
 * @user_data: for @func
 * @error: return location for an error
 *
 * Makes a landscape file (0600) and its folder (0700). It appears under its name only when it is
 * complete. An existing file is %BACKBONE_ERROR_EXISTS. Blocking.
 *
 * Returns: whether it was made
 */
gboolean
backbone_store_create (const char *path, BackboneStoreFunc func, gpointer user_data, GError **error)
{
  return backbone_db_file_create (path, backbone_db_schema_get_default (), func, user_data, error);
}

/**
 * backbone_store_open:
 * @path: a landscape file
 * @create: make it first, without any rows
 * @error: return location for an error
 *
 * Opens a landscape file, bringing one of an older version to the present one. Blocking.
 *
 * Returns: (transfer full): the store, or %NULL with an error
 */
BackboneStore *
backbone_store_open (const char *path, gboolean create, GError **error)
{
  g_autoptr (BackboneStore) self = g_object_new (BACKBONE_TYPE_STORE, NULL);
  WorkerStart start = { .store = self };

  if (create && !backbone_store_create (path, NULL, NULL, error))
    return NULL;

  self->path = g_canonicalize_filename (path, NULL);
  work_init (&start.opened, WORK_READ, NULL, NULL, NULL);
  self->worker = g_thread_new ("backbone-store", worker_main, &start);

  return work_wait (&start.opened, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
backbone_store_read (BackboneStore *self,
                     BackboneStoreFunc func,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  return run_and_wait (self, WORK_READ, func, user_data, cancellable, error);
}

gboolean
backbone_store_write (BackboneStore *self,
                      BackboneStoreFunc func,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  return run_and_wait (self, WORK_WRITE, func, user_data, cancellable, error);
}

void
backbone_store_read_async (BackboneStore *self,
                           BackboneStoreFunc func,
                           gpointer user_data,
                           GDestroyNotify free_func,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer callback_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, callback_data);
  g_autoptr (GError) error = NULL;
  Work *work = g_new0 (Work, 1);

  g_task_set_source_tag (task, backbone_store_read_async);
  g_task_set_task_data (task, user_data, free_func);

  work->kind = WORK_READ;
  work->func = func;
  work->user_data = user_data;
  work->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  work->task = g_object_ref (task);

  if (!push_work (self, work, &error))
    {
      work->error = g_steal_pointer (&error);
      finish_work (work);
    }
}

gpointer
backbone_store_read_finish (BackboneStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
backbone_store_get_path (BackboneStore *self)
{
  return self->path;
}

gboolean
backbone_store_is_read_only (BackboneStore *self)
{
  return self->read_only;
}

/**
 * backbone_store_close:
 * @self: a store
 *
 * Waits for everything that was asked for before, then closes the file. Nothing can be read or
 * written afterwards. Closing twice is harmless.
 */
void
backbone_store_close (BackboneStore *self)
{
  Work quit = { .kind = WORK_QUIT };
  gboolean was_open;

  g_mutex_lock (&self->mutex);
  was_open = !self->closed && self->worker != NULL;
  self->closed = TRUE;
  if (was_open)
    g_async_queue_push (self->queue, &quit);
  g_mutex_unlock (&self->mutex);

  g_clear_pointer (&self->worker, g_thread_join);
}
