/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-export.h"

#include "backbone-dialogs.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BackboneWindow *window;
  GFile *file;   /* NULL until it is chosen */
  GStrv numbers; /* nullable: all customers */
  BackboneJob *(*make_job) (BackboneLandscape *landscape, GFile *file, gboolean replace);
} Export;

static Export *
export_new (BackboneWindow *window, GFile *file, const char *const *numbers)
{
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (window);
  g_set_object (&export->file, file);
  export->numbers = g_strdupv ((char **)numbers);

  return export;
}

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_clear_object (&export->file);
  g_strfreev (export->numbers);
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
                         export_new (export->window, export->file, NULL), free_closure_data, 0);
  backbone_window_add_toast (export->window, toast);
}

/* (transfer full) (nullable). The file chooser has asked whether an existing file may go. */
static GFile *
take_file (GAsyncResult *result, Export *export)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, &error);

  if (file == NULL)
    backbone_window_report (export->window, error);
  g_set_object (&export->file, file);

  return g_steal_pointer (&file);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GFile) file = take_file (result, export);
  g_autoptr (BackboneJob) job = NULL;

  if (file == NULL)
    return;

  job = backbone_mass_setup_export_some_job_new (backbone_window_get_landscape (export->window),
                                                 (const char *const *)export->numbers, file, TRUE);
  backbone_job_run_async (job, exported_cb, g_steal_pointer (&export));
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;

  if (backbone_dialogs_confirm_finish (result, NULL))
    backbone_dialogs_save_file_async (GTK_WINDOW (source), _ ("Export for SAP"), "mass-setup.csv",
                                      file_chosen_cb, g_steal_pointer (&export));
}

void
backbone_export_start (BackboneWindow *window, const char *const *numbers)
{
  backbone_dialogs_confirm_async (
      GTK_WINDOW (window), _ ("Export passwords in clear text?"),
      _ ("SAP’s mass set-up takes a list that holds the password of every technical user in clear "
         "text. The file will be readable for you only. Delete it as soon as SAP’s tool has read "
         "it."),
      _ ("_Export…"), confirmed_cb, export_new (window, NULL, numbers));
}

static void
list_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (export->file);
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("%s was written"), name);

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    backbone_window_toast (export->window, text);
  else
    backbone_window_report (export->window, error);
}

static void
status_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GFile) file = take_file (result, export);
  g_autoptr (BackboneJob) job = NULL;

  if (file == NULL)
    return;

  job = backbone_status_export_job_new (backbone_window_get_landscape (export->window),
                                        (const char *const *)export->numbers, file, TRUE);
  backbone_job_run_async (job, list_exported_cb, g_steal_pointer (&export));
}

void
backbone_export_status (BackboneWindow *window, const char *const *numbers)
{
  backbone_dialogs_save_file_async (GTK_WINDOW (window), _ ("Export status"), "status.csv",
                                    status_file_chosen_cb, export_new (window, NULL, numbers));
}

/* Lists without passwords */

static void
list_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GFile) file = take_file (result, export);
  g_autoptr (BackboneJob) job = NULL;

  if (file == NULL)
    return;

  job = export->make_job (backbone_window_get_landscape (export->window), file, TRUE);
  backbone_job_run_async (job, list_exported_cb, g_steal_pointer (&export));
}

void
backbone_export_customer_numbers (BackboneWindow *window)
{
  Export *export = export_new (window, NULL, NULL);

  export->make_job = backbone_customer_numbers_export_job_new;
  backbone_dialogs_save_file_async (GTK_WINDOW (window), _ ("Export customer numbers"),
                                    "customer-numbers.txt", list_file_chosen_cb, export);
}

void
backbone_export_assignments (BackboneWindow *window)
{
  Export *export = export_new (window, NULL, NULL);

  export->make_job = backbone_assignments_export_job_new;
  backbone_dialogs_save_file_async (GTK_WINDOW (window), _ ("Export assignments"),
                                    "assignments.csv", list_file_chosen_cb, export);
}
