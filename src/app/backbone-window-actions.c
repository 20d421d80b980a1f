/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-window-actions.h"

#include "backbone-archive-dialog.h"
#include "backbone-channel-editor.h"
#include "backbone-computer-preferences.h"
#include "backbone-customers-actions.h"
#include "backbone-dialogs.h"
#include "backbone-export.h"
#include "backbone-history-dialog.h"
#include "backbone-import-dialog.h"
#include "backbone-landscape-dialog.h"
#include "backbone-landscape-preferences.h"
#include "backbone-password-dialog.h"
#include "backbone-secrets-dialog.h"
#include "backbone-report-dialog.h"
#include "backbone-welcome-page.h"

#include <glib/gi18n-lib.h>

static void
job_ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    backbone_window_report (window, error);
}

static void
run_job (BackboneWindow *window, BackboneJob *job)
{
  backbone_job_run_async (job, job_ran_cb, g_object_ref (window));
  g_object_unref (job);
}

static void
check_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_checker_check_all (backbone_window_get_checker (BACKBONE_WINDOW (widget)));
}

/* (transfer full) (array zero-terminated=1). */
static GStrv
dup_selected_numbers (BackboneWindow *window)
{
  return backbone_customers_page_dup_numbers (backbone_window_get_customers_page (window));
}

static void
check_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneWindow *window = BACKBONE_WINDOW (widget);
  g_auto (GStrv) numbers = dup_selected_numbers (window);

  backbone_checker_check_customers (backbone_window_get_checker (window),
                                    (const char *const *)numbers);
}

static void
check_channel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneChannelKind kind;
  const char *number, *kind_id;

  g_variant_get (parameter, "(&s&s)", &number, &kind_id);
  if (backbone_channel_kind_from_id (kind_id, &kind))
    backbone_checker_check_channel (backbone_window_get_checker (BACKBONE_WINDOW (widget)), number,
                                    kind);
}

static void
channels_saved_cb (BackboneWindow *window)
{
  backbone_window_toast (window, _ ("The channels were saved"));
}

static void
edit_channel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneChannelEditor *editor;
  BackboneChannelKind kind;
  const char *number, *kind_id;

  g_variant_get (parameter, "(&s&s)", &number, &kind_id);
  if (!backbone_channel_kind_from_id (kind_id, &kind))
    return;

  editor = backbone_channel_editor_new (backbone_window_get_landscape (BACKBONE_WINDOW (widget)),
                                        number, kind);
  gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_WINDOW (widget));
  g_signal_connect_object (editor, "saved", G_CALLBACK (channels_saved_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

/* (nullable): of the customer that is selected, if it is that one. */
static const char *
find_description (BackboneWindow *window, const char *number)
{
  BackboneCustomersPage *page = backbone_window_get_customers_page (window);
  BackboneCustomer *customer = page ? backbone_customers_page_get_selected (page) : NULL;

  return customer && g_str_equal (backbone_customer_get_number (customer), number)
             ? backbone_customer_get_description (customer)
             : NULL;
}

static void
show_channel_history (BackboneWindow *window, const char *number, BackboneChannelKind kind)
{
  BackboneHistoryDialog *dialog = backbone_history_dialog_new (
      backbone_window_get_landscape (window), number, find_description (window, number), kind);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneChannelKind kind;
  const char *number, *kind_id;

  g_variant_get (parameter, "(&s&s)", &number, &kind_id);
  if (backbone_channel_kind_from_id (kind_id, &kind))
    show_channel_history (BACKBONE_WINDOW (widget), number, kind);
}

static void
show_selected_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneCustomersPage *page = backbone_window_get_customers_page (BACKBONE_WINDOW (widget));
  BackboneCustomer *customer = page ? backbone_customers_page_get_selected (page) : NULL;

  if (customer)
    show_channel_history (BACKBONE_WINDOW (widget), backbone_customer_get_number (customer),
                          BACKBONE_CHANNEL_PORTAL);
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_checker_cancel (backbone_window_get_checker (BACKBONE_WINDOW (widget)));
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_page_start_search (backbone_window_get_page (BACKBONE_WINDOW (widget)));
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_page_go_back (backbone_window_get_page (BACKBONE_WINDOW (widget)));
}

static void
show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_window_show_page (BACKBONE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_setup_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_window_show_setup_step (BACKBONE_WINDOW (widget),
                                   g_variant_get_string (parameter, NULL));
}

static void
show_import (BackboneWindow *window, GFile *file)
{
  BackboneImportDialog *dialog
      = backbone_import_dialog_new (backbone_window_get_landscape (window), file);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  g_signal_connect_object (dialog, "imported", G_CALLBACK (backbone_window_toast), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
list_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneWindow *window = BACKBONE_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, &error);

  if (file)
    show_import (window, file);
  else
    backbone_window_report (window, error);
}

/* The wall takes the screen for itself; any other page keeps its header. */
static void
toggle_fullscreen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneWindow *window = BACKBONE_WINDOW (widget);
  BackbonePage *page = backbone_window_get_page (window);

  if (BACKBONE_IS_CUSTOMERS_PAGE (page)
      && backbone_customers_page_toggle_presenting (BACKBONE_CUSTOMERS_PAGE (page)))
    return;

  if (gtk_window_is_fullscreen (GTK_WINDOW (window)))
    gtk_window_unfullscreen (GTK_WINDOW (window));
  else
    gtk_window_fullscreen (GTK_WINDOW (window));
}

static void
import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_dialogs_open_file_async (
      GTK_WINDOW (widget), _ ("Import customers"), _ ("Customer lists (CSV)"),
      (const char *const[]){ "*.csv", "*.CSV", "*.txt", NULL }, list_chosen_cb, NULL);
}

static void
import_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  show_import (BACKBONE_WINDOW (widget), file);
}

static void export(GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_export_start (BACKBONE_WINDOW (widget), NULL);
}

static void
release_user (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneWindow *window = BACKBONE_WINDOW (widget);

  run_job (window, backbone_held_release_job_new (backbone_window_get_landscape (window),
                                                  g_variant_get_string (parameter, NULL)));
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    backbone_landscape_probe_keyring (backbone_window_get_landscape (window));
  else
    backbone_window_report (window, error);
}

static void
unlock_keyring (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneWindow *window = BACKBONE_WINDOW (widget);

  g_autoptr (BackboneJob) job
      = backbone_keyring_unlock_job_new (backbone_window_get_landscape (window));

  backbone_job_run_async (job, unlocked_cb, g_object_ref (window));
}

static void
add_customer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneWindow *window = BACKBONE_WINDOW (widget);

  backbone_window_show_page (window, "customers");
  gtk_widget_activate_action (GTK_WIDGET (backbone_window_get_customers_page (window)),
                              "customers.add", NULL);
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_undo_stack_run (backbone_window_get_undo_stack (BACKBONE_WINDOW (widget)));
}

static void
landscape_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;

  if (uri)
    gtk_widget_activate_action (GTK_WIDGET (source), "app.open", "s", uri);
}

static void
open_landscape (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_dialogs_open_file_async (GTK_WINDOW (widget), _ ("Open landscape"),
                                    _ ("Landscapes (.db)"), (const char *const[]){ "*.db", NULL },
                                    landscape_chosen_cb, NULL);
}

static void
landscape_properties (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneWindow *window = BACKBONE_WINDOW (widget);
  BackboneLandscapeDialog *dialog
      = backbone_landscape_dialog_new (backbone_window_get_landscape (window));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
present (BackboneWindow *window, GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, GTK_WINDOW (window));
  gtk_window_present (dialog);
}

static void
passwords (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneWindow *window = BACKBONE_WINDOW (widget);

  present (window,
           GTK_WINDOW (backbone_secrets_dialog_new (backbone_window_get_landscape (window))));
}

static void
change_password (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneWindow *window = BACKBONE_WINDOW (widget);

  present (window,
           GTK_WINDOW (backbone_password_dialog_new (backbone_window_get_landscape (window),
                                                     g_variant_get_string (parameter, NULL))));
}

static void
create_report (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneWindow *window = BACKBONE_WINDOW (widget);
  BackboneCustomersPage *page = backbone_window_get_customers_page (window);
  BackboneCustomer *customer = page ? backbone_customers_page_get_selected (page) : NULL;
  BackboneReportDialog *dialog
      = backbone_report_dialog_new (backbone_window_get_landscape (window),
                                    customer ? backbone_customer_get_number (customer) : NULL);

  g_signal_connect_object (dialog, "created", G_CALLBACK (backbone_window_toast), window,
                           G_CONNECT_SWAPPED);
  present (window, GTK_WINDOW (dialog));
}

static void
save_archive (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneWindow *window = BACKBONE_WINDOW (widget);
  BackboneArchiveDialog *dialog
      = backbone_archive_dialog_new_save (backbone_window_get_landscape (window));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (backbone_window_toast), window,
                           G_CONNECT_SWAPPED);
  present (window, GTK_WINDOW (dialog));
}

static void
restored_cb (BackboneWindow *window, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_widget_activate_action (GTK_WIDGET (window), "app.open", "s", uri);
}

static void
show_restore (BackboneWindow *window, GFile *archive)
{
  g_autoptr (GFile) file = backbone_welcome_page_choose_free_file ();
  BackboneArchiveDialog *dialog = backbone_archive_dialog_new_restore (archive, file);

  g_signal_connect_object (dialog, "restored", G_CALLBACK (restored_cb), window, G_CONNECT_SWAPPED);
  present (window, GTK_WINDOW (dialog));
}

static void
archive_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) archive = backbone_dialogs_file_finish (result, NULL);

  if (archive)
    show_restore (BACKBONE_WINDOW (source), archive);
}

static void
restore_archive (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_dialogs_open_file_async (
      GTK_WINDOW (widget), _ ("Restore archive"), _ ("Archives (.backbone-archive)"),
      (const char *const[]){ "*.backbone-archive", "*.archive", NULL }, archive_chosen_cb, NULL);
}

static void
restore_archive_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) archive = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  show_restore (BACKBONE_WINDOW (widget), archive);
}

static void
preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneLandscape *landscape = backbone_window_get_landscape (BACKBONE_WINDOW (widget));
  GtkWidget *computer = g_object_new (BACKBONE_TYPE_COMPUTER_PREFERENCES, NULL);
  GtkWidget *own
      = landscape ? g_object_new (BACKBONE_TYPE_LANDSCAPE_PREFERENCES, "landscape", landscape, NULL)
                  : NULL;

  backbone_dialogs_show_preferences (
      GTK_WINDOW (widget),
      (GtkWidget *const[]){ own ? own : computer, own ? computer : NULL, NULL });
}

static void
shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_dialogs_show_shortcuts (GTK_WINDOW (widget));
}

void
backbone_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.check-all", NULL, check_all);
  gtk_widget_class_install_action (widget_class, "win.check-selected", NULL, check_selected);
  gtk_widget_class_install_action (widget_class, "win.check-channel", "(ss)", check_channel);
  gtk_widget_class_install_action (widget_class, "win.edit-channel", "(ss)", edit_channel);
  gtk_widget_class_install_action (widget_class, "win.show-history", "(ss)", show_history);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, show_selected_history);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.show-setup-step", "s", show_setup_step);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, toggle_fullscreen);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import);
  gtk_widget_class_install_action (widget_class, "win.import-file", "s", import_file);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "win.release-user", "s", release_user);
  gtk_widget_class_install_action (widget_class, "win.passwords", NULL, passwords);
  gtk_widget_class_install_action (widget_class, "win.change-password", "s", change_password);
  gtk_widget_class_install_action (widget_class, "win.unlock-keyring", NULL, unlock_keyring);
  gtk_widget_class_install_action (widget_class, "win.add-customer", NULL, add_customer);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.open-landscape", NULL, open_landscape);
  gtk_widget_class_install_action (widget_class, "win.landscape-properties", NULL,
                                   landscape_properties);
  gtk_widget_class_install_action (widget_class, "win.create-report", NULL, create_report);
  gtk_widget_class_install_action (widget_class, "win.save-archive", NULL, save_archive);
  gtk_widget_class_install_action (widget_class, "win.restore-archive", NULL, restore_archive);
  gtk_widget_class_install_action (widget_class, "win.restore-archive-file", "s",
                                   restore_archive_file);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts);
}

void
backbone_window_actions_update (BackboneWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  BackboneLandscape *landscape = backbone_window_get_landscape (window);
  BackboneChecker *checker = backbone_window_get_checker (window);
  gboolean writable = landscape && !backbone_landscape_is_read_only (landscape);
  gboolean running = checker && backbone_checker_is_running (checker);
  BackboneCustomersPage *page = backbone_window_get_customers_page (window);
  gboolean selected = page && backbone_customers_page_get_n_selected (page) > 0;
  gboolean one_selected = page && backbone_customers_page_get_n_selected (page) == 1;
  gboolean locked
      = landscape && backbone_landscape_get_keyring_state (landscape) == BACKBONE_KEYRING_LOCKED;

  gtk_widget_action_set_enabled (widget, "win.check-all", writable && !running);
  gtk_widget_action_set_enabled (widget, "win.check-selected", writable && !running && selected);
  gtk_widget_action_set_enabled (widget, "win.check-channel", writable && !running);
  gtk_widget_action_set_enabled (widget, "win.edit-channel", writable);
  gtk_widget_action_set_enabled (widget, "win.history", one_selected);
  gtk_widget_action_set_enabled (widget, "win.cancel", running);
  gtk_widget_action_set_enabled (
      widget, "win.search",
      landscape && backbone_page_can_search (backbone_window_get_page (window)));
  gtk_widget_action_set_enabled (widget, "win.import", writable);
  gtk_widget_action_set_enabled (widget, "win.import-file", writable);
  gtk_widget_action_set_enabled (widget, "win.export", landscape != NULL);
  gtk_widget_action_set_enabled (widget, "win.release-user", writable);
  gtk_widget_action_set_enabled (widget, "win.passwords", landscape != NULL);
  gtk_widget_action_set_enabled (widget, "win.change-password", writable && !running);
  gtk_widget_action_set_enabled (widget, "win.unlock-keyring", locked);
  gtk_widget_action_set_enabled (widget, "win.landscape-properties", landscape != NULL);
  gtk_widget_action_set_enabled (widget, "win.add-customer", writable);
  gtk_widget_action_set_enabled (
      widget, "win.undo", backbone_undo_stack_can_undo (backbone_window_get_undo_stack (window)));
  if (page)
    backbone_customers_actions_update (page);
  gtk_widget_action_set_enabled (widget, "win.create-report", landscape != NULL);
  gtk_widget_action_set_enabled (widget, "win.save-archive", landscape != NULL);
}
