/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-dialog.h"

#include "backbone-accessible.h"
#include "backbone-dialogs.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

#define N_MONTHS 24

struct _BackboneReportDialog
{
  AdwWindow parent_instance;

  GtkEditable *customer_row;
  AdwComboRow *month_row;
  AdwComboRow *format_row;
  GtkLabel *hint;

  BackboneLandscape *landscape;
};

G_DEFINE_FINAL_TYPE (BackboneReportDialog, backbone_report_dialog, ADW_TYPE_WINDOW)

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the choices. */
static const struct
{
  BackboneReportFormat format;
  const char *ending;
} formats[] = {
  { BACKBONE_REPORT_HTML, ".html" },
  { BACKBONE_REPORT_CSV, ".csv" },
  { BACKBONE_REPORT_JSON, ".json" },
  { BACKBONE_REPORT_TEXT, ".txt" },
};

static void
show_hint (BackboneReportDialog *self, const char *text)
{
  gtk_label_set_label (self->hint, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
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

static const char *
get_customer (BackboneReportDialog *self)
{
  const char *text = gtk_editable_get_text (self->customer_row);

  return *text != '\0' ? text : NULL;
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      g_signal_emit (self, signals[CREATED], 0, _ ("The report is saved"));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  text = backbone_window_texts_error (error);
  show_hint (self, text);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneReportDialog *self = BACKBONE_REPORT_DIALOG (source);
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);
  g_autoptr (BackboneReportJob) job = NULL;
  g_autofree char *month = dup_month (self);
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  BackboneReportFormat format = formats[adw_combo_row_get_selected (self->format_row)].format;

  if (file == NULL)
    return;

  /* A name with an ending of its own wins. */
  backbone_report_format_from_name (name, &format);
  job = backbone_report_job_new (self->landscape);
  backbone_report_job_set_customer (job, get_customer (self));
  if (month)
    backbone_report_job_set_month (job, month, NULL);
  backbone_report_job_set_file (job, file, format, TRUE);
  backbone_job_run_async (BACKBONE_JOB (job), created_cb, g_object_ref (self));
}

static void
create_cb (BackboneReportDialog *self)
{
  const char *ending = formats[adw_combo_row_get_selected (self->format_row)].ending;
  const char *customer = get_customer (self);
  g_autofree char *month = dup_month (self);
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (customer)
    {
      number = backbone_customer_number_normalize (customer, &error);
      if (number == NULL)
        {
          show_hint (self, error->message);
          gtk_widget_grab_focus (GTK_WIDGET (self->customer_row));
          return;
        }
    }

  name = g_strjoin ("", "report", number ? "-" : "", number ? number : "", month ? "-" : "",
                    month ? month : "", ending, NULL);
  backbone_dialogs_save_file_async (GTK_WINDOW (self), _ ("Save report"), name, file_chosen_cb,
                                    NULL);
}

static void
changed_cb (BackboneReportDialog *self)
{
  show_hint (self, NULL);
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
  g_clear_object (&BACKBONE_REPORT_DIALOG (object)->landscape);

  G_OBJECT_CLASS (backbone_report_dialog_parent_class)->dispose (object);
}

static void
backbone_report_dialog_class_init (BackboneReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = backbone_report_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, customer_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, month_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneReportDialog, hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);

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

  return self;
}
