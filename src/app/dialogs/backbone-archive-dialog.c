/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-archive-dialog.h"

#include "backbone-accessible.h"
#include "backbone-dialogs.h"
#include "backbone-field-note.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackboneArchiveDialog
{
  AdwWindow parent_instance;

  GtkLabel *explanation;
  GtkWidget *passphrase_row;
  GtkWidget *again_row;
  GtkWidget *secrets_group;
  GtkSwitch *secrets_switch;
  GtkLabel *hint;
  GtkButton *go_button;
  GtkSpinner *spinner;

  BackboneLandscape *landscape; /* to be saved; NULL when one is restored */
  GFile *archive;
  GFile *file; /* of the landscape that is restored */
  BackboneJob *job;
};

G_DEFINE_FINAL_TYPE (BackboneArchiveDialog, backbone_archive_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  RESTORED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_hint (BackboneArchiveDialog *self, GtkWidget *field, const char *text)
{
  backbone_field_note_show_below (self->hint, self->passphrase_row, NULL, NULL);
  backbone_field_note_show_below (self->hint, self->again_row, NULL, NULL);
  backbone_field_note_show_below (self->hint, field, text, NULL);
}

static void
set_running (BackboneArchiveDialog *self, BackboneJob *job)
{
  g_set_object (&self->job, job);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go_button), job == NULL);
  gtk_widget_set_sensitive (self->passphrase_row, job == NULL);
  gtk_widget_set_sensitive (self->again_row, job == NULL);
  gtk_spinner_set_spinning (self->spinner, job != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), job != NULL);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneArchiveDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  set_running (self, NULL);
  if (!done)
    {
      text = backbone_window_texts_error (error);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_hint (self, NULL, text);
      return;
    }

  if (self->landscape)
    g_signal_emit (self, signals[SAVED], 0, _ ("The archive is saved"));
  else
    g_signal_emit (self, signals[RESTORED], 0, self->file);
  gtk_window_close (GTK_WINDOW (self));
}

static void
run (BackboneArchiveDialog *self, BackboneJob *job)
{
  show_hint (self, NULL, NULL);
  set_running (self, job);
  backbone_job_run_async (job, ran_cb, g_object_ref (self));
}

static BackboneSecret *
get_passphrase (BackboneArchiveDialog *self)
{
  return backbone_secret_new (gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row)));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneArchiveDialog *self = BACKBONE_ARCHIVE_DIALOG (source);
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);
  g_autoptr (BackboneSecret) passphrase = NULL;
  g_autoptr (BackboneJob) job = NULL;

  if (file == NULL)
    return;

  passphrase = get_passphrase (self);
  /* The file chooser has asked whether an existing file may go. */
  job = backbone_archive_save_job_new (self->landscape, file, passphrase,
                                       gtk_switch_get_active (self->secrets_switch), TRUE);
  run (self, job);
}

/* A typing error would lock everybody out. */
static gboolean
check_passphrase (BackboneArchiveDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row));
  const char *again = gtk_editable_get_text (GTK_EDITABLE (self->again_row));
  g_autoptr (GError) error = NULL;

  if (!backbone_passphrase_validate (text, &error))
    {
      show_hint (self, self->passphrase_row, error->message);
      gtk_widget_grab_focus (self->passphrase_row);
      return FALSE;
    }
  if (!g_str_equal (text, again))
    {
      show_hint (self, self->again_row, _ ("The two passphrases differ."));
      gtk_widget_grab_focus (self->again_row);
      return FALSE;
    }

  return TRUE;
}

static void
go_cb (BackboneArchiveDialog *self)
{
  if (self->job)
    return;

  if (self->landscape)
    {
      if (check_passphrase (self))
        backbone_dialogs_save_file_async (GTK_WINDOW (self), _ ("Save archive"),
                                          "landscape.backbone-archive", file_chosen_cb, NULL);
    }
  else
    {
      g_autoptr (BackboneSecret) passphrase = get_passphrase (self);
      g_autoptr (BackboneArchiveRestoreJob) job = backbone_archive_restore_job_new (
          self->archive, g_file_peek_path (self->file), passphrase);

      run (self, BACKBONE_JOB (job));
    }
}

static void
changed_cb (BackboneArchiveDialog *self)
{
  show_hint (self, NULL, NULL);
}

static void
backbone_archive_dialog_dispose (GObject *object)
{
  BackboneArchiveDialog *self = BACKBONE_ARCHIVE_DIALOG (object);

  if (self->job)
    backbone_job_cancel (self->job);
  g_clear_object (&self->job);
  g_clear_object (&self->landscape);
  g_clear_object (&self->archive);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (backbone_archive_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-archive-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneArchiveDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, BackboneArchiveDialog, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneArchiveDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneArchiveDialog, secrets_group);
  gtk_widget_class_bind_template_child (widget_class, BackboneArchiveDialog, secrets_switch);
  gtk_widget_class_bind_template_child (widget_class, BackboneArchiveDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, BackboneArchiveDialog, go_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneArchiveDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
backbone_archive_dialog_class_init (BackboneArchiveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = backbone_archive_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  bind_template (widget_class);

  signals[SAVED] = g_signal_new ("saved", BACKBONE_TYPE_ARCHIVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RESTORED] = g_signal_new ("restored", BACKBONE_TYPE_ARCHIVE_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
backbone_archive_dialog_init (BackboneArchiveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * backbone_archive_dialog_new_save:
 * @landscape: what to save
 *
 * Returns: the dialog
 */
BackboneArchiveDialog *
backbone_archive_dialog_new_save (BackboneLandscape *landscape)
{
  BackboneArchiveDialog *self
      = g_object_new (BACKBONE_TYPE_ARCHIVE_DIALOG, "title", _ ("Save archive"), NULL);

  self->landscape = g_object_ref (landscape);
  gtk_label_set_label (
      self->explanation,
      _ ("The landscape goes into one encrypted file. Only the passphrase opens it "
         "again, and nobody can recover that."));
  gtk_button_set_label (self->go_button, _ ("_Save…"));
  backbone_accessible_mend (GTK_WIDGET (self));
  gtk_widget_grab_focus (self->passphrase_row);

  return self;
}

/**
 * backbone_archive_dialog_new_restore:
 * @archive: an archive
 * @file: where the landscape is to be
 *
 * Returns: the dialog
 */
BackboneArchiveDialog *
backbone_archive_dialog_new_restore (GFile *archive, GFile *file)
{
  BackboneArchiveDialog *self
      = g_object_new (BACKBONE_TYPE_ARCHIVE_DIALOG, "title", _ ("Restore archive"), NULL);
  g_autofree char *name = g_file_get_basename (archive);
  g_autofree char *path = g_file_get_parse_name (file);
  /* Translators: the name of an archive, and the file that a landscape is to be in */
  g_autofree char *text
      = g_strdup_printf (_ ("%s becomes a landscape of its own in %s. Its passwords "
                            "go to the desktop keyring."),
                         name, path);

  self->archive = g_object_ref (archive);
  self->file = g_object_ref (file);
  gtk_label_set_label (self->explanation, text);
  gtk_button_set_label (self->go_button, _ ("_Restore"));
  backbone_accessible_mend (GTK_WIDGET (self));
  gtk_widget_set_visible (self->again_row, FALSE);
  gtk_widget_set_visible (self->secrets_group, FALSE);
  gtk_widget_grab_focus (self->passphrase_row);

  return self;
}
