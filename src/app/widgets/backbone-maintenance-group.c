/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-maintenance-group.h"

#include "backbone-dialogs.h"
#include "backbone-form-field.h"
#include "backbone-part.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackboneMaintenanceGroup
{
  BackboneLandscapeGroup parent_instance;

  GtkToggleButton *form_button;
  BackboneFormField *customer_field;
  BackboneFormField *from_field;
  BackboneFormField *until_field;
  GtkEditable *customer_entry;
  GtkEditable *from_entry;
  GtkEditable *until_entry;
  GtkEditable *note_entry;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (BackboneMaintenanceGroup,
                     backbone_maintenance_group,
                     BACKBONE_TYPE_LANDSCAPE_GROUP)

/* With the error at the field, which stays empty till something is typed. */
static gboolean
read_time (BackboneFormField *field, GtkEditable *entry, BackboneTime *time)
{
  const char *text = gtk_editable_get_text (entry);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  gboolean valid = backbone_time_parse (text, zone, time);

  backbone_form_field_set_error (
      field, valid || *text == '\0'
                 ? NULL
                 : _ ("This must be a date and a time, such as 2026-11-28 20:00"));

  return valid;
}

/* (transfer full) (nullable): what the form says, if it says all. */
static BackboneMaintenance *
read_form (BackboneMaintenanceGroup *self)
{
  const char *customer = gtk_editable_get_text (self->customer_entry);
  const char *note = gtk_editable_get_text (self->note_entry);
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  BackboneTime begins = 0, ends = 0;
  gboolean has_begin = read_time (self->from_field, self->from_entry, &begins);
  gboolean has_end = read_time (self->until_field, self->until_entry, &ends);

  if (*customer)
    number = backbone_customer_number_normalize (customer, &error);
  backbone_form_field_set_error (self->customer_field, error ? error->message : NULL);
  if (has_begin && has_end && ends <= begins)
    backbone_form_field_set_error (self->until_field, _ ("It must end after it has begun"));
  if (error || !has_begin || !has_end || ends <= begins)
    return NULL;

  return g_object_new (BACKBONE_TYPE_MAINTENANCE, "customer", number, "begins", begins, "ends",
                       ends, "note", *note ? note : NULL, NULL);
}

static void
update (BackboneLandscapeGroup *group)
{
  BackboneMaintenanceGroup *self = BACKBONE_MAINTENANCE_GROUP (group);
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  g_autoptr (BackboneMaintenance) maintenance = read_form (self);

  gtk_widget_set_sensitive (self->add_button, maintenance != NULL && landscape != NULL);
}

static void
clear_form (BackboneMaintenanceGroup *self)
{
  gtk_editable_set_text (self->customer_entry, "");
  gtk_editable_set_text (self->from_entry, "");
  gtk_editable_set_text (self->until_entry, "");
  gtk_editable_set_text (self->note_entry, "");
  gtk_toggle_button_set_active (self->form_button, FALSE);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneMaintenanceGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      clear_form (self);
      return;
    }

  text = backbone_window_texts_error (error);
  backbone_form_field_set_error (self->customer_field, text);
}

static void
add_cb (BackboneMaintenanceGroup *self)
{
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  g_autoptr (BackboneMaintenance) maintenance = read_form (self);
  g_autoptr (BackboneJob) job = NULL;

  if (maintenance == NULL || landscape == NULL)
    return;

  job = backbone_maintenance_add_job_new (landscape, maintenance);
  backbone_job_run_async (job, backbone_part_answered_cb, backbone_part_wait (self, added_cb));
}

static void
brought_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneMaintenanceGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    return;

  text = backbone_window_texts_error (error);
  backbone_dialogs_toast_in_preferences (GTK_WIDGET (self), text, NULL, NULL, NULL);
}

/* What is taken back runs as a job of its own; the maintenance gets another number. */
static void
undo_cb (AdwToast *toast, BackboneMaintenance *maintenance)
{
  BackboneMaintenanceGroup *self = g_object_get_data (G_OBJECT (toast), "backbone-widget");
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  g_autoptr (BackboneJob) job = NULL;

  if (landscape == NULL)
    return;

  job = backbone_maintenance_add_job_new (landscape, maintenance);
  backbone_job_run_async (job, backbone_part_answered_cb,
                          backbone_part_wait (self, brought_back_cb));
}

typedef struct
{
  BackboneMaintenanceGroup *group;
  BackboneMaintenance *maintenance;
} Removal;

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    backbone_dialogs_toast_in_preferences (
        GTK_WIDGET (removal->group), _ ("The planned maintenance was removed"),
        G_CALLBACK (undo_cb), g_object_ref (removal->maintenance), g_object_unref);
  else
    {
      g_autofree char *text = backbone_window_texts_error (error);

      backbone_dialogs_toast_in_preferences (GTK_WIDGET (removal->group), text, NULL, NULL, NULL);
    }

  g_object_unref (removal->group);
  g_object_unref (removal->maintenance);
  g_free (removal);
}

static void
remove_cb (GtkButton *button, BackboneMaintenance *maintenance)
{
  BackboneMaintenanceGroup *self = BACKBONE_MAINTENANCE_GROUP (
      gtk_widget_get_ancestor (GTK_WIDGET (button), BACKBONE_TYPE_MAINTENANCE_GROUP));
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  Removal *removal = g_new0 (Removal, 1);
  g_autoptr (BackboneJob) job = backbone_maintenance_remove_job_new (
      landscape, backbone_maintenance_get_number (maintenance));

  removal->group = g_object_ref (self);
  removal->maintenance = g_object_ref (maintenance);
  backbone_job_run_async (job, removed_cb, removal);
}

/* What is planned never changes: it is removed, and planned anew. */
static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  const char *customer = backbone_maintenance_get_customer (item);
  const char *note = backbone_maintenance_get_note (item);
  g_autofree char *from
      = backbone_time_to_text (backbone_maintenance_get_begins (item), BACKBONE_TIME_MINUTE, NULL);
  g_autofree char *until
      = backbone_time_to_text (backbone_maintenance_get_ends (item), BACKBONE_TIME_MINUTE, NULL);
  /* Translators: from when until when */
  g_autofree char *span = g_strdup_printf (_ ("%s until %s"), from, until);
  /* Translators: %s is the number of a customer */
  g_autofree char *title = customer ? g_strdup_printf (_ ("Customer %s"), customer)
                                    : g_strdup (_ ("The Support Backbone"));
  g_autofree char *subtitle = note ? g_strdup_printf ("%s · %s", span, note) : g_strdup (span);
  /* Translators: from when until when */
  g_autofree char *name = g_strdup_printf (_ ("Remove the maintenance %s"), span);
  GtkWidget *row = backbone_landscape_group_new_row (title, subtitle);
  GtkWidget *button = backbone_landscape_group_add_button (row, "user-trash-symbolic", name);

  g_signal_connect_data (button, "clicked", G_CALLBACK (remove_cb), g_object_ref (item),
                         (GClosureNotify)(GCallback)g_object_unref, 0);

  return row;
}

static void
backbone_maintenance_group_class_init (BackboneMaintenanceGroupClass *klass)
{
  BackboneLandscapeGroupClass *group_class = BACKBONE_LANDSCAPE_GROUP_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  group_class->read = backbone_landscape_list_maintenance;
  group_class->make_row = make_row;
  group_class->update = update;

  g_type_ensure (BACKBONE_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-maintenance-group.ui");
  backbone_landscape_group_class_bind_rows (group_class);
  gtk_widget_class_bind_template_child (widget_class, BackboneMaintenanceGroup, form_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneMaintenanceGroup, customer_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneMaintenanceGroup, from_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneMaintenanceGroup, until_field);
  gtk_widget_class_bind_template_child (widget_class, BackboneMaintenanceGroup, customer_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneMaintenanceGroup, from_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneMaintenanceGroup, until_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneMaintenanceGroup, note_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneMaintenanceGroup, add_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
backbone_maintenance_group_init (BackboneMaintenanceGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
