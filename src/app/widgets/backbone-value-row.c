/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-value-row.h"

#include "backbone-field-note.h"

#include <glib/gi18n-lib.h>

struct _BackboneValueRow
{
  AdwPreferencesRow parent_instance;

  GtkEntry *entry;
  GtkWidget *apply_button;
  GtkLabel *below;

  char *key;
  char *hint;
  char *value;
  char *error; /* nullable */
  gboolean digits;
};

G_DEFINE_FINAL_TYPE (BackboneValueRow, backbone_value_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_KEY,
  PROP_HINT,
  PROP_DIGITS,
  PROP_VALUE,
  N_PROPERTIES,
};

enum
{
  TYPED,
  APPLY,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static const char *
get_text (BackboneValueRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_edited (BackboneValueRow *self)
{
  return g_strcmp0 (get_text (self), self->value ? self->value : "") != 0;
}

static void
update (BackboneValueRow *self)
{
  backbone_field_note_show_below (self->below, GTK_WIDGET (self->entry), self->error, self->hint);
  gtk_widget_set_visible (self->apply_button, is_edited (self) && self->error == NULL);
}

static void
typed_cb (BackboneValueRow *self)
{
  g_clear_pointer (&self->error, g_free);
  if (is_edited (self))
    g_signal_emit (self, signals[TYPED], 0, get_text (self));
  update (self);
}

static void
apply_cb (BackboneValueRow *self)
{
  if (is_edited (self) && self->error == NULL)
    g_signal_emit (self, signals[APPLY], 0, get_text (self));
}

/* The entry and the button are named after the row. */
static void
title_changed_cb (BackboneValueRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  /* Translators: %s is the name of a setting */
  g_autofree char *apply = g_strdup_printf (_ ("Apply: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_widget_set_tooltip_text (self->apply_button, apply);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->apply_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, apply, -1);
}

static void
set_text (BackboneValueRow *self, char **field, const GValue *value, GParamSpec *pspec)
{
  if (g_strcmp0 (*field, g_value_get_string (value)) == 0)
    return;

  g_free (*field);
  *field = g_value_dup_string (value);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
backbone_value_row_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BackboneValueRow *self = BACKBONE_VALUE_ROW (object);

  switch (property_id)
    {
    case PROP_KEY:
      set_text (self, &self->key, value, pspec);
      break;
    case PROP_HINT:
      set_text (self, &self->hint, value, pspec);
      break;
    case PROP_VALUE:
      backbone_value_row_set_value (self, g_value_get_string (value));
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
backbone_value_row_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  BackboneValueRow *self = BACKBONE_VALUE_ROW (object);

  switch (property_id)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_DIGITS:
      g_value_set_boolean (value, self->digits);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static gboolean
backbone_value_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BACKBONE_VALUE_ROW (widget)->entry));
}

static void
backbone_value_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BACKBONE_TYPE_VALUE_ROW);

  G_OBJECT_CLASS (backbone_value_row_parent_class)->dispose (object);
}

static void
backbone_value_row_finalize (GObject *object)
{
  BackboneValueRow *self = BACKBONE_VALUE_ROW (object);

  g_free (self->key);
  g_free (self->hint);
  g_free (self->value);
  g_free (self->error);

  G_OBJECT_CLASS (backbone_value_row_parent_class)->finalize (object);
}

static void
backbone_value_row_class_init (BackboneValueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_value_row_set_property;
  object_class->get_property = backbone_value_row_get_property;
  object_class->dispose = backbone_value_row_dispose;
  object_class->finalize = backbone_value_row_finalize;
  widget_class->grab_focus = backbone_value_row_grab_focus;

  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_DIGITS] = g_param_spec_boolean ("digits", NULL, NULL, FALSE, flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[APPLY] = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-value-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneValueRow, entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneValueRow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneValueRow, below);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

static void
backbone_value_row_init (BackboneValueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

const char *
backbone_value_row_get_key (BackboneValueRow *self)
{
  return self->key;
}

void
backbone_value_row_set_value (BackboneValueRow *self, const char *value)
{
  gboolean was_edited = is_edited (self);

  if (g_strcmp0 (self->value, value) == 0)
    return;

  g_free (self->value);
  self->value = g_strdup (value);
  if (!was_edited)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value ? value : "");
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

void
backbone_value_row_set_error (BackboneValueRow *self, const char *error)
{
  g_free (self->error);
  self->error = g_strdup (error);
  update (self);
}
