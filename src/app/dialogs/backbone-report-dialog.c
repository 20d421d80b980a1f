/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-dialog.h"

#include "backbone-accessible.h"
#include "backbone-dialogs.h"
#include "backbone-field-note.h"
#include "backbone-report-print.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

#define N_MONTHS 24

struct _BackboneReportDialog
{
  AdwWindow parent_instance;

  AdwComboRow *subject_row;
  GtkEditable *customer_row;
  AdwComboRow *month_row;
  AdwComboRow *format_row;
  GtkLabel *hint;
  GtkWidget *progress_box;
  GtkProgressBar *progress_bar;
  GtkWidget *print_button;
  GtkWidget *create_button;

  BackboneLandscape *landscape;
  GCancellable *cancellable; /* while a report is made */
  GFile *file;               /* nullable: the PDF file that is made; NULL for paper */
};

G_DEFINE_FINAL_TYPE (BackboneReportDialog, backbone_report_dialog, ADW_TYPE_WINDOW)

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the choices. */
enum
{
  SUBJECT_LANDSCAPE,
  SUBJECT_CUSTOMERS,
  SUBJECT_MIGRATION,
};

/* In the order of the choices; PDF is made here, the others by the job. */
static const struct
{
  gboolean is_pdf;
  BackboneReportFormat format;
  const char *ending;
} formats[] = {
  { TRUE, BACKBONE_REPORT_TEXT, ".pdf" },  { FALSE, BACKBONE_REPORT_HTML, ".html" },
  { FALSE, BACKBONE_REPORT_CSV, ".csv" },  { FALSE, BACKBONE_REPORT_JSON, ".json" },
  { FALSE, BACKBONE_REPORT_TEXT, ".txt" },
};

static void
show_hint (BackboneReportDialog *self, GtkWidget *field, const char *text)
{
  backbone_field_note_show_below (self->hint, GTK_WIDGET (self->customer_row), NULL, NULL);
  backbone_field_note_show_below (self->hint, field, text, NULL);
}

/* (transfer full): the month that many months ago. */
static GDateTime *
get_month (guint ago)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) first
      = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now), 1, 0, 0, 0);

  return g_date_time_add_months (first, -(int)ago);
}

/* (nullable) (transfer full): YYYY-MM; NULL for the present state. */
static char *
dup_month (BackboneReportDialog *self)
{
  guint choice = adw_combo_row_get_selected (self->month_row);
  g_autoptr (GDateTime) month = choice > 0 ? get_month (choice - 1) : NULL;

  return month ? g_date_time_format (month, "%Y-%m") : NULL;
}

static guint
get_subject (BackboneReportDialog *self)
{
  return adw_combo_row_get_selected (self->subject_row);
}

/* (transfer full) (nullable): normalised; NULL if one of them is none, and said so. */
static GStrv
dup_customers (BackboneReportDialog *self, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (gtk_editable_get_text (self->customer_row), " ,;\t", -1);
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *number = NULL;

      if (*words[i] == '\0')
        continue;
      number = backbone_customer_number_normalize (words[i], error);
      if (number == NULL)
        return NULL;
      g_strv_builder_add (numbers, number);
      n++;
    }
  if (n == 0)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("Which customers? Enter their numbers, with a space between them."));
      return NULL;
    }

  return g_strv_builder_end (numbers);
}

/* (transfer full) (nullable): NULL if something has to be corrected first, which is said. */
static BackboneReportJob *
make_job (BackboneReportDialog *self)
{
  g_autoptr (BackboneReportJob) job = backbone_report_job_new (self->landscape);
  g_autofree char *month = dup_month (self);
  g_auto (GStrv) customers = NULL;
  g_autoptr (GError) error = NULL;

  if (get_subject (self) == SUBJECT_MIGRATION)
    backbone_report_job_set_migration (job);
  else if (month)
    backbone_report_job_set_month (job, month, NULL);

  if (get_subject (self) == SUBJECT_CUSTOMERS)
    {
      customers = dup_customers (self, &error);
      if (customers == NULL)
        {
          show_hint (self, GTK_WIDGET (self->customer_row), error->message);
          gtk_widget_grab_focus (GTK_WIDGET (self->customer_row));
          return NULL;
        }
    }
  for (guint i = 0; customers && customers[i] != NULL; i++)
    backbone_report_job_add_customer (job, customers[i]);

  return g_steal_pointer (&job);
}

/* (transfer full): a name for the file. */
static char *
dup_name (BackboneReportDialog *self)
{
  g_autoptr (GString) name = g_string_new ("report");
  g_autofree char *month = dup_month (self);
  g_auto (GStrv) customers
      = get_subject (self) == SUBJECT_CUSTOMERS ? dup_customers (self, NULL) : NULL;

  if (get_subject (self) == SUBJECT_MIGRATION)
    g_string_append (name, "-migration");
  else if (customers && g_strv_length (customers) == 1)
    g_string_append_printf (name, "-%s", customers[0]);
  else if (customers)
    g_string_append (name, "-customers");
  if (month && get_subject (self) != SUBJECT_MIGRATION)
    g_string_append_printf (name, "-%s", month);
  g_string_append (name, formats[adw_combo_row_get_selected (self->format_row)].ending);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* One report at a time; closing the dialog cancels it. */
static void
set_busy (BackboneReportDialog *self, gboolean is_busy)
{
  g_clear_object (&self->cancellable);
  if (is_busy)
    self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->create_button, !is_busy);
  gtk_widget_set_sensitive (self->print_button, !is_busy);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_widget_set_visible (self->progress_box, is_busy);
}

/* @error: (transfer full) (nullable). */
static void
end (BackboneReportDialog *self, const char *done, GError *error)
{
  g_autoptr (GError) owned = error;
  g_autofree char *text = NULL;

  set_busy (self, FALSE);
  if (owned == NULL)
    {
      g_signal_emit (self, signals[CREATED], 0, done);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      text = backbone_window_texts_error (owned);
      show_hint (self, NULL, text);
    }
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneReportDialog) self = user_data;
  GError *error = NULL;

  backbone_job_run_finish (BACKBONE_JOB (source), result, &error);
  end (self, _ ("The report is saved"), error);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneReportDialog) self = user_data;
  GError *error = NULL;

  backbone_report_print_run_finish (BACKBONE_REPORT_PRINT (source), result, &error);
  end (self, self->file ? _ ("The report is saved") : _ ("The report is on its way to the printer"),
       error);
}

static void
report_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneReportDialog) self = user_data;
  g_autoptr (BackboneReportPrint) print = NULL;
  GError *error = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      end (self, NULL, error);
      return;
    }

  print = backbone_report_print_new (backbone_report_job_get_report (BACKBONE_REPORT_JOB (source)));
  g_object_bind_property (print, "fraction", self->progress_bar, "fraction", G_BINDING_DEFAULT);
  backbone_report_print_run_async (print, GTK_WINDOW (self), self->file, self->cancellable,
                                   printed_cb, g_object_ref (self));
}

static void
run_job (BackboneReportDialog *self, BackboneReportJob *job, GAsyncReadyCallback callback)
{
  set_busy (self, TRUE);
  g_signal_connect_object (self->cancellable, "cancelled", G_CALLBACK (backbone_job_cancel), job,
                           G_CONNECT_SWAPPED);
  backbone_job_run_async (BACKBONE_JOB (job), callback, g_object_ref (self));
}

/* On paper, or as pages in a file. @file: (nullable). */
static void
make_pages (BackboneReportDialog *self, BackboneReportJob *job, GFile *file)
{
  g_set_object (&self->file, file);
  run_job (self, job, report_made_cb);
}

/* A name with an ending of its own wins. */
static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneReportDialog *self = BACKBONE_REPORT_DIALOG (source);
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);
  g_autoptr (BackboneReportJob) job = file ? make_job (self) : NULL;
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  guint choice = adw_combo_row_get_selected (self->format_row);
  BackboneReportFormat format = formats[choice].format;
  gboolean is_other = name && backbone_report_format_from_name (name, &format);

  if (job == NULL)
    return;

  if (!is_other && (formats[choice].is_pdf || g_str_has_suffix (name, ".pdf")))
    {
      make_pages (self, job, file);
      return;
    }

  backbone_report_job_set_file (job, file, format, TRUE);
  run_job (self, job, created_cb);
}

static void
create_cb (BackboneReportDialog *self)
{
  g_autoptr (BackboneReportJob) job = make_job (self);
  g_autofree char *name = NULL;

  if (job == NULL || self->cancellable)
    return;

  name = dup_name (self);
  backbone_dialogs_save_file_async (GTK_WINDOW (self), _ ("Save report"), name, file_chosen_cb,
                                    NULL);
}

static void
print_cb (BackboneReportDialog *self)
{
  g_autoptr (BackboneReportJob) job = make_job (self);

  if (job)
    make_pages (self, job, NULL);
}

static void
changed_cb (BackboneReportDialog *self)
{
  show_hint (self, NULL, NULL);
}

/* The migration has no months. */
static void
subject_changed_cb (BackboneReportDialog *self)
{
  guint subject = get_subject (self);

  gtk_widget_set_visible (GTK_WIDGET (self->customer_row), subject == SUBJECT_CUSTOMERS);
  gtk_widget_set_visible (GTK_WIDGET (self->month_row), subject != SUBJECT_MIGRATION);
  show_hint (self, NULL, NULL);
}

static void
fill_months (BackboneReportDialog *self)
{
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);

  gtk_string_list_append (months, _ ("As things are now"));
  for (guint i = 0; i < N_MONTHS; i++)
    {
      g_autoptr (GDateTime) month = get_month (i);
      /* Translators: a month with its year, as g_date_time_format() takes it: %OB is a month by itself */
      g_autofree char *text = g_date_time_format (month, _ ("%OB %Y"));

      gtk_string_list_append (months, text);
    }
  adw_combo_row_set_model (self->month_row, G_LIST_MODEL (months));
}

static void
backbone_report_dialog_dispose (GObject *object)
{
  BackboneReportDialog *self = BACKBONE_REPORT_DIALOG (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (backbone_report_dialog_parent_class)->dispose (object);
}

static void
cancel_cb (BackboneReportDialog *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static gboolean
backbone_report_dialog_close_request (GtkWindow *window)
{
  cancel_cb (BACKBONE_REPORT_DIALOG (window));

  return GTK_WINDOW_CLASS (backbone_report_dialog_parent_class)->close_request (window);
}

static void
backbone_report_dialog_class_init (BackboneReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = backbone_report_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = backbone_report_dialog_close_request;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, customer_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, month_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, subject_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, progress_box);
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, subject_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);

  signals[CREATED] = g_signal_new ("created", BACKBONE_TYPE_REPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
backbone_report_dialog_init (BackboneReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_months (self);
  backbone_accessible_mend (GTK_WIDGET (self));
}

/**
 * backbone_report_dialog_new:
 * @landscape: what to report on
 * @customer: (nullable): the number of a customer to begin with
 *
 * Returns: the dialog
 */
BackboneReportDialog *
backbone_report_dialog_new (BackboneLandscape *landscape, const char *customer)
{
  BackboneReportDialog *self = g_object_new (BACKBONE_TYPE_REPORT_DIALOG, NULL);

  self->landscape = g_object_ref (landscape);
  gtk_editable_set_text (self->customer_row, customer ? customer : "");
  if (customer)
    adw_combo_row_set_selected (self->subject_row, SUBJECT_CUSTOMERS);
  gtk_widget_grab_focus (GTK_WIDGET (self->subject_row));

  return self;
}
