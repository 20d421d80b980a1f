/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-diagnosis-card.h"

#include "backbone-chain-dialog.h"
#include "backbone-stage-tile.h"
#include "backbone-status-icon.h"
#include "backbone-tile-layout.h"

#define N_TILES 6

struct _BackboneDiagnosisCard
{
  GtkBox parent_instance;

  BackboneStageTile *tiles[N_TILES];

  BackboneLandscape *landscape;
  BackboneDiagnosis *diagnosis;
  BackboneDiagnosisStage *shown_stage;
  gboolean active;
  gboolean toggling; /* tiles are made to say what shows */
};

G_DEFINE_FINAL_TYPE (BackboneDiagnosisCard, backbone_diagnosis_card, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_DIAGNOSIS,
  PROP_ACTIVE,
  PROP_SHOWN_STAGE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
show_stage (BackboneDiagnosisCard *self, BackboneDiagnosisStage *stage)
{
  gboolean changed = g_set_object (&self->shown_stage, stage);

  self->toggling = TRUE;
  for (guint i = 0; i < N_TILES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tiles[i]),
                                  stage != NULL
                                      && backbone_stage_tile_get_stage (self->tiles[i]) == stage);
  self->toggling = FALSE;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN_STAGE]);
}

static void
tile_toggled_cb (BackboneDiagnosisCard *self, BackboneStageTile *tile)
{
  gboolean wanted = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tile));

  if (!self->toggling)
    show_stage (self, wanted ? backbone_stage_tile_get_stage (tile) : NULL);
}

/* What went wrong is what people look for. */
static void
verdict_cb (BackboneDiagnosisCard *self)
{
  BackboneDiagnosisStage *failed = backbone_diagnosis_get_failed_stage (self->diagnosis);

  if (failed)
    show_stage (self, failed);
}

static void
chain_changed_cb (BackboneDiagnosisCard *self)
{
  GListModel *chain = self->diagnosis ? backbone_diagnosis_get_chain (self->diagnosis) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "diagnosis-card.show-chain",
                                 chain && g_list_model_get_n_items (chain) > 0);
}

static void
show_chain (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneDiagnosisCard *self = BACKBONE_DIAGNOSIS_CARD (widget);

  if (self->landscape)
    backbone_chain_dialog_show (GTK_WINDOW (gtk_widget_get_root (widget)), self->landscape,
                                self->diagnosis);
}

static void
drop_diagnosis (BackboneDiagnosisCard *self)
{
  if (self->diagnosis == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->diagnosis, self);
  g_signal_handlers_disconnect_by_data (backbone_diagnosis_get_chain (self->diagnosis), self);
}

static void
set_diagnosis (BackboneDiagnosisCard *self, BackboneDiagnosis *diagnosis)
{
  if (self->diagnosis == diagnosis)
    return;

  drop_diagnosis (self);
  g_set_object (&self->diagnosis, diagnosis);
  show_stage (self, NULL);
  for (guint i = 0; i < N_TILES; i++)
    {
      g_autoptr (BackboneDiagnosisStage) stage
          = diagnosis ? g_list_model_get_item (backbone_diagnosis_get_stages (diagnosis), i) : NULL;

      g_object_set (self->tiles[i], "stage", stage, NULL);
    }
  if (diagnosis)
    {
      g_signal_connect_swapped (diagnosis, "notify::verdict", G_CALLBACK (verdict_cb), self);
      g_signal_connect_swapped (backbone_diagnosis_get_chain (diagnosis), "items-changed",
                                G_CALLBACK (chain_changed_cb), self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      backbone_diagnosis_get_title (diagnosis), -1);
      verdict_cb (self);
    }
  chain_changed_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self), diagnosis != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIAGNOSIS]);
}

static void
backbone_diagnosis_card_set_property (GObject *object,
                                      guint property_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  BackboneDiagnosisCard *self = BACKBONE_DIAGNOSIS_CARD (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      if (g_set_object (&self->landscape, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_DIAGNOSIS:
      set_diagnosis (self, g_value_get_object (value));
      break;
    case PROP_ACTIVE:
      if (self->active != g_value_get_boolean (value))
        {
          self->active = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_diagnosis_card_get_property (GObject *object,
                                      guint property_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  BackboneDiagnosisCard *self = BACKBONE_DIAGNOSIS_CARD (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_DIAGNOSIS:
      g_value_set_object (value, self->diagnosis);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    case PROP_SHOWN_STAGE:
      g_value_set_object (value, self->shown_stage);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_diagnosis_card_dispose (GObject *object)
{
  BackboneDiagnosisCard *self = BACKBONE_DIAGNOSIS_CARD (object);

  drop_diagnosis (self);
  g_clear_object (&self->landscape);
  g_clear_object (&self->diagnosis);
  g_clear_object (&self->shown_stage);

  G_OBJECT_CLASS (backbone_diagnosis_card_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_DIAGNOSIS]
      = g_param_spec_object ("diagnosis", NULL, NULL, BACKBONE_TYPE_DIAGNOSIS, flags);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  properties[PROP_SHOWN_STAGE]
      = g_param_spec_object ("shown-stage", NULL, NULL, BACKBONE_TYPE_DIAGNOSIS_STAGE,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_diagnosis_card_class_init (BackboneDiagnosisCardClass *klass)
{
  static const char *const names[N_TILES] = { "name_lookup_tile", "proxy_tile", "connect_tile",
                                              "tls_tile",         "http_tile",  "log_on_tile" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_diagnosis_card_set_property;
  object_class->get_property = backbone_diagnosis_card_get_property;
  object_class->dispose = backbone_diagnosis_card_dispose;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "diagnosis-card.show-chain", NULL, show_chain);

  g_type_ensure (BACKBONE_TYPE_STAGE_TILE);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  g_type_ensure (BACKBONE_TYPE_TILE_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-diagnosis-card.ui");
  for (guint i = 0; i < N_TILES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE,
                                               G_STRUCT_OFFSET (BackboneDiagnosisCard, tiles[i]));
  gtk_widget_class_bind_template_callback (widget_class, tile_toggled_cb);
}

static void
backbone_diagnosis_card_init (BackboneDiagnosisCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  chain_changed_cb (self);
}
