/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-job.h"

#include "backbone-job-private.h"

/* How often at most the progress of a running job is passed on; people can't read faster. */
#define PROGRESS_INTERVAL_MS 40

typedef struct
{
  char *title;
  char *message;
  guint done;
  guint total;
} Progress;

typedef struct
{
  GCancellable *cancellable;
  GThread *thread;
  GMainContext *context; /* of the caller of run_async(); NULL when nested or not started */
  gboolean started;
  gboolean running;
  BackboneJob *listener; /* nullable, while nested: reports the same */

  Progress shown; /* what the properties say: touched on the caller's main context only */

  GMutex mutex; /* guards what follows */
  Progress latest;
  GSource *update; /* waiting to pass the latest progress on */
} BackboneJobPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BackboneJob, backbone_job, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_RUNNING,
  PROP_DONE,
  PROP_TOTAL,
  PROP_MESSAGE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
progress_clear (Progress *progress)
{
  g_clear_pointer (&progress->title, g_free);
  g_clear_pointer (&progress->message, g_free);
}

static gboolean
take_text (char **stored, const char *text)
{
  if (g_strcmp0 (*stored, text) == 0)
    return FALSE;

  g_free (*stored);
  *stored = g_strdup (text);

  return TRUE;
}

static gboolean
take_uint (guint *stored, guint value)
{
  if (*stored == value)
    return FALSE;

  *stored = value;

  return TRUE;
}

/* Makes the properties say what was reported last, and notifies of what differs. */
static void
show_latest (BackboneJob *self)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);
  gboolean changed[N_PROPERTIES] = { FALSE };

  g_mutex_lock (&priv->mutex);
  changed[PROP_TITLE] = take_text (&priv->shown.title, priv->latest.title);
  changed[PROP_MESSAGE] = take_text (&priv->shown.message, priv->latest.message);
  changed[PROP_DONE] = take_uint (&priv->shown.done, priv->latest.done);
  changed[PROP_TOTAL] = take_uint (&priv->shown.total, priv->latest.total);
  g_mutex_unlock (&priv->mutex);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 1; i < N_PROPERTIES; i++)
    {
      if (changed[i])
        g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
update_due_cb (gpointer user_data)
{
  BackboneJob *self = user_data;
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  g_mutex_lock (&priv->mutex);
  g_clear_pointer (&priv->update, g_source_unref);
  g_mutex_unlock (&priv->mutex);

  show_latest (self);

  return G_SOURCE_REMOVE;
}

/* With the mutex held. One source at a time: however often a job reports, the main loop wakes up a
 * few times a second. */
static void
schedule_update (BackboneJob *self)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  if (priv->context == NULL || priv->update != NULL)
    return;

  priv->update = g_timeout_source_new (PROGRESS_INTERVAL_MS);
  g_source_set_static_name (priv->update, "[backbone] job progress");
  g_source_set_callback (priv->update, update_due_cb, g_object_ref (self), g_object_unref);
  g_source_attach (priv->update, priv->context);
}

static void
drop_update (BackboneJob *self)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);
  g_autoptr (GSource) update = NULL;

  g_mutex_lock (&priv->mutex);
  update = g_steal_pointer (&priv->update);
  g_mutex_unlock (&priv->mutex);

  if (update != NULL)
    g_source_destroy (update);
}

static void
set_running (BackboneJob *self, gboolean running)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  priv->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static gboolean
run_work (BackboneJob *self, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return BACKBONE_JOB_GET_CLASS (self)->run (self, cancellable, error);
}

/* How the work ended, on its way from the thread of the job to the main loop. */
typedef struct
{
  GTask *task;
  gboolean succeeded;
  GError *error;
} Ending;

static void
ending_free (Ending *ending)
{
  g_clear_object (&ending->task);
  g_clear_error (&ending->error);
  g_free (ending);
}

static gboolean
work_ended_cb (gpointer user_data)
{
  Ending *ending = user_data;
  BackboneJob *self = g_task_get_source_object (ending->task);
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  g_clear_pointer (&priv->thread, g_thread_join);
  drop_update (self);
  show_latest (self);
  priv->started = ending->succeeded;
  set_running (self, FALSE);

  if (ending->succeeded)
    g_task_return_boolean (ending->task, TRUE);
  else
    g_task_return_error (ending->task, g_steal_pointer (&ending->error));

  return G_SOURCE_REMOVE;
}

/* The last reference of the job goes with the source, so never in this thread. */
static gpointer
work_thread (gpointer user_data)
{
  Ending *ending = user_data;
  BackboneJob *self = g_task_get_source_object (ending->task);
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);
  g_autoptr (GMainContext) context = g_main_context_ref (priv->context);
  g_autoptr (GSource) source = g_idle_source_new ();

  ending->succeeded = run_work (self, priv->cancellable, &ending->error);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "[backbone] job ended");
  g_source_set_callback (source, work_ended_cb, ending, (GDestroyNotify)ending_free);
  g_source_attach (source, context);

  return NULL;
}

static void
backbone_job_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BackboneJob *self = BACKBONE_JOB (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, backbone_job_get_title (self));
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, backbone_job_is_running (self));
      break;
    case PROP_DONE:
      g_value_set_uint (value, backbone_job_get_done (self));
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, backbone_job_get_total (self));
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, backbone_job_get_message (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_job_finalize (GObject *object)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (BACKBONE_JOB (object));

  g_clear_object (&priv->cancellable);
  g_clear_pointer (&priv->context, g_main_context_unref);
  progress_clear (&priv->shown);
  progress_clear (&priv->latest);
  g_mutex_clear (&priv->mutex);

  G_OBJECT_CLASS (backbone_job_parent_class)->finalize (object);
}

static void
backbone_job_class_init (BackboneJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_job_get_property;
  object_class->finalize = backbone_job_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_job_init (BackboneJob *self)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  g_mutex_init (&priv->mutex);
  priv->cancellable = g_cancellable_new ();
  priv->shown.title = g_strdup ("");
  priv->latest.title = g_strdup ("");
}

/**
 * backbone_job_get_title:
 *
 * Returns: (transfer none) (not nullable): what the job does, translated
 */
const char *
backbone_job_get_title (BackboneJob *self)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  return priv->shown.title;
}

/**
 * backbone_job_is_running:
 *
 * Returns: whether it was started and has not ended yet
 */
gboolean
backbone_job_is_running (BackboneJob *self)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  return priv->running;
}

/**
 * backbone_job_get_done:
 *
 * Returns: how many of its pieces of work are done
 */
guint
backbone_job_get_done (BackboneJob *self)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  return priv->shown.done;
}

/**
 * backbone_job_get_total:
 *
 * Returns: how many pieces of work there are, or 0 while that is not known
 */
guint
backbone_job_get_total (BackboneJob *self)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  return priv->shown.total;
}

/**
 * backbone_job_get_message:
 *
 * Returns: (transfer none) (nullable): what it is at, translated
 */
const char *
backbone_job_get_message (BackboneJob *self)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  return priv->shown.message;
}

/**
 * backbone_job_run_async:
 * @self: a job that was not run yet, or whose last run has failed
 * @callback: called on the main context of the caller when the job has ended
 * @user_data: for @callback
 *
 * Starts the job in a thread of its own, not in the pool of GTask: a long job there would hold up
 * name lookups and file reads of the whole process. The job keeps itself alive until @callback has
 * been called.
 */
void
backbone_job_run_async (BackboneJob *self, GAsyncReadyCallback callback, gpointer user_data)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);
  Ending *ending;

  g_return_if_fail (BACKBONE_IS_JOB (self));
  g_return_if_fail (!priv->started);

  ending = g_new0 (Ending, 1);
  ending->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (ending->task, backbone_job_run_async);

  priv->started = TRUE;
  g_clear_pointer (&priv->context, g_main_context_unref);
  priv->context = g_main_context_ref_thread_default ();
  set_running (self, TRUE);
  priv->thread = g_thread_new ("backbone-job", work_thread, ending);
}

/**
 * backbone_job_run_finish:
 * @self: a job
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether all of the work was done; if not, @error says why, %G_IO_ERROR_CANCELLED after
 * backbone_job_cancel()
 */
gboolean
backbone_job_run_finish (BackboneJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * backbone_job_cancel:
 *
 * Asks the job to stop. What it has committed till then stays. A job that had all its work done
 * before it noticed ends well.
 */
void
backbone_job_cancel (BackboneJob *self)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  g_cancellable_cancel (priv->cancellable);
}

/**
 * backbone_job_report:
 * @self: a job
 * @done: how many pieces of work are done
 * @total: how many there are, or 0 while that is not known
 *
 * Cheap enough to be called for each piece of work.
 */
void
backbone_job_report (BackboneJob *self, guint done, guint total)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  g_mutex_lock (&priv->mutex);
  priv->latest.done = done;
  priv->latest.total = total;
  schedule_update (self);
  g_mutex_unlock (&priv->mutex);

  if (priv->listener)
    backbone_job_report (priv->listener, done, total);
}

/**
 * backbone_job_report_message:
 * @self: a job
 * @message: (nullable): what it is at, translated
 */
void
backbone_job_report_message (BackboneJob *self, const char *message)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  g_mutex_lock (&priv->mutex);
  if (take_text (&priv->latest.message, message))
    schedule_update (self);
  g_mutex_unlock (&priv->mutex);
}

/**
 * backbone_job_set_title:
 * @self: a job
 * @title: what it does, translated
 *
 * Before the job runs the title changes at once.
 */
void
backbone_job_set_title (BackboneJob *self, const char *title)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);

  g_mutex_lock (&priv->mutex);
  if (take_text (&priv->latest.title, title))
    schedule_update (self);
  g_mutex_unlock (&priv->mutex);

  if (priv->context == NULL)
    show_latest (self);
}

typedef struct
{
  GSourceOnceFunc func;
  gpointer user_data;
  GDestroyNotify free_func;
} Post;

static void
post_free (Post *post)
{
  if (post->free_func)
    post->free_func (post->user_data);
  g_free (post);
}

static gboolean
posted_cb (gpointer user_data)
{
  Post *post = user_data;

  post->func (post->user_data);
  return G_SOURCE_REMOVE;
}

/**
 * backbone_job_post:
 * @self: a job
 * @func: what to call
 * @user_data: (transfer full): for @func
 * @free_func: (nullable): how to free @user_data, there
 *
 * For jobs that change objects which people see while they run.
 */
void
backbone_job_post (BackboneJob *self,
                   GSourceOnceFunc func,
                   gpointer user_data,
                   GDestroyNotify free_func)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);
  Post *post = g_new0 (Post, 1);
  g_autoptr (GSource) source = NULL;

  *post = (Post){ func, user_data, free_func };
  if (priv->context == NULL)
    {
      posted_cb (post);
      post_free (post);
      return;
    }

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT); /* that of the end */
  g_source_set_static_name (source, "[backbone] job post");
  g_source_set_callback (source, posted_cb, post, (GDestroyNotify)post_free);
  g_source_attach (source, priv->context);
}

/**
 * backbone_job_run_nested:
 * @self: a job that was not run yet, or whose last run has failed
 * @cancellable: (nullable): of the job that it is part of
 * @error: return location for an error
 *
 * Runs the work in the calling thread, which is that of another job. Its progress is not notified.
 *
 * Returns: whether all of the work was done
 */
gboolean
backbone_job_run_nested (BackboneJob *self, GCancellable *cancellable, GError **error)
{
  return backbone_job_run_within (self, NULL, cancellable, error);
}

/**
 * backbone_job_run_within:
 * @self: a job that was not run yet, or whose last run has failed
 * @whole: (nullable): the job that it is part of, which reports how far it is
 * @cancellable: (nullable): of @whole
 * @error: return location for an error
 *
 * The same, for a part that takes nearly all of the time.
 *
 * Returns: whether all of the work was done
 */
gboolean
backbone_job_run_within (BackboneJob *self,
                         BackboneJob *whole,
                         GCancellable *cancellable,
                         GError **error)
{
  BackboneJobPrivate *priv = backbone_job_get_instance_private (self);
  gboolean done;

  g_return_val_if_fail (!priv->started, FALSE);

  priv->started = TRUE;
  priv->listener = whole;
  done = run_work (self, cancellable, error);
  priv->listener = NULL;

  return done;
}
