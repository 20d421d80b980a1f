/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-there-part.h"

#include "backbone-dialogs.h"
#include "backbone-field-note.h"
#include "backbone-keep.h"
#include "backbone-undo.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

struct _BackboneSetupTherePart
{
  BackboneSetupPart parent_instance;

  GtkEditable *host_row;
  BackboneFieldNote *host_note;
  AdwActionRow *link_row;
  AdwActionRow *enter_row;
  GtkWidget *copy_value_button;

  char *host; /* nullable: as it is stored, and was shown */
};

G_DEFINE_FINAL_TYPE (BackboneSetupTherePart, backbone_setup_there_part, BACKBONE_TYPE_SETUP_PART)

static BackboneSetupStep *
get_step (gpointer self)
{
  return backbone_setup_part_get_step (BACKBONE_SETUP_PART (self));
}

static void
copy_text (GtkWidget *widget, const char *text)
{
  g_autofree char *said = NULL;

  if (text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  /* Translators: %s is what was put into the clipboard */
  said = g_strdup_printf (_ ("Copied: %s"), text);
  backbone_window_toast (BACKBONE_WINDOW (gtk_widget_get_root (widget)), said);
}

static void
copy_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_text (widget, backbone_setup_step_get_link (get_step (widget)));
}

static void
copy_value (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_text (widget, backbone_setup_step_get_value (get_step (widget)));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!backbone_dialogs_open_uri_finish (result, &error))
    backbone_window_report (window, error);
}

static void
open_link (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  backbone_dialogs_open_uri_async (GTK_WINDOW (root),
                                   backbone_setup_step_get_link (get_step (widget)), opened_cb,
                                   g_object_ref (root));
}

/* The address */

/* (nullable) (transfer full): what is wrong with it. */
static GError *
check_host (BackboneSetupTherePart *self)
{
  const char *text = gtk_editable_get_text (self->host_row);
  g_autofree char *host = NULL;
  GError *error = NULL;

  if (*text != '\0')
    host = backbone_setup_host_normalize (text, &error);

  return error;
}

static void
host_changed_cb (BackboneSetupTherePart *self)
{
  g_autoptr (GError) error = check_host (self);

  backbone_field_note_update (self->host_note, GTK_WIDGET (self->host_row),
                              error ? error->message : NULL, NULL);
}

static void
host_applied_cb (BackboneSetupTherePart *self)
{
  BackboneLandscape *landscape = backbone_setup_part_get_landscape (BACKBONE_SETUP_PART (self));
  g_autoptr (GError) error = check_host (self);
  g_autofree char *setting = g_strconcat ("host=", gtk_editable_get_text (self->host_row), NULL);

  if (landscape && error == NULL)
    backbone_undo_run (
        GTK_WIDGET (self),
        backbone_setup_set_job_new (landscape, (const char *const[]){ setting, NULL }),
        _ ("The address of the installation is saved"), NULL);
}

/* What people type stays until something else is stored. */
static void
show_host (BackboneSetupTherePart *self)
{
  const char *host = backbone_migration_get_host (
      backbone_setup_part_get_migration (BACKBONE_SETUP_PART (self)));
  const char *text = host ? host : "";

  if (!backbone_keep_text (&self->host, text))
    return;

  gtk_editable_set_text (self->host_row, text);
}

static void
show_link (BackboneSetupTherePart *self, BackboneSetupStep *step)
{
  const char *transaction = backbone_setup_step_get_transaction (step);
  const char *link = backbone_setup_step_get_link (step);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->host_row), transaction != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->link_row), transaction != NULL);
  if (transaction == NULL)
    return;

  title = *transaction == '/' ? g_strdup (_ ("Web application of the mass set-up"))
                              /* Translators: the name of a transaction, such as SM30 */
                              : g_strdup_printf (_ ("Transaction %s"), transaction);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->link_row), title);
  adw_action_row_set_subtitle (
      self->link_row,
      link ? link : _ ("Enter the address of the installation to open it from here."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "there.open", link != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "there.copy-link", link != NULL);
}

static void
show_enter (BackboneSetupTherePart *self, BackboneSetupStep *step)
{
  const char *enter = backbone_setup_step_get_enter (step);
  const char *value = backbone_setup_step_get_value (step);
  /* Translators: %s is what is put into the clipboard */
  g_autofree char *name = value ? g_strdup_printf (_ ("Copy %s"), value) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->enter_row), enter != NULL);
  adw_action_row_set_subtitle (self->enter_row, enter ? enter : "");
  gtk_widget_set_visible (self->copy_value_button, value != NULL);
  gtk_widget_set_tooltip_text (self->copy_value_button, name);
  if (name)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_value_button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
backbone_setup_there_part_update (BackboneSetupPart *part)
{
  BackboneSetupTherePart *self = BACKBONE_SETUP_THERE_PART (part);
  BackboneSetupStep *step = backbone_setup_part_get_step (part);
  BackboneLandscapeKind kind
      = backbone_migration_get_kind (backbone_setup_part_get_migration (part));
  g_autofree char *title
      /* Translators: %s is "SAP Focused Run" or "SAP Solution Manager" */
      = g_strdup_printf (_ ("In %s"), backbone_landscape_kind_to_title (kind));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  gtk_widget_set_visible (GTK_WIDGET (self), backbone_setup_step_get_transaction (step)
                                                 || backbone_setup_step_get_enter (step));
  gtk_widget_set_sensitive (
      GTK_WIDGET (self->host_row),
      !backbone_landscape_is_read_only (backbone_setup_part_get_landscape (part)));
  show_host (self);
  show_link (self, step);
  show_enter (self, step);
}

static void
backbone_setup_there_part_finalize (GObject *object)
{
  g_free (BACKBONE_SETUP_THERE_PART (object)->host);

  G_OBJECT_CLASS (backbone_setup_there_part_parent_class)->finalize (object);
}

static void
backbone_setup_there_part_class_init (BackboneSetupTherePartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = backbone_setup_there_part_finalize;
  BACKBONE_SETUP_PART_CLASS (klass)->update = backbone_setup_there_part_update;

  gtk_widget_class_install_action (widget_class, "there.open", NULL, open_link);
  gtk_widget_class_install_action (widget_class, "there.copy-link", NULL, copy_link);
  gtk_widget_class_install_action (widget_class, "there.copy-value", NULL, copy_value);

  g_type_ensure (BACKBONE_TYPE_FIELD_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setup-there-part.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupTherePart, host_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupTherePart, host_note);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupTherePart, link_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupTherePart, enter_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupTherePart, copy_value_button);
  gtk_widget_class_bind_template_callback (widget_class, host_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, host_applied_cb);
}

static void
backbone_setup_there_part_init (BackboneSetupTherePart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
