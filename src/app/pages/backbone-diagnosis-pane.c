/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-diagnosis-pane.h"

#include "backbone-accessible.h"
#include "backbone-customer-chooser.h"
#include "backbone-diagnosis-card.h"
#include "backbone-dialogs.h"
#include "backbone-part.h"
#include "backbone-status-icon.h"
#include "backbone-window.h"
#include "backbone-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BackboneDiagnosisPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  BackboneDiagnosisCard *cards[BACKBONE_N_CHANNEL_KINDS];
  BackboneCustomerChooser *chooser;

  BackboneLandscape *landscape;
  BackboneDiagnosisJob *job; /* the one that runs, or the last one, or the next one */
  BackboneList *technical_users;
  BackboneTechnicalUser *technical_user;
  char *summary;
  char *common_cause;
  char *log_on_note;
  gint64 started;
  gboolean running;
  gboolean finished; /* there is something to report */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (BackboneDiagnosisPane, backbone_diagnosis_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_RUNNING,
  PROP_SUMMARY,
  PROP_COMMON_CAUSE,
  PROP_LOG_ON_NOTE,
  PROP_NARROW,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
set_string (BackboneDiagnosisPane *self, char **kept, char *text, guint property_id)
{
  g_free (*kept);
  *kept = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

static void
update_actions (BackboneDiagnosisPane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "diagnosis.run", self->landscape && !self->running);
  gtk_widget_action_set_enabled (widget, "diagnosis.cancel", self->running);
  gtk_widget_action_set_enabled (widget, "diagnosis.copy", self->finished && !self->running);
  gtk_widget_action_set_enabled (widget, "diagnosis.save", self->finished && !self->running);
}

static void
set_running (BackboneDiagnosisPane *self, gboolean running)
{
  self->running = running;
  for (guint i = 0; i < G_N_ELEMENTS (self->cards); i++)
    g_object_set (self->cards[i], "active", running, NULL);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static guint
count_reached (GListModel *diagnoses)
{
  guint n_reached = 0;

  for (guint i = 0; i < g_list_model_get_n_items (diagnoses); i++)
    {
      g_autoptr (BackboneDiagnosis) diagnosis = g_list_model_get_item (diagnoses, i);

      n_reached += backbone_diagnosis_get_verdict (diagnosis) == BACKBONE_VERDICT_OK ? 1 : 0;
    }

  return n_reached;
}

static char *
dup_end_summary (BackboneDiagnosisPane *self, gboolean cancelled)
{
  GListModel *diagnoses = backbone_diagnosis_job_get_diagnoses (self->job);
  guint n = g_list_model_get_n_items (diagnoses);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%X");
  g_autofree char *time = backbone_duration_to_string (g_get_monotonic_time () - self->started);
  g_autofree char *reached
      = g_strdup_printf (ngettext ("%u of %u endpoint reached", "%u of %u endpoints reached", n),
                         count_reached (diagnoses), n);
  const char *user
      = self->technical_user ? backbone_technical_user_get_id (self->technical_user) : NULL;
  GString *text = g_string_new (reached);

  g_string_append_printf (text, " · %s · %s", when, time);
  if (user)
    {
      /* Translators: the ID of a user */
      g_autofree char *log_on = g_strdup_printf (_ ("log-on as %s"), user);

      g_string_append_printf (text, " · %s", log_on);
    }
  if (cancelled)
    g_string_append_printf (text, " · %s", _ ("cancelled"));

  return g_string_free (text, FALSE);
}

static void
progressed_cb (BackboneDiagnosisPane *self)
{
  guint done = backbone_job_get_done (BACKBONE_JOB (self->job));
  guint total = backbone_job_get_total (BACKBONE_JOB (self->job));

  if (self->running && total > 0)
    set_string (self, &self->summary,
                g_strdup_printf (_ ("%u of %u endpoints are done"), done, total), PROP_SUMMARY);
}

/* The endpoints show before anything is asked of them. */
static void
make_job (BackboneDiagnosisPane *self)
{
  GListModel *diagnoses;

  if (self->job)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  self->job = backbone_diagnosis_job_new (self->landscape);
  g_signal_connect_swapped (self->job, "notify::done", G_CALLBACK (progressed_cb), self);

  diagnoses = backbone_diagnosis_job_get_diagnoses (self->job);
  for (guint i = 0; i < G_N_ELEMENTS (self->cards); i++)
    {
      g_autoptr (BackboneDiagnosis) diagnosis = g_list_model_get_item (diagnoses, i);

      g_object_set (self->cards[i], "diagnosis", diagnosis, NULL);
    }
}

static void
start_anew (BackboneDiagnosisPane *self)
{
  make_job (self);
  self->finished = FALSE;
  set_string (self, &self->common_cause, NULL, PROP_COMMON_CAUSE);
  set_string (self, &self->summary, g_strdup (_ ("Not diagnosed yet")), PROP_SUMMARY);
  update_actions (self);
}

/* What was found at other hosts says nothing of these. */
static void
profile_changed_cb (BackboneDiagnosisPane *self)
{
  GListModel *diagnoses = backbone_diagnosis_job_get_diagnoses (self->job);
  g_autoptr (BackboneDiagnosisJob) next = NULL;
  gboolean same;

  if (self->running)
    return;

  next = backbone_diagnosis_job_new (self->landscape);
  same = g_list_model_get_n_items (diagnoses)
         == g_list_model_get_n_items (backbone_diagnosis_job_get_diagnoses (next));
  for (guint i = 0; same && i < g_list_model_get_n_items (diagnoses); i++)
    {
      g_autoptr (BackboneDiagnosis) old = g_list_model_get_item (diagnoses, i);
      g_autoptr (BackboneDiagnosis) new
          = g_list_model_get_item (backbone_diagnosis_job_get_diagnoses (next), i);

      same = g_strcmp0 (backbone_diagnosis_get_url (old), backbone_diagnosis_get_url (new)) == 0;
    }
  if (!same)
    start_anew (self);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneDiagnosisPane) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  if (self->landscape == NULL || source != G_OBJECT (self->job))
    return;

  self->finished = TRUE;
  set_running (self, FALSE);
  set_string (self, &self->summary,
              dup_end_summary (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)),
              PROP_SUMMARY);
  set_string (
      self, &self->common_cause,
      backbone_diagnosis_dup_common_cause (backbone_diagnosis_job_get_diagnoses (self->job)),
      PROP_COMMON_CAUSE);
  if (!done && BACKBONE_IS_WINDOW (root))
    backbone_window_report (BACKBONE_WINDOW (root), error);
}

static void
run (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneDiagnosisPane *self = BACKBONE_DIAGNOSIS_PANE (widget);
  g_autofree char *number = NULL;

  start_anew (self);
  g_object_get (self->chooser, "number", &number, NULL);
  backbone_diagnosis_job_set_customer (self->job, number);
  self->started = g_get_monotonic_time ();
  set_running (self, TRUE);
  set_string (self, &self->summary, g_strdup (_ ("Under way")), PROP_SUMMARY);
  backbone_job_run_async (BACKBONE_JOB (self->job), backbone_part_answered_cb,
                          backbone_part_wait (self, ran_cb));
}

static void
cancel (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_job_cancel (BACKBONE_JOB (BACKBONE_DIAGNOSIS_PANE (widget)->job));
}

static void
copy (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneDiagnosisPane *self = BACKBONE_DIAGNOSIS_PANE (widget);
  g_autofree char *report = backbone_diagnosis_job_dup_report (self->job);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), report);
  backbone_window_toast (BACKBONE_WINDOW (gtk_widget_get_root (widget)), _ ("Report copied"));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      backbone_window_report (window, error);
      return;
    }

  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("The report is in %s"), name);
  backbone_window_toast (window, text);
}

/* JSON for programs if the name says so, else the text for people. */
static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneDiagnosisJob) job = user_data;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  char *text;

  if (file == NULL)
    return;

  name = g_file_get_basename (file);
  text = g_str_has_suffix (name, ".json") ? backbone_diagnosis_job_dup_json (job)
                                          : backbone_diagnosis_job_dup_report (job);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       written_cb, g_object_ref (source));
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneDiagnosisPane *self = BACKBONE_DIAGNOSIS_PANE (widget);

  backbone_dialogs_save_file_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                                    _ ("Save report (.txt or .json)"), "diagnosis.txt",
                                    file_chosen_cb, g_object_ref (self->job));
}

static char *
dup_log_on_note (BackboneDiagnosisPane *self, const char *number)
{
  const char *user
      = self->technical_user ? backbone_technical_user_get_id (self->technical_user) : NULL;

  if (number == NULL)
    return g_strdup (_ ("The way is diagnosed up to HTTP."));
  if (user == NULL)
    return g_strdup (_ ("This customer has no technical user."));
  if (backbone_technical_user_get_held_since (self->technical_user) != 0)
    /* Translators: the ID of a user */
    return g_strdup_printf (_ ("%s is held back, so its log-on is not tried."), user);

  /* Translators: the ID of a user */
  return g_strdup_printf (
      _ ("%s logs on once at each endpoint, and at none after a refusal; a user who is held back "
         "is not tried."),
      user);
}

static void
update_log_on_note (BackboneDiagnosisPane *self)
{
  g_autofree char *number = NULL;

  g_object_get (self->chooser, "number", &number, NULL);
  set_string (self, &self->log_on_note, dup_log_on_note (self, number), PROP_LOG_ON_NOTE);
}

static void
set_technical_user (BackboneDiagnosisPane *self, BackboneTechnicalUser *user)
{
  if (self->technical_user)
    g_signal_handlers_disconnect_by_data (self->technical_user, self);
  g_set_object (&self->technical_user, user);
  if (user)
    g_signal_connect_swapped (user, "notify::held-since", G_CALLBACK (update_log_on_note), self);
  update_log_on_note (self);
}

static void
technical_users_changed_cb (BackboneDiagnosisPane *self)
{
  g_autoptr (BackboneTechnicalUser) user
      = self->technical_users ? g_list_model_get_item (G_LIST_MODEL (self->technical_users), 0)
                              : NULL;

  set_technical_user (self, user);
}

static void
drop_technical_users (BackboneDiagnosisPane *self)
{
  if (self->technical_users)
    g_signal_handlers_disconnect_by_data (self->technical_users, self);
  g_clear_object (&self->technical_users);
}

static void
number_changed_cb (BackboneDiagnosisPane *self)
{
  g_autofree char *number = NULL;

  g_object_get (self->chooser, "number", &number, NULL);
  drop_technical_users (self);
  if (self->landscape && number)
    {
      self->technical_users = backbone_landscape_list_technical_users (self->landscape, number);
      g_signal_connect_swapped (self->technical_users, "items-changed",
                                G_CALLBACK (technical_users_changed_cb), self);
    }
  technical_users_changed_cb (self);
}

static void
drop_landscape (BackboneDiagnosisPane *self)
{
  if (self->landscape)
    g_signal_handlers_disconnect_by_data (self->landscape, self);
  if (self->job)
    {
      g_signal_handlers_disconnect_by_data (self->job, self);
      backbone_job_cancel (BACKBONE_JOB (self->job));
    }
  drop_technical_users (self);
  if (self->technical_user)
    g_signal_handlers_disconnect_by_data (self->technical_user, self);
  g_clear_object (&self->technical_user);
  g_clear_object (&self->job);
  g_clear_object (&self->landscape);
}

static void
set_landscape (BackboneDiagnosisPane *self, BackboneLandscape *landscape)
{
  if (self->landscape == landscape)
    return;

  drop_landscape (self);
  if (landscape)
    {
      self->landscape = g_object_ref (landscape);
      g_signal_connect_swapped (landscape, "notify::profile", G_CALLBACK (profile_changed_cb),
                                self);
      start_anew (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
backbone_diagnosis_pane_set_property (GObject *object,
                                      guint property_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  BackboneDiagnosisPane *self = BACKBONE_DIAGNOSIS_PANE (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      if (self->narrow != g_value_get_boolean (value))
        {
          self->narrow = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_diagnosis_pane_get_property (GObject *object,
                                      guint property_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  BackboneDiagnosisPane *self = BACKBONE_DIAGNOSIS_PANE (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_COMMON_CAUSE:
      g_value_set_string (value, self->common_cause);
      break;
    case PROP_LOG_ON_NOTE:
      g_value_set_string (value, self->log_on_note);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_diagnosis_pane_dispose (GObject *object)
{
  BackboneDiagnosisPane *self = BACKBONE_DIAGNOSIS_PANE (object);

  drop_landscape (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_diagnosis_pane_parent_class)->dispose (object);
}

static void
backbone_diagnosis_pane_finalize (GObject *object)
{
  BackboneDiagnosisPane *self = BACKBONE_DIAGNOSIS_PANE (object);

  g_free (self->summary);
  g_free (self->common_cause);
  g_free (self->log_on_note);

  G_OBJECT_CLASS (backbone_diagnosis_pane_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags read_flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, read_flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, read_flags);
  properties[PROP_COMMON_CAUSE]
      = g_param_spec_string ("common-cause", NULL, NULL, NULL, read_flags);
  properties[PROP_LOG_ON_NOTE] = g_param_spec_string ("log-on-note", NULL, NULL, NULL, read_flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const cards[] = { "portal_card", "parcel_box_card", "note_download_card" };

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-diagnosis-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneDiagnosisPane, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneDiagnosisPane, chooser);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    gtk_widget_class_bind_template_child_full (widget_class, cards[i], FALSE,
                                               G_STRUCT_OFFSET (BackboneDiagnosisPane, cards[i]));
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
}

static void
backbone_diagnosis_pane_class_init (BackboneDiagnosisPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_diagnosis_pane_set_property;
  object_class->get_property = backbone_diagnosis_pane_get_property;
  object_class->dispose = backbone_diagnosis_pane_dispose;
  object_class->finalize = backbone_diagnosis_pane_finalize;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "diagnosis.run", NULL, run);
  gtk_widget_class_install_action (widget_class, "diagnosis.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "diagnosis.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "diagnosis.save", NULL, save);

  g_type_ensure (BACKBONE_TYPE_CUSTOMER_CHOOSER);
  g_type_ensure (BACKBONE_TYPE_DIAGNOSIS_CARD);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
backbone_diagnosis_pane_init (BackboneDiagnosisPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_log_on_note (self);
  update_actions (self);
}

/* The page may have been chosen just now: what is not laid out yet can't be scrolled to. */
static void
focus_cb (gpointer user_data)
{
  GtkWidget *card = user_data;
  GtkRoot *root = gtk_widget_get_root (card);

  gtk_widget_set_focusable (card, TRUE);
  gtk_widget_grab_focus (card);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}

gboolean
backbone_diagnosis_pane_show_host (BackboneDiagnosisPane *self, const char *where)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->cards); i++)
    {
      g_autoptr (BackboneDiagnosis) diagnosis = NULL;
      g_autofree char *own = NULL;

      g_object_get (self->cards[i], "diagnosis", &diagnosis, NULL);
      own = diagnosis ? g_strdup_printf ("%s:%u", backbone_diagnosis_get_host (diagnosis),
                                         backbone_diagnosis_get_port (diagnosis))
                      : NULL;
      if (g_strcmp0 (own, where) != 0)
        continue;

      backbone_part_do_later (self->cards[i], G_PRIORITY_LOW, focus_cb);
      return TRUE;
    }

  return FALSE;
}
