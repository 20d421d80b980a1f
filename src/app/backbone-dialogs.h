/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Everything of GTK and libadwaita that newer versions have replaced stands here: file choosers,
 * message dialogs, the about, the shortcuts and the preferences window. Each ends once; a dismissed one is G_IO_ERROR_CANCELLED.
 */

/* @patterns: (nullable): what the files are called, such as "*.csv". */
void backbone_dialogs_open_file_async (GtkWindow *parent,
                                       const char *title,
                                       const char *filter_name,
                                       const char *const *patterns,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* Asks before an existing file is taken. */
void backbone_dialogs_save_file_async (GtkWindow *parent,
                                       const char *title,
                                       const char *suggested_name,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* (transfer full), of both. */
GFile *backbone_dialogs_file_finish (GAsyncResult *result, GError **error);

void backbone_dialogs_confirm_async (GtkWindow *parent,
                                     const char *heading,
                                     const char *body,
                                     const char *confirm_label,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean backbone_dialogs_confirm_finish (GAsyncResult *result, GError **error);

typedef enum
{
  BACKBONE_UNSAVED_KEEP, /* go on editing */
  BACKBONE_UNSAVED_DISCARD,
  BACKBONE_UNSAVED_SAVE,
} BackboneUnsaved;

/* What to do with changes that are not saved. @can_save: whether saving them is offered. */
void backbone_dialogs_ask_unsaved_async (GtkWindow *parent,
                                         const char *body,
                                         gboolean can_save,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
BackboneUnsaved backbone_dialogs_ask_unsaved_finish (GAsyncResult *result);

/* Opens a web address with the program that the desktop has for it. */
void backbone_dialogs_open_uri_async (GtkWindow *parent,
                                      const char *uri,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean backbone_dialogs_open_uri_finish (GAsyncResult *result, GError **error);

void backbone_dialogs_tell (GtkWindow *parent, const char *heading, const char *body);
/* @pages: AdwPreferencesPage, ended by NULL. */
void backbone_dialogs_show_preferences (GtkWindow *parent, GtkWidget *const *pages);
/* In the preferences that @widget is in, if they still show. @undo: (nullable): called with the toast,
 * which has @widget as its data "backbone-widget", and @data when it is to be taken back. */
void backbone_dialogs_toast_in_preferences (GtkWidget *widget,
                                            const char *text,
                                            GCallback undo,
                                            gpointer data,
                                            GDestroyNotify free_func);
void backbone_dialogs_show_about (GtkWindow *parent);
/* Made when it is wanted: before 4.10, a hidden window makes GTK complain to screen readers. */
void backbone_dialogs_show_shortcuts (GtkWindow *parent);

G_END_DECLS
