/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-maintenance-group.h"

#include "backbone-dialogs.h"
#include "backbone-form-field.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackboneMaintenanceGroup
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list_box;
  GtkToggleButton *form_button;
  BackboneFormField *customer_field;
  BackboneFormField *from_field;
  BackboneFormField *until_field;
  GtkEditable *customer_entry;
  GtkEditable *from_entry;
  GtkEditable *until_entry;
  GtkEditable *note_entry;
  GtkWidget *add_button;

  BackboneLandscape *landscape;
  BackboneList *maintenance;
};

G_DEFINE_FINAL_TYPE (BackboneMaintenanceGroup,
                     backbone_maintenance_group,
                     ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

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
update (BackboneMaintenanceGroup *self)
{
  g_autoptr (BackboneMaintenance) maintenance = read_form (self);

  gtk_widget_set_sensitive (self->add_button, maintenance != NULL && self->landscape != NULL);
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
  g_autoptr (BackboneMaintenance) maintenance = read_form (self);
  g_autoptr (BackboneJob) job = NULL;

  if (maintenance == NULL || self->landscape == NULL)
    return;

  job = backbone_maintenance_add_job_new (self->landscape, maintenance);
  backbone_job_run_async (job, added_cb, g_object_ref (self));
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
  g_autoptr (BackboneJob) job = NULL;

  if (self->landscape == NULL)
    return;

  job = backbone_maintenance_add_job_new (self->landscape, maintenance);
  backbone_job_run_async (job, brought_back_cb, g_object_ref (self));
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
  Removal *removal = g_new0 (Removal, 1);
  g_autoptr (BackboneJob) job = backbone_maintenance_remove_job_new (
      self->landscape, backbone_maintenance_get_number (maintenance));

  removal->group = g_object_ref (self);
  removal->maintenance = g_object_ref (maintenance);
  backbone_job_run_async (job, removed_cb, removal);
}

static char *
dup_date (BackboneTime time)
{
  g_autoptr (GDateTime) date_time = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return date_time ? g_date_time_format (date_time, "%F %R") : g_strdup ("?");
}

/* What is planned never changes: it is removed, and planned anew. */
static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  const char *customer = backbone_maintenance_get_customer (item);
  const char *note = backbone_maintenance_get_note (item);
  g_autofree char *from = dup_date (backbone_maintenance_get_begins (item));
  g_autofree char *until = dup_date (backbone_maintenance_get_ends (item));
  /* Translators: from when until when */
  g_autofree char *span = g_strdup_printf (_ ("%s until %s"), from, until);
  /* Translators: %s is the number of a customer */
  g_autofree char *title = customer ? g_strdup_printf (_ ("Customer %s"), customer)
                                    : g_strdup (_ ("The Support Backbone"));
  g_autofree char *subtitle = note ? g_strdup_printf ("%s · %s", span, note) : g_strdup (span);
  /* Translators: from when until when */
  g_autofree char *name = g_strdup_printf (_ ("Remove the maintenance %s"), span);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (remove_cb), g_object_ref (item),
                         (GClosureNotify)(GCallback)g_object_unref, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
list_changed_cb (BackboneMaintenanceGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list_box),
                          g_list_model_get_n_items (G_LIST_MODEL (self->maintenance)) > 0);
}

static void
drop_landscape (BackboneMaintenanceGroup *self)
{
  if (self->maintenance)
    g_signal_handlers_disconnect_by_data (self->maintenance, self);
  g_clear_object (&self->maintenance);
  g_clear_object (&self->landscape);
}

static void
set_landscape (BackboneMaintenanceGroup *self, BackboneLandscape *landscape)
{
  if (self->landscape == landscape)
    return;

  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  drop_landscape (self);
  if (landscape)
    {
      self->landscape = g_object_ref (landscape);
      self->maintenance = backbone_landscape_list_maintenance (landscape);
      g_signal_connect_object (self->maintenance, "items-changed", G_CALLBACK (list_changed_cb),
                               self, G_CONNECT_SWAPPED);
      gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->maintenance), make_row, NULL,
                               NULL);
      list_changed_cb (self);
    }
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
backbone_maintenance_group_set_property (GObject *object,
                                         guint property_id,
                                         const GValue *value,
                                         GParamSpec *pspec)
{
  if (property_id == PROP_LANDSCAPE)
    set_landscape (BACKBONE_MAINTENANCE_GROUP (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
backbone_maintenance_group_get_property (GObject *object,
                                         guint property_id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  if (property_id == PROP_LANDSCAPE)
    g_value_set_object (value, BACKBONE_MAINTENANCE_GROUP (object)->landscape);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
backbone_maintenance_group_dispose (GObject *object)
{
  drop_landscape (BACKBONE_MAINTENANCE_GROUP (object));

  G_OBJECT_CLASS (backbone_maintenance_group_parent_class)->dispose (object);
}

static void
backbone_maintenance_group_class_init (BackboneMaintenanceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_maintenance_group_set_property;
  object_class->get_property = backbone_maintenance_group_get_property;
  object_class->dispose = backbone_maintenance_group_dispose;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-maintenance-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneMaintenanceGroup, list_box);
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
  update (self);
}
