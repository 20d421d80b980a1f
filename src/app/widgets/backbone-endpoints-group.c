/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-endpoints-group.h"

#include "backbone-dialogs.h"
#include "backbone-diagnosis-closures.h"
#include "backbone-endpoint-dialog.h"
#include "backbone-part.h"
#include "backbone-practice.h"
#include "backbone-undo.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

struct _BackboneEndpointsGroup
{
  BackboneLandscapeGroup parent_instance;

  AdwActionRow *profile_row;
  AdwActionRow *rows[BACKBONE_N_CHANNEL_KINDS];
};

G_DEFINE_FINAL_TYPE (BackboneEndpointsGroup,
                     backbone_endpoints_group,
                     BACKBONE_TYPE_LANDSCAPE_GROUP)

static void
show_endpoint (BackboneEndpointsGroup *self, BackboneChannelKind kind)
{
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  BackboneEndpoint *endpoint
      = backbone_endpoint_profile_get_endpoint (backbone_landscape_get_profile (landscape), kind);
  g_autofree char *where
      = endpoint ? backbone_closure_diagnosis_where (NULL, backbone_endpoint_get_host (endpoint),
                                                     backbone_endpoint_get_port (endpoint))
                 : NULL;

  adw_action_row_set_subtitle (self->rows[kind], where ? where : _ ("not set"));
}

static void
profile_changed_cb (BackboneEndpointsGroup *self)
{
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  const char *name
      = backbone_endpoint_profile_get_name (backbone_landscape_get_profile (landscape));

  adw_action_row_set_subtitle (self->profile_row, name && *name ? name : _ ("Own"));
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    show_endpoint (self, kind);
}

static void
came (BackboneLandscapeGroup *self, BackboneLandscape *landscape)
{
  g_signal_connect_object (landscape, "notify::profile", G_CALLBACK (profile_changed_cb), self,
                           G_CONNECT_SWAPPED);
  profile_changed_cb (BACKBONE_ENDPOINTS_GROUP (self));
}

static void
edit (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneEndpointsGroup *self = BACKBONE_ENDPOINTS_GROUP (widget);
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  BackboneChannelKind kind;

  if (backbone_channel_kind_from_id (g_variant_get_string (parameter, NULL), &kind))
    backbone_endpoint_dialog_show (widget, landscape, kind);
}

/* (transfer full): back to what is there now. The anchors that a profile brought stay. */
static BackboneJob *
make_undo (BackboneEndpointsGroup *self)
{
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);

  return backbone_profile_set_job_new (landscape, backbone_landscape_get_profile (landscape));
}

static void
use_sap (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneEndpointsGroup *self = BACKBONE_ENDPOINTS_GROUP (widget);
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);

  backbone_undo_run (widget, backbone_endpoint_reset_job_new (landscape, -1),
                     _ ("Channels lead to SAP’s hosts"), make_undo (self));
}

static void
use_practice (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneEndpointsGroup *self = BACKBONE_ENDPOINTS_GROUP (widget);
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  g_autoptr (GFile) file = backbone_practice_dup_profile_file (landscape);

  backbone_undo_run (widget, backbone_profile_import_job_new (landscape, file),
                     _ ("Channels lead to the practice hosts"), make_undo (self));
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneEndpointsGroup) self = user_data;
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);

  if (file && landscape)
    backbone_undo_run (GTK_WIDGET (self), backbone_profile_import_job_new (landscape, file),
                       _ ("The endpoints are imported"), make_undo (self));
}

static void
import_profile (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_dialogs_open_file_async (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Import endpoints"),
      _ ("Endpoint profiles (JSON)"), (const char *const[]){ "*.json", NULL },
      backbone_part_answered_cb, backbone_part_wait (widget, import_chosen_cb));
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneEndpointsGroup) self = user_data;
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  g_autofree char *text = NULL;

  if (file == NULL || landscape == NULL)
    return;

  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("The endpoints are in %s"), name);
  /* The file chooser has asked whether an existing file may go. */
  backbone_undo_run (GTK_WIDGET (self), backbone_profile_export_job_new (landscape, file, TRUE),
                     text, NULL);
}

static void
export_profile (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_dialogs_save_file_async (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Export endpoints"), "endpoints.json",
      backbone_part_answered_cb, backbone_part_wait (widget, export_chosen_cb));
}

static void
update (BackboneLandscapeGroup *self)
{
  BackboneLandscape *landscape = backbone_landscape_group_get_landscape (self);
  gboolean writable = backbone_landscape_group_is_writable (self);
  g_autoptr (GFile) practice = landscape ? backbone_practice_dup_profile_file (landscape) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "endpoints.edit", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "endpoints.use-practice", writable && practice);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "endpoints.use-sap", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "endpoints.import", writable);
}

static void
backbone_endpoints_group_class_init (BackboneEndpointsGroupClass *klass)
{
  static const char *const names[] = { "portal_row", "parcel_box_row", "note_download_row" };
  BackboneLandscapeGroupClass *group_class = BACKBONE_LANDSCAPE_GROUP_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  group_class->came = came;
  group_class->update = update;

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
}
