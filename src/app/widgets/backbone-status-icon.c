/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-status-icon.h"

#include "backbone-clock.h"
#include "backbone-keep.h"

#include <glib/gi18n-lib.h>

struct _BackboneStatusIcon
{
  GtkWidget parent_instance;

  GtkImage *image;

  BackboneMark mark;
  char *text;
  BackboneTime time;
};

G_DEFINE_FINAL_TYPE (BackboneStatusIcon, backbone_status_icon, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_MARK,
  PROP_TEXT,
  PROP_TIME,
  PROP_PIXEL_SIZE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static gboolean
backbone_status_icon_query_tooltip (GtkWidget *widget,
                                    int x,
                                    int y,
                                    gboolean keyboard_mode,
                                    GtkTooltip *tooltip)
{
  BackboneStatusIcon *self = BACKBONE_STATUS_ICON (widget);
  g_autofree char *age = NULL;
  g_autofree char *text = NULL;

  if (self->text == NULL || *self->text == '\0')
    return FALSE;

  if (self->time != 0)
    {
      age = backbone_time_to_age (self->time,
                                  backbone_clock_get_now (backbone_clock_get_default ()));
      /* Translators: a status and its age, such as "Portal: working" and "2 min" */
      text = g_strdup_printf (_ ("%s\nChecked: %s"), self->text, age);
    }
  gtk_tooltip_set_text (tooltip, text ? text : self->text);

  return TRUE;
}

static void
set_mark (BackboneStatusIcon *self, BackboneMark mark)
{
  const char *icon_name = backbone_mark_get_icon_name (mark);

  if (self->mark == mark)
    return;

  if (backbone_mark_get_css_class (self->mark))
    gtk_widget_remove_css_class (GTK_WIDGET (self), backbone_mark_get_css_class (self->mark));
  if (backbone_mark_get_css_class (mark))
    gtk_widget_add_css_class (GTK_WIDGET (self), backbone_mark_get_css_class (mark));

  self->mark = mark;
  if (icon_name)
    gtk_image_set_from_icon_name (self->image, icon_name);
  else
    gtk_image_clear (self->image);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARK]);
}

static void
set_text (BackboneStatusIcon *self, const char *text)
{
  if (!backbone_keep_text (&self->text, text))
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text ? text : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
backbone_status_icon_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BackboneStatusIcon *self = BACKBONE_STATUS_ICON (object);

  switch (property_id)
    {
    case PROP_MARK:
      set_mark (self, g_value_get_enum (value));
      break;
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    case PROP_TIME:
      if (self->time != g_value_get_int64 (value))
        {
          self->time = g_value_get_int64 (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_PIXEL_SIZE:
      if (gtk_image_get_pixel_size (self->image) != g_value_get_int (value))
        {
          gtk_image_set_pixel_size (self->image, g_value_get_int (value));
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_status_icon_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  BackboneStatusIcon *self = BACKBONE_STATUS_ICON (object);

  switch (property_id)
    {
    case PROP_MARK:
      g_value_set_enum (value, self->mark);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;
    case PROP_PIXEL_SIZE:
      g_value_set_int (value, gtk_image_get_pixel_size (self->image));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_status_icon_dispose (GObject *object)
{
  BackboneStatusIcon *self = BACKBONE_STATUS_ICON (object);

  g_clear_pointer ((GtkWidget **)&self->image, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_status_icon_parent_class)->dispose (object);
}

static void
backbone_status_icon_finalize (GObject *object)
{
  BackboneStatusIcon *self = BACKBONE_STATUS_ICON (object);

  g_free (self->text);

  G_OBJECT_CLASS (backbone_status_icon_parent_class)->finalize (object);
}

static void
backbone_status_icon_class_init (BackboneStatusIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_status_icon_set_property;
  object_class->get_property = backbone_status_icon_get_property;
  object_class->dispose = backbone_status_icon_dispose;
  object_class->finalize = backbone_status_icon_finalize;
  widget_class->query_tooltip = backbone_status_icon_query_tooltip;

  properties[PROP_MARK]
      = g_param_spec_enum ("mark", NULL, NULL, BACKBONE_TYPE_MARK, BACKBONE_MARK_NONE, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PIXEL_SIZE] = g_param_spec_int ("pixel-size", NULL, NULL, -1, 256, -1, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "statusicon");
}

static void
backbone_status_icon_init (BackboneStatusIcon *self)
{
  self->image
      = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->image), GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}
