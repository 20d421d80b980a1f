/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-keeper.h"

#include "backbone-open-landscape.h"
#include "backbone-practice.h"

struct _BackboneKeeper
{
  GObject parent_instance;

  GApplication *application; /* held, until the landscape is closed */
  GFile *file;
  GCancellable *opening;
  BackboneOpenLandscape *open; /* nullable */
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
    g_message ("The check by the schedule failed: %s", error->message);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!backbone_landscape_close_finish (BACKBONE_LANDSCAPE (source), result, &error))
    g_warning ("The landscape did not close well: %s", error->message);
  release (self);
}

static void
keep (BackboneKeeper *self, BackboneLandscape *landscape, const GError *error)
{
  if (landscape == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("The landscape is not watched: %s", error->message);
      release (self);
      return;
    }

  if (g_cancellable_is_cancelled (self->opening))
    {
      backbone_landscape_close_async (landscape, closed_cb, g_object_ref (self));
      return;
    }

  self->open = backbone_open_landscape_new (self->application, landscape);
  g_signal_connect_object (backbone_open_landscape_get_checker (self->open), "finished",
                           G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneLandscape) landscape = backbone_landscape_open_finish (result, &error);

  keep (self, landscape, error);
}

static void
practice_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneLandscape) landscape = backbone_practice_open_finish (result, &error);

  keep (self, landscape, error);
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
  g_autofree char *practice_path = backbone_practice_dup_path ();

  self->application = g_object_ref (application);
  self->file = g_object_ref (file);
  g_application_hold (application);
  if (g_strcmp0 (g_file_peek_path (file), practice_path) == 0)
    backbone_practice_open_async (self->opening, practice_opened_cb, g_object_ref (self));
  else
    backbone_landscape_open_async (g_file_peek_path (file), self->opening, opened_cb,
                                   g_object_ref (self));

  return self;
}

GFile *
backbone_keeper_get_file (BackboneKeeper *self)
{
  return self->file;
}

void
backbone_keeper_end (BackboneKeeper *self)
{
  if (g_cancellable_is_cancelled (self->opening))
    return;

  g_cancellable_cancel (self->opening);
  if (self->open)
    {
      backbone_open_landscape_stop (self->open);
      backbone_landscape_close_async (backbone_open_landscape_get_landscape (self->open), closed_cb,
                                      g_object_ref (self));
    }
}
