/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-print.h"

#include "backbone-report-pages.h"

#include <glib/gi18n-lib.h>

/* Rows that are placed before the window gets its turn: a few milliseconds. */
#define ROWS_AT_ONCE 20
#define MARGIN       14.0 /* millimetres */

struct _BackboneReportPrint
{
  GObject parent_instance;

  BackboneReport *report;
  BackboneReportPages *pages; /* while it runs */
  GtkPrintOperation *operation;
  GFile *file;      /* nullable */
  GFile *temporary; /* nullable: what is written first */
  double fraction;
};

G_DEFINE_FINAL_TYPE (BackboneReportPrint, backbone_report_print, G_TYPE_OBJECT)

enum
{
  PROP_FRACTION = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
set_fraction (BackboneReportPrint *self, double fraction)
{
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

static void
begin_print_cb (BackboneReportPrint *self, GtkPrintContext *context)
{
  PangoContext *fonts = gtk_print_context_create_pango_context (context);

  g_clear_pointer (&self->pages, backbone_report_pages_free);
  self->pages
      = backbone_report_pages_new (self->report, fonts, gtk_print_context_get_width (context),
                                   gtk_print_context_get_height (context));
  g_object_unref (fonts);
}

/* Called again and again, with the window in between. */
static gboolean
paginate_cb (BackboneReportPrint *self)
{
  gboolean is_done = backbone_report_pages_step (self->pages, ROWS_AT_ONCE);

  set_fraction (self, backbone_report_pages_get_progress (self->pages) / 2);
  if (is_done)
    gtk_print_operation_set_n_pages (self->operation,
                                     (int)backbone_report_pages_get_n_pages (self->pages));

  return is_done;
}

static void
draw_page_cb (BackboneReportPrint *self, GtkPrintContext *context, int page)
{
  backbone_report_pages_draw (self->pages, (guint)page,
                              gtk_print_context_get_cairo_context (context));
  set_fraction (self, 0.5 + (page + 1) / (2.0 * backbone_report_pages_get_n_pages (self->pages)));
}

static void
drop_temporary (BackboneReportPrint *self)
{
  if (self->temporary)
    g_file_delete (self->temporary, NULL, NULL);
  g_clear_object (&self->temporary);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  BackboneReportPrint *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (g_file_move_finish (G_FILE (source), result, &error))
    {
      g_clear_object (&self->temporary);
      g_task_return_boolean (task, TRUE);
      return;
    }

  drop_temporary (self);
  g_task_return_error (task, error);
}

static void
finish (BackboneReportPrint *self, GTask *task, GtkPrintOperationResult result)
{
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (self->operation, &error);
      g_task_return_error (task, error ? error
                                       : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                                              _ ("The report can’t be printed")));
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Cancelled"));
  else if (self->file)
    {
      g_file_move_async (self->temporary, self->file, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT,
                         g_task_get_cancellable (task), NULL, NULL, moved_cb, g_object_ref (task));
      return;
    }
  else
    g_task_return_boolean (task, TRUE);

  drop_temporary (self);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  GTask *task = user_data;
  BackboneReportPrint *self = g_task_get_source_object (task);

  g_clear_pointer (&self->pages, backbone_report_pages_free);
  finish (self, task, result);
  /* It lives as long as the operation is connected to it. */
  g_signal_handlers_disconnect_by_data (operation, task);
  g_object_unref (task);
}

static void
cancelled_cb (GCancellable *cancellable, BackboneReportPrint *self)
{
  gtk_print_operation_cancel (self->operation);
}

static void
backbone_report_print_dispose (GObject *object)
{
  BackboneReportPrint *self = BACKBONE_REPORT_PRINT (object);

  drop_temporary (self);
  g_clear_pointer (&self->pages, backbone_report_pages_free);
  g_clear_pointer (&self->report, backbone_report_unref);
  g_clear_object (&self->operation);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (backbone_report_print_parent_class)->dispose (object);
}

static void
backbone_report_print_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FRACTION)
    g_value_set_double (value, BACKBONE_REPORT_PRINT (object)->fraction);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
backbone_report_print_class_init (BackboneReportPrintClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = backbone_report_print_dispose;
  object_class->get_property = backbone_report_print_get_property;

  properties[PROP_FRACTION]
      = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

/* Tables are wide. */
static void
set_page (GtkPrintOperation *operation)
{
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new ();

  gtk_page_setup_set_orientation (page, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_page_setup_set_top_margin (page, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (page, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (page, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (page, MARGIN, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
}

static void
backbone_report_print_init (BackboneReportPrint *self)
{
  self->operation = gtk_print_operation_new ();
  gtk_print_operation_set_allow_async (self->operation, TRUE);
  set_page (self->operation);
  g_signal_connect_object (self->operation, "begin-print", G_CALLBACK (begin_print_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->operation, "paginate", G_CALLBACK (paginate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->operation, "draw-page", G_CALLBACK (draw_page_cb), self,
                           G_CONNECT_SWAPPED);
}

BackboneReportPrint *
backbone_report_print_new (BackboneReport *report)
{
  BackboneReportPrint *self = g_object_new (BACKBONE_TYPE_REPORT_PRINT, NULL);

  self->report = backbone_report_ref (report);
  gtk_print_operation_set_job_name (self->operation, backbone_report_get_title (report));

  return self;
}

/* A file of one's own, readable for nobody else: GTK writes to a path, and where the report is to stand
 * need not have one. */
static gboolean
prepare_file (BackboneReportPrint *self, GFile *file, GError **error)
{
  g_autoptr (GFileIOStream) stream = NULL;

  self->temporary = g_file_new_tmp ("backbone-report-XXXXXX.pdf", &stream, error);
  if (self->temporary == NULL)
    return FALSE;

  self->file = g_object_ref (file);
  gtk_print_operation_set_export_filename (self->operation, g_file_peek_path (self->temporary));

  return TRUE;
}

void
backbone_report_print_run_async (BackboneReportPrint *self,
                                 GtkWindow *parent,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, backbone_report_print_run_async);
  if (file && !prepare_file (self, file, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (cancellable)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), self, 0);
  g_signal_connect (self->operation, "done", G_CALLBACK (done_cb), g_object_ref (task));
  gtk_print_operation_run (self->operation,
                           file ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           parent, NULL);
}

gboolean
backbone_report_print_run_finish (BackboneReportPrint *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
