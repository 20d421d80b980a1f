/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-value-row.h"

#include "backbone-keep.h"

#include <glib/gi18n-lib.h>

struct _BackboneValueRow
{
  BackboneTypedRow parent_instance;

  char *value;
  char *error; /* nullable */
};

G_DEFINE_FINAL_TYPE (BackboneValueRow, backbone_value_row, BACKBONE_TYPE_TYPED_ROW)

enum
{
  PROP_0,
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
  return backbone_typed_row_get_text (BACKBONE_TYPED_ROW (self));
}

static gboolean
is_edited (BackboneValueRow *self)
{
  return g_strcmp0 (get_text (self), self->value ? self->value : "") != 0;
}

static void
update (BackboneTypedRow *row)
{
  BackboneValueRow *self = BACKBONE_VALUE_ROW (row);

  backbone_typed_row_tell (row, self->error);
  gtk_widget_set_visible (backbone_typed_row_get_button (row),
                          is_edited (self) && self->error == NULL);
}

static char *
name_button (const char *title)
{
  /* Translators: %s is the name of a setting */
  return g_strdup_printf (_ ("Apply: %s"), title);
}

static void
typed_cb (BackboneValueRow *self)
{
  g_clear_pointer (&self->error, g_free);
  if (is_edited (self))
    g_signal_emit (self, signals[TYPED], 0, get_text (self));
  update (BACKBONE_TYPED_ROW (self));
}

static void
apply_cb (BackboneValueRow *self)
{
  if (is_edited (self) && self->error == NULL)
    g_signal_emit (self, signals[APPLY], 0, get_text (self));
}

static void
backbone_value_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    backbone_value_row_set_value (BACKBONE_VALUE_ROW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
backbone_value_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    g_value_set_string (value, BACKBONE_VALUE_ROW (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
backbone_value_row_finalize (GObject *object)
{
  BackboneValueRow *self = BACKBONE_VALUE_ROW (object);

  g_free (self->value);
  g_free (self->error);

  G_OBJECT_CLASS (backbone_value_row_parent_class)->finalize (object);
}

static void
backbone_value_row_class_init (BackboneValueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BackboneTypedRowClass *row_class = BACKBONE_TYPED_ROW_CLASS (klass);

  object_class->set_property = backbone_value_row_set_property;
  object_class->get_property = backbone_value_row_get_property;
  object_class->finalize = backbone_value_row_finalize;
  row_class->name_button = name_button;
  row_class->update = update;

  properties[PROP_VALUE]
      = g_param_spec_string ("value", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[APPLY] = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-value-row.ui");
  backbone_typed_row_class_bind_template (row_class);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
backbone_value_row_init (BackboneValueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (BACKBONE_TYPED_ROW (self));
}

void
backbone_value_row_set_value (BackboneValueRow *self, const char *value)
{
  gboolean was_edited = is_edited (self);

  if (!backbone_keep_text (&self->value, value))
    return;

  if (!was_edited)
    backbone_typed_row_set_text (BACKBONE_TYPED_ROW (self), value ? value : "");
  update (BACKBONE_TYPED_ROW (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

void
backbone_value_row_set_error (BackboneValueRow *self, const char *error)
{
  g_free (self->error);
  self->error = g_strdup (error);
  update (BACKBONE_TYPED_ROW (self));
}
