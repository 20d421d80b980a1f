/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customer-dialog.h"

#include "backbone-accessible.h"
#include "backbone-form-field.h"
#include "backbone-tags.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackboneCustomerDialog
{
  AdwWindow parent_instance;

  BackboneFormField *number_field;
  GtkEditable *number_entry;
  BackboneFormField *description_field;
  GtkEditable *description_entry;
  BackboneFormField *user_field;
  GtkEditable *user_entry;
  BackboneFormField *password_field;
  GtkEditable *password_entry;
  BackboneFormField *tags_field;
  GtkEditable *tags_entry;
  BackboneFormField *note_field;
  GtkTextBuffer *note_buffer;
  GtkRevealer *error_revealer;
  GtkLabel *error_label;
  GtkWidget *unlock_button;
  GtkButton *save_button;

  BackboneLandscape *landscape;
  BackboneJob *job;  /* only while it runs */
  BackboneJob *undo; /* of it */

  /* The customer that is changed, as it was; all NULL for a new one. */
  char *number;
  char *old_description;
  char *old_user;
  char *old_note;
  GStrv old_tags;
};

G_DEFINE_FINAL_TYPE (BackboneCustomerDialog, backbone_customer_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* (transfer full): without blanks around it. */
static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (gtk_editable_get_chars (entry, 0, -1));
}

static char *
dup_note (BackboneCustomerDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->note_buffer, &start, &end);

  return gtk_text_buffer_get_text (self->note_buffer, &start, &end, FALSE);
}

/* Each of these says what is wrong at its field, and returns whether the field is fit to be saved. */

static gboolean
check_number (BackboneCustomerDialog *self)
{
  g_autofree char *text = dup_text (self->number_entry);
  g_autofree char *number = NULL;
  g_autofree char *hint = NULL;
  GError *error = NULL;

  if (self->number)
    return TRUE;

  if (*text != '\0')
    number = backbone_customer_number_normalize (text, &error);
  if (number)
    /* Translators: %s is a customer number */
    hint = g_strdup_printf (_ ("Customer number %s"), number);
  backbone_form_field_set_hint (self->number_field,
                                hint ? hint : _ ("Ten digits; leading zeros may be left out"));

  return backbone_form_field_take_error (self->number_field, error) && number;
}

static gboolean
check_description (BackboneCustomerDialog *self)
{
  g_autofree char *text = dup_text (self->description_entry);
  GError *error = NULL;

  if (*text != '\0')
    backbone_description_validate (text, &error);

  return backbone_form_field_take_error (self->description_field, error) && *text != '\0';
}

static gboolean
check_user (BackboneCustomerDialog *self)
{
  g_autofree char *text = dup_text (self->user_entry);
  g_autofree char *user = NULL;
  GError *error = NULL;

  if (*text != '\0')
    user = backbone_user_id_normalize (text, &error);
  backbone_form_field_set_hint (
      self->user_field, user && !g_str_equal (user, text) ? user : _ ("Such as S0012345678"));

  return backbone_form_field_take_error (self->user_field, error);
}

static gboolean
check_password (BackboneCustomerDialog *self)
{
  const char *text = gtk_editable_get_text (self->password_entry);
  g_autofree char *user = dup_text (self->user_entry);
  GError *error = NULL;

  if (*text != '\0' && *user == '\0')
    g_set_error_literal (&error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                         _ ("A password needs a technical user"));
  else if (*text != '\0')
    backbone_password_validate (text, &error);

  return backbone_form_field_take_error (self->password_field, error);
}

static gboolean
check_tags (BackboneCustomerDialog *self)
{
  GError *error = NULL;

  backbone_tags_validate (gtk_editable_get_text (self->tags_entry), &error);

  return backbone_form_field_take_error (self->tags_field, error);
}

static gboolean
check_note (BackboneCustomerDialog *self)
{
  GError *error = NULL;
  g_autofree char *note = dup_note (self);

  backbone_note_validate (note, &error);

  return backbone_form_field_take_error (self->note_field, error);
}

static void
update (BackboneCustomerDialog *self)
{
  gboolean fit = check_number (self);

  fit &= check_description (self);
  fit &= check_user (self);
  fit &= check_password (self);
  fit &= check_tags (self);
  fit &= check_note (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customer.save", fit && self->job == NULL);
}

static void
show_error (BackboneCustomerDialog *self, const GError *error)
{
  g_autofree char *text = error ? backbone_window_texts_error (error) : NULL;

  gtk_label_set_label (self->error_label, text ? text : "");
  gtk_widget_set_visible (self->unlock_button,
                          g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED));
  gtk_revealer_set_reveal_child (self->error_revealer, error != NULL);
}

static void
say_saved (BackboneCustomerDialog *self)
{
  g_autofree char *description = dup_text (self->description_entry);
  g_autofree char *typed = dup_text (self->number_entry);
  g_autofree char *number = backbone_customer_number_normalize (typed, NULL);
  /* Translators: %s is the name of a customer */
  g_autofree char *text
      = g_strdup_printf (self->number ? _ ("%s was changed") : _ ("%s was added"), description);

  g_signal_emit (self, signals[SAVED], 0, number, text, self->undo);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneCustomerDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  g_clear_object (&self->job);
  if (done)
    {
      say_saved (self);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  update (self);
  if (g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS))
    {
      backbone_form_field_set_error (self->number_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->number_entry));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_error (self, error);
    }
}

/* A new customer can be taken away again; of one that was changed, what is no secret can be as it
 * was. */
static BackboneJob *
make_undo (BackboneCustomerDialog *self, const char *number, const BackboneCustomerEdit *values)
{
  const BackboneCustomerEdit before = {
    .description = self->old_description,
    .tags = (const char *const *)self->old_tags,
    .note = self->old_note,
  };

  if (self->number == NULL)
    return backbone_customer_remove_job_new (self->landscape,
                                             (const char *const[]){ number, NULL });
  if (values->password || !g_str_equal (values->technical_user, self->old_user))
    return NULL;

  return backbone_customer_edit_job_new (self->landscape, number, &before);
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneCustomerDialog *self = BACKBONE_CUSTOMER_DIALOG (widget);
  g_autofree char *number = dup_text (self->number_entry);
  g_autofree char *description = dup_text (self->description_entry);
  g_autofree char *user = dup_text (self->user_entry);
  g_autofree char *note = dup_note (self);
  g_auto (GStrv) tags = backbone_tags_split (gtk_editable_get_text (self->tags_entry));
  const char *password = gtk_editable_get_text (self->password_entry);
  g_autoptr (BackboneSecret) secret = *password != '\0' ? backbone_secret_new (password) : NULL;
  const BackboneCustomerEdit values = {
    .description = description,
    .technical_user = user,
    .password = secret,
    .tags = (const char *const *)tags,
    .note = note,
  };

  show_error (self, NULL);
  self->job = self->number ? backbone_customer_edit_job_new (self->landscape, number, &values)
                           : backbone_customer_add_with_job_new (self->landscape, number, &values);
  g_clear_object (&self->undo);
  self->undo = make_undo (self, number, &values);
  backbone_job_run_async (self->job, saved_cb, g_object_ref (self));
  update (self);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneCustomerDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      show_error (self, NULL);
      backbone_landscape_probe_keyring (self->landscape);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_error (self, error);
    }
}

static void
unlock (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneCustomerDialog *self = BACKBONE_CUSTOMER_DIALOG (widget);
  g_autoptr (BackboneJob) job = backbone_keyring_unlock_job_new (self->landscape);

  backbone_job_run_async (job, unlocked_cb, g_object_ref (self));
}

static void
backbone_customer_dialog_dispose (GObject *object)
{
  BackboneCustomerDialog *self = BACKBONE_CUSTOMER_DIALOG (object);

  g_clear_object (&self->job);
  g_clear_object (&self->undo);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_customer_dialog_parent_class)->dispose (object);
}

static void
backbone_customer_dialog_finalize (GObject *object)
{
  BackboneCustomerDialog *self = BACKBONE_CUSTOMER_DIALOG (object);

  g_free (self->number);
  g_free (self->old_description);
  g_free (self->old_user);
  g_free (self->old_note);
  g_strfreev (self->old_tags);

  G_OBJECT_CLASS (backbone_customer_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-customer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, number_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, number_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, description_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, description_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, user_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, user_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, password_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, password_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, tags_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, tags_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, note_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, note_buffer);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneCustomerDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
backbone_customer_dialog_class_init (BackboneCustomerDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = backbone_customer_dialog_dispose;
  object_class->finalize = backbone_customer_dialog_finalize;

  signals[SAVED]
      = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, BACKBONE_TYPE_JOB);

  gtk_widget_class_install_action (widget_class, "customer.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "customer.unlock", NULL, unlock);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (BACKBONE_TYPE_FORM_FIELD);
  bind_template (widget_class);
}

static void
backbone_customer_dialog_init (BackboneCustomerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_in (BackboneCustomerDialog *self, BackboneCustomer *customer)
{
  const char *user = backbone_customer_get_technical_user (customer);
  const char *note = backbone_customer_get_note (customer);
  const char *const *tags = backbone_customer_get_tags (customer);
  g_autofree char *joined = backbone_tags_join (tags);
  /* Translators: %s is the name of a customer */
  g_autofree char *title
      = g_strdup_printf (_ ("Edit %s"), backbone_customer_get_description (customer));

  self->number = g_strdup (backbone_customer_get_number (customer));
  self->old_description = g_strdup (backbone_customer_get_description (customer));
  self->old_user = g_strdup (user ? user : "");
  self->old_note = g_strdup (note ? note : "");
  self->old_tags = tags ? g_strdupv ((char **)tags) : g_new0 (char *, 1);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_editable_set_text (self->number_entry, self->number);
  gtk_widget_set_sensitive (GTK_WIDGET (self->number_entry), FALSE);
  gtk_editable_set_text (self->description_entry, self->old_description);
  gtk_editable_set_text (self->user_entry, self->old_user);
  gtk_editable_set_text (self->tags_entry, joined);
  gtk_text_buffer_set_text (self->note_buffer, self->old_note, -1);
  backbone_form_field_set_hint (self->number_field, _ ("The number stays"));
  backbone_form_field_set_hint (self->password_field, _ ("Empty: the saved one stays"));
  gtk_button_set_label (self->save_button, _ ("_Save"));
  gtk_widget_grab_focus (GTK_WIDGET (self->description_entry));
}

BackboneCustomerDialog *
backbone_customer_dialog_new (BackboneLandscape *landscape, BackboneCustomer *customer)
{
  BackboneCustomerDialog *self = g_object_new (BACKBONE_TYPE_CUSTOMER_DIALOG, NULL);

  self->landscape = g_object_ref (landscape);
  if (customer)
    fill_in (self, customer);
  backbone_accessible_mend (GTK_WIDGET (self));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (customer ? self->description_entry : self->number_entry));

  return self;
}
