/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-dialogs.h"

#include "backbone-accessible.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
dismiss (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed");
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GFile *file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file)
    g_task_return_pointer (task, file, g_object_unref);
  else
    {
      g_clear_object (&file);
      dismiss (task);
    }

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/* The dialog keeps itself until it is answered. */
static void
show_file_chooser (GtkFileChooserNative *dialog, GTask *task)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (file_chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
add_filters (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i]; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);

  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

void
backbone_dialogs_open_file_async (GtkWindow *parent,
                                  const char *title,
                                  const char *filter_name,
                                  const char *const *patterns,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  g_task_set_source_tag (task, backbone_dialogs_open_file_async);
  if (patterns)
    add_filters (GTK_FILE_CHOOSER (dialog), filter_name, patterns);
  show_file_chooser (dialog, task);
}

void
backbone_dialogs_save_file_async (GtkWindow *parent,
                                  const char *title,
                                  const char *suggested_name,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  g_task_set_source_tag (task, backbone_dialogs_save_file_async);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  show_file_chooser (dialog, task);
}

GFile *
backbone_dialogs_file_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (g_str_equal (response, "confirm"))
    g_task_return_boolean (task, TRUE);
  else
    dismiss (task);
}

void
backbone_dialogs_confirm_async (GtkWindow *parent,
                                const char *heading,
                                const char *body,
                                const char *confirm_label,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  g_task_set_source_tag (task, backbone_dialogs_confirm_async);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "confirm", confirm_label,
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "confirm", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  backbone_accessible_mend (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
backbone_dialogs_confirm_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
unsaved_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  /* The answer may end the parent before this dialog is gone. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  if (g_str_equal (response, "save"))
    g_task_return_int (task, BACKBONE_UNSAVED_SAVE);
  else if (g_str_equal (response, "discard"))
    g_task_return_int (task, BACKBONE_UNSAVED_DISCARD);
  else
    g_task_return_int (task, BACKBONE_UNSAVED_KEEP);
}

void
backbone_dialogs_ask_unsaved_async (GtkWindow *parent,
                                    const char *body,
                                    gboolean can_save,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  AdwMessageDialog *dialog
      = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _ ("Save changes?"), body));

  g_task_set_source_tag (task, backbone_dialogs_ask_unsaved_async);
  adw_message_dialog_add_responses (dialog, "keep", _ ("_Keep editing"), "discard", _ ("_Discard"),
                                    "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "save", can_save);
  adw_message_dialog_set_default_response (dialog, can_save ? "save" : "keep");
  adw_message_dialog_set_close_response (dialog, "keep");
  g_signal_connect (dialog, "response", G_CALLBACK (unsaved_answered_cb), task);
  backbone_accessible_mend (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

BackboneUnsaved
backbone_dialogs_ask_unsaved_finish (GAsyncResult *result)
{
  return g_task_propagate_int (G_TASK (result), NULL);
}

void
backbone_dialogs_open_uri_async (GtkWindow *parent,
                                 const char *uri,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GAppLaunchContext) context = G_APP_LAUNCH_CONTEXT (
      gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (parent))));

  g_app_info_launch_default_for_uri_async (uri, context, NULL, callback, user_data);
}

gboolean
backbone_dialogs_open_uri_finish (GAsyncResult *result, GError **error)
{
  return g_app_info_launch_default_for_uri_finish (result, error);
}

void
backbone_dialogs_tell (GtkWindow *parent, const char *heading, const char *body)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_message_dialog_set_default_response (dialog, "close");
  backbone_accessible_mend (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
backbone_dialogs_show_preferences (GtkWindow *parent, GtkWidget *const *pages)
{
  GtkWidget *window = adw_preferences_window_new ();

  for (guint i = 0; pages[i]; i++)
    adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (pages[i]));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Preferences"));
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 700);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  backbone_accessible_mend (window);
  gtk_window_present (GTK_WINDOW (window));
}

void
backbone_dialogs_toast_in_preferences (GtkWidget *widget,
                                       const char *text,
                                       GCallback undo,
                                       gpointer data,
                                       GDestroyNotify free_func)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_WINDOW);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (window == NULL)
    {
      if (free_func)
        free_func (data);
      return;
    }

  toast = adw_toast_new (markup);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      g_object_set_data_full (G_OBJECT (toast), "backbone-widget", g_object_ref (widget),
                              g_object_unref);
      g_signal_connect_data (toast, "button-clicked", undo, data,
                             (GClosureNotify)(GCallback)free_func, 0);
    }
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), toast);
  backbone_accessible_mend (window);
}

void
backbone_dialogs_show_about (GtkWindow *parent)
{
  GtkWidget *window = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "application-name", _ ("Backbone Admin"),
      "application-icon", BACKBONE_APPLICATION_ID, "version", BACKBONE_VERSION, "developer-name",
      _ ("The Backbone Admin contributors"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("Keeps every customer’s channels to SAP’s Support Backbone working.\n\nAn independent "
         "tool: "
         "neither made nor endorsed by SAP. SAP, Focused Run and EarlyWatch are names of SAP SE."),
      NULL);

  backbone_accessible_mend (window);
  gtk_window_present (GTK_WINDOW (window));
}

void
backbone_dialogs_show_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
      "/io/github/backbone_admin/BackboneAdmin/ui/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (window, parent);
  backbone_accessible_mend (GTK_WIDGET (window));
  gtk_window_present (window);
}
