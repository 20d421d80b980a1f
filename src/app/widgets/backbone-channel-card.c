/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-channel-card.h"

#include "backbone-age-label.h"
#include "backbone-history-strip.h"
#include "backbone-phase-bar.h"
#include "backbone-status-icon.h"

struct _BackboneChannelCard
{
  GtkBox parent_instance;

  BackboneChannel *channel;
  GListModel *history;
};

G_DEFINE_FINAL_TYPE (BackboneChannelCard, backbone_channel_card, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_CHANNEL,
  PROP_HISTORY,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
name_card (BackboneChannelCard *self)
{
  if (self->channel)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
        backbone_channel_kind_to_title (backbone_channel_get_kind (self->channel)), -1);
}

static void
backbone_channel_card_set_property (GObject *object,
                                    guint property_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  BackboneChannelCard *self = BACKBONE_CHANNEL_CARD (object);

  switch (property_id)
    {
    case PROP_CHANNEL:
      if (g_set_object (&self->channel, g_value_get_object (value)))
        {
          gtk_widget_set_visible (GTK_WIDGET (self), self->channel != NULL);
          name_card (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_HISTORY:
      if (g_set_object (&self->history, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_channel_card_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  BackboneChannelCard *self = BACKBONE_CHANNEL_CARD (object);

  switch (property_id)
    {
    case PROP_CHANNEL:
      g_value_set_object (value, self->channel);
      break;
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_channel_card_dispose (GObject *object)
{
  BackboneChannelCard *self = BACKBONE_CHANNEL_CARD (object);

  g_clear_object (&self->channel);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (backbone_channel_card_parent_class)->dispose (object);
}

static void
backbone_channel_card_class_init (BackboneChannelCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_channel_card_set_property;
  object_class->get_property = backbone_channel_card_get_property;
  object_class->dispose = backbone_channel_card_dispose;

  properties[PROP_CHANNEL]
      = g_param_spec_object ("channel", NULL, NULL, BACKBONE_TYPE_CHANNEL, flags);
  properties[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_AGE_LABEL);
  g_type_ensure (BACKBONE_TYPE_HISTORY_STRIP);
  g_type_ensure (BACKBONE_TYPE_PHASE_BAR);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-channel-card.ui");
}

static void
backbone_channel_card_init (BackboneChannelCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
