/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-landscape-dialog.h"

#include "backbone-accessible.h"
#include "backbone-field-note.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackboneLandscapeDialog
{
  AdwWindow parent_instance;

  AdwEntryRow *name_row;
  GtkLabel *name_hint;

  BackboneLandscape *landscape;
};

G_DEFINE_FINAL_TYPE (BackboneLandscapeDialog, backbone_landscape_dialog, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
show_hint (BackboneLandscapeDialog *self, const char *error)
{
  backbone_field_note_show_below (self->name_hint, GTK_WIDGET (self->name_row), error, NULL);
}

/* The name as it would be saved; %NULL with the reason at the field if it can't be. */
static char *
read_name (BackboneLandscapeDialog *self)
{
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  g_autoptr (GError) error = NULL;
  gboolean valid = backbone_description_validate (name, &error);

  show_hint (self, valid ? NULL : error->message);

  return valid ? g_steal_pointer (&name) : NULL;
}

static void
changed_cb (BackboneLandscapeDialog *self)
{
  g_autofree char *name = read_name (self);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneLandscapeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  text = backbone_window_texts_error (error);
  show_hint (self, text);
}

static void
apply_cb (BackboneLandscapeDialog *self)
{
  g_autofree char *name = read_name (self);
  g_autoptr (BackboneJob) job = NULL;

  if (name == NULL)
    return;

  job = backbone_landscape_edit_job_new (self->landscape, name);
  backbone_job_run_async (job, renamed_cb, g_object_ref (self));
}

static void
copy_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneLandscapeDialog *self = BACKBONE_LANDSCAPE_DIALOG (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          backbone_landscape_get_path (self->landscape));
}

static void
backbone_landscape_dialog_get_property (GObject *object,
                                        guint property_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  BackboneLandscapeDialog *self = BACKBONE_LANDSCAPE_DIALOG (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_landscape_dialog_dispose (GObject *object)
{
  g_clear_object (&BACKBONE_LANDSCAPE_DIALOG (object)->landscape);

  G_OBJECT_CLASS (backbone_landscape_dialog_parent_class)->dispose (object);
}

static void
backbone_landscape_dialog_class_init (BackboneLandscapeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = backbone_landscape_dialog_get_property;
  object_class->dispose = backbone_landscape_dialog_dispose;
  properties[PROP_LANDSCAPE] = g_param_spec_object (
      "landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "landscape.copy-path", NULL, copy_path);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-landscape-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneLandscapeDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneLandscapeDialog, name_hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
backbone_landscape_dialog_init (BackboneLandscapeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_accessible_mend (GTK_WIDGET (self));
}

BackboneLandscapeDialog *
backbone_landscape_dialog_new (BackboneLandscape *landscape)
{
  BackboneLandscapeDialog *self = g_object_new (BACKBONE_TYPE_LANDSCAPE_DIALOG, NULL);

  self->landscape = g_object_ref (landscape);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row),
                         backbone_landscape_get_description (landscape));
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_row),
                            !backbone_landscape_is_read_only (landscape));
  /* What is there already is nothing to be applied. */
  adw_entry_row_set_show_apply_button (self->name_row, TRUE);
  show_hint (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);

  return self;
}
