/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-endpoint-dialog.h"

#include "backbone-accessible.h"
#include "backbone-dialogs.h"
#include "backbone-endpoint-form.h"
#include "backbone-field-note.h"
#include "backbone-part.h"
#include "backbone-window-texts.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BackboneEndpointDialog
{
  AdwWindow parent_instance;

  GtkWidget *rows[BACKBONE_N_ENDPOINT_FIELDS]; /* each one a GtkEditable */
  BackboneFieldNote *notes[BACKBONE_N_ENDPOINT_FIELDS];
  AdwComboRow *type_row;
  GtkLabel *preview_label;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;

  BackboneLandscape *landscape;
  BackboneEndpoint *endpoint; /* as it was when the dialog opened */
  BackboneChannelKind kind;
  BackboneJob *job; /* while it saves */
  gsize host_length;
  gboolean leaving; /* changes may be lost */
};

G_DEFINE_FINAL_TYPE (BackboneEndpointDialog, backbone_endpoint_dialog, ADW_TYPE_WINDOW)

/* Positions in the choice of a type. */
static const char *const types[] = { "H", "G" };

static const char *
get_text (BackboneEndpointDialog *self, BackboneEndpointField field)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->rows[field]));
}

static const char *
get_type_id (BackboneEndpointDialog *self)
{
  return types[MIN (adw_combo_row_get_selected (self->type_row), G_N_ELEMENTS (types) - 1)];
}

static gboolean
is_changed (BackboneEndpointDialog *self)
{
  for (guint field = 0; field < BACKBONE_N_ENDPOINT_FIELDS; field++)
    {
      g_autofree char *before = backbone_endpoint_form_write (self->endpoint, field);

      if (!g_str_equal (before, get_text (self, field)))
        return TRUE;
    }

  return !g_str_equal (get_type_id (self), backbone_endpoint_get_destination_type (self->endpoint));
}

static void
show_preview (BackboneEndpointDialog *self, gboolean valid)
{
  const char *host = get_text (self, BACKBONE_ENDPOINT_FIELD_HOST);
  const char *port = get_text (self, BACKBONE_ENDPOINT_FIELD_PORT);
  gboolean usual = g_str_equal (port, "443");
  g_autofree char *path
      = backbone_url_path_join (get_text (self, BACKBONE_ENDPOINT_FIELD_PATH_PREFIX),
                                get_text (self, BACKBONE_ENDPOINT_FIELD_TEST_PATH));
  g_autofree char *url
      = g_strdup_printf (strchr (host, ':') ? "https://[%s]%s%s%s" : "https://%s%s%s%s", host,
                         usual ? "" : ":", usual ? "" : port, path);
  g_autofree char *text
      = valid ? g_strdup_printf (_ ("A check asks for %s and expects the status %s."), url,
                                 get_text (self, BACKBONE_ENDPOINT_FIELD_GOOD_STATUS))
              : g_strdup (_ ("What a check asks for shows here as soon as all fields are right."));

  gtk_label_set_label (self->preview_label, text);
}

static void
update (BackboneEndpointDialog *self)
{
  gboolean valid = TRUE;

  if (self->endpoint == NULL)
    return;

  for (guint field = 0; field < BACKBONE_N_ENDPOINT_FIELDS; field++)
    {
      g_autofree char *error = backbone_endpoint_form_check (field, get_text (self, field));

      backbone_field_note_update (self->notes[field], self->rows[field], error, NULL);
      valid = valid && error == NULL;
    }
  show_preview (self, valid);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "endpoint.save",
                                 valid && self->job == NULL && is_changed (self));
}

static void
set_text (BackboneEndpointDialog *self, BackboneEndpointField field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->rows[field]), text);
}

static void
fill (BackboneEndpointDialog *self, BackboneEndpoint *endpoint)
{
  for (guint field = 0; field < BACKBONE_N_ENDPOINT_FIELDS; field++)
    {
      g_autofree char *text = backbone_endpoint_form_write (endpoint, field);

      set_text (self, field, text);
    }
  adw_combo_row_set_selected (
      self->type_row,
      g_str_equal (backbone_endpoint_get_destination_type (endpoint), types[0]) ? 0 : 1);
  update (self);
}

static void
split_url_cb (gpointer user_data)
{
  BackboneEndpointDialog *self = user_data;
  g_autofree char *host = NULL;
  g_autofree char *port = NULL;
  g_autofree char *path_prefix = NULL;

  if (backbone_endpoint_form_split_url (get_text (self, BACKBONE_ENDPOINT_FIELD_HOST), &host, &port,
                                        &path_prefix))
    {
      set_text (self, BACKBONE_ENDPOINT_FIELD_HOST, host);
      set_text (self, BACKBONE_ENDPOINT_FIELD_PORT, port);
      set_text (self, BACKBONE_ENDPOINT_FIELD_PATH_PREFIX, path_prefix);
    }
}

/* More than a character at once was pasted: it may be a whole URL. */
static void
host_changed_cb (BackboneEndpointDialog *self)
{
  gsize length = strlen (get_text (self, BACKBONE_ENDPOINT_FIELD_HOST));

  if (length > self->host_length + 1)
    backbone_part_do_later (self, G_PRIORITY_DEFAULT_IDLE, split_url_cb);
  self->host_length = length;
  update (self);
}

static void
reset (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneEndpointDialog *self = BACKBONE_ENDPOINT_DIALOG (widget);
  g_autoptr (BackboneEndpointProfile) template = backbone_profile_new_sap ();

  fill (self, backbone_endpoint_profile_get_endpoint (template, self->kind));
}

static void
show_error (BackboneEndpointDialog *self, const GError *error)
{
  g_autofree char *text = backbone_window_texts_error (error);

  gtk_label_set_label (self->error_label, text);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

static void
say_saved (BackboneEndpointDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  /* Translators: %s is a kind of channel, such as "Portal" */
  g_autofree char *text = g_strdup_printf (_ ("Endpoint “%s” is changed"),
                                           backbone_channel_kind_to_title (self->kind));

  if (BACKBONE_IS_WINDOW (parent))
    backbone_window_toast (BACKBONE_WINDOW (parent), text);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneEndpointDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->job);
  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      say_saved (self);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  show_error (self, error);
  update (self);
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneEndpointDialog *self = BACKBONE_ENDPOINT_DIALOG (widget);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) settings = NULL;

  for (guint field = 0; field < BACKBONE_N_ENDPOINT_FIELDS; field++)
    {
      g_autofree char *setting
          = g_strconcat (backbone_endpoint_form_get_key (field), "=", get_text (self, field), NULL);

      g_strv_builder_add (builder, setting);
    }
  g_strv_builder_add (builder, g_str_equal (get_type_id (self), "H") ? "type=H" : "type=G");
  settings = g_strv_builder_end (builder);

  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  self->job
      = backbone_endpoint_edit_job_new (self->landscape, self->kind, (const char *const *)settings);
  update (self);
  backbone_job_run_async (self->job, saved_cb, g_object_ref (self));
}

static void
leave_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneEndpointDialog *self = BACKBONE_ENDPOINT_DIALOG (source);

  if (backbone_dialogs_confirm_finish (result, NULL))
    {
      self->leaving = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
}

static gboolean
backbone_endpoint_dialog_close_request (GtkWindow *window)
{
  BackboneEndpointDialog *self = BACKBONE_ENDPOINT_DIALOG (window);

  if (!self->leaving && self->job == NULL && is_changed (self))
    {
      backbone_dialogs_confirm_async (window, _ ("Discard the changes?"),
                                      _ ("What you changed of this endpoint is not saved."),
                                      _ ("_Discard"), leave_confirmed_cb, NULL);
      return GDK_EVENT_STOP;
    }

  return GTK_WINDOW_CLASS (backbone_endpoint_dialog_parent_class)->close_request (window);
}

static void
backbone_endpoint_dialog_dispose (GObject *object)
{
  BackboneEndpointDialog *self = BACKBONE_ENDPOINT_DIALOG (object);

  g_clear_object (&self->job);
  g_clear_object (&self->endpoint);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_endpoint_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const names[BACKBONE_N_ENDPOINT_FIELDS] = {
    [BACKBONE_ENDPOINT_FIELD_HOST] = "host",
    [BACKBONE_ENDPOINT_FIELD_PORT] = "port",
    [BACKBONE_ENDPOINT_FIELD_PATH_PREFIX] = "path_prefix",
    [BACKBONE_ENDPOINT_FIELD_TEST_PATH] = "test_path",
    [BACKBONE_ENDPOINT_FIELD_GOOD_STATUS] = "good_status",
    [BACKBONE_ENDPOINT_FIELD_DESTINATION] = "destination",
  };

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-endpoint-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneEndpointDialog, type_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneEndpointDialog, preview_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneEndpointDialog, error_bar);
  gtk_widget_class_bind_template_child (widget_class, BackboneEndpointDialog, error_label);
  for (guint i = 0; i < BACKBONE_N_ENDPOINT_FIELDS; i++)
    {
      g_autofree char *row = g_strconcat (names[i], "_row", NULL);
      g_autofree char *note = g_strconcat (names[i], "_note", NULL);

      gtk_widget_class_bind_template_child_full (widget_class, row, FALSE,
                                                 G_STRUCT_OFFSET (BackboneEndpointDialog, rows[i]));
      gtk_widget_class_bind_template_child_full (
          widget_class, note, FALSE, G_STRUCT_OFFSET (BackboneEndpointDialog, notes[i]));
    }
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, host_changed_cb);
}

static void
backbone_endpoint_dialog_class_init (BackboneEndpointDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = backbone_endpoint_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = backbone_endpoint_dialog_close_request;

  gtk_widget_class_install_action (widget_class, "endpoint.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "endpoint.reset", NULL, reset);

  g_type_ensure (BACKBONE_TYPE_FIELD_NOTE);
  bind_template (widget_class);
}

static void
backbone_endpoint_dialog_init (BackboneEndpointDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_accessible_mend (GTK_WIDGET (self));
}

void
backbone_endpoint_dialog_show (GtkWidget *widget,
                               BackboneLandscape *landscape,
                               BackboneChannelKind kind)
{
  BackboneEndpointDialog *self = g_object_new (BACKBONE_TYPE_ENDPOINT_DIALOG, NULL);
  /* Translators: %s is a kind of channel, such as "Portal" */
  g_autofree char *title
      = g_strdup_printf (_ ("Endpoint “%s”"), backbone_channel_kind_to_title (kind));

  self->landscape = g_object_ref (landscape);
  self->kind = kind;
  self->endpoint = g_object_ref (
      backbone_endpoint_profile_get_endpoint (backbone_landscape_get_profile (landscape), kind));
  self->host_length = strlen (backbone_endpoint_get_host (self->endpoint));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (widget)));
  fill (self, self->endpoint);
  gtk_widget_grab_focus (self->rows[0]);
  gtk_window_present (GTK_WINDOW (self));
}
