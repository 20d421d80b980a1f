/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setting-row.h"

#include "backbone-keep.h"

#include <glib/gi18n-lib.h>

struct _BackboneSettingRow
{
  BackboneTypedRow parent_instance;

  BackboneChannelDraft *draft;
};

G_DEFINE_FINAL_TYPE (BackboneSettingRow, backbone_setting_row, BACKBONE_TYPE_TYPED_ROW)

enum
{
  PROP_0,
  PROP_DRAFT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
show_reset (BackboneTypedRow *row, const char *inherited, gboolean has_value)
{
  GtkWidget *button = backbone_typed_row_get_button (row);
  g_autofree char *tooltip = *inherited
                                 /* Translators: %s is a value */
                                 ? g_strdup_printf (_ ("Go back to “%s”"), inherited)
                                 : g_strdup (_ ("Go back to nothing"));

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_visible (button, has_value);
}

static void
update (BackboneTypedRow *row)
{
  BackboneChannelDraft *draft = BACKBONE_SETTING_ROW (row)->draft;
  const char *key = backbone_typed_row_get_key (row);
  const char *value;
  const char *inherited;
  g_autofree char *error = NULL;

  if (draft == NULL || key == NULL)
    return;

  value = backbone_channel_draft_get (draft, key);
  inherited = backbone_channel_draft_get_inherited (draft, key);
  error = backbone_channel_draft_dup_error (draft, key);
  backbone_typed_row_set_text (row, value ? value : "");
  gtk_entry_set_placeholder_text (backbone_typed_row_get_entry (row), inherited);
  show_reset (row, inherited, value != NULL);
  backbone_typed_row_tell (row, error);
}

static char *
name_button (const char *title)
{
  /* Translators: %s is the name of a setting */
  return g_strdup_printf (_ ("Reset: %s"), title);
}

static void
typed_cb (BackboneSettingRow *self)
{
  BackboneTypedRow *row = BACKBONE_TYPED_ROW (self);

  if (self->draft)
    backbone_channel_draft_set (self->draft, backbone_typed_row_get_key (row),
                                backbone_typed_row_get_text (row));
}

static void
reset_cb (BackboneSettingRow *self)
{
  BackboneTypedRow *row = BACKBONE_TYPED_ROW (self);

  backbone_channel_draft_set (self->draft, backbone_typed_row_get_key (row), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
backbone_setting_row_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BackboneSettingRow *self = BACKBONE_SETTING_ROW (object);

  if (id != PROP_DRAFT)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (backbone_keep_followed (self, &self->draft, g_value_get_object (value), "changed",
                                   G_CALLBACK (update)))
    {
      update (BACKBONE_TYPED_ROW (self));
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
backbone_setting_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DRAFT)
    g_value_set_object (value, BACKBONE_SETTING_ROW (object)->draft);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
backbone_setting_row_dispose (GObject *object)
{
  backbone_keep_followed (object, &BACKBONE_SETTING_ROW (object)->draft, NULL, NULL, NULL);

  G_OBJECT_CLASS (backbone_setting_row_parent_class)->dispose (object);
}

static void
backbone_setting_row_class_init (BackboneSettingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BackboneTypedRowClass *row_class = BACKBONE_TYPED_ROW_CLASS (klass);

  object_class->set_property = backbone_setting_row_set_property;
  object_class->get_property = backbone_setting_row_get_property;
  object_class->dispose = backbone_setting_row_dispose;
  row_class->name_button = name_button;
  row_class->update = update;

  properties[PROP_DRAFT]
      = g_param_spec_object ("draft", NULL, NULL, BACKBONE_TYPE_CHANNEL_DRAFT,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setting-row.ui");
  backbone_typed_row_class_bind_template (row_class);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
backbone_setting_row_init (BackboneSettingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
