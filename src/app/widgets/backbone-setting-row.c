/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setting-row.h"

#include "backbone-field-note.h"

#include <glib/gi18n-lib.h>

struct _BackboneSettingRow
{
  AdwPreferencesRow parent_instance;

  GtkEntry *entry;
  GtkWidget *reset_button;
  GtkLabel *below;

  BackboneChannelDraft *draft;
  char *key;
  char *hint;
  gboolean digits;
};

G_DEFINE_FINAL_TYPE (BackboneSettingRow, backbone_setting_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_DRAFT,
  PROP_KEY,
  PROP_HINT,
  PROP_DIGITS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
draft_changed_cb (BackboneSettingRow *self)
{
  const char *value;
  const char *inherited;
  g_autofree char *error = NULL;
  g_autofree char *tooltip = NULL;

  if (self->draft == NULL || self->key == NULL)
    return;

  value = backbone_channel_draft_get (self->draft, self->key);
  inherited = backbone_channel_draft_get_inherited (self->draft, self->key);
  error = backbone_channel_draft_dup_error (self->draft, self->key);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), value ? value : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value ? value : "");
  gtk_entry_set_placeholder_text (self->entry, inherited);

  tooltip = *inherited
                /* Translators: %s is a value */
                ? g_strdup_printf (_ ("Go back to “%s”"), inherited)
                : g_strdup (_ ("Go back to nothing"));
  gtk_widget_set_tooltip_text (self->reset_button, tooltip);
  gtk_widget_set_visible (self->reset_button, value != NULL);
  backbone_field_note_show_below (self->below, GTK_WIDGET (self->entry), error, self->hint);
}

static void
typed_cb (BackboneSettingRow *self)
{
  if (self->draft)
    backbone_channel_draft_set (self->draft, self->key,
                                gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
reset_cb (BackboneSettingRow *self)
{
  backbone_channel_draft_set (self->draft, self->key, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* The entry and the button are named after the row. */
static void
title_changed_cb (BackboneSettingRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  /* Translators: %s is the name of a setting */
  g_autofree char *reset = g_strdup_printf (_ ("Reset: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, reset, -1);
}

static void
set_draft (BackboneSettingRow *self, BackboneChannelDraft *draft)
{
  if (self->draft == draft)
    return;

  if (self->draft)
    g_signal_handlers_disconnect_by_func (self->draft, draft_changed_cb, self);
  g_set_object (&self->draft, draft);
  if (draft)
    {
      g_signal_connect_swapped (draft, "changed", G_CALLBACK (draft_changed_cb), self);
      draft_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}

static void
set_text (BackboneSettingRow *self, char **field, const GValue *value, GParamSpec *pspec)
{
  if (g_strcmp0 (*field, g_value_get_string (value)) == 0)
    return;

  g_free (*field);
  *field = g_value_dup_string (value);
  draft_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
backbone_setting_row_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BackboneSettingRow *self = BACKBONE_SETTING_ROW (object);

  switch (property_id)
    {
    case PROP_DRAFT:
      set_draft (self, g_value_get_object (value));
      break;
    case PROP_KEY:
      set_text (self, &self->key, value, pspec);
      break;
    case PROP_HINT:
      set_text (self, &self->hint, value, pspec);
      break;
    case PROP_DIGITS:
      if (self->digits != g_value_get_boolean (value))
        {
          self->digits = g_value_get_boolean (value);
          gtk_entry_set_input_purpose (self->entry, self->digits ? GTK_INPUT_PURPOSE_DIGITS
                                                                 : GTK_INPUT_PURPOSE_FREE_FORM);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_setting_row_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  BackboneSettingRow *self = BACKBONE_SETTING_ROW (object);

  switch (property_id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_DIGITS:
      g_value_set_boolean (value, self->digits);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static gboolean
backbone_setting_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BACKBONE_SETTING_ROW (widget)->entry));
}

static void
backbone_setting_row_dispose (GObject *object)
{
  set_draft (BACKBONE_SETTING_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BACKBONE_TYPE_SETTING_ROW);

  G_OBJECT_CLASS (backbone_setting_row_parent_class)->dispose (object);
}

static void
backbone_setting_row_finalize (GObject *object)
{
  BackboneSettingRow *self = BACKBONE_SETTING_ROW (object);

  g_free (self->key);
  g_free (self->hint);

  G_OBJECT_CLASS (backbone_setting_row_parent_class)->finalize (object);
}

static void
backbone_setting_row_class_init (BackboneSettingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_setting_row_set_property;
  object_class->get_property = backbone_setting_row_get_property;
  object_class->dispose = backbone_setting_row_dispose;
  object_class->finalize = backbone_setting_row_finalize;
  widget_class->grab_focus = backbone_setting_row_grab_focus;

  properties[PROP_DRAFT]
      = g_param_spec_object ("draft", NULL, NULL, BACKBONE_TYPE_CHANNEL_DRAFT, flags);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_DIGITS] = g_param_spec_boolean ("digits", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSettingRow, entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneSettingRow, reset_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneSettingRow, below);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

static void
backbone_setting_row_init (BackboneSettingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
