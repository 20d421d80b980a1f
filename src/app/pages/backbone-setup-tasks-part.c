/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-tasks-part.h"

#include "backbone-setup-closures.h"
#include "backbone-status-icon.h"

struct _BackboneSetupTasksPart
{
  BackboneSetupPart parent_instance;

  GtkListBox *list_box;

  BackboneList *tasks;
};

G_DEFINE_FINAL_TYPE (BackboneSetupTasksPart, backbone_setup_tasks_part, BACKBONE_TYPE_SETUP_PART)

static gboolean
state_to_mark (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_enum (to, backbone_mark_from_setup_state (g_value_get_enum (from)));

  return TRUE;
}

static gboolean
state_to_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_string (to, backbone_setup_state_to_title (g_value_get_enum (from)));

  return TRUE;
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = g_object_new (BACKBONE_TYPE_STATUS_ICON, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *state = gtk_label_new (NULL);
  GBindingFlags flags = G_BINDING_SYNC_CREATE;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), backbone_setup_task_get_title (item));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (state, "caption");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state);
  g_object_bind_property (item, "log", row, "subtitle", flags);
  g_object_bind_property_full (item, "state", icon, "mark", flags, state_to_mark, NULL, NULL, NULL);
  g_object_bind_property_full (item, "state", icon, "text", flags, state_to_text, NULL, NULL, NULL);
  g_object_bind_property_full (item, "state", state, "label", flags, state_to_text, NULL, NULL,
                               NULL);

  return row;
}

static void
backbone_setup_tasks_part_update (BackboneSetupPart *part)
{
  BackboneSetupTasksPart *self = BACKBONE_SETUP_TASKS_PART (part);
  gboolean shows = backbone_setup_part_get_kind (part) == BACKBONE_SETUP_STEP_KIND_HUB_CONFIG;

  gtk_widget_set_visible (GTK_WIDGET (self), shows);
  if (!shows || self->tasks)
    return;

  self->tasks = backbone_landscape_list_setup_tasks (backbone_setup_part_get_landscape (part));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->tasks), make_row, NULL, NULL);
}

static void
backbone_setup_tasks_part_clear (BackboneSetupPart *part)
{
  BackboneSetupTasksPart *self = BACKBONE_SETUP_TASKS_PART (part);

  if (self->tasks)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->tasks);
}

static void
backbone_setup_tasks_part_class_init (BackboneSetupTasksPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  BACKBONE_SETUP_PART_CLASS (klass)->update = backbone_setup_tasks_part_update;
  BACKBONE_SETUP_PART_CLASS (klass)->clear = backbone_setup_tasks_part_clear;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setup-tasks-part.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupTasksPart, list_box);
}

static void
backbone_setup_tasks_part_init (BackboneSetupTasksPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
