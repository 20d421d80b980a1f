/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-notes-card.h"

#include "backbone-accessible.h"
#include "backbone-form-field.h"
#include "backbone-tags.h"

struct _BackboneNotesCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  BackboneFormField *tags_field;
  GtkEditable *tags_entry;
  BackboneFormField *note_field;
  GtkTextBuffer *note_buffer;
  GtkRevealer *buttons_revealer;

  BackboneCustomer *customer;
  /* What stands in the file, of the customer with that number. */
  char *number;
  char *tags;
  char *note;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (BackboneNotesCard, backbone_notes_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CUSTOMER,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static char *
dup_note (BackboneNotesCard *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->note_buffer, &start, &end);

  return gtk_text_buffer_get_text (self->note_buffer, &start, &end, FALSE);
}

static gboolean
is_changed (BackboneNotesCard *self)
{
  g_autofree char *note = dup_note (self);

  return self->number
         && (!g_str_equal (gtk_editable_get_text (self->tags_entry), self->tags)
             || !g_str_equal (note, self->note));
}

static gboolean
check (BackboneNotesCard *self)
{
  GError *error = NULL;
  GError *note_error = NULL;
  g_autofree char *note = dup_note (self);
  gboolean fit;

  backbone_tags_validate (gtk_editable_get_text (self->tags_entry), &error);
  backbone_note_validate (note, &note_error);
  fit = backbone_form_field_take_error (self->tags_field, error);

  return backbone_form_field_take_error (self->note_field, note_error) && fit;
}

static void
update (BackboneNotesCard *self)
{
  gboolean changed = is_changed (self);
  gboolean fit = check (self);

  gtk_widget_set_visible (GTK_WIDGET (self->buttons_revealer), changed);
  gtk_revealer_set_reveal_child (self->buttons_revealer, changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.save", changed && fit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.discard", changed);
}

static void
edited_cb (BackboneNotesCard *self)
{
  if (!self->filling)
    update (self);
}

/* Shows what stands in the file. */
static void
fill_in (BackboneNotesCard *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (self->tags_entry, self->tags ? self->tags : "");
  gtk_text_buffer_set_text (self->note_buffer, self->note ? self->note : "", -1);
  self->filling = FALSE;
  update (self);
}

static void
read_customer (BackboneNotesCard *self)
{
  gboolean loaded = self->customer && backbone_customer_get_loaded (self->customer);
  const char *note = loaded ? backbone_customer_get_note (self->customer) : NULL;

  g_free (self->number);
  g_free (self->tags);
  g_free (self->note);
  self->number = loaded ? g_strdup (backbone_customer_get_number (self->customer)) : NULL;
  self->tags = backbone_tags_join (loaded ? backbone_customer_get_tags (self->customer) : NULL);
  self->note = g_strdup (note ? note : "");
}

/* What a person is writing stays when somebody else changes the customer. */
static void
customer_changed_cb (BackboneNotesCard *self)
{
  gboolean was_changed = is_changed (self);

  read_customer (self);
  if (was_changed)
    update (self);
  else
    fill_in (self);
}

static void
save (BackboneNotesCard *self)
{
  g_autofree char *note = dup_note (self);

  if (is_changed (self) && check (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "customers.write-notes", "(sssss)", self->number,
                                gtk_editable_get_text (self->tags_entry), note, self->tags,
                                self->note);
}

static void
save_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  save (BACKBONE_NOTES_CARD (widget));
}

/* Return in the field of the tags. */
static void
tags_activated_cb (BackboneNotesCard *self)
{
  save (self);
}

static void
discard_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  fill_in (BACKBONE_NOTES_CARD (widget));
}

static void
set_customer (BackboneNotesCard *self, BackboneCustomer *customer)
{
  if (self->customer == customer)
    return;

  save (self);
  if (self->customer)
    g_signal_handlers_disconnect_by_func (self->customer, customer_changed_cb, self);
  g_set_object (&self->customer, customer);
  if (customer)
    {
      g_signal_connect_swapped (customer, "notify::loaded", G_CALLBACK (customer_changed_cb), self);
      g_signal_connect_swapped (customer, "notify::tags", G_CALLBACK (customer_changed_cb), self);
      g_signal_connect_swapped (customer, "notify::note", G_CALLBACK (customer_changed_cb), self);
    }
  read_customer (self);
  fill_in (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMER]);
}

static void
backbone_notes_card_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CUSTOMER:
      set_customer (BACKBONE_NOTES_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_notes_card_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CUSTOMER:
      g_value_set_object (value, BACKBONE_NOTES_CARD (object)->customer);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_notes_card_dispose (GObject *object)
{
  BackboneNotesCard *self = BACKBONE_NOTES_CARD (object);

  if (self->customer)
    g_signal_handlers_disconnect_by_func (self->customer, customer_changed_cb, self);
  g_clear_object (&self->customer);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_notes_card_parent_class)->dispose (object);
}

static void
backbone_notes_card_finalize (GObject *object)
{
  BackboneNotesCard *self = BACKBONE_NOTES_CARD (object);

  g_free (self->number);
  g_free (self->tags);
  g_free (self->note);

  G_OBJECT_CLASS (backbone_notes_card_parent_class)->finalize (object);
}

static void
backbone_notes_card_class_init (BackboneNotesCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_notes_card_set_property;
  object_class->get_property = backbone_notes_card_get_property;
  object_class->dispose = backbone_notes_card_dispose;
  object_class->finalize = backbone_notes_card_finalize;

  properties[PROP_CUSTOMER]
      = g_param_spec_object ("customer", NULL, NULL, BACKBONE_TYPE_CUSTOMER,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "notes.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "notes.discard", NULL, discard_activated);
  g_type_ensure (BACKBONE_TYPE_FORM_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-notes-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneNotesCard, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneNotesCard, tags_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneNotesCard, tags_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneNotesCard, note_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneNotesCard, note_buffer);
  gtk_widget_class_bind_template_child (widget_class, BackboneNotesCard, buttons_revealer);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_activated_cb);
}

static void
backbone_notes_card_init (BackboneNotesCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  read_customer (self);
  update (self);
}
