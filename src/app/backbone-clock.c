/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-clock.h"

#define TICK_SECONDS 15

struct _BackboneClock
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneClock, backbone_clock, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NOW,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static gboolean
ticked_cb (gpointer user_data)
{
  BackboneClock *self = user_data;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOW]);

  return G_SOURCE_CONTINUE;
}

static void
backbone_clock_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BackboneClock *self = BACKBONE_CLOCK (object);

  switch (property_id)
    {
    case PROP_NOW:
      g_value_set_int64 (value, backbone_clock_get_now (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_clock_class_init (BackboneClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = backbone_clock_get_property;

  properties[PROP_NOW] = g_param_spec_int64 ("now", NULL, NULL, 0, G_MAXINT64, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_clock_init (BackboneClock *self)
{
  /* The one instance is never freed, so the source needs no removal. */
  g_timeout_add_seconds (TICK_SECONDS, ticked_cb, self);
}

BackboneClock *
backbone_clock_get_default (void)
{
  static BackboneClock *clock = NULL;

  if (clock == NULL)
    clock = g_object_new (BACKBONE_TYPE_CLOCK, NULL);

  return clock;
}

BackboneTime
backbone_clock_get_now (BackboneClock *self)
{
  return g_get_real_time ();
}
