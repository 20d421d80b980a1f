/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-keeper.h"

#include "backbone-notifier.h"
#include "backbone-practice.h"
#include "backbone-watch.h"

struct _BackboneKeeper
{
  GObject parent_instance;

  GApplication *application; /* held, until the landscape is closed */
  GFile *file;
  GCancellable *opening;
  BackboneLandscape *landscape;
  BackboneChecker *checker;
  BackboneWatch *watch;
  BackboneNotifier *notifier;
};

G_DEFINE_FINAL_TYPE (BackboneKeeper, backbone_keeper, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

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
keep (BackboneKeeper *self, BackboneLandscape *landscape, const GError *error)
{
  if (landscape == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("The landscape is not watched: %s", error->message);
      release (self);
      return;
    }

  self->landscape = g_object_ref (landscape);
  if (g_cancellable_is_cancelled (self->opening))
    {
      backbone_keeper_end (self);
      return;
    }

  self->checker = backbone_checker_new (landscape);
  g_signal_connect_object (self->checker, "finished", G_CALLBACK (checked_cb), self,
                           G_CONNECT_SWAPPED);
  self->watch = backbone_watch_new (landscape, self->checker);
  self->notifier = backbone_notifier_new (self->application, landscape);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
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
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!backbone_landscape_close_finish (BACKBONE_LANDSCAPE (source), result, &error))
    g_warning ("The landscape did not close well: %s", error->message);
  release (self);
}

static void
backbone_keeper_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_LANDSCAPE)
    g_value_set_object (value, BACKBONE_KEEPER (object)->landscape);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
backbone_keeper_dispose (GObject *object)
{
  BackboneKeeper *self = BACKBONE_KEEPER (object);

  release (self);
  g_clear_object (&self->notifier);
  g_clear_object (&self->watch);
  g_clear_object (&self->checker);
  g_clear_object (&self->landscape);
  g_clear_object (&self->opening);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (backbone_keeper_parent_class)->dispose (object);
}

static void
backbone_keeper_class_init (BackboneKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = backbone_keeper_get_property;
  object_class->dispose = backbone_keeper_dispose;

  properties[PROP_LANDSCAPE] = g_param_spec_object (
      "landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
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
  g_autoptr (BackboneLandscape) landscape = g_steal_pointer (&self->landscape);

  g_cancellable_cancel (self->opening);
  if (self->watch)
    backbone_watch_stop (self->watch);
  if (self->checker)
    backbone_checker_cancel (self->checker);
  g_clear_object (&self->notifier);
  if (landscape)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
      backbone_landscape_close_async (landscape, closed_cb, g_object_ref (self));
    }
}
