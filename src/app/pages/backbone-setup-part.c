/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-part.h"

#include "backbone-keep.h"

typedef struct
{
  BackboneLandscape *landscape;
  BackboneSetupStep *step;
  BackboneSetupRunner *runner;
} BackboneSetupPartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BackboneSetupPart,
                                     backbone_setup_part,
                                     ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_STEP,
  PROP_RUNNER,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
update (BackboneSetupPart *self)
{
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);
  BackboneSetupPartClass *klass = BACKBONE_SETUP_PART_GET_CLASS (self);

  if (priv->landscape && priv->step && priv->runner && klass->update)
    klass->update (self);
}

static void
clear (BackboneSetupPart *self)
{
  BackboneSetupPartClass *klass = BACKBONE_SETUP_PART_GET_CLASS (self);

  if (klass->clear)
    klass->clear (self);
}

static gboolean
follow (BackboneSetupPart *self, gpointer place, gpointer object)
{
  return backbone_keep_followed (self, place, object, "notify", G_CALLBACK (update));
}

static void
backbone_setup_part_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BackboneSetupPart *self = BACKBONE_SETUP_PART (object);
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);
  gboolean changed = FALSE;

  switch (id)
    {
    case PROP_LANDSCAPE:
      changed = follow (self, &priv->landscape, g_value_get_object (value));
      break;
    case PROP_STEP:
      changed = follow (self, &priv->step, g_value_get_object (value));
      break;
    case PROP_RUNNER:
      changed = follow (self, &priv->runner, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }

  if (changed)
    {
      if (id != PROP_RUNNER)
        clear (self);
      g_object_notify_by_pspec (object, pspec);
      update (self);
    }
}

static void
backbone_setup_part_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneSetupPartPrivate *priv
      = backbone_setup_part_get_instance_private (BACKBONE_SETUP_PART (object));

  switch (id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, priv->landscape);
      break;
    case PROP_STEP:
      g_value_set_object (value, priv->step);
      break;
    case PROP_RUNNER:
      g_value_set_object (value, priv->runner);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_setup_part_dispose (GObject *object)
{
  BackboneSetupPart *self = BACKBONE_SETUP_PART (object);
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);

  clear (self);
  follow (self, &priv->landscape, NULL);
  follow (self, &priv->step, NULL);
  follow (self, &priv->runner, NULL);

  G_OBJECT_CLASS (backbone_setup_part_parent_class)->dispose (object);
}

static void
backbone_setup_part_class_init (BackboneSetupPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_setup_part_set_property;
  object_class->get_property = backbone_setup_part_get_property;
  object_class->dispose = backbone_setup_part_dispose;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_STEP] = g_param_spec_object ("step", NULL, NULL, BACKBONE_TYPE_SETUP_STEP, flags);
  properties[PROP_RUNNER]
      = g_param_spec_object ("runner", NULL, NULL, BACKBONE_TYPE_SETUP_RUNNER, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_setup_part_init (BackboneSetupPart *self)
{
}

BackboneLandscape *
backbone_setup_part_get_landscape (BackboneSetupPart *self)
{
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);

  return priv->landscape;
}

BackboneSetupStep *
backbone_setup_part_get_step (BackboneSetupPart *self)
{
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);

  return priv->step;
}

BackboneSetupRunner *
backbone_setup_part_get_runner (BackboneSetupPart *self)
{
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);

  return priv->runner;
}

BackboneSetupStepKind
backbone_setup_part_get_kind (BackboneSetupPart *self)
{
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);
  BackboneSetupStepKind kind = BACKBONE_SETUP_STEP_KIND_UPGRADE;

  backbone_setup_step_kind_from_id (backbone_setup_step_get_id (priv->step), &kind);

  return kind;
}

BackboneMigration *
backbone_setup_part_get_migration (BackboneSetupPart *self)
{
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);

  return backbone_landscape_get_migration (priv->landscape);
}

gboolean
backbone_setup_part_is_busy (BackboneSetupPart *self)
{
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);

  return backbone_setup_runner_is_running (priv->runner);
}

gboolean
backbone_setup_part_is_running (BackboneSetupPart *self)
{
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);

  return backbone_setup_part_is_busy (self)
         && g_strcmp0 (backbone_setup_runner_get_step (priv->runner),
                       backbone_setup_step_get_id (priv->step))
                == 0;
}

gboolean
backbone_setup_part_can_act (BackboneSetupPart *self)
{
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);

  return !backbone_landscape_is_read_only (priv->landscape) && !backbone_setup_part_is_busy (self);
}

void
backbone_setup_part_run (BackboneSetupPart *self, BackboneJob *job)
{
  BackboneSetupPartPrivate *priv = backbone_setup_part_get_instance_private (self);

  backbone_setup_runner_run (priv->runner, job, backbone_setup_step_get_id (priv->step));
}
