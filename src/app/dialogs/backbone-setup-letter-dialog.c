/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-letter-dialog.h"

#include "backbone-accessible.h"
#include "backbone-dialogs.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BackboneSetupLetterDialog
{
  AdwWindow parent_instance;

  GtkTextView *text_view;
  GtkLabel *message;

  char *number;
  char *text; /* nullable: while it is written */
};

G_DEFINE_FINAL_TYPE (BackboneSetupLetterDialog, backbone_setup_letter_dialog, ADW_TYPE_WINDOW)

static void
show_message (BackboneSetupLetterDialog *self, const char *text)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

static void
update_actions (BackboneSetupLetterDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.copy", self->text != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.save", self->text != NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneSetupLetterDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      text = backbone_window_texts_error (error);
      show_message (self, text);
      return;
    }

  self->text = g_strdup (backbone_setup_letter_job_get_text (BACKBONE_SETUP_LETTER_JOB (source)));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), self->text, -1);
  update_actions (self);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupLetterDialog *self = BACKBONE_SETUP_LETTER_DIALOG (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  show_message (self, _ ("The letter is in the clipboard."));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneSetupLetterDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_ ("The letter is in %s."), name);
  else
    text = backbone_window_texts_error (error);
  show_message (self, text);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneSetupLetterDialog *self = BACKBONE_SETUP_LETTER_DIALOG (source);
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    return;

  bytes = g_bytes_new (self->text, strlen (self->text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       saved_cb, g_object_ref (self));
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupLetterDialog *self = BACKBONE_SETUP_LETTER_DIALOG (widget);
  g_autofree char *suggested = g_strdup_printf ("letter-%s.txt", self->number);

  backbone_dialogs_save_file_async (GTK_WINDOW (self), _ ("Save letter"), suggested, file_chosen_cb,
                                    NULL);
}

static void
backbone_setup_letter_dialog_finalize (GObject *object)
{
  BackboneSetupLetterDialog *self = BACKBONE_SETUP_LETTER_DIALOG (object);

  g_free (self->number);
  g_free (self->text);

  G_OBJECT_CLASS (backbone_setup_letter_dialog_parent_class)->finalize (object);
}

static void
backbone_setup_letter_dialog_class_init (BackboneSetupLetterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = backbone_setup_letter_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "letter.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "letter.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setup-letter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupLetterDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupLetterDialog, message);
}

static void
backbone_setup_letter_dialog_init (BackboneSetupLetterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_accessible_mend (GTK_WIDGET (self));
  update_actions (self);
}

BackboneSetupLetterDialog *
backbone_setup_letter_dialog_new (BackboneLandscape *landscape, const char *number)
{
  BackboneSetupLetterDialog *self = g_object_new (BACKBONE_TYPE_SETUP_LETTER_DIALOG, NULL);
  g_autoptr (BackboneSetupLetterJob) job = backbone_setup_letter_job_new (landscape, number);
  /* Translators: %s is a customer number */
  g_autofree char *title = g_strdup_printf (_ ("Letter to %s"), number);

  self->number = g_strdup (number);
  gtk_window_set_title (GTK_WINDOW (self), title);
  backbone_job_run_async (BACKBONE_JOB (job), written_cb, g_object_ref (self));

  return self;
}
