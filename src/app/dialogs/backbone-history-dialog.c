/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-history-dialog.h"

#include "backbone-accessible.h"
#include "backbone-calendar-layout.h"
#include "backbone-clock.h"
#include "backbone-day-legend.h"
#include "backbone-dialogs.h"
#include "backbone-history-columns.h"
#include "backbone-history-figures.h"
#include "backbone-latency-plot.h"
#include "backbone-outages-view.h"
#include "backbone-window-texts.h"
#include "backbone-year-calendar.h"

#include <glib/gi18n-lib.h>

#define N_MONTHS 13

struct _BackboneHistoryDialog
{
  AdwWindow parent_instance;

  GtkLabel *customer_label;
  GtkDropDown *kind_choice;
  GtkDropDown *range_choice;
  GtkDropDown *figure_choice;
  GtkStack *state_stack;
  AdwStatusPage *error_page;
  BackboneYearCalendar *calendar;
  BackboneLatencyPlot *plot;
  BackboneTextTable *hour_table;
  BackboneTextTable *day_table;
  BackboneOutagesView *outages_view;
  BackboneTextTable *month_table;
  GtkLabel *saved_label;

  BackboneLandscape *landscape;
  char *number;
  BackboneList *days;  /* of the calendar */
  BackboneList *spans; /* of the range */
};

G_DEFINE_FINAL_TYPE (BackboneHistoryDialog, backbone_history_dialog, ADW_TYPE_WINDOW)

/* In the order of the choices. By the day, a year has as many points as two weeks by the hour. */
static const struct
{
  guint days;
  gboolean by_day;
} ranges[] = { { 14, FALSE }, { 92, TRUE }, { 365, TRUE } };

static BackboneTime
days_ago (guint days)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return backbone_day_add (backbone_clock_get_now (backbone_clock_get_default ()), -(int)days,
                           zone);
}

static BackboneChannelKind
get_kind (BackboneHistoryDialog *self)
{
  return gtk_drop_down_get_selected (self->kind_choice);
}

static void
show_state_cb (BackboneHistoryDialog *self)
{
  const GError *error = backbone_list_get_error (self->days);
  g_autofree char *text = error ? backbone_window_texts_error (error) : NULL;
  const char *state = error                                                  ? "error"
                      : backbone_list_is_loading (self->days)                ? "loading"
                      : g_list_model_get_n_items (G_LIST_MODEL (self->days)) ? "history"
                                                                             : "empty";

  if (error)
    adw_status_page_set_description (self->error_page, text);
  gtk_stack_set_visible_child_name (self->state_stack, state);
}

static void
drop_days (BackboneHistoryDialog *self)
{
  if (self->days)
    g_signal_handlers_disconnect_by_func (self->days, show_state_cb, self);
  g_clear_object (&self->days);
}

static void
show_range (BackboneHistoryDialog *self, GListModel *outages)
{
  guint range = gtk_drop_down_get_selected (self->range_choice);
  gboolean by_day = ranges[range].by_day;
  BackboneTime from = days_ago (ranges[range].days);
  g_autoptr (BackboneList) spans = backbone_landscape_list_history_spans (
      self->landscape, self->number, get_kind (self), by_day, from, 0, 0);

  g_set_object (&self->spans, spans);
  backbone_latency_plot_show (self->plot, G_LIST_MODEL (spans), by_day, outages, from);
  backbone_text_table_set_model (self->hour_table, by_day ? NULL : G_LIST_MODEL (spans));
  backbone_text_table_set_model (self->day_table, by_day ? G_LIST_MODEL (spans) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hour_table), !by_day);
  gtk_widget_set_visible (GTK_WIDGET (self->day_table), by_day);
  gtk_label_set_label (self->saved_label, "");
}

static void
range_changed_cb (BackboneHistoryDialog *self)
{
  g_autoptr (GListModel) outages = NULL;

  if (self->landscape == NULL)
    return;

  g_object_get (self->outages_view, "outages", &outages, NULL);
  show_range (self, outages);
}

static void
kind_changed_cb (BackboneHistoryDialog *self)
{
  BackboneChannelKind kind = get_kind (self);
  g_autoptr (BackboneList) outages = NULL;
  g_autoptr (BackboneList) months = NULL;

  if (self->landscape == NULL)
    return;

  drop_days (self);
  self->days = backbone_landscape_list_history_spans (self->landscape, self->number, kind, TRUE,
                                                      days_ago (BACKBONE_CALENDAR_WEEKS * 7), 0, 0);
  outages = backbone_landscape_list_outages (self->landscape, self->number, kind, 0);
  months = backbone_landscape_list_history_months (self->landscape, self->number, kind, N_MONTHS);
  g_signal_connect_swapped (self->days, "updated", G_CALLBACK (show_state_cb), self);

  g_object_set (self->calendar, "spans", self->days, NULL);
  backbone_outages_view_set_outages (self->outages_view, G_LIST_MODEL (outages));
  backbone_text_table_set_model (self->month_table, G_LIST_MODEL (months));
  show_range (self, G_LIST_MODEL (outages));
  show_state_cb (self);
}

static void
figure_changed_cb (BackboneHistoryDialog *self)
{
  guint choice = gtk_drop_down_get_selected (self->figure_choice);

  /* All phases come first. */
  backbone_latency_plot_set_figure (self->plot, choice == 0 ? BACKBONE_FIGURE_TOTAL : choice - 1);
}

static void
copy_cb (BackboneHistoryDialog *self)
{
  g_autofree char *csv = backbone_history_to_csv (G_LIST_MODEL (self->spans));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), csv);
  gtk_label_set_label (self->saved_label, _ ("The table is copied"));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_ ("The table is saved as %s"), name);
  else
    text = backbone_window_texts_error (error);
  gtk_label_set_label (self->saved_label, text);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneHistoryDialog *self = BACKBONE_HISTORY_DIALOG (source);
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);
  g_autofree char *csv = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL)
    return;

  csv = backbone_history_to_csv (G_LIST_MODEL (self->spans));
  bytes = g_bytes_new_take (csv, strlen (csv));
  csv = NULL;
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, saved_cb, g_object_ref (self));
}

static void
save_cb (BackboneHistoryDialog *self)
{
  g_autofree char *name = g_strdup_printf ("history-%s-%s.csv", self->number,
                                           backbone_channel_kind_to_id (get_kind (self)));

  backbone_dialogs_save_file_async (GTK_WINDOW (self), _ ("Save table"), name, file_chosen_cb,
                                    NULL);
}

static void
fill_choices (BackboneHistoryDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) figures = gtk_string_list_new (NULL);

  for (BackboneChannelKind kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    gtk_string_list_append (kinds, backbone_channel_kind_to_title (kind));
  gtk_drop_down_set_model (self->kind_choice, G_LIST_MODEL (kinds));

  gtk_string_list_append (figures, backbone_history_figure_to_title (BACKBONE_FIGURE_TOTAL));
  for (guint phase = 0; phase < BACKBONE_N_PHASES; phase++)
    gtk_string_list_append (figures, backbone_history_figure_to_title (phase));
  gtk_drop_down_set_model (self->figure_choice, G_LIST_MODEL (figures));
}

static void
backbone_history_dialog_dispose (GObject *object)
{
  BackboneHistoryDialog *self = BACKBONE_HISTORY_DIALOG (object);

  drop_days (self);
  g_clear_object (&self->spans);
  g_clear_object (&self->landscape);
  g_clear_pointer (&self->number, g_free);

  G_OBJECT_CLASS (backbone_history_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, customer_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, range_choice);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, figure_choice);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, state_stack);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, plot);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, hour_table);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, day_table);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, outages_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, month_table);
  gtk_widget_class_bind_template_child (widget_class, BackboneHistoryDialog, saved_label);
}

static void
backbone_history_dialog_class_init (BackboneHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = backbone_history_dialog_dispose;

  g_type_ensure (BACKBONE_TYPE_DAY_LEGEND);
  g_type_ensure (BACKBONE_TYPE_LATENCY_PLOT);
  g_type_ensure (BACKBONE_TYPE_OUTAGES_VIEW);
  g_type_ensure (BACKBONE_TYPE_TEXT_TABLE);
  g_type_ensure (BACKBONE_TYPE_YEAR_CALENDAR);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-history-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, figure_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
backbone_history_dialog_init (BackboneHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  backbone_text_table_set_columns (self->hour_table, backbone_history_hour_columns);
  backbone_text_table_set_columns (self->day_table, backbone_history_day_columns);
  backbone_text_table_set_columns (self->month_table, backbone_history_month_columns);
  backbone_accessible_mend (GTK_WIDGET (self));
}

BackboneHistoryDialog *
backbone_history_dialog_new (BackboneLandscape *landscape,
                             const char *number,
                             const char *description,
                             BackboneChannelKind kind)
{
  BackboneHistoryDialog *self = g_object_new (BACKBONE_TYPE_HISTORY_DIALOG, NULL);
  g_autofree char *text
      = description ? g_strdup_printf ("%s · %s", description, number) : g_strdup (number);

  gtk_drop_down_set_selected (self->kind_choice, kind);
  self->landscape = g_object_ref (landscape);
  self->number = g_strdup (number);
  gtk_label_set_label (self->customer_label, text);
  kind_changed_cb (self);

  return self;
}
