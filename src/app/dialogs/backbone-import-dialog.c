/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-import-dialog.h"

#include "backbone-accessible.h"
#include "backbone-keep.h"
#include "backbone-named-cell.h"
#include "backbone-status-chip.h"
#include "backbone-status-icon.h"
#include "backbone-window-texts.h"
#include "backbone-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _BackboneImportDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkWidget *unlock_button;
  GtkColumnView *column_view;
  GtkCheckButton *skip_check;
  GtkCheckButton *wipe_check;
  GtkProgressBar *progress_bar;
  GtkFilterListModel *shown_rows;
  GtkCustomFilter *row_filter;
  BackboneStatusChip *all_chip;
  BackboneStatusChip *outcome_chips[4];

  BackboneLandscape *landscape;
  GFile *file;
  BackboneImportJob *job; /* the one that runs, or the last one */
  char *filter;
};

G_DEFINE_FINAL_TYPE (BackboneImportDialog, backbone_import_dialog, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_FILTER,
  N_PROPERTIES,
};

enum
{
  IMPORTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static gboolean
row_matches (gpointer item, gpointer user_data)
{
  BackboneImportDialog *self = user_data;
  BackboneImportOutcome outcome;

  return !backbone_import_outcome_from_id (self->filter, &outcome)
         || backbone_import_row_get_outcome (item) == outcome;
}

static guint
count (BackboneImportDialog *self, BackboneImportOutcome outcome)
{
  return backbone_import_job_get_count (self->job, outcome);
}

static void
update_action (BackboneImportDialog *self)
{
  gboolean skip = gtk_check_button_get_active (self->skip_check);
  gboolean ready = self->job && !backbone_job_is_running (BACKBONE_JOB (self->job))
                   && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "rows");

  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "import.run",
      ready && count (self, BACKBONE_IMPORT_NEW) + count (self, BACKBONE_IMPORT_CHANGED) > 0
          && (skip || count (self, BACKBONE_IMPORT_REFUSED) == 0));
}

static void
show_rows (BackboneImportDialog *self)
{
  GListModel *rows = backbone_import_job_get_rows (self->job);

  gtk_filter_list_model_set_model (self->shown_rows, rows);
  g_object_set (self->all_chip, "count", g_list_model_get_n_items (rows), NULL);
  for (BackboneImportOutcome outcome = 0; outcome < G_N_ELEMENTS (self->outcome_chips); outcome++)
    {
      g_object_set (self->outcome_chips[outcome], "count", count (self, outcome), NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->outcome_chips[outcome]), count (self, outcome) > 0);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->skip_check), count (self, BACKBONE_IMPORT_REFUSED) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->wipe_check),
                          backbone_import_job_get_n_passwords (self->job) > 0);
  gtk_stack_set_visible_child_name (self->stack, "rows");
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
show_reading_error (BackboneImportDialog *self, const GError *error)
{
  g_autofree char *text = backbone_window_texts_error (error);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->error_page, backbone_error_get_title (error));
  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
show_import_error (BackboneImportDialog *self, const GError *error)
{
  g_autofree char *text = backbone_window_texts_error (error);

  gtk_label_set_label (self->error_label, text);
  gtk_widget_set_visible (self->unlock_button,
                          g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED));
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "rows");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  backbone_job_run_finish (BACKBONE_JOB (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error == NULL || g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED))
    show_rows (self);
  else
    show_reading_error (self, error);
  update_action (self);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_import_error (self, error);
      else
        gtk_stack_set_visible_child_name (self->stack, "rows");
      update_action (self);
      return;
    }

  text = backbone_window_texts_imported (count (self, BACKBONE_IMPORT_NEW),
                                         count (self, BACKBONE_IMPORT_CHANGED),
                                         count (self, BACKBONE_IMPORT_REFUSED));
  g_signal_emit (self, signals[IMPORTED], 0, text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
progressed_cb (BackboneImportDialog *self)
{
  guint total = backbone_job_get_total (BACKBONE_JOB (self->job));
  guint done = backbone_job_get_done (BACKBONE_JOB (self->job));

  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, CLAMP ((double)done / total, 0, 1));
  else
    gtk_progress_bar_pulse (self->progress_bar);
}

static void
take_job (BackboneImportDialog *self, BackboneImportJob *job)
{
  g_set_object (&self->job, job);
  g_object_unref (job);
  g_signal_connect_object (job, "notify::done", G_CALLBACK (progressed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
run_import (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneImportDialog *self = BACKBONE_IMPORT_DIALOG (widget);
  BackboneImportJob *job = backbone_import_job_new (self->landscape, self->file);

  backbone_import_job_set_skip_invalid (job, gtk_check_button_get_active (self->skip_check));
  backbone_import_job_set_wipe (job, gtk_check_button_get_active (self->wipe_check)
                                         && gtk_widget_get_visible (GTK_WIDGET (self->wipe_check)));
  take_job (self, job);
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "importing");
  backbone_job_run_async (BACKBONE_JOB (job), imported_cb, g_object_ref (self));
  update_action (self);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      gtk_info_bar_set_revealed (self->error_bar, FALSE);
      backbone_landscape_probe_keyring (self->landscape);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_import_error (self, error);
}

static void
unlock (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneImportDialog *self = BACKBONE_IMPORT_DIALOG (widget);
  g_autoptr (BackboneJob) job = backbone_keyring_unlock_job_new (self->landscape);

  backbone_job_run_async (job, unlocked_cb, g_object_ref (self));
}

/* Closing it stops an import that runs; the landscape then is as before. */
static gboolean
backbone_import_dialog_close_request (GtkWindow *window)
{
  BackboneImportDialog *self = BACKBONE_IMPORT_DIALOG (window);

  if (self->job)
    backbone_job_cancel (BACKBONE_JOB (self->job));

  return GTK_WINDOW_CLASS (backbone_import_dialog_parent_class)->close_request (window);
}

static void
backbone_import_dialog_set_property (GObject *object,
                                     guint property_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  BackboneImportDialog *self = BACKBONE_IMPORT_DIALOG (object);

  switch (property_id)
    {
    case PROP_FILTER:
      if (backbone_keep_text (&self->filter, g_value_get_string (value)))
        {
          gtk_filter_changed (GTK_FILTER (self->row_filter), GTK_FILTER_CHANGE_DIFFERENT);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_import_dialog_get_property (GObject *object,
                                     guint property_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_FILTER:
      g_value_set_string (value, BACKBONE_IMPORT_DIALOG (object)->filter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_import_dialog_dispose (GObject *object)
{
  BackboneImportDialog *self = BACKBONE_IMPORT_DIALOG (object);

  if (self->row_filter)
    gtk_custom_filter_set_filter_func (self->row_filter, NULL, NULL, NULL);
  g_clear_object (&self->job);
  g_clear_object (&self->file);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_import_dialog_parent_class)->dispose (object);
}

static void
backbone_import_dialog_finalize (GObject *object)
{
  g_free (BACKBONE_IMPORT_DIALOG (object)->filter);

  G_OBJECT_CLASS (backbone_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const chips[]
      = { "new_chip", "changed_chip", "unchanged_chip", "refused_chip" };

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, error_bar);
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, column_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, skip_check);
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, wipe_check);
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, shown_rows);
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, row_filter);
  gtk_widget_class_bind_template_child (widget_class, BackboneImportDialog, all_chip);
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, chips[i], FALSE, G_STRUCT_OFFSET (BackboneImportDialog, outcome_chips[i]));
  gtk_widget_class_bind_template_callback (widget_class, update_action);
}

static void
backbone_import_dialog_class_init (BackboneImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_import_dialog_set_property;
  object_class->get_property = backbone_import_dialog_get_property;
  object_class->dispose = backbone_import_dialog_dispose;
  object_class->finalize = backbone_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = backbone_import_dialog_close_request;

  properties[PROP_FILTER]
      = g_param_spec_string ("filter", NULL, NULL, "all",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_property_action (widget_class, "import.filter", "filter");
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_import);
  gtk_widget_class_install_action (widget_class, "import.unlock", NULL, unlock);

  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_STATUS_CHIP);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
}

static void
backbone_import_dialog_init (BackboneImportDialog *self)
{
  self->filter = g_strdup ("all");
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_accessible_mend (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->row_filter, row_matches, self, NULL);
  update_action (self);
}

BackboneImportDialog *
backbone_import_dialog_new (BackboneLandscape *landscape, GFile *file)
{
  BackboneImportDialog *self = g_object_new (BACKBONE_TYPE_IMPORT_DIALOG, NULL);
  BackboneImportJob *job = backbone_import_job_new (landscape, file);
  g_autofree char *name = g_file_get_basename (file);
  /* Translators: %s is the name of a file */
  g_autofree char *title = g_strdup_printf (_ ("Import %s"), name);

  self->landscape = g_object_ref (landscape);
  self->file = g_object_ref (file);
  gtk_window_set_title (GTK_WINDOW (self), title);
  backbone_import_job_set_dry_run (job, TRUE);
  take_job (self, job);
  backbone_job_run_async (BACKBONE_JOB (job), read_cb, g_object_ref (self));

  return self;
}
