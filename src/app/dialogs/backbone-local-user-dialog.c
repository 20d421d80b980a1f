/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-local-user-dialog.h"

#include "backbone-accessible.h"
#include "backbone-field-note.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackboneLocalUserDialog
{
  AdwWindow parent_instance;

  GtkWidget *name_row;
  GtkLabel *problem_label;
  GtkButton *save_button;

  BackboneLandscape *landscape;
  char *name; /* nullable: of a new one */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (BackboneLocalUserDialog, backbone_local_user_dialog, ADW_TYPE_WINDOW)

static void
show_problem (BackboneLocalUserDialog *self, const char *problem)
{
  backbone_field_note_show_below (self->problem_label, self->name_row, problem, NULL);
}

static void
changed_cb (BackboneLocalUserDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = *text ? backbone_local_user_normalize (text, &error) : NULL;

  show_problem (self, error ? error->message : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "local-user.save",
                                 name && !self->saving && g_strcmp0 (name, self->name) != 0);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneLocalUserDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  changed_cb (self);
  show_problem (self, error->message);
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneLocalUserDialog *self = BACKBONE_LOCAL_USER_DIALOG (widget);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  g_autoptr (BackboneJob) job
      = self->name ? backbone_local_user_rename_job_new (self->landscape, self->name, text)
                   : backbone_local_user_add_job_new (self->landscape, text);

  self->saving = TRUE;
  changed_cb (self);
  backbone_job_run_async (job, saved_cb, g_object_ref (self));
}

static void
backbone_local_user_dialog_finalize (GObject *object)
{
  BackboneLocalUserDialog *self = BACKBONE_LOCAL_USER_DIALOG (object);

  g_clear_object (&self->landscape);
  g_free (self->name);

  G_OBJECT_CLASS (backbone_local_user_dialog_parent_class)->finalize (object);
}

static void
backbone_local_user_dialog_class_init (BackboneLocalUserDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = backbone_local_user_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "local-user.save", NULL, save);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-local-user-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneLocalUserDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneLocalUserDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneLocalUserDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
backbone_local_user_dialog_init (BackboneLocalUserDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

BackboneLocalUserDialog *
backbone_local_user_dialog_new (BackboneLandscape *landscape, const char *name)
{
  BackboneLocalUserDialog *self = g_object_new (BACKBONE_TYPE_LOCAL_USER_DIALOG, NULL);
  /* Translators: %s is the name of a local user */
  g_autofree char *title
      = name ? g_strdup_printf (_ ("Rename %s"), name) : g_strdup (_ ("Add local user"));

  self->landscape = g_object_ref (landscape);
  self->name = g_strdup (name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (self->save_button, name ? _ ("_Rename") : _ ("_Add"));
  backbone_accessible_mend (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name ? name : "");
  changed_cb (self);
  gtk_widget_grab_focus (self->name_row);

  return self;
}
