/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-stage-tile.h"

#include "backbone-diagnosis-closures.h"
#include "backbone-status-icon.h"

struct _BackboneStageTile
{
  GtkToggleButton parent_instance;

  BackboneDiagnosisStage *stage;
  GSignalGroup *stage_signals;
};

G_DEFINE_FINAL_TYPE (BackboneStageTile, backbone_stage_tile, GTK_TYPE_TOGGLE_BUTTON)

enum
{
  PROP_0,
  PROP_STAGE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* What the tile says of itself. Its children bind; but an expression of a template whose target is
 * the same template outlives its own source, and GLib warns when the tile goes. */
static void
stage_changed_cb (BackboneStageTile *self)
{
  const char *state = backbone_diagnosis_stage_get_state (self->stage);
  g_auto (GStrv) classes = backbone_closure_stage_classes (NULL, state);
  g_autofree char *spoken
      = backbone_closure_stage_spoken (NULL, backbone_diagnosis_stage_get_title (self->stage),
                                       state, backbone_diagnosis_stage_get_us (self->stage),
                                       backbone_diagnosis_stage_get_summary (self->stage));

  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char **)classes);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
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
      if (!g_set_object (&self->stage, g_value_get_object (value)))
        return;
      g_signal_group_set_target (self->stage_signals, self->stage);
      if (self->stage)
        stage_changed_cb (self);
      g_object_notify_by_pspec (object, pspec);
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
  switch (property_id)
    {
    case PROP_STAGE:
      g_value_set_object (value, BACKBONE_STAGE_TILE (object)->stage);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_stage_tile_dispose (GObject *object)
{
  BackboneStageTile *self = BACKBONE_STAGE_TILE (object);

  g_clear_object (&self->stage_signals);
  g_clear_object (&self->stage);

  G_OBJECT_CLASS (backbone_stage_tile_parent_class)->dispose (object);
}

static void
backbone_stage_tile_class_init (BackboneStageTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_stage_tile_set_property;
  object_class->get_property = backbone_stage_tile_get_property;
  object_class->dispose = backbone_stage_tile_dispose;

  properties[PROP_STAGE]
      = g_param_spec_object ("stage", NULL, NULL, BACKBONE_TYPE_DIAGNOSIS_STAGE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-stage-tile.ui");
}

static void
backbone_stage_tile_init (BackboneStageTile *self)
{
  self->stage_signals = g_signal_group_new (BACKBONE_TYPE_DIAGNOSIS_STAGE);
  g_signal_group_connect_swapped (self->stage_signals, "notify", G_CALLBACK (stage_changed_cb),
                                  self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

BackboneDiagnosisStage *
backbone_stage_tile_get_stage (BackboneStageTile *self)
{
  return self->stage;
}
