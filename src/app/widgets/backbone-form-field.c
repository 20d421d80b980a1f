/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-form-field.h"

#include "backbone-field-note.h"
#include "backbone-keep.h"

struct _BackboneFormField
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  GtkLabel *note_label;
  GtkWidget *child;

  char *title;
  char *hint;
  char *error;
};

G_DEFINE_FINAL_TYPE (BackboneFormField, backbone_form_field, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_HINT,
  PROP_ERROR,
  PROP_CHILD,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
update_note (BackboneFormField *self)
{
  backbone_field_note_show_below (self->note_label, self->child, self->error, self->hint);
}

static gboolean
set_text (BackboneFormField *self, char **text, const char *value, guint property)
{
  if (!backbone_keep_text (text, value))
    return FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);

  return TRUE;
}

static void
set_child (BackboneFormField *self, GtkWidget *child)
{
  if (self->child == child)
    return;

  if (self->child)
    gtk_box_remove (GTK_BOX (self), self->child);
  self->child = child;
  if (child)
    gtk_box_insert_child_after (GTK_BOX (self), child, GTK_WIDGET (self->title_label));
  gtk_label_set_mnemonic_widget (self->title_label, child);
  update_note (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
backbone_form_field_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  BackboneFormField *self = BACKBONE_FORM_FIELD (object);

  switch (property_id)
    {
    case PROP_TITLE:
      if (set_text (self, &self->title, g_value_get_string (value), PROP_TITLE))
        gtk_label_set_label (self->title_label, self->title);
      break;
    case PROP_HINT:
      backbone_form_field_set_hint (self, g_value_get_string (value));
      break;
    case PROP_ERROR:
      backbone_form_field_set_error (self, g_value_get_string (value));
      break;
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_form_field_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  BackboneFormField *self = BACKBONE_FORM_FIELD (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_form_field_finalize (GObject *object)
{
  BackboneFormField *self = BACKBONE_FORM_FIELD (object);

  g_free (self->title);
  g_free (self->hint);
  g_free (self->error);

  G_OBJECT_CLASS (backbone_form_field_parent_class)->finalize (object);
}

static void
backbone_form_field_class_init (BackboneFormFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_form_field_set_property;
  object_class->get_property = backbone_form_field_get_property;
  object_class->finalize = backbone_form_field_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_form_field_init (BackboneFormField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);

  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_use_underline (self->title_label, TRUE);
  gtk_label_set_xalign (self->title_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "caption-heading");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->title_label));

  self->note_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->note_label, 0);
  gtk_label_set_wrap (self->note_label, TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->note_label));
  update_note (self);
}

void
backbone_form_field_set_hint (BackboneFormField *self, const char *hint)
{
  if (set_text (self, &self->hint, hint, PROP_HINT))
    update_note (self);
}

void
backbone_form_field_set_error (BackboneFormField *self, const char *error)
{
  if (set_text (self, &self->error, error, PROP_ERROR))
    update_note (self);
}

gboolean
backbone_form_field_take_error (BackboneFormField *self, GError *error)
{
  gboolean fine = error == NULL;

  backbone_form_field_set_error (self, fine ? NULL : error->message);
  g_clear_error (&error);

  return fine;
}

const char *
backbone_form_field_get_error (BackboneFormField *self)
{
  return self->error;
}
