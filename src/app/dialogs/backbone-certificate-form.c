/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-certificate-form.h"

#include "backbone-certificate-facts.h"
#include "backbone-dialogs.h"
#include "backbone-part.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackboneCertificateForm
{
  GtkWidget parent_instance;

  GtkWidget *scrolled_window;
  GtkRevealer *remove_revealer;
  GtkWidget *remove_button;
  GtkLabel *remove_error;
  GtkLabel *file_label;
  GtkWidget *password_box;
  GtkPasswordEntry *password_entry;
  GtkWidget *read_button;
  GtkLabel *error_label;
  GtkWidget *forget_button;

  BackboneLandscape *landscape;
  char *number;
  BackboneList *certificates;
  BackboneClientCertificate *saved;
  GFile *file;
  BackboneSecret *password;          /* with which the file was read */
  BackboneClientCertificate *chosen; /* what was in it */
  BackboneCertificateJob *job;       /* that reads it */
};

G_DEFINE_FINAL_TYPE (BackboneCertificateForm, backbone_certificate_form, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SAVED,
  PROP_CHOSEN,
  PROP_LANDSCAPE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

static void
show_error (GtkLabel *label, const GError *error)
{
  g_autofree char *text = error ? backbone_window_texts_error (error) : NULL;

  show_text (label, text);
}

static void
set_chosen (BackboneCertificateForm *self, BackboneClientCertificate *chosen)
{
  gtk_widget_set_visible (self->forget_button, chosen != NULL);
  if (g_set_object (&self->chosen, chosen))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
certificates_changed_cb (BackboneCertificateForm *self)
{
  g_autoptr (BackboneClientCertificate) saved
      = g_list_model_get_item (G_LIST_MODEL (self->certificates), 0);

  gtk_widget_set_visible (self->remove_button, saved != NULL);
  if (g_set_object (&self->saved, saved))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED]);
}

static gboolean
has_expired (BackboneClientCertificate *certificate)
{
  return backbone_expiry_is_over (backbone_client_certificate_get_not_after (certificate),
                                  g_get_real_time ());
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneCertificateForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  if ((gpointer)source != (gpointer)self->job)
    return;

  gtk_widget_set_sensitive (self->read_button, TRUE);
  if (done)
    {
      set_chosen (self, backbone_certificate_job_get_certificate (self->job));
      if (has_expired (self->chosen))
        show_text (self->error_label, _ ("This certificate has expired, so that no log-on is "
                                         "possible with it. Ask for a new one and choose its "
                                         "file."));
      else
        gtk_widget_set_visible (self->password_box, FALSE);
    }
  else
    {
      show_error (self->error_label, error);
      gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
    }
  g_clear_object (&self->job);
}

static void
read_file (BackboneCertificateForm *self)
{
  if (self->file == NULL)
    return;

  g_clear_pointer (&self->password, backbone_secret_unref);
  self->password
      = backbone_secret_new (gtk_editable_get_text (GTK_EDITABLE (self->password_entry)));
  set_chosen (self, NULL);
  show_error (self->error_label, NULL);
  gtk_widget_set_sensitive (self->read_button, FALSE);

  g_clear_object (&self->job);
  self->job
      = backbone_certificate_job_new (self->landscape, self->number, self->file, self->password);
  backbone_certificate_job_set_dry_run (self->job, TRUE);
  backbone_job_run_async (BACKBONE_JOB (self->job), backbone_part_answered_cb,
                          backbone_part_wait (self, read_cb));
}

static void
set_file (BackboneCertificateForm *self, GFile *file)
{
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;

  g_set_object (&self->file, file);
  g_clear_pointer (&self->password, backbone_secret_unref);
  g_clear_object (&self->job);
  set_chosen (self, NULL);
  show_error (self->error_label, NULL);
  show_text (self->file_label, name);
  gtk_editable_set_text (GTK_EDITABLE (self->password_entry), "");
  gtk_widget_set_sensitive (self->read_button, TRUE);
  gtk_widget_set_visible (self->password_box, file != NULL);
  if (file)
    gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneCertificateForm) self = user_data;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);

  if (file && self->landscape)
    set_file (self, file);
}

static void
choose_cb (BackboneCertificateForm *self)
{
  backbone_dialogs_open_file_async (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Choose a PFX file"),
      _ ("Certificates with key (PFX)"),
      (const char *const[]){ "*.pfx", "*.PFX", "*.p12", "*.P12", NULL }, backbone_part_answered_cb,
      backbone_part_wait (self, file_chosen_cb));
}

static void
remove_clicked_cb (BackboneCertificateForm *self)
{
  gtk_revealer_set_reveal_child (self->remove_revealer, TRUE);
}

static void
keep_clicked_cb (BackboneCertificateForm *self)
{
  gtk_revealer_set_reveal_child (self->remove_revealer, FALSE);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneCertificateForm) self = user_data;
  g_autoptr (GError) error = NULL;

  backbone_job_run_finish (BACKBONE_JOB (source), result, &error);
  show_error (self->remove_error, error);
}

static void
remove_confirmed_cb (BackboneCertificateForm *self)
{
  g_autoptr (BackboneJob) job = backbone_certificate_remove_job_new (self->landscape, self->number);

  gtk_revealer_set_reveal_child (self->remove_revealer, FALSE);
  backbone_job_run_async (job, backbone_part_answered_cb, backbone_part_wait (self, removed_cb));
}

static void
backbone_certificate_form_get_property (GObject *object,
                                        guint property_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  BackboneCertificateForm *self = BACKBONE_CERTIFICATE_FORM (object);

  switch (property_id)
    {
    case PROP_SAVED:
      g_value_set_object (value, self->saved);
      break;
    case PROP_CHOSEN:
      g_value_set_object (value, self->chosen);
      break;
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_certificate_form_dispose (GObject *object)
{
  BackboneCertificateForm *self = BACKBONE_CERTIFICATE_FORM (object);

  if (self->certificates)
    g_signal_handlers_disconnect_by_func (self->certificates, certificates_changed_cb, self);
  g_clear_object (&self->certificates);
  g_clear_pointer (&self->scrolled_window, gtk_widget_unparent);
  g_clear_object (&self->job);
  g_clear_object (&self->saved);
  g_clear_object (&self->chosen);
  g_clear_object (&self->file);
  g_clear_pointer (&self->password, backbone_secret_unref);
  g_clear_object (&self->landscape);
  gtk_widget_dispose_template (GTK_WIDGET (object), BACKBONE_TYPE_CERTIFICATE_FORM);

  G_OBJECT_CLASS (backbone_certificate_form_parent_class)->dispose (object);
}

static void
backbone_certificate_form_finalize (GObject *object)
{
  g_free (BACKBONE_CERTIFICATE_FORM (object)->number);

  G_OBJECT_CLASS (backbone_certificate_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-certificate-form.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneCertificateForm, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, BackboneCertificateForm, remove_revealer);
  gtk_widget_class_bind_template_child (widget_class, BackboneCertificateForm, remove_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneCertificateForm, remove_error);
  gtk_widget_class_bind_template_child (widget_class, BackboneCertificateForm, file_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneCertificateForm, password_box);
  gtk_widget_class_bind_template_child (widget_class, BackboneCertificateForm, password_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneCertificateForm, read_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneCertificateForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneCertificateForm, forget_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_file);
  gtk_widget_class_bind_template_callback (widget_class, backbone_certificate_form_forget_chosen);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_confirmed_cb);
}

static void
backbone_certificate_form_class_init (BackboneCertificateFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_certificate_form_get_property;
  object_class->dispose = backbone_certificate_form_dispose;
  object_class->finalize = backbone_certificate_form_finalize;

  properties[PROP_SAVED]
      = g_param_spec_object ("saved", NULL, NULL, BACKBONE_TYPE_CLIENT_CERTIFICATE, flags);
  properties[PROP_CHOSEN]
      = g_param_spec_object ("chosen", NULL, NULL, BACKBONE_TYPE_CLIENT_CERTIFICATE, flags);
  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_CERTIFICATE_FACTS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
backbone_certificate_form_init (BackboneCertificateForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
backbone_certificate_form_load (BackboneCertificateForm *self,
                                BackboneLandscape *landscape,
                                const char *number)
{
  g_return_if_fail (self->landscape == NULL);

  self->landscape = g_object_ref (landscape);
  self->number = g_strdup (number);
  self->certificates = backbone_landscape_list_certificates (landscape, number);
  g_signal_connect_swapped (self->certificates, "items-changed",
                            G_CALLBACK (certificates_changed_cb), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
  certificates_changed_cb (self);
}

BackboneClientCertificate *
backbone_certificate_form_get_saved (BackboneCertificateForm *self)
{
  return self->saved;
}

BackboneClientCertificate *
backbone_certificate_form_get_chosen (BackboneCertificateForm *self)
{
  return self->chosen && !has_expired (self->chosen) ? self->chosen : NULL;
}

GFile *
backbone_certificate_form_get_file (BackboneCertificateForm *self)
{
  return self->file;
}

BackboneSecret *
backbone_certificate_form_get_password (BackboneCertificateForm *self)
{
  return self->password;
}

void
backbone_certificate_form_forget_chosen (BackboneCertificateForm *self)
{
  set_file (self, NULL);
}
