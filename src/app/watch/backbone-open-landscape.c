/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-open-landscape.h"

#include "backbone-notifier.h"
#include "backbone-practice.h"
#include "backbone-watch.h"

struct _BackboneOpenLandscape
{
  GObject parent_instance;

  GApplication *application;
  BackboneLandscape *landscape;
  BackboneChecker *checker;
  BackboneWatch *watch;
  BackboneNotifier *notifier; /* none when closed */
};

G_DEFINE_FINAL_TYPE (BackboneOpenLandscape, backbone_open_landscape, G_TYPE_OBJECT)

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplication) application = user_data;
  g_autoptr (GError) error = NULL;

  if (!backbone_landscape_close_finish (BACKBONE_LANDSCAPE (source), result, &error))
    g_warning ("The landscape did not close well: %s", error->message);
  g_application_release (application);
}

static void
backbone_open_landscape_dispose (GObject *object)
{
  BackboneOpenLandscape *self = BACKBONE_OPEN_LANDSCAPE (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->checker);
  g_clear_object (&self->notifier);
  g_clear_object (&self->landscape);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (backbone_open_landscape_parent_class)->dispose (object);
}

static void
backbone_open_landscape_class_init (BackboneOpenLandscapeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = backbone_open_landscape_dispose;
}

static void
backbone_open_landscape_init (BackboneOpenLandscape *self)
{
}

BackboneOpenLandscape *
backbone_open_landscape_new (GApplication *application, BackboneLandscape *landscape)
{
  BackboneOpenLandscape *self = g_object_new (BACKBONE_TYPE_OPEN_LANDSCAPE, NULL);

  self->application = g_object_ref (application);
  self->landscape = g_object_ref (landscape);
  self->checker = backbone_checker_new (landscape);
  self->notifier = backbone_notifier_new (application, landscape);
  self->watch = backbone_watch_new (landscape, self->checker);

  return self;
}

/* Who does not want it any more does not wait for it either. */
static void
return_open (GTask *task, BackboneLandscape *landscape, GError *error)
{
  g_autoptr (BackboneOpenLandscape) self = NULL;

  if (landscape == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self = backbone_open_landscape_new (g_task_get_task_data (task), landscape);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
  else
    backbone_open_landscape_close (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (BackboneLandscape) landscape = backbone_landscape_open_finish (result, &error);

  return_open (task, landscape, error);
}

static void
practice_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (BackboneLandscape) landscape = backbone_practice_open_finish (result, &error);

  return_open (task, landscape, error);
}

void
backbone_open_landscape_open_async (GApplication *application,
                                    GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *practice_path = backbone_practice_dup_path ();

  g_task_set_source_tag (task, backbone_open_landscape_open_async);
  g_task_set_task_data (task, g_object_ref (application), g_object_unref);
  g_task_set_check_cancellable (task, FALSE);
  if (g_strcmp0 (g_file_peek_path (file), practice_path) == 0)
    backbone_practice_open_async (cancellable, practice_opened_cb, g_steal_pointer (&task));
  else
    backbone_landscape_open_async (g_file_peek_path (file), cancellable, opened_cb,
                                   g_steal_pointer (&task));
}

BackboneOpenLandscape *
backbone_open_landscape_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

BackboneLandscape *
backbone_open_landscape_get_landscape (BackboneOpenLandscape *self)
{
  return self->landscape;
}

BackboneChecker *
backbone_open_landscape_get_checker (BackboneOpenLandscape *self)
{
  return self->checker;
}

void
backbone_open_landscape_close (BackboneOpenLandscape *self)
{
  backbone_watch_stop (self->watch);
  backbone_checker_cancel (self->checker);
  g_clear_object (&self->notifier);
  g_application_hold (self->application);
  backbone_landscape_close_async (self->landscape, closed_cb, g_object_ref (self->application));
}
