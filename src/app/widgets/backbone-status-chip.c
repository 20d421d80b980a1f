/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-status-chip.h"

#include "backbone-keep.h"
#include "backbone-status-icon.h"

#include <glib/gi18n-lib.h>

struct _BackboneStatusChip
{
  GtkToggleButton parent_instance;

  BackboneMark mark;
  char *title;
  guint count;
};

G_DEFINE_FINAL_TYPE (BackboneStatusChip, backbone_status_chip, GTK_TYPE_TOGGLE_BUTTON)

enum
{
  PROP_0,
  PROP_MARK,
  PROP_TITLE,
  PROP_COUNT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
update_name (BackboneStatusChip *self)
{
  /* Translators: a filter and how many rows it shows, such as "Failing: 14" */
  g_autofree char *name
      = g_strdup_printf (_ ("%s: %'u"), self->title ? self->title : "", self->count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
backbone_status_chip_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BackboneStatusChip *self = BACKBONE_STATUS_CHIP (object);

  switch (property_id)
    {
    case PROP_MARK:
      if (self->mark == (BackboneMark)g_value_get_enum (value))
        return;
      self->mark = g_value_get_enum (value);
      break;
    case PROP_TITLE:
      if (!backbone_keep_text (&self->title, g_value_get_string (value)))
        return;
      break;
    case PROP_COUNT:
      if (self->count == g_value_get_uint (value))
        return;
      self->count = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  update_name (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
backbone_status_chip_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  BackboneStatusChip *self = BACKBONE_STATUS_CHIP (object);

  switch (property_id)
    {
    case PROP_MARK:
      g_value_set_enum (value, self->mark);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_status_chip_finalize (GObject *object)
{
  g_free (BACKBONE_STATUS_CHIP (object)->title);

  G_OBJECT_CLASS (backbone_status_chip_parent_class)->finalize (object);
}

static void
backbone_status_chip_class_init (BackboneStatusChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_status_chip_set_property;
  object_class->get_property = backbone_status_chip_get_property;
  object_class->finalize = backbone_status_chip_finalize;

  properties[PROP_MARK]
      = g_param_spec_enum ("mark", NULL, NULL, BACKBONE_TYPE_MARK, BACKBONE_MARK_NONE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-status-chip.ui");
}

static void
backbone_status_chip_init (BackboneStatusChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_name (self);
}
