/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-endpoints-group.h"

#include "backbone-dialogs.h"
#include "backbone-diagnosis-closures.h"
#include "backbone-endpoint-dialog.h"
#include "backbone-practice.h"
#include "backbone-undo.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

struct _BackboneEndpointsGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *profile_row;
  AdwActionRow *rows[BACKBONE_N_CHANNEL_KINDS];

  BackboneLandscape *landscape;
};

G_DEFINE_FINAL_TYPE (BackboneEndpointsGroup, backbone_endpoints_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
show_endpoint (BackboneEndpointsGroup *self, BackboneChannelKind kind)
{
  BackboneEndpoint *endpoint = backbone_endpoint_profile_get_endpoint (
      backbone_landscape_get_profile (self->landscape), kind);
  g_autofree char *where
      = endpoint ? backbone_closure_diagnosis_where (NULL, backbone_endpoint_get_host (endpoint),
                                                     backbone_endpoint_get_port (endpoint))
                 : NULL;

  adw_action_row_set_subtitle (self->rows[kind], where ? where : _ ("not set"));
}

static void
profile_changed_cb (BackboneEndpointsGroup *self)
{
  const char *name
      = backbone_endpoint_profile_get_name (backbone_landscape_get_profile (self->landscape));

  adw_action_row_set_subtitle (self->profile_row, name && *name ? name : _ ("Own"));
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    show_endpoint (self, kind);
}

static void
edit (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneEndpointsGroup *self = BACKBONE_ENDPOINTS_GROUP (widget);
  BackboneChannelKind kind;

  if (backbone_channel_kind_from_id (g_variant_get_string (parameter, NULL), &kind))
    backbone_endpoint_dialog_show (widget, self->landscape, kind);
}

/* (transfer full): back to what is there now. The anchors that a profile brought stay. */
static BackboneJob *
make_undo (BackboneEndpointsGroup *self)
{
  return backbone_profile_set_job_new (self->landscape,
                                       backbone_landscape_get_profile (self->landscape));
}

static void
use_sap (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneEndpointsGroup *self = BACKBONE_ENDPOINTS_GROUP (widget);

  backbone_undo_run (widget, backbone_endpoint_reset_job_new (self->landscape, -1),
                     _ ("Channels lead to SAP’s hosts"), make_undo (self));
}

static void
use_practice (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneEndpointsGroup *self = BACKBONE_ENDPOINTS_GROUP (widget);
  g_autoptr (GFile) file = backbone_practice_dup_profile_file (self->landscape);

  backbone_undo_run (widget, backbone_profile_import_job_new (self->landscape, file),
                     _ ("Channels lead to the practice hosts"), make_undo (self));
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneEndpointsGroup) self = user_data;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);

  if (file && self->landscape)
    backbone_undo_run (GTK_WIDGET (self), backbone_profile_import_job_new (self->landscape, file),
                       _ ("The endpoints are imported"), make_undo (self));
}

static void
import_profile (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_dialogs_open_file_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                                    _ ("Import endpoints"), _ ("Endpoint profiles (JSON)"),
                                    (const char *const[]){ "*.json", NULL }, import_chosen_cb,
                                    g_object_ref (widget));
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneEndpointsGroup) self = user_data;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  g_autofree char *text = NULL;

  if (file == NULL || self->landscape == NULL)
    return;

  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("The endpoints are in %s"), name);
  /* The file chooser has asked whether an existing file may go. */
  backbone_undo_run (GTK_WIDGET (self),
                     backbone_profile_export_job_new (self->landscape, file, TRUE), text, NULL);
}

static void
export_profile (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_dialogs_save_file_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                                    _ ("Export endpoints"), "endpoints.json", export_chosen_cb,
                                    g_object_ref (widget));
}

static void
update (BackboneEndpointsGroup *self)
{
  gboolean writable = self->landscape && !backbone_landscape_is_read_only (self->landscape);

  g_autoptr (GFile) practice
      = self->landscape ? backbone_practice_dup_profile_file (self->landscape) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "endpoints.edit", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "endpoints.use-practice", writable && practice);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "endpoints.use-sap", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "endpoints.import", writable);
}

static void
set_landscape (BackboneEndpointsGroup *self, BackboneLandscape *landscape)
{
  if (self->landscape == landscape)
    return;

  if (self->landscape)
    g_signal_handlers_disconnect_by_data (self->landscape, self);
  g_set_object (&self->landscape, landscape);
  if (landscape)
    {
      g_signal_connect_swapped (landscape, "notify::profile", G_CALLBACK (profile_changed_cb),
                                self);
      g_signal_connect_swapped (landscape, "notify::read-only", G_CALLBACK (update), self);
      profile_changed_cb (self);
    }
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
backbone_endpoints_group_set_property (GObject *object,
                                       guint property_id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  if (property_id == PROP_LANDSCAPE)
    set_landscape (BACKBONE_ENDPOINTS_GROUP (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
backbone_endpoints_group_get_property (GObject *object,
                                       guint property_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  if (property_id == PROP_LANDSCAPE)
    g_value_set_object (value, BACKBONE_ENDPOINTS_GROUP (object)->landscape);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
backbone_endpoints_group_dispose (GObject *object)
{
  BackboneEndpointsGroup *self = BACKBONE_ENDPOINTS_GROUP (object);

  if (self->landscape)
    g_signal_handlers_disconnect_by_data (self->landscape, self);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_endpoints_group_parent_class)->dispose (object);
}

static void
backbone_endpoints_group_class_init (BackboneEndpointsGroupClass *klass)
{
  static const char *const names[] = { "portal_row", "parcel_box_row", "note_download_row" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_endpoints_group_set_property;
  object_class->get_property = backbone_endpoints_group_get_property;
  object_class->dispose = backbone_endpoints_group_dispose;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "endpoints.edit", "s", edit);
  gtk_widget_class_install_action (widget_class, "endpoints.use-sap", NULL, use_sap);
  gtk_widget_class_install_action (widget_class, "endpoints.use-practice", NULL, use_practice);
  gtk_widget_class_install_action (widget_class, "endpoints.import", NULL, import_profile);
  gtk_widget_class_install_action (widget_class, "endpoints.export", NULL, export_profile);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-endpoints-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneEndpointsGroup, profile_row);
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    gtk_widget_class_bind_template_child_full (
        widget_class, names[kind], FALSE, G_STRUCT_OFFSET (BackboneEndpointsGroup, rows[kind]));
}

static void
backbone_endpoints_group_init (BackboneEndpointsGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}
