/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-s-user-dialog.h"

#include "backbone-accessible.h"
#include "backbone-closures.h"
#include "backbone-field-note.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

/* What is typed, and whether it can be saved. */
typedef enum
{
  FIELD_ID,
  FIELD_CUSTOMER,
  FIELD_EXPIRES,
  FIELD_AUTHORISATIONS,
  FIELD_PASSWORD,
  N_FIELDS,
} Field;

struct _BackboneSUserDialog
{
  AdwWindow parent_instance;

  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkWidget *rows[N_FIELDS];
  GtkLabel *problem_labels[N_FIELDS];
  AdwComboRow *state_row;
  AdwActionRow *held_row;
  AdwActionRow *proof_row;
  GtkWidget *forget_row;
  GtkSwitch *forget_switch;

  BackboneLandscape *landscape;
  BackboneList *list; /* nullable: of a new one */
  char *id;           /* nullable: of a new one */
  char *was[N_FIELDS];
  guint was_state;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (BackboneSUserDialog, backbone_s_user_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_text (BackboneSUserDialog *self, Field field)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->rows[field]));
}

static gboolean
is_changed (BackboneSUserDialog *self, Field field)
{
  return g_strcmp0 (get_text (self, field), self->was[field] ? self->was[field] : "") != 0;
}

static gboolean
check_authorisations (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i]; i++)
    {
      if (*g_strstrip (parts[i]) != '\0' && !backbone_object_id_validate (parts[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_field (BackboneSUserDialog *self, Field field, GError **error)
{
  const char *text = get_text (self, field);
  g_autofree char *normalized = NULL;

  if (!is_changed (self, field) || (*text == '\0' && field != FIELD_ID))
    return TRUE;

  switch (field)
    {
    case FIELD_ID:
      normalized = backbone_user_id_normalize (text, error);
      return normalized != NULL;
    case FIELD_CUSTOMER:
      normalized = backbone_customer_number_normalize (text, error);
      return normalized != NULL;
    case FIELD_EXPIRES:
      return backbone_date_parse (text, error) != 0;
    case FIELD_AUTHORISATIONS:
      return check_authorisations (text, error);
    case FIELD_PASSWORD:
      return backbone_password_validate (text, error);
    case N_FIELDS:
    default:
      return TRUE;
    }
}

static void
show_problem (BackboneSUserDialog *self, Field field, const char *problem)
{
  backbone_field_note_show_below (self->problem_labels[field], self->rows[field], problem, NULL);
}

static gboolean
changes_something (BackboneSUserDialog *self)
{
  gboolean changed = adw_combo_row_get_selected (self->state_row) != self->was_state
                     || gtk_switch_get_active (self->forget_switch);

  for (Field field = 0; field < N_FIELDS; field++)
    changed |= is_changed (self, field);

  return changed;
}

static void
changed_cb (BackboneSUserDialog *self)
{
  gboolean valid;

  if (self->landscape == NULL)
    return; /* while it is made */

  valid = self->id || *get_text (self, FIELD_ID) != '\0';
  for (Field field = 0; field < N_FIELDS; field++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = check_field (self, field, &error);

      show_problem (self, field, error ? error->message : NULL);
      valid &= good;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "s-user.save",
                                 valid && !self->saving && changes_something (self)
                                     && !backbone_landscape_is_read_only (self->landscape));
}

static void
set_text (BackboneSUserDialog *self, Field field, const char *text)
{
  g_free (self->was[field]);
  self->was[field] = g_strdup (text ? text : "");
  gtk_editable_set_text (GTK_EDITABLE (self->rows[field]), self->was[field]);
}

/* As it is typed, in every language. */
static char *
format_typed_day (BackboneTime time)
{
  g_autoptr (GDateTime) date_time
      = time != 0 ? g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC) : NULL;

  return date_time ? g_date_time_format (date_time, "%F") : g_strdup ("");
}

static void
show_proof (BackboneSUserDialog *self, BackboneSUser *s_user)
{
  g_autofree char *source
      = backbone_closure_s_user_source (NULL, backbone_s_user_get_authorisations_source (s_user),
                                        backbone_s_user_get_authorisations_time (s_user));
  g_autofree char *dates
      = backbone_closure_user_dates (NULL, backbone_s_user_get_credential_saved (s_user),
                                     backbone_s_user_get_log_on_proven (s_user));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->proof_row),
                                 *source ? source : _ ("Authorisations are not known yet"));
  adw_action_row_set_subtitle (self->proof_row, dates);
  gtk_widget_set_visible (GTK_WIDGET (self->proof_row), TRUE);
}

static void
show_hold (BackboneSUserDialog *self, BackboneSUser *s_user)
{
  BackboneTime since = backbone_s_user_get_held_since (s_user);
  g_autofree char *day = backbone_time_to_text (since, BACKBONE_TIME_DAY, NULL);
  g_autofree char *text = g_strdup_printf (
      /* Translators: what the log-on found, and a date */
      _ ("“%s” on %s. It is not tried again until its password is corrected or it is released."),
      backbone_verdict_to_title (backbone_s_user_get_held_verdict (s_user)), day ? day : "");

  gtk_widget_set_visible (GTK_WIDGET (self->held_row), since != 0);
  adw_action_row_set_subtitle (self->held_row, text);
}

static guint
index_of_state (BackboneSUserState state)
{
  return state == BACKBONE_S_USER_STATE_LOCKED ? 1 : state == BACKBONE_S_USER_STATE_DELETED ? 2 : 0;
}

static void
fill (BackboneSUserDialog *self, BackboneSUser *s_user)
{
  g_autofree char *expires = format_typed_day (backbone_s_user_get_expires (s_user));
  const char *const *ids = backbone_s_user_get_authorisations (s_user);
  g_autofree char *authorisations = ids ? g_strjoinv (", ", (char **)ids) : NULL;

  set_text (self, FIELD_CUSTOMER, backbone_s_user_get_customer (s_user));
  set_text (self, FIELD_EXPIRES, expires);
  set_text (self, FIELD_AUTHORISATIONS, authorisations);
  self->was_state = index_of_state (backbone_s_user_get_state (s_user));
  adw_combo_row_set_selected (self->state_row, self->was_state);
  gtk_widget_set_visible (self->forget_row, backbone_s_user_get_has_password (s_user));
  show_proof (self, s_user);
  show_hold (self, s_user);
  changed_cb (self);
}

/* What is typed already stays, whatever happens to it meanwhile. */
static void
updated_cb (BackboneSUserDialog *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (BackboneSUser) s_user = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (!g_str_equal (backbone_s_user_get_id (s_user), self->id))
        continue;
      if (changes_something (self))
        show_hold (self, s_user);
      else
        fill (self, s_user);
    }
}

static void
show_error (BackboneSUserDialog *self, const GError *error)
{
  g_autofree char *text = backbone_window_texts_error (error);

  gtk_label_set_label (self->error_label, text);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneSUserDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      g_autofree char *id
          = backbone_user_id_normalize (self->id ? self->id : get_text (self, FIELD_ID), NULL);

      g_signal_emit (self, signals[SAVED], 0, id);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
  changed_cb (self);
}

static void
add_setting (BackboneSUserDialog *self, GStrvBuilder *builder, Field field, const char *key)
{
  g_autofree char *setting = g_strdup_printf ("%s=%s", key, get_text (self, field));

  if (is_changed (self, field))
    g_strv_builder_add (builder, setting);
}

static GStrv
collect_settings (BackboneSUserDialog *self)
{
  static const char *const states[] = { "state=active", "state=locked", "state=deleted" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint state = adw_combo_row_get_selected (self->state_row);

  add_setting (self, builder, FIELD_CUSTOMER, "customer");
  add_setting (self, builder, FIELD_EXPIRES, "expires");
  add_setting (self, builder, FIELD_AUTHORISATIONS, "authorisations");
  if (state != self->was_state && state < G_N_ELEMENTS (states))
    g_strv_builder_add (builder, states[state]);
  if (gtk_switch_get_active (self->forget_switch))
    g_strv_builder_add (builder, "password=");

  return g_strv_builder_end (builder);
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneSUserDialog *self = BACKBONE_S_USER_DIALOG (widget);
  g_auto (GStrv) settings = collect_settings (self);
  const char *typed = get_text (self, FIELD_PASSWORD);
  g_autoptr (BackboneSecret) password = *typed ? backbone_secret_new (typed) : NULL;
  g_autoptr (BackboneJob) job = backbone_s_user_edit_job_new (
      self->landscape, self->id ? self->id : get_text (self, FIELD_ID),
      (const char *const *)settings, password);

  self->saving = TRUE;
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  changed_cb (self);
  backbone_job_run_async (job, saved_cb, g_object_ref (self));
}

static void
released_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneSUserDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

static void
release (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneSUserDialog *self = BACKBONE_S_USER_DIALOG (widget);
  g_autoptr (BackboneJob) job = backbone_held_release_job_new (self->landscape, self->id);

  backbone_job_run_async (job, released_cb, g_object_ref (self));
}

static void
backbone_s_user_dialog_dispose (GObject *object)
{
  BackboneSUserDialog *self = BACKBONE_S_USER_DIALOG (object);

  if (self->list)
    g_signal_handlers_disconnect_by_func (self->list, updated_cb, self);
  g_clear_object (&self->list);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_s_user_dialog_parent_class)->dispose (object);
}

static void
backbone_s_user_dialog_finalize (GObject *object)
{
  BackboneSUserDialog *self = BACKBONE_S_USER_DIALOG (object);

  g_free (self->id);
  for (Field field = 0; field < N_FIELDS; field++)
    g_free (self->was[field]);

  G_OBJECT_CLASS (backbone_s_user_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const rows[N_FIELDS]
      = { "id_row", "customer_row", "expires_row", "authorisations_row", "password_row" };
  static const char *const problems[N_FIELDS]
      = { "id_problem", "customer_problem", "expires_problem", "authorisations_problem",
          "password_problem" };

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-s-user-dialog.ui");
  for (Field field = 0; field < N_FIELDS; field++)
    {
      gtk_widget_class_bind_template_child_full (
          widget_class, rows[field], FALSE, G_STRUCT_OFFSET (BackboneSUserDialog, rows[field]));
      gtk_widget_class_bind_template_child_full (
          widget_class, problems[field], FALSE,
          G_STRUCT_OFFSET (BackboneSUserDialog, problem_labels[field]));
    }
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserDialog, error_bar);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserDialog, state_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserDialog, held_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserDialog, proof_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserDialog, forget_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUserDialog, forget_switch);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
backbone_s_user_dialog_class_init (BackboneSUserDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = backbone_s_user_dialog_dispose;
  object_class->finalize = backbone_s_user_dialog_finalize;
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "s-user.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "s-user.release", NULL, release);
  bind_template (widget_class);
}

static void
backbone_s_user_dialog_init (BackboneSUserDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_accessible_mend (GTK_WIDGET (self));
}

BackboneSUserDialog *
backbone_s_user_dialog_new (BackboneLandscape *landscape, const char *id)
{
  BackboneSUserDialog *self = g_object_new (BACKBONE_TYPE_S_USER_DIALOG, NULL);
  /* Translators: %s is the ID of an S-User */
  g_autofree char *title = id ? g_strdup_printf (_ ("S-User %s"), id) : g_strdup (_ ("New S-User"));

  self->landscape = g_object_ref (landscape);
  self->id = g_strdup (id);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_visible (self->rows[FIELD_ID], id == NULL);
  if (id)
    {
      self->list = backbone_landscape_list_s_users (landscape, -1);
      g_signal_connect_swapped (self->list, "updated", G_CALLBACK (updated_cb), self);
    }
  changed_cb (self);
  gtk_widget_grab_focus (self->rows[id ? FIELD_CUSTOMER : FIELD_ID]);

  return self;
}
