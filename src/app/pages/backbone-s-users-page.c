/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-part.h"
#include "backbone-s-users-page.h"

#include "backbone-accessible.h"
#include "backbone-assignment-changes.h"
#include "backbone-assignments-view.h"
#include "backbone-dialogs.h"
#include "backbone-export.h"
#include "backbone-keep.h"
#include "backbone-local-user-dialog.h"
#include "backbone-page.h"
#include "backbone-password-dialog.h"
#include "backbone-s-user-dialog.h"
#include "backbone-s-user-list-view.h"
#include "backbone-s-user-remover.h"
#include "backbone-verify-bar.h"
#include "backbone-window-texts.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

struct _BackboneSUsersPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  BackboneAssignmentsView *assignments_view;
  BackboneSUserListView *s_users_view;
  BackboneVerifyBar *verify_bar;

  BackboneLandscape *landscape;
  gboolean search_mode;
  char *view;
};

static void backbone_s_users_page_page_init (BackbonePageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BackboneSUsersPage,
                               backbone_s_users_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BACKBONE_TYPE_PAGE,
                                                      backbone_s_users_page_page_init))

enum
{
  PROP_0,
  PROP_VIEW,
  N_OWN_PROPERTIES,
  PROP_LANDSCAPE = N_OWN_PROPERTIES, /* these of BackbonePage */
  PROP_SEARCH_MODE,
};

static GParamSpec *properties[N_OWN_PROPERTIES];

static BackboneWindow *
get_window (BackboneSUsersPage *self)
{
  return BACKBONE_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static gboolean
shows_s_users (BackboneSUsersPage *self)
{
  return g_strcmp0 (self->view, "s-users") == 0;
}

/* What is done to the S-Users that are selected. */
static guint
count_selected (BackboneSUsersPage *self)
{
  guint n_selected;

  g_object_get (self->s_users_view, "n-selected", &n_selected, NULL);

  return shows_s_users (self) ? n_selected : 0;
}

static void
update_actions (BackboneSUsersPage *self)
{
  static const char *const writing[] = { "s-users.import", "s-users.add",
                                         "s-users.rename-local-user", "s-users.remove-local-user" };
  gboolean writable = self->landscape && !backbone_landscape_is_read_only (self->landscape);
  gboolean idle = !backbone_verify_bar_is_running (self->verify_bar);
  guint n_selected = count_selected (self);
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (widget, writing[i], writable);
  gtk_widget_action_set_enabled (widget, "s-users.verify", writable && idle);
  gtk_widget_action_set_enabled (widget, "s-users.verify-one", writable && idle);
  gtk_widget_action_set_enabled (widget, "s-users.remove", writable && n_selected > 0);
  gtk_widget_action_set_enabled (widget, "s-users.edit", writable && n_selected == 1);
  gtk_widget_action_set_enabled (widget, "s-users.change-password", writable && n_selected == 1);
}

/* Verifying */

static void
verified_cb (BackboneSUsersPage *self, BackboneVerifyJob *job, GError *error)
{
  g_autofree char *text = backbone_window_texts_verified (backbone_verify_job_get_results (job));

  update_actions (self);
  if (get_window (self) == NULL)
    return;

  if (error)
    backbone_window_report (get_window (self), error);
  else
    backbone_window_toast (get_window (self), text);
}

static void
verify (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (widget);
  g_auto (GStrv) selected = backbone_s_user_list_view_dup_selected (self->s_users_view);
  gboolean some = shows_s_users (self) && *selected != NULL;

  backbone_verify_bar_start (self->verify_bar, self->landscape,
                             some ? (const char *const *)selected : NULL);
  update_actions (self);
}

static void
verify_one (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (widget);
  const char *const ids[] = { g_variant_get_string (parameter, NULL), NULL };

  backbone_verify_bar_start (self->verify_bar, self->landscape, ids);
  update_actions (self);
}

/* Dialogs */

static void
present (BackboneSUsersPage *self, GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, GTK_WINDOW (get_window (self)));
  gtk_window_present (dialog);
}

static void
saved_cb (BackboneSUsersPage *self, const char *id)
{
  /* Translators: %s is the ID of an S-User */
  g_autofree char *text = g_strdup_printf (_ ("S-User %s is saved"), id);

  if (get_window (self))
    backbone_window_toast (get_window (self), text);
}

static void
open_s_user (BackboneSUsersPage *self, const char *id)
{
  BackboneSUserDialog *dialog = backbone_s_user_dialog_new (self->landscape, id);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  present (self, GTK_WINDOW (dialog));
}

static void
s_user_activated_cb (BackboneSUsersPage *self, BackboneSUser *s_user)
{
  open_s_user (self, backbone_s_user_get_id (s_user));
}

static void
open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_s_user (BACKBONE_S_USERS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (widget);
  g_auto (GStrv) selected = backbone_s_user_list_view_dup_selected (self->s_users_view);

  open_s_user (self, selected[0]);
}

static void
change_password (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (widget);
  g_auto (GStrv) selected = backbone_s_user_list_view_dup_selected (self->s_users_view);

  present (self,
           GTK_WINDOW (backbone_password_dialog_new_for_s_user (self->landscape, selected[0])));
}

static void
remove_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (widget);
  g_auto (GStrv) selected = backbone_s_user_list_view_dup_selected (self->s_users_view);

  backbone_s_user_remover_start (widget, self->landscape, (const char *const *)selected);
}

/* What the page shows, one more of it. */
static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (widget);

  if (shows_s_users (self))
    open_s_user (self, NULL);
  else
    present (self, GTK_WINDOW (backbone_local_user_dialog_new (self->landscape, NULL)));
}

static void
rename_local_user (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (widget);

  present (self, GTK_WINDOW (backbone_local_user_dialog_new (
                     self->landscape, g_variant_get_string (parameter, NULL))));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    backbone_window_report (window, error);
}

static void
removal_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneJob) job = user_data;

  if (backbone_dialogs_confirm_finish (result, NULL))
    backbone_job_run_async (job, removed_cb, g_object_ref (source));
}

static void
remove_local_user (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (widget);
  const char *local_user = g_variant_get_string (parameter, NULL);
  /* Translators: %s is the name of a local user */
  g_autofree char *heading = g_strdup_printf (_ ("Remove %s?"), local_user);

  backbone_dialogs_confirm_async (
      GTK_WINDOW (get_window (self)), heading,
      _ ("Its assignments go with it, for all customers. The S-Users themselves stay known."),
      _ ("_Remove"), removal_confirmed_cb,
      backbone_local_user_remove_job_new (self->landscape, local_user));
}

/* Files */

static void
list_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneSUsersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, &error);
  g_autoptr (BackboneAssignmentJob) job = NULL;

  if (file == NULL)
    {
      backbone_window_report (BACKBONE_WINDOW (source), error);
      return;
    }

  job = backbone_assignment_import_job_new (self->landscape, file);
  backbone_assignment_changes_preview (GTK_WIDGET (self), self->landscape, job,
                                       backbone_job_get_title (BACKBONE_JOB (job)));
}

static void
import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_dialogs_open_file_async (
      GTK_WINDOW (get_window (BACKBONE_S_USERS_PAGE (widget))), _ ("Import assignments"),
      _ ("Lists of AISUSER or V_AISAPCUSTNOS, CSV"),
      (const char *const[]){ "*.csv", "*.CSV", "*.txt", "*.TXT", NULL }, backbone_part_answered_cb,
      backbone_part_wait (widget, list_chosen_cb));
}

static void
export_assignments (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_export_assignments (get_window (BACKBONE_S_USERS_PAGE (widget)));
}

static void
export_numbers (GtkWidget *widget, const char *name, GVariant *parameter)
{
  backbone_export_customer_numbers (get_window (BACKBONE_S_USERS_PAGE (widget)));
}

/* Search */

/* The view that does not show follows once it does: with 10,000 rows, finding costs a moment. */
static void
search_changed_cb (BackboneSUsersPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_object_set (shows_s_users (self) ? (gpointer)self->s_users_view : self->assignments_view,
                "search", text, NULL);
}

static void
search_ended_cb (BackboneSUsersPage *self)
{
  if (shows_s_users (self))
    gtk_widget_child_focus (GTK_WIDGET (self->s_users_view), GTK_DIR_TAB_FORWARD);
  else
    backbone_assignments_view_focus_table (self->assignments_view);
}

static void
show_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (widget);

  g_object_set (self, "search-mode", FALSE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_object_set (self->assignments_view, "filter", "all", NULL);
  g_object_set (self->s_users_view, "filter", "all", NULL);
}

static void
set_landscape (BackboneSUsersPage *self, BackboneLandscape *landscape)
{
  if (!backbone_keep_followed (self, &self->landscape, landscape, "notify::read-only",
                               G_CALLBACK (update_actions)))
    return;

  update_actions (self);
  g_object_notify (G_OBJECT (self), "landscape");
}

static void
backbone_s_users_page_set_property (GObject *object,
                                    guint property_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      break;
    case PROP_SEARCH_MODE:
      if (self->search_mode != g_value_get_boolean (value))
        {
          self->search_mode = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_VIEW:
      if (backbone_keep_text (&self->view, g_value_get_string (value)))
        {
          search_changed_cb (self);
          update_actions (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_s_users_page_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, self->search_mode);
      break;
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_s_users_page_dispose (GObject *object)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  backbone_keep_followed (self, &self->landscape, NULL, NULL, NULL);

  G_OBJECT_CLASS (backbone_s_users_page_parent_class)->dispose (object);
}

static void
backbone_s_users_page_finalize (GObject *object)
{
  g_free (BACKBONE_S_USERS_PAGE (object)->view);

  G_OBJECT_CLASS (backbone_s_users_page_parent_class)->finalize (object);
}

static void
backbone_s_users_page_start_search (BackbonePage *page)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (page);

  g_object_set (self, "search-mode", TRUE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static gboolean
backbone_s_users_page_go_back (BackbonePage *page)
{
  BackboneSUsersPage *self = BACKBONE_S_USERS_PAGE (page);

  if (!shows_s_users (self) && backbone_assignments_view_go_back (self->assignments_view))
    return TRUE;
  if (!self->search_mode)
    return FALSE;

  g_object_set (self, "search-mode", FALSE, NULL);

  return TRUE;
}

static void
backbone_s_users_page_page_init (BackbonePageInterface *iface)
{
  iface->start_search = backbone_s_users_page_start_search;
  iface->go_back = backbone_s_users_page_go_back;
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter_type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "s-users.verify", NULL, verify },
    { "s-users.verify-one", "s", verify_one },
    { "s-users.open", "s", open },
    { "s-users.edit", NULL, edit },
    { "s-users.change-password", NULL, change_password },
    { "s-users.remove", NULL, remove_selected },
    { "s-users.add", NULL, add },
    { "s-users.rename-local-user", "s", rename_local_user },
    { "s-users.remove-local-user", "s", remove_local_user },
    { "s-users.import", NULL, import },
    { "s-users.export-assignments", NULL, export_assignments },
    { "s-users.export-numbers", NULL, export_numbers },
    { "s-users.show-all", NULL, show_all },
  };

  gtk_widget_class_install_property_action (widget_class, "s-users.view", "view");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter_type,
                                     actions[i].activate);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-s-users-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSUsersPage, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUsersPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUsersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUsersPage, assignments_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUsersPage, s_users_view);
  gtk_widget_class_bind_template_child (widget_class, BackboneSUsersPage, verify_bar);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, s_user_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, verified_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
}

static void
backbone_s_users_page_class_init (BackboneSUsersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_s_users_page_set_property;
  object_class->get_property = backbone_s_users_page_get_property;
  object_class->dispose = backbone_s_users_page_dispose;
  object_class->finalize = backbone_s_users_page_finalize;

  properties[PROP_VIEW]
      = g_param_spec_string ("view", NULL, NULL, "assignments",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_OWN_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_LANDSCAPE, "landscape");
  g_object_class_override_property (object_class, PROP_SEARCH_MODE, "search-mode");
  install_actions (widget_class);

  g_type_ensure (BACKBONE_TYPE_ASSIGNMENTS_VIEW);
  g_type_ensure (BACKBONE_TYPE_S_USER_LIST_VIEW);
  g_type_ensure (BACKBONE_TYPE_VERIFY_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
backbone_s_users_page_init (BackboneSUsersPage *self)
{
  self->view = g_strdup ("assignments");
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_accessible_mend (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

void
backbone_s_users_page_show_s_user (BackboneSUsersPage *self, const char *id)
{
  g_object_set (self, "view", "s-users", "search-mode", TRUE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), id);
}
