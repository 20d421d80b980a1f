/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-stage-tile.h"

#include "backbone-status-icon.h"

struct _BackboneStageTile
{
  GtkToggleButton parent_instance;

  BackboneDiagnosisStage *stage;
  char *spoken;
};

G_DEFINE_FINAL_TYPE (BackboneStageTile, backbone_stage_tile, GTK_TYPE_TOGGLE_BUTTON)

enum
{
  PROP_0,
  PROP_STAGE,
  PROP_SPOKEN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
set_spoken (BackboneStageTile *self, const char *spoken)
{
  if (g_strcmp0 (self->spoken, spoken) == 0)
    return;

  g_free (self->spoken);
  self->spoken = g_strdup (spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken ? spoken : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOKEN]);
}

static void
backbone_stage_tile_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  BackboneStageTile *self = BACKBONE_STAGE_TILE (object);

  switch (property_id)
    {
    case PROP_STAGE:
      if (g_set_object (&self->stage, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SPOKEN:
      set_spoken (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_stage_tile_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  BackboneStageTile *self = BACKBONE_STAGE_TILE (object);

  switch (property_id)
    {
    case PROP_STAGE:
      g_value_set_object (value, self->stage);
      break;
    case PROP_SPOKEN:
      g_value_set_string (value, self->spoken);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_stage_tile_dispose (GObject *object)
{
  g_clear_object (&BACKBONE_STAGE_TILE (object)->stage);

  G_OBJECT_CLASS (backbone_stage_tile_parent_class)->dispose (object);
}

static void
backbone_stage_tile_finalize (GObject *object)
{
  g_free (BACKBONE_STAGE_TILE (object)->spoken);

  G_OBJECT_CLASS (backbone_stage_tile_parent_class)->finalize (object);
}

static void
backbone_stage_tile_class_init (BackboneStageTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_stage_tile_set_property;
  object_class->get_property = backbone_stage_tile_get_property;
  object_class->dispose = backbone_stage_tile_dispose;
  object_class->finalize = backbone_stage_tile_finalize;

  properties[PROP_STAGE]
      = g_param_spec_object ("stage", NULL, NULL, BACKBONE_TYPE_DIAGNOSIS_STAGE, flags);
  properties[PROP_SPOKEN] = g_param_spec_string ("spoken", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-stage-tile.ui");
}

static void
backbone_stage_tile_init (BackboneStageTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

BackboneDiagnosisStage *
backbone_stage_tile_get_stage (BackboneStageTile *self)
{
  return self->stage;
}
