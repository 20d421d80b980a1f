/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-password-dialog.h"

#include "backbone-accessible.h"
#include "backbone-status-icon.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackbonePasswordDialog
{
  AdwWindow parent_instance;

  GtkLabel *intro_label;
  AdwPasswordEntryRow *password_row;
  GtkCheckButton *try_held_button;
  GtkLabel *message_label;
  GtkLabel *next_step_label;
  GtkLabel *evidence_label;

  BackboneLandscape *landscape;
  char *user;
  gboolean is_s_user;
  BackboneList *users; /* those who are held, or all S-Users */
  gboolean held;
  BackboneRotateJob *job; /* while it runs */
  BackboneRotation rotation;
  gboolean failed; /* there was an error instead */
};

G_DEFINE_FINAL_TYPE (BackbonePasswordDialog, backbone_password_dialog, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_USER,
  PROP_HELD,
  PROP_RUNNING,
  PROP_ROTATION,
  PROP_FAILED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static gboolean
can_try (BackbonePasswordDialog *self)
{
  return self->job == NULL && !backbone_landscape_is_read_only (self->landscape)
         && *gtk_editable_get_text (GTK_EDITABLE (self->password_row)) != '\0'
         && (!self->held || gtk_check_button_get_active (self->try_held_button));
}

static void
update_action (BackbonePasswordDialog *self)
{
  if (self->landscape)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "password.try", can_try (self));
}

static gboolean
is_held (BackbonePasswordDialog *self, gpointer user)
{
  if (self->is_s_user)
    return g_strcmp0 (backbone_s_user_get_id (user), self->user) == 0
           && backbone_s_user_get_held_since (user) != 0;

  return g_strcmp0 (backbone_technical_user_get_id (user), self->user) == 0;
}

static void
held_changed_cb (BackbonePasswordDialog *self)
{
  GListModel *users = G_LIST_MODEL (self->users);
  gboolean held = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (users) && !held; i++)
    {
      g_autoptr (GObject) user = g_list_model_get_item (users, i);

      held = is_held (self, user);
    }
  if (self->held == held)
    return;

  self->held = held;
  gtk_check_button_set_active (self->try_held_button, FALSE);
  update_action (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELD]);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

static void
show_outcome (BackbonePasswordDialog *self, BackboneRotateJob *job)
{
  g_autofree char *message = backbone_rotate_job_dup_message (job);
  gboolean stored = self->rotation == BACKBONE_ROTATION_STORED
                    || self->rotation == BACKBONE_ROTATION_SAVED_UNTRIED;

  show_text (self->message_label, message);
  show_text (self->next_step_label, backbone_rotation_to_next_step (self->rotation));
  show_text (self->evidence_label, stored ? NULL : backbone_rotate_job_get_evidence (job));
  if (stored)
    gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
}

static void
show_error (BackbonePasswordDialog *self, const GError *error)
{
  show_text (self->message_label, error->message);
  show_text (self->next_step_label, backbone_error_get_next_step (error));
  show_text (self->evidence_label, NULL);
}

static void
set_outcome (BackbonePasswordDialog *self, BackboneRotation rotation, gboolean failed)
{
  self->rotation = rotation;
  self->failed = failed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROTATION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILED]);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackbonePasswordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  BackboneRotateJob *job = BACKBONE_ROTATE_JOB (source);
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (job), result, &error);

  g_clear_object (&self->job);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->landscape == NULL)
    return;

  set_outcome (self, done ? backbone_rotate_job_get_rotation (job) : BACKBONE_ROTATION_NONE, !done);
  if (done)
    show_outcome (self, job);
  else
    show_error (self, error);
  update_action (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

static void
try_password (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackbonePasswordDialog *self = BACKBONE_PASSWORD_DIALOG (widget);
  g_autoptr (BackboneSecret) password
      = backbone_secret_new (gtk_editable_get_text (GTK_EDITABLE (self->password_row)));

  self->job = self->is_s_user
                  ? backbone_rotate_job_new_for_s_user (self->landscape, self->user, password)
                  : backbone_rotate_job_new (self->landscape, self->user, password);
  backbone_rotate_job_set_try_held (self->job, self->held);
  set_outcome (self, BACKBONE_ROTATION_NONE, FALSE);
  update_action (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  backbone_job_run_async (BACKBONE_JOB (self->job), tried_cb, g_object_ref (self));
}

static void
entered_cb (BackbonePasswordDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "password.try", NULL);
}

/* A log-on that is under way is waited for: what it finds must be kept. */
static gboolean
backbone_password_dialog_close_request (GtkWindow *window)
{
  if (BACKBONE_PASSWORD_DIALOG (window)->job)
    return TRUE;

  return GTK_WINDOW_CLASS (backbone_password_dialog_parent_class)->close_request (window);
}

static void
backbone_password_dialog_get_property (GObject *object,
                                       guint property_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  BackbonePasswordDialog *self = BACKBONE_PASSWORD_DIALOG (object);

  switch (property_id)
    {
    case PROP_USER:
      g_value_set_string (value, self->user);
      break;
    case PROP_HELD:
      g_value_set_boolean (value, self->held);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->job != NULL);
      break;
    case PROP_ROTATION:
      g_value_set_enum (value, self->rotation);
      break;
    case PROP_FAILED:
      g_value_set_boolean (value, self->failed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_password_dialog_dispose (GObject *object)
{
  BackbonePasswordDialog *self = BACKBONE_PASSWORD_DIALOG (object);

  if (self->users)
    g_signal_handlers_disconnect_by_func (self->users, held_changed_cb, self);
  g_clear_object (&self->users);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_password_dialog_parent_class)->dispose (object);
}

static void
backbone_password_dialog_finalize (GObject *object)
{
  g_free (BACKBONE_PASSWORD_DIALOG (object)->user);

  G_OBJECT_CLASS (backbone_password_dialog_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_USER] = g_param_spec_string ("user", NULL, NULL, NULL, flags);
  properties[PROP_HELD] = g_param_spec_boolean ("held", NULL, NULL, FALSE, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_ROTATION] = g_param_spec_enum ("rotation", NULL, NULL, BACKBONE_TYPE_ROTATION,
                                                 BACKBONE_ROTATION_NONE, flags);
  properties[PROP_FAILED] = g_param_spec_boolean ("failed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-password-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackbonePasswordDialog, intro_label);
  gtk_widget_class_bind_template_child (widget_class, BackbonePasswordDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, BackbonePasswordDialog, try_held_button);
  gtk_widget_class_bind_template_child (widget_class, BackbonePasswordDialog, message_label);
  gtk_widget_class_bind_template_child (widget_class, BackbonePasswordDialog, next_step_label);
  gtk_widget_class_bind_template_child (widget_class, BackbonePasswordDialog, evidence_label);
  gtk_widget_class_bind_template_callback (widget_class, update_action);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
backbone_password_dialog_class_init (BackbonePasswordDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = backbone_password_dialog_get_property;
  object_class->dispose = backbone_password_dialog_dispose;
  object_class->finalize = backbone_password_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = backbone_password_dialog_close_request;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "password.try", NULL, try_password);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  bind_template (widget_class);
}

static void
backbone_password_dialog_init (BackbonePasswordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_accessible_mend (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "password.try", FALSE);
}

/* Takes @users over. */
static BackbonePasswordDialog *
make (BackboneLandscape *landscape, const char *user, gboolean is_s_user, BackboneList *users)
{
  BackbonePasswordDialog *self = g_object_new (BACKBONE_TYPE_PASSWORD_DIALOG, NULL);

  self->landscape = g_object_ref (landscape);
  self->user = g_strdup (user);
  self->is_s_user = is_s_user;
  self->users = users;
  g_signal_connect_swapped (users, is_s_user ? "updated" : "items-changed",
                            G_CALLBACK (held_changed_cb), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER]);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));

  return self;
}

BackbonePasswordDialog *
backbone_password_dialog_new (BackboneLandscape *landscape, const char *user)
{
  return make (landscape, user, FALSE, backbone_landscape_list_held_users (landscape));
}

BackbonePasswordDialog *
backbone_password_dialog_new_for_s_user (BackboneLandscape *landscape, const char *s_user)
{
  BackbonePasswordDialog *self
      = make (landscape, s_user, TRUE, backbone_landscape_list_s_users (landscape, -1));

  gtk_label_set_label (self->intro_label,
                       _ ("The new password is tried once, together with the technical user of its "
                          "customer, if the endpoint profile has a service for that. If it works, "
                          "it is saved for all assignments. If not, the old one stays."));

  return self;
}
