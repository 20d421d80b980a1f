/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-typed-row.h"

#include "backbone-field-note.h"
#include "backbone-keep.h"

typedef struct
{
  GtkEntry *entry;
  GtkWidget *button;
  GtkLabel *below;

  char *key;
  char *hint;
  gboolean digits;
} BackboneTypedRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BackboneTypedRow, backbone_typed_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_KEY,
  PROP_HINT,
  PROP_DIGITS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static BackboneTypedRowPrivate *
get_private (gpointer self)
{
  return backbone_typed_row_get_instance_private (self);
}

/* The entry and the button are named after the row. */
static void
title_changed_cb (BackboneTypedRow *self)
{
  BackboneTypedRowPrivate *priv = get_private (self);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  g_autofree char *name = BACKBONE_TYPED_ROW_GET_CLASS (self)->name_button (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_widget_set_tooltip_text (priv->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
set_text (BackboneTypedRow *self, char **place, const char *text, GParamSpec *pspec)
{
  if (!backbone_keep_text (place, text))
    return;

  BACKBONE_TYPED_ROW_GET_CLASS (self)->update (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
set_digits (BackboneTypedRow *self, gboolean digits)
{
  BackboneTypedRowPrivate *priv = get_private (self);

  if (priv->digits == digits)
    return;

  priv->digits = digits;
  gtk_entry_set_input_purpose (priv->entry,
                               digits ? GTK_INPUT_PURPOSE_DIGITS : GTK_INPUT_PURPOSE_FREE_FORM);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIGITS]);
}

static void
backbone_typed_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BackboneTypedRow *self = BACKBONE_TYPED_ROW (object);
  BackboneTypedRowPrivate *priv = get_private (self);

  switch (id)
    {
    case PROP_KEY:
      set_text (self, &priv->key, g_value_get_string (value), pspec);
      break;
    case PROP_HINT:
      set_text (self, &priv->hint, g_value_get_string (value), pspec);
      break;
    case PROP_DIGITS:
      set_digits (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_typed_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneTypedRowPrivate *priv = get_private (object);

  switch (id)
    {
    case PROP_KEY:
      g_value_set_string (value, priv->key);
      break;
    case PROP_HINT:
      g_value_set_string (value, priv->hint);
      break;
    case PROP_DIGITS:
      g_value_set_boolean (value, priv->digits);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
backbone_typed_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_private (widget)->entry));
}

static void
backbone_typed_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));

  G_OBJECT_CLASS (backbone_typed_row_parent_class)->dispose (object);
}

static void
backbone_typed_row_finalize (GObject *object)
{
  BackboneTypedRowPrivate *priv = get_private (object);

  g_free (priv->key);
  g_free (priv->hint);

  G_OBJECT_CLASS (backbone_typed_row_parent_class)->finalize (object);
}

static void
backbone_typed_row_class_init (BackboneTypedRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_typed_row_set_property;
  object_class->get_property = backbone_typed_row_get_property;
  object_class->dispose = backbone_typed_row_dispose;
  object_class->finalize = backbone_typed_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = backbone_typed_row_grab_focus;

  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_DIGITS] = g_param_spec_boolean ("digits", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_typed_row_init (BackboneTypedRow *self)
{
}

void
backbone_typed_row_class_bind_template (BackboneTypedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_bind_template_child_full (widget_class, "entry", FALSE,
                                             G_PRIVATE_OFFSET (BackboneTypedRow, entry));
  gtk_widget_class_bind_template_child_full (widget_class, "button", FALSE,
                                             G_PRIVATE_OFFSET (BackboneTypedRow, button));
  gtk_widget_class_bind_template_child_full (widget_class, "below", FALSE,
                                             G_PRIVATE_OFFSET (BackboneTypedRow, below));
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

const char *
backbone_typed_row_get_key (BackboneTypedRow *self)
{
  return get_private (self)->key;
}

GtkEntry *
backbone_typed_row_get_entry (BackboneTypedRow *self)
{
  return get_private (self)->entry;
}

GtkWidget *
backbone_typed_row_get_button (BackboneTypedRow *self)
{
  return get_private (self)->button;
}

const char *
backbone_typed_row_get_text (BackboneTypedRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_private (self)->entry));
}

void
backbone_typed_row_set_text (BackboneTypedRow *self, const char *text)
{
  if (g_strcmp0 (backbone_typed_row_get_text (self), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (get_private (self)->entry), text);
}

void
backbone_typed_row_tell (BackboneTypedRow *self, const char *error)
{
  BackboneTypedRowPrivate *priv = get_private (self);

  backbone_field_note_show_below (priv->below, GTK_WIDGET (priv->entry), error, priv->hint);
}
