/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-dialog.h"

#include "backbone-accessible.h"
#include "backbone-keep.h"
#include "backbone-named-cell.h"
#include "backbone-status-chip.h"
#include "backbone-status-icon.h"
#include "backbone-window-texts.h"
#include "backbone-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _BackboneAssignmentDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkWidget *unlock_button;
  GtkColumnView *column_view;
  GtkWidget *refused_label;
  GtkFilterListModel *shown_rows;
  GtkCustomFilter *row_filter;
  BackboneStatusChip *all_chip;
  BackboneStatusChip *outcome_chips[4];

  BackboneLandscape *landscape;
  BackboneAssignmentJob *job; /* the one that runs, or the last one */
  char *filter;
};

G_DEFINE_FINAL_TYPE (BackboneAssignmentDialog, backbone_assignment_dialog, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_FILTER,
  N_PROPERTIES,
};

enum
{
  APPLIED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static gboolean
row_matches (gpointer item, gpointer user_data)
{
  BackboneAssignmentDialog *self = user_data;
  BackboneImportOutcome outcome;

  return !backbone_import_outcome_from_id (self->filter, &outcome)
         || backbone_assignment_change_get_outcome (item) == outcome;
}

static guint
count (BackboneAssignmentDialog *self, BackboneImportOutcome outcome)
{
  return backbone_assignment_job_get_count (self->job, outcome);
}

static void
update_action (BackboneAssignmentDialog *self)
{
  gboolean ready = self->job && !backbone_job_is_running (BACKBONE_JOB (self->job))
                   && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "rows");

  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "changes.apply",
      ready && count (self, BACKBONE_IMPORT_NEW) + count (self, BACKBONE_IMPORT_CHANGED) > 0
          && count (self, BACKBONE_IMPORT_REFUSED) == 0);
}

/* What is refused comes first: that is what people have to see. */
static void
show_rows (BackboneAssignmentDialog *self)
{
  GListModel *rows = backbone_assignment_job_get_rows (self->job);
  gboolean refused = count (self, BACKBONE_IMPORT_REFUSED) > 0;

  gtk_filter_list_model_set_model (self->shown_rows, rows);
  g_object_set (self->all_chip, "count", g_list_model_get_n_items (rows), NULL);
  for (BackboneImportOutcome outcome = 0; outcome < G_N_ELEMENTS (self->outcome_chips); outcome++)
    {
      g_object_set (self->outcome_chips[outcome], "count", count (self, outcome), NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->outcome_chips[outcome]), count (self, outcome) > 0);
    }
  gtk_widget_set_visible (self->refused_label, refused);
  g_object_set (self, "filter", refused ? "refused" : "all", NULL);
  gtk_stack_set_visible_child_name (self->stack, "rows");
  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
show_reading_error (BackboneAssignmentDialog *self, const GError *error)
{
  g_autofree char *text = backbone_window_texts_error (error);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->error_page, backbone_error_get_title (error));
  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
show_applying_error (BackboneAssignmentDialog *self, const GError *error)
{
  g_autofree char *text = backbone_window_texts_error (error);

  gtk_label_set_label (self->error_label, text);
  gtk_widget_set_visible (self->unlock_button,
                          g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED));
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneAssignmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  backbone_job_run_finish (BACKBONE_JOB (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* A single change is refused as invalid, with its row. */
  if (error == NULL || g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED)
      || g_list_model_get_n_items (backbone_assignment_job_get_rows (self->job)) > 0)
    show_rows (self);
  else
    show_reading_error (self, error);
  update_action (self);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneAssignmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      g_signal_emit (self, signals[APPLIED], 0, source);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_rows (self);
  show_applying_error (self, error);
  update_action (self);
}

static void
apply (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneAssignmentDialog *self = BACKBONE_ASSIGNMENT_DIALOG (widget);
  BackboneAssignmentJob *job = backbone_assignment_job_again (self->job);

  g_set_object (&self->job, job);
  g_object_unref (job);
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "working");
  backbone_job_run_async (BACKBONE_JOB (job), applied_cb, g_object_ref (self));
  update_action (self);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneAssignmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      gtk_info_bar_set_revealed (self->error_bar, FALSE);
      backbone_landscape_probe_keyring (self->landscape);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_applying_error (self, error);
    }
}

static void
unlock (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneAssignmentDialog *self = BACKBONE_ASSIGNMENT_DIALOG (widget);
  g_autoptr (BackboneJob) job = backbone_keyring_unlock_job_new (self->landscape);

  backbone_job_run_async (job, unlocked_cb, g_object_ref (self));
}

static gboolean
backbone_assignment_dialog_close_request (GtkWindow *window)
{
  BackboneAssignmentDialog *self = BACKBONE_ASSIGNMENT_DIALOG (window);

  backbone_job_cancel (BACKBONE_JOB (self->job));

  return GTK_WINDOW_CLASS (backbone_assignment_dialog_parent_class)->close_request (window);
}

static void
backbone_assignment_dialog_set_property (GObject *object,
                                         guint property_id,
                                         const GValue *value,
                                         GParamSpec *pspec)
{
  BackboneAssignmentDialog *self = BACKBONE_ASSIGNMENT_DIALOG (object);

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
backbone_assignment_dialog_get_property (GObject *object,
                                         guint property_id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_FILTER:
      g_value_set_string (value, BACKBONE_ASSIGNMENT_DIALOG (object)->filter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_assignment_dialog_dispose (GObject *object)
{
  BackboneAssignmentDialog *self = BACKBONE_ASSIGNMENT_DIALOG (object);

  if (self->row_filter)
    gtk_custom_filter_set_filter_func (self->row_filter, NULL, NULL, NULL);
  g_clear_object (&self->job);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_assignment_dialog_parent_class)->dispose (object);
}

static void
backbone_assignment_dialog_finalize (GObject *object)
{
  g_free (BACKBONE_ASSIGNMENT_DIALOG (object)->filter);

  G_OBJECT_CLASS (backbone_assignment_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const chips[]
      = { "new_chip", "changed_chip", "unchanged_chip", "refused_chip" };

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-assignment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentDialog, error_bar);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentDialog, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentDialog, column_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentDialog, refused_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentDialog, shown_rows);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentDialog, row_filter);
  gtk_widget_class_bind_template_child (widget_class, BackboneAssignmentDialog, all_chip);
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, chips[i], FALSE,
        G_STRUCT_OFFSET (BackboneAssignmentDialog, outcome_chips[i]));
}

static void
backbone_assignment_dialog_class_init (BackboneAssignmentDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_assignment_dialog_set_property;
  object_class->get_property = backbone_assignment_dialog_get_property;
  object_class->dispose = backbone_assignment_dialog_dispose;
  object_class->finalize = backbone_assignment_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = backbone_assignment_dialog_close_request;

  properties[PROP_FILTER]
      = g_param_spec_string ("filter", NULL, NULL, "all",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, BACKBONE_TYPE_ASSIGNMENT_JOB);

  gtk_widget_class_install_property_action (widget_class, "changes.filter", "filter");
  gtk_widget_class_install_action (widget_class, "changes.apply", NULL, apply);
  gtk_widget_class_install_action (widget_class, "changes.unlock", NULL, unlock);

  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_STATUS_CHIP);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
}

static void
backbone_assignment_dialog_init (BackboneAssignmentDialog *self)
{
  self->filter = g_strdup ("all");
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_accessible_mend (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->row_filter, row_matches, self, NULL);
  update_action (self);
}

BackboneAssignmentDialog *
backbone_assignment_dialog_new (BackboneLandscape *landscape,
                                BackboneAssignmentJob *job,
                                const char *title)
{
  BackboneAssignmentDialog *self = g_object_new (BACKBONE_TYPE_ASSIGNMENT_DIALOG, NULL);

  self->landscape = g_object_ref (landscape);
  self->job = g_object_ref (job);
  gtk_window_set_title (GTK_WINDOW (self), title);
  backbone_assignment_job_set_dry_run (job, TRUE);
  backbone_job_run_async (BACKBONE_JOB (job), read_cb, g_object_ref (self));

  return self;
}
