/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-part.h"
#include "backbone-setup-work-part.h"

#include "backbone-dialogs.h"
#include "backbone-export.h"
#include "backbone-setup-closures.h"
#include "backbone-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _BackboneSetupWorkPart
{
  BackboneSetupPart parent_instance;

  GtkListBox *rows;
  AdwComboRow *kind_row;
  GtkEditable *release_row;
  GtkEditable *key_row;
  AdwActionRow *note_row;
  GtkCheckButton *note_check;
  GtkWidget *import_row;
  GtkWidget *installations_row;
  GtkWidget *compare_row;
  AdwActionRow *export_row;
  AdwActionRow *page_row;
  GtkButton *run_button;
  GtkWidget *restart_button;
  GtkWidget *off_button;
  GtkWidget *buttons;
  GtkWidget *progress;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  GtkLabel *message;

  BackboneList *tasks;           /* of step hub-config */
  BackboneSetupRunner *followed; /* weak */
  gboolean has_stored;           /* the fields were filled with what is stored */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (BackboneSetupWorkPart, backbone_setup_work_part, BACKBONE_TYPE_SETUP_PART)

static BackboneSetupPart *
part (gpointer self)
{
  return BACKBONE_SETUP_PART (self);
}

static BackboneWindow *
get_window (BackboneSetupWorkPart *self)
{
  return BACKBONE_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Running */

/* (transfer full): what the button starts. */
static BackboneJob *
make_job (BackboneSetupWorkPart *self, GFile *file, gboolean restart)
{
  BackboneLandscape *landscape = backbone_setup_part_get_landscape (part (self));
  BackboneSetupStepKind kind = backbone_setup_part_get_kind (part (self));
  const char *release = gtk_editable_get_text (self->release_row);
  const char *key = gtk_editable_get_text (self->key_row);
  g_autoptr (BackboneSecret) secret = *key != '\0' ? backbone_secret_new (key) : NULL;
  const BackboneSetupRun run = {
    .release = kind == BACKBONE_SETUP_STEP_KIND_UPGRADE && *release != '\0' ? release : NULL,
    .file = file,
    .confirm_note
    = kind == BACKBONE_SETUP_STEP_KIND_MASS_SETUP && gtk_check_button_get_active (self->note_check),
    .restart = restart,
  };

  if (kind == BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH)
    return backbone_legacy_switch_job_new (landscape, BACKBONE_SWITCH_POSITION_LEGACY, NULL);
  if (kind == BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER)
    return backbone_multi_customer_job_new (landscape, TRUE, secret);

  return backbone_setup_run_job_new (landscape, kind, &run);
}

static void
list_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneSetupWorkPart) self = user_data;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);

  if (file && backbone_setup_part_get_step (part (self)))
    backbone_setup_part_run (part (self), make_job (self, file, FALSE));
}

static void
compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_dialogs_open_file_async (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Compare with a list of the installation"),
      _ ("Lists (CSV or text)"), (const char *const[]){ "*.csv", "*.CSV", "*.txt", NULL },
      backbone_part_answered_cb, backbone_part_wait (widget, list_chosen_cb));
}

/* Where nothing can be found out without a list of the installation, the button asks for one. */
static void
run (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupWorkPart *self = BACKBONE_SETUP_WORK_PART (widget);

  if (backbone_setup_part_get_kind (part (self)) == BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS)
    compare (widget, name, parameter);
  else
    backbone_setup_part_run (part (self), make_job (self, NULL, FALSE));
}

static void
release_entered_cb (BackboneSetupWorkPart *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "setup.run", NULL);
}

static void
restart (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupWorkPart *self = BACKBONE_SETUP_WORK_PART (widget);

  backbone_setup_part_run (part (self), make_job (self, NULL, TRUE));
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_setup_runner_cancel (backbone_setup_part_get_runner (part (widget)));
}

static void
switch_off (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupWorkPart *self = BACKBONE_SETUP_WORK_PART (widget);

  backbone_setup_part_run (
      part (self), backbone_multi_customer_job_new (backbone_setup_part_get_landscape (part (self)),
                                                    FALSE, NULL));
}

/* A key that was saved stays nowhere but in the keyring. */
static void
finished_cb (BackboneSetupWorkPart *self, gboolean done)
{
  if (done)
    gtk_editable_set_text (self->key_row, "");
}

/* Lists */

static void
import_customers (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.import", NULL);
}

static void
installations_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneSetupWorkPart) self = user_data;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);

  if (file && backbone_setup_part_get_step (part (self)))
    backbone_setup_part_run (part (self),
                             BACKBONE_JOB (backbone_installation_import_job_new (
                                 backbone_setup_part_get_landscape (part (self)), file)));
}

static void
import_installations (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_dialogs_open_file_async (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Import installations"),
      _ ("Lists of installations (CSV)"), (const char *const[]){ "*.csv", "*.CSV", "*.txt", NULL },
      backbone_part_answered_cb, backbone_part_wait (widget, installations_chosen_cb));
}

static void
export_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupWorkPart *self = BACKBONE_SETUP_WORK_PART (widget);

  if (backbone_setup_part_get_kind (part (self)) == BACKBONE_SETUP_STEP_KIND_MASS_SETUP)
    backbone_export_start (get_window (self), NULL);
  else if (backbone_setup_part_get_kind (part (self)) == BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS)
    backbone_export_assignments (get_window (self));
  else
    backbone_export_customer_numbers (get_window (self));
}

static void
show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupWorkPart *self = BACKBONE_SETUP_WORK_PART (widget);
  gboolean is_internet
      = backbone_setup_part_get_kind (part (self)) == BACKBONE_SETUP_STEP_KIND_INTERNET;

  backbone_window_show_page (get_window (self), is_internet ? "connectivity" : "s-users");
}

static void
kind_chosen_cb (BackboneSetupWorkPart *self)
{
  BackboneLandscape *landscape = backbone_setup_part_get_landscape (part (self));
  BackboneLandscapeKind kind = adw_combo_row_get_selected (self->kind_row);

  if (!self->is_updating && landscape && kind != backbone_landscape_get_kind (landscape))
    backbone_setup_part_run (part (self), backbone_landscape_kind_job_new (landscape, kind));
}

/* Showing */

static gboolean
has_stopped (BackboneSetupWorkPart *self)
{
  guint n_done = 0;
  guint n_open = 0;

  for (guint i = 0; self->tasks && i < g_list_model_get_n_items (G_LIST_MODEL (self->tasks)); i++)
    {
      g_autoptr (BackboneSetupTask) task = g_list_model_get_item (G_LIST_MODEL (self->tasks), i);
      BackboneSetupState state = backbone_setup_task_get_state (task);

      n_done += state == BACKBONE_SETUP_STATE_DONE || state == BACKBONE_SETUP_STATE_FAILED;
      n_open += state != BACKBONE_SETUP_STATE_DONE;
    }

  return n_done > 0 && n_open > 0;
}

static const char *
get_description (BackboneSetupWorkPart *self, BackboneSetupStepKind kind)
{
  switch (kind)
    {
    case BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER:
      return _ ("Record here that the enhancement is active; until then say that it is not, and "
                "only channels of the owner are used.");
    case BACKBONE_SETUP_STEP_KIND_MASS_SETUP:
      return _ ("New channels use the proxy of the landscape, as the task list has left it.");
    case BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS:
      return _ ("Export the view in the installation and choose that file: what is missing there, "
                "or surplus, is shown.");
    case BACKBONE_SETUP_STEP_KIND_REFRESH:
      return _ ("Asks the backbone customer by customer, with the S-User of the batch user.");
    case BACKBONE_SETUP_STEP_KIND_UPGRADE:
    case BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH:
    case BACKBONE_SETUP_STEP_KIND_S_USERS:
    case BACKBONE_SETUP_STEP_KIND_INTERNET:
    case BACKBONE_SETUP_STEP_KIND_HUB_CONFIG:
    case BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS:
    case BACKBONE_SETUP_STEP_KIND_REVERT:
    default:
      return NULL;
    }
}

static void
show_rows (BackboneSetupWorkPart *self, BackboneSetupStepKind kind)
{
  gboolean is_upgrade = kind == BACKBONE_SETUP_STEP_KIND_UPGRADE;
  gboolean is_mass = kind == BACKBONE_SETUP_STEP_KIND_MASS_SETUP;
  gboolean is_numbers = kind == BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS;
  gboolean is_assignments = kind == BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS;
  gboolean is_internet = kind == BACKBONE_SETUP_STEP_KIND_INTERNET;

  gtk_widget_set_visible (GTK_WIDGET (self->rows),
                          kind != BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH
                              && kind != BACKBONE_SETUP_STEP_KIND_HUB_CONFIG);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), is_upgrade);
  gtk_widget_set_visible (GTK_WIDGET (self->release_row), is_upgrade);
  gtk_widget_set_visible (GTK_WIDGET (self->key_row),
                          kind == BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER);
  gtk_widget_set_visible (GTK_WIDGET (self->note_row), is_mass);
  gtk_widget_set_visible (self->import_row, is_mass);
  gtk_widget_set_visible (self->installations_row, kind == BACKBONE_SETUP_STEP_KIND_REFRESH);
  gtk_widget_set_visible (self->compare_row, is_assignments);
  gtk_widget_set_visible (GTK_WIDGET (self->export_row), is_mass || is_numbers || is_assignments);
  gtk_widget_set_visible (GTK_WIDGET (self->page_row),
                          is_internet || is_assignments
                              || kind == BACKBONE_SETUP_STEP_KIND_S_USERS);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->export_row),
                                 is_mass ? _ ("List for SAP’s own tool")
                                         : _ ("List to enter in the installation"));
  adw_action_row_set_subtitle (self->export_row,
                               is_mass ? _ ("It holds clear passwords: you are offered to delete "
                                            "it afterwards.")
                               : is_assignments ? _ ("S-Users without their S, as AISUSER keeps "
                                                     "them.")
                                                : _ ("One customer number a line."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->page_row),
                                 is_internet ? _ ("Proxy, trusted roots and diagnosis")
                                             : _ ("S-Users and their assignments"));
  adw_action_row_set_subtitle (self->page_row, is_internet
                                                   ? _ ("On the page Connectivity.")
                                                   : _ ("Entered, pasted or imported on the page "
                                                        "S-Users."));
}

/* What is stored, once for each step: what people type must stay. */
static void
show_stored (BackboneSetupWorkPart *self)
{
  BackboneMigration *migration = backbone_setup_part_get_migration (part (self));
  gboolean confirmed = backbone_migration_get_note_confirmed (migration);
  const char *release = backbone_migration_get_release (migration);

  adw_combo_row_set_selected (self->kind_row, backbone_migration_get_kind (migration));
  gtk_widget_set_sensitive (GTK_WIDGET (self->note_check), !confirmed);
  if (confirmed)
    gtk_check_button_set_active (self->note_check, TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key_row),
                                 backbone_migration_get_has_registration_key (migration)
                                     ? _ ("Registration key: another one than is saved")
                                     : _ ("Registration key, if SE19 asks for one"));
  if (self->has_stored)
    return;

  gtk_editable_set_text (self->release_row, release ? release : "");
  if (!confirmed)
    gtk_check_button_set_active (self->note_check, FALSE);
  self->has_stored = TRUE;
}

static gboolean
can_run (BackboneSetupWorkPart *self, BackboneSetupStepKind kind)
{
  if (!backbone_setup_part_can_act (part (self)))
    return FALSE;
  if (kind == BACKBONE_SETUP_STEP_KIND_UPGRADE)
    return *gtk_editable_get_text (self->release_row) != '\0';
  if (kind == BACKBONE_SETUP_STEP_KIND_MASS_SETUP)
    return gtk_check_button_get_active (self->note_check);

  return TRUE;
}

static void
update_actions (BackboneSetupWorkPart *self, BackboneSetupStepKind kind)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_act = backbone_setup_part_can_act (part (self));

  gtk_widget_action_set_enabled (widget, "setup.run", can_run (self, kind));
  gtk_widget_action_set_enabled (widget, "setup.restart", can_act);
  gtk_widget_action_set_enabled (widget, "setup.compare", can_act);
  gtk_widget_action_set_enabled (widget, "setup.off", can_act);
  gtk_widget_action_set_enabled (widget, "setup.import-installations", can_act);
  gtk_widget_action_set_enabled (widget, "setup.cancel",
                                 backbone_setup_part_is_running (part (self)));
}

static void
show_buttons (BackboneSetupWorkPart *self, BackboneSetupStepKind kind)
{
  BackboneSetupState state
      = backbone_setup_step_get_state (backbone_setup_part_get_step (part (self)));
  BackboneMigration *migration = backbone_setup_part_get_migration (part (self));
  gboolean is_multi = kind == BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER;
  gboolean is_on = is_multi && backbone_migration_get_multi_customer_said (migration)
                   && backbone_migration_get_multi_customer (migration);
  gboolean is_off = is_multi && backbone_migration_get_multi_customer_said (migration) && !is_on;
  gboolean stopped = has_stopped (self);
  const char *label = backbone_setup_run_label (kind, stopped, is_on);

  gtk_button_set_label (self->run_button, label ? label : "");
  if (state == BACKBONE_SETUP_STATE_DONE)
    gtk_widget_remove_css_class (GTK_WIDGET (self->run_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->run_button), "suggested-action");
  gtk_widget_set_visible (self->restart_button, stopped);
  gtk_widget_set_visible (self->off_button, is_multi && !is_off);
  gtk_widget_set_visible (self->buttons, !backbone_setup_part_is_running (part (self)));
}

static void
show_progress (BackboneSetupWorkPart *self)
{
  BackboneSetupRunner *runner = backbone_setup_part_get_runner (part (self));
  gboolean is_running = backbone_setup_part_is_running (part (self));
  const char *id = backbone_setup_step_get_id (backbone_setup_part_get_step (part (self)));
  const char *text = backbone_setup_runner_get_text (runner);
  const char *error = backbone_setup_runner_get_error (runner);
  gboolean is_mine = g_strcmp0 (backbone_setup_runner_get_step (runner), id) == 0;
  gboolean is_other = backbone_setup_part_is_busy (part (self)) && !is_running;

  gtk_widget_set_visible (self->progress, is_running);
  gtk_label_set_label (self->progress_label, text ? text : "");
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 MAX (backbone_setup_runner_get_fraction (runner), 0));
  gtk_label_set_label (self->message, is_mine && error ? error
                                      : is_other ? _ ("Another step is running: one at a time.")
                                                 : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), (is_mine && error) || is_other);
  if (is_mine && error)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
}

static void
follow_runner (BackboneSetupWorkPart *self)
{
  BackboneSetupRunner *runner = backbone_setup_part_get_runner (part (self));

  if (self->followed == runner)
    return;

  g_set_weak_pointer (&self->followed, runner);
  g_signal_connect_object (runner, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
}

static void update_cb (BackboneSetupWorkPart *self);

static void
follow_tasks (BackboneSetupWorkPart *self)
{
  if (self->tasks)
    return;

  self->tasks
      = backbone_landscape_list_setup_tasks (backbone_setup_part_get_landscape (part (self)));
  g_signal_connect_swapped (self->tasks, "updated", G_CALLBACK (update_cb), self);
}

static void
backbone_setup_work_part_update (BackboneSetupPart *base)
{
  BackboneSetupWorkPart *self = BACKBONE_SETUP_WORK_PART (base);
  BackboneSetupStepKind kind = backbone_setup_part_get_kind (base);

  gtk_widget_set_visible (GTK_WIDGET (self), kind != BACKBONE_SETUP_STEP_KIND_REVERT);
  follow_runner (self);
  if (kind == BACKBONE_SETUP_STEP_KIND_HUB_CONFIG)
    follow_tasks (self);

  self->is_updating = TRUE;
  if (kind == BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH)
    {
      g_autofree char *text
          = backbone_setup_position_text (backbone_setup_part_get_migration (base));

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), text);
    }
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                           get_description (self, kind));
  show_rows (self, kind);
  show_stored (self);
  show_buttons (self, kind);
  show_progress (self);
  update_actions (self, kind);
  self->is_updating = FALSE;
}

/* Something was typed, or a task has ended. */
static void
update_cb (BackboneSetupWorkPart *self)
{
  if (!self->is_updating && backbone_setup_part_get_step (part (self))
      && backbone_setup_part_get_landscape (part (self)))
    backbone_setup_work_part_update (part (self));
}

static void
backbone_setup_work_part_clear (BackboneSetupPart *base)
{
  BackboneSetupWorkPart *self = BACKBONE_SETUP_WORK_PART (base);

  if (self->tasks)
    g_signal_handlers_disconnect_by_data (self->tasks, self);
  g_clear_object (&self->tasks);
  self->has_stored = FALSE;
}

static void
backbone_setup_work_part_finalize (GObject *object)
{
  BackboneSetupWorkPart *self = BACKBONE_SETUP_WORK_PART (object);

  g_clear_weak_pointer (&self->followed);

  G_OBJECT_CLASS (backbone_setup_work_part_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, BackboneSetupWorkPart, name)
  BIND (rows);
  BIND (kind_row);
  BIND (release_row);
  BIND (key_row);
  BIND (note_row);
  BIND (note_check);
  BIND (import_row);
  BIND (installations_row);
  BIND (compare_row);
  BIND (export_row);
  BIND (page_row);
  BIND (run_button);
  BIND (restart_button);
  BIND (off_button);
  BIND (buttons);
  BIND (progress);
  BIND (progress_bar);
  BIND (progress_label);
  BIND (message);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, release_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
backbone_setup_work_part_class_init (BackboneSetupWorkPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = backbone_setup_work_part_finalize;
  BACKBONE_SETUP_PART_CLASS (klass)->update = backbone_setup_work_part_update;
  BACKBONE_SETUP_PART_CLASS (klass)->clear = backbone_setup_work_part_clear;

  gtk_widget_class_install_action (widget_class, "setup.run", NULL, run);
  gtk_widget_class_install_action (widget_class, "setup.restart", NULL, restart);
  gtk_widget_class_install_action (widget_class, "setup.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "setup.off", NULL, switch_off);
  gtk_widget_class_install_action (widget_class, "setup.compare", NULL, compare);
  gtk_widget_class_install_action (widget_class, "setup.import", NULL, import_customers);
  gtk_widget_class_install_action (widget_class, "setup.import-installations", NULL,
                                   import_installations);
  gtk_widget_class_install_action (widget_class, "setup.export", NULL, export_list);
  gtk_widget_class_install_action (widget_class, "setup.show-page", NULL, show_page);

  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setup-work-part.ui");
  bind_template (widget_class);
}

static void
backbone_setup_work_part_init (BackboneSetupWorkPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
