/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-keeper.h"

struct _BackboneKeeper
{
  GObject parent_instance;

  GApplication *application; /* held, until it keeps no more */
  GFile *file;
  GCancellable *opening;
  BackboneOpenLandscape *open; /* nullable */
  gboolean check_wanted;       /* as soon as it is open */
};

G_DEFINE_FINAL_TYPE (BackboneKeeper, backbone_keeper, G_TYPE_OBJECT)

static void
release (BackboneKeeper *self)
{
  g_autoptr (GApplication) application = g_steal_pointer (&self->application);

  if (application)
    g_application_release (application);
}

/* Of what was checked, notifications tell; of this, the runs and the audit log later. */
static void
checked_cb (BackboneKeeper *self, BackboneCheckJob *job, GError *error)
{
  if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The check without a window failed: %s", error->message);
}

/* @open: (transfer full). */
static void
keep (BackboneKeeper *self, BackboneOpenLandscape *open)
{
  BackboneChecker *checker = backbone_open_landscape_get_checker (open);

  self->open = open;
  g_signal_connect_object (checker, "finished", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  if (self->check_wanted)
    backbone_checker_check_all (checker);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BackboneKeeper *self = g_task_get_source_object (task);
  GError *error = NULL;
  BackboneOpenLandscape *open = backbone_open_landscape_open_finish (result, &error);

  if (open)
    {
      keep (self, open);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      release (self);
      g_task_return_error (task, error);
    }
}

static void
backbone_keeper_dispose (GObject *object)
{
  BackboneKeeper *self = BACKBONE_KEEPER (object);

  release (self);
  g_clear_object (&self->open);
  g_clear_object (&self->opening);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (backbone_keeper_parent_class)->dispose (object);
}

static void
backbone_keeper_class_init (BackboneKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = backbone_keeper_dispose;
}

static void
backbone_keeper_init (BackboneKeeper *self)
{
  self->opening = g_cancellable_new ();
}

BackboneKeeper *
backbone_keeper_new (GApplication *application, GFile *file)
{
  BackboneKeeper *self = g_object_new (BACKBONE_TYPE_KEEPER, NULL);

  self->application = g_object_ref (application);
  self->file = g_object_ref (file);
  g_application_hold (application);

  return self;
}

BackboneKeeper *
backbone_keeper_new_open (GApplication *application, BackboneOpenLandscape *open)
{
  g_autoptr (GFile) file = g_file_new_for_path (
      backbone_landscape_get_path (backbone_open_landscape_get_landscape (open)));
  BackboneKeeper *self = backbone_keeper_new (application, file);

  keep (self, open);

  return self;
}

void
backbone_keeper_open_async (BackboneKeeper *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, backbone_keeper_open_async);
  backbone_open_landscape_open_async (self->application, self->file, self->opening, opened_cb,
                                      task);
}

gboolean
backbone_keeper_open_finish (BackboneKeeper *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

GFile *
backbone_keeper_get_file (BackboneKeeper *self)
{
  return self->file;
}

void
backbone_keeper_check_all (BackboneKeeper *self)
{
  self->check_wanted = self->open == NULL;
  if (self->open)
    backbone_checker_check_all (backbone_open_landscape_get_checker (self->open));
}

BackboneOpenLandscape *
backbone_keeper_take (BackboneKeeper *self)
{
  g_cancellable_cancel (self->opening);
  if (self->open)
    g_signal_handlers_disconnect_by_data (backbone_open_landscape_get_checker (self->open), self);
  release (self);

  return g_steal_pointer (&self->open);
}

void
backbone_keeper_end (BackboneKeeper *self)
{
  g_autoptr (BackboneOpenLandscape) open = backbone_keeper_take (self);

  if (open)
    backbone_open_landscape_close (open);
}
