/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-open-landscape.h"

#include "backbone-notifier.h"
#include "backbone-watch.h"

struct _BackboneOpenLandscape
{
  GObject parent_instance;

  BackboneLandscape *landscape;
  BackboneChecker *checker;
  BackboneWatch *watch;
  BackboneNotifier *notifier; /* none when stopped */
  BackboneList *your_side;    /* one BackboneYourSide, or none */
};

G_DEFINE_FINAL_TYPE (BackboneOpenLandscape, backbone_open_landscape, G_TYPE_OBJECT)

enum
{
  YOUR_SIDE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell_your_side (BackboneOpenLandscape *self)
{
  g_signal_emit (self, signals[YOUR_SIDE_CHANGED], 0);
}

/* Whoever shows it follows also what changes in it. */
static void
your_side_changed_cb (BackboneOpenLandscape *self)
{
  g_autoptr (BackboneYourSide) your_side = backbone_open_landscape_dup_your_side (self);

  if (your_side)
    g_signal_connect_object (your_side, "notify", G_CALLBACK (tell_your_side), self,
                             G_CONNECT_SWAPPED);
  tell_your_side (self);
}

static void
backbone_open_landscape_dispose (GObject *object)
{
  BackboneOpenLandscape *self = BACKBONE_OPEN_LANDSCAPE (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->checker);
  g_clear_object (&self->notifier);
  g_clear_object (&self->your_side);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_open_landscape_parent_class)->dispose (object);
}

static void
backbone_open_landscape_class_init (BackboneOpenLandscapeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = backbone_open_landscape_dispose;

  signals[YOUR_SIDE_CHANGED]
      = g_signal_new ("your-side-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
backbone_open_landscape_init (BackboneOpenLandscape *self)
{
}

BackboneOpenLandscape *
backbone_open_landscape_new (GApplication *application, BackboneLandscape *landscape)
{
  BackboneOpenLandscape *self = g_object_new (BACKBONE_TYPE_OPEN_LANDSCAPE, NULL);

  self->landscape = g_object_ref (landscape);
  self->checker = backbone_checker_new (landscape);
  self->notifier = backbone_notifier_new (application, landscape);
  self->watch = backbone_watch_new (landscape, self->checker);
  self->your_side = backbone_landscape_list_your_side (landscape);
  g_signal_connect_object (self->your_side, "items-changed", G_CALLBACK (your_side_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
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

BackboneYourSide *
backbone_open_landscape_dup_your_side (BackboneOpenLandscape *self)
{
  return g_list_model_get_item (G_LIST_MODEL (self->your_side), 0);
}

void
backbone_open_landscape_stop (BackboneOpenLandscape *self)
{
  backbone_watch_stop (self->watch);
  backbone_checker_cancel (self->checker);
  g_clear_object (&self->notifier);
}
