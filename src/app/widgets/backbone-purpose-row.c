/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-purpose-row.h"

#include "backbone-status-icon.h"

#include <glib/gi18n-lib.h>

struct _BackbonePurposeRow
{
  GtkBox parent_instance;

  BackbonePurpose purpose;
  BackboneCustomer *customer;
  gboolean can_try;

  GtkWidget *try_button;
};

G_DEFINE_FINAL_TYPE (BackbonePurposeRow, backbone_purpose_row, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_PURPOSE,
  PROP_TITLE,
  PROP_CUSTOMER,
  PROP_CAN_TRY,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* What is sent, before it is. */
static void
name_button (BackbonePurposeRow *self)
{
  static const char *const texts[BACKBONE_N_PURPOSES] = {
    [BACKBONE_PURPOSE_INCIDENTS]
    = N_ ("Try support incidents: sends one as a trial and reads it back"),
    [BACKBONE_PURPOSE_SYSTEM_DATA]
    = N_ ("Try Maintenance Planner data: sends a system as a trial and reads it back"),
    [BACKBONE_PURPOSE_EARLY_WATCH]
    = N_ ("Try EarlyWatch Alert: sends a parcel as a trial and reads it back"),
    [BACKBONE_PURPOSE_NOTES] = N_ ("Try SAP Notes: downloads the beginning of a note"),
  };
  const char *text = _ (texts[self->purpose]);

  gtk_widget_set_tooltip_text (self->try_button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->try_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->try_button), "s",
                                    backbone_purpose_to_id (self->purpose));
}

static void
backbone_purpose_row_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BackbonePurposeRow *self = BACKBONE_PURPOSE_ROW (object);

  switch (property_id)
    {
    case PROP_PURPOSE:
      if (self->purpose == (BackbonePurpose)g_value_get_enum (value))
        return;
      self->purpose = g_value_get_enum (value);
      name_button (self);
      g_object_notify_by_pspec (object, properties[PROP_TITLE]);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_CUSTOMER:
      if (g_set_object (&self->customer, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_CAN_TRY:
      if (self->can_try != g_value_get_boolean (value))
        {
          self->can_try = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_purpose_row_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  BackbonePurposeRow *self = BACKBONE_PURPOSE_ROW (object);

  switch (property_id)
    {
    case PROP_PURPOSE:
      g_value_set_enum (value, self->purpose);
      break;
    case PROP_TITLE:
      g_value_set_string (value, backbone_purpose_to_title (self->purpose));
      break;
    case PROP_CUSTOMER:
      g_value_set_object (value, self->customer);
      break;
    case PROP_CAN_TRY:
      g_value_set_boolean (value, self->can_try);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_purpose_row_dispose (GObject *object)
{
  g_clear_object (&BACKBONE_PURPOSE_ROW (object)->customer);

  G_OBJECT_CLASS (backbone_purpose_row_parent_class)->dispose (object);
}

static void
backbone_purpose_row_class_init (BackbonePurposeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_purpose_row_set_property;
  object_class->get_property = backbone_purpose_row_get_property;
  object_class->dispose = backbone_purpose_row_dispose;

  properties[PROP_PURPOSE] = g_param_spec_enum ("purpose", NULL, NULL, BACKBONE_TYPE_PURPOSE,
                                                BACKBONE_PURPOSE_INCIDENTS, flags);
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CUSTOMER]
      = g_param_spec_object ("customer", NULL, NULL, BACKBONE_TYPE_CUSTOMER, flags);
  properties[PROP_CAN_TRY] = g_param_spec_boolean ("can-try", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-purpose-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BackbonePurposeRow, try_button);
}

static void
backbone_purpose_row_init (BackbonePurposeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_button (self);
}
