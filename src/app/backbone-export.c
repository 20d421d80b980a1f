/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-export.h"

#include "backbone-dialogs.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BackboneWindow *window;
  GFile *file;
} Export;

static Export *
export_new (BackboneWindow *window, GFile *file)
{
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (window);
  export->file = g_object_ref (file);

  return export;
}

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_object_unref (export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_delete_finish (G_FILE (source), result, &error))
    backbone_window_toast (window, _ ("The list with the passwords is deleted"));
  else
    backbone_window_report (window, error);
}

static void
delete_wanted_cb (AdwToast *toast, Export *export)
{
  g_file_delete_async (export->file, G_PRIORITY_DEFAULT, NULL, deleted_cb,
                       g_object_ref (export->window));
}

static void
free_closure_data (gpointer data, GClosure *closure)
{
  export_free (data);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  AdwToast *toast;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      backbone_window_report (export->window, error);
      return;
    }

  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("%s holds clear passwords: delete it once SAP’s tool has it"), name);
  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("_Delete"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (delete_wanted_cb),
                         export_new (export->window, export->file), free_closure_data, 0);
  backbone_window_add_toast (export->window, toast);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneWindow *window = BACKBONE_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, &error);
  g_autoptr (BackboneJob) job = NULL;

  if (file == NULL)
    {
      backbone_window_report (window, error);
      return;
    }

  /* The file chooser has asked whether an existing file may go. */
  job = backbone_mass_setup_export_job_new (backbone_window_get_landscape (window), file, TRUE);
  backbone_job_run_async (job, exported_cb, export_new (window, file));
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  if (backbone_dialogs_confirm_finish (result, NULL))
    backbone_dialogs_save_file_async (GTK_WINDOW (source), _ ("Export for SAP"), "mass-setup.csv",
                                      file_chosen_cb, NULL);
}

void
backbone_export_start (BackboneWindow *window)
{
  backbone_dialogs_confirm_async (
      GTK_WINDOW (window), _ ("Export passwords in clear text?"),
      _ ("SAP’s mass set-up takes a list that holds the password of every technical user in clear "
         "text. The file will be readable for you only. Delete it as soon as SAP’s tool has read "
         "it."),
      _ ("_Export…"), confirmed_cb, NULL);
}
