/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-channel-editor.h"

#include "backbone-accessible.h"
#include "backbone-certificate-form.h"
#include "backbone-channel-form.h"
#include "backbone-dialogs.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BackboneChannelEditor
{
  AdwWindow parent_instance;

  GtkStack *stack;
  BackboneChannelForm *forms[BACKBONE_N_CHANNEL_KINDS];
  BackboneCertificateForm *certificate_form;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkWidget *unlock_button;

  BackboneLandscape *landscape;
  char *number;
  BackboneList *channels;
  BackboneList *technical_users;
  BackboneChannelDraft *drafts[BACKBONE_N_CHANNEL_KINDS]; /* NULL until the list is filled */
  gboolean saving;
  gboolean done; /* may close without a question */
};

G_DEFINE_FINAL_TYPE (BackboneChannelEditor, backbone_channel_editor, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
has_new_certificate (BackboneChannelEditor *self)
{
  return backbone_certificate_form_get_chosen (self->certificate_form) != NULL;
}

static gboolean
is_changed (BackboneChannelEditor *self)
{
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    {
      if (self->drafts[i] && backbone_channel_draft_is_changed (self->drafts[i]))
        return TRUE;
    }

  return has_new_certificate (self);
}

static gboolean
is_valid (BackboneChannelEditor *self)
{
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    {
      if (self->drafts[i] && !backbone_channel_draft_is_valid (self->drafts[i]))
        return FALSE;
    }

  return TRUE;
}

/* A dot at the page of each channel where something is not valid or not saved. */
static void
update (BackboneChannelEditor *self)
{
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    {
      GtkStackPage *page = gtk_stack_get_page (self->stack, GTK_WIDGET (self->forms[i]));

      gtk_stack_page_set_needs_attention (
          page, self->drafts[i]
                    && (!backbone_channel_draft_is_valid (self->drafts[i])
                        || backbone_channel_draft_is_changed (self->drafts[i])));
    }
  gtk_stack_page_set_needs_attention (
      gtk_stack_get_page (self->stack, GTK_WIDGET (self->certificate_form)),
      has_new_certificate (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save",
                                 !self->saving && is_changed (self) && is_valid (self));
}

static void
show_certificate_cb (BackboneChannelEditor *self)
{
  BackboneClientCertificate *chosen = backbone_certificate_form_get_chosen (self->certificate_form);
  BackboneClientCertificate *saved = backbone_certificate_form_get_saved (self->certificate_form);

  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    g_object_set (self->forms[i], "certificate", chosen ? chosen : saved, NULL);
  update (self);
}

static void
take_channel (BackboneChannelEditor *self, BackboneChannel *channel)
{
  BackboneChannelKind kind = backbone_channel_get_kind (channel);

  if (self->drafts[kind])
    {
      backbone_channel_draft_set_channel (self->drafts[kind], channel);
      return;
    }

  self->drafts[kind] = backbone_channel_draft_new (self->landscape, channel);
  g_signal_connect_object (self->drafts[kind], "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_object_set (self->forms[kind], "draft", self->drafts[kind], NULL);
}

static void
channels_changed_cb (BackboneChannelEditor *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->channels)); i++)
    {
      g_autoptr (BackboneChannel) channel
          = g_list_model_get_item (G_LIST_MODEL (self->channels), i);

      take_channel (self, channel);
    }
  update (self);
}

static void
users_changed_cb (BackboneChannelEditor *self)
{
  g_autoptr (BackboneTechnicalUser) user
      = g_list_model_get_item (G_LIST_MODEL (self->technical_users), 0);

  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    g_object_set (self->forms[i], "technical-user", user, NULL);
}

/* A name that another channel has belongs to the field; everything else stands above. */
static void
show_save_error (BackboneChannelEditor *self, const GError *error)
{
  g_autofree char *text = backbone_window_texts_error (error);

  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    {
      const char *name
          = self->drafts[i] ? backbone_channel_draft_get (self->drafts[i], "destination") : NULL;

      if (g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS) && name
          && strstr (error->message, name))
        {
          backbone_channel_draft_set_error (self->drafts[i], "destination", error->message);
          gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->forms[i]));
          return;
        }
    }

  gtk_label_set_label (self->error_label, text);
  gtk_widget_set_visible (self->unlock_button,
                          g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED));
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

static void
end_saving (BackboneChannelEditor *self, const GError *error)
{
  self->saving = FALSE;
  update (self);
  if (error)
    {
      show_save_error (self, error);
      return;
    }

  self->done = TRUE;
  g_signal_emit (self, signals[SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
channels_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneChannelEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  backbone_job_run_finish (BACKBONE_JOB (source), result, &error);
  end_saving (self, error);
}

static void
save_channels (BackboneChannelEditor *self)
{
  BackboneChannelChange changes[BACKBONE_N_CHANNEL_KINDS];
  GStrv settings[BACKBONE_N_CHANNEL_KINDS];
  g_autoptr (BackboneJob) job = NULL;
  guint n = 0;

  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    {
      if (self->drafts[i] == NULL || !backbone_channel_draft_is_changed (self->drafts[i]))
        continue;

      settings[n] = backbone_channel_draft_dup_changes (self->drafts[i]);
      changes[n] = (BackboneChannelChange){ self->number, i, (const char *const *)settings[n] };
      n++;
    }
  if (n == 0)
    {
      end_saving (self, NULL);
      return;
    }

  job = backbone_channel_changes_job_new (self->landscape, changes, n);
  while (n > 0)
    g_strfreev (settings[--n]);
  backbone_job_run_async (job, channels_saved_cb, g_object_ref (self));
}

static void
certificate_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneChannelEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      backbone_certificate_form_forget_chosen (self->certificate_form);
      save_channels (self);
    }
  else
    {
      end_saving (self, error);
    }
}

/* The certificate first: a channel that is to log on with one that is not there would fail. */
static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneChannelEditor *self = BACKBONE_CHANNEL_EDITOR (widget);
  g_autoptr (BackboneCertificateJob) job = NULL;

  self->saving = TRUE;
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  update (self);
  if (!has_new_certificate (self))
    {
      save_channels (self);
      return;
    }

  job = backbone_certificate_job_new (
      self->landscape, self->number, backbone_certificate_form_get_file (self->certificate_form),
      backbone_certificate_form_get_password (self->certificate_form));
  backbone_job_run_async (BACKBONE_JOB (job), certificate_saved_cb, g_object_ref (self));
}

static void
show_certificate (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneChannelEditor *self = BACKBONE_CHANNEL_EDITOR (widget);

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->certificate_form));
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneChannelEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      gtk_info_bar_set_revealed (self->error_bar, FALSE);
      backbone_landscape_probe_keyring (self->landscape);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_save_error (self, error);
}

static void
unlock (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneChannelEditor *self = BACKBONE_CHANNEL_EDITOR (widget);
  g_autoptr (BackboneJob) job = backbone_keyring_unlock_job_new (self->landscape);

  backbone_job_run_async (job, unlocked_cb, g_object_ref (self));
}

static void
unsaved_decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneChannelEditor) self = user_data;

  switch (backbone_dialogs_ask_unsaved_finish (result))
    {
    case BACKBONE_UNSAVED_SAVE:
      gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
      break;
    case BACKBONE_UNSAVED_DISCARD:
      self->done = TRUE;
      gtk_window_close (GTK_WINDOW (self));
      break;
    case BACKBONE_UNSAVED_KEEP:
    default:
      break;
    }
}

static gboolean
backbone_channel_editor_close_request (GtkWindow *window)
{
  BackboneChannelEditor *self = BACKBONE_CHANNEL_EDITOR (window);

  if (self->saving)
    return TRUE;
  if (!self->done && is_changed (self))
    {
      backbone_dialogs_ask_unsaved_async (
          window,
          is_valid (self) ? _ ("The channels are not as they are saved.")
                          : _ ("The channels are not as they are saved, and some of what was "
                               "typed is not valid yet: see the fields marked red."),
          is_valid (self), unsaved_decided_cb, g_object_ref (self));
      return TRUE;
    }

  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    backbone_channel_form_cancel (self->forms[i]);

  return GTK_WINDOW_CLASS (backbone_channel_editor_parent_class)->close_request (window);
}

static void
backbone_channel_editor_dispose (GObject *object)
{
  BackboneChannelEditor *self = BACKBONE_CHANNEL_EDITOR (object);

  if (self->channels)
    g_signal_handlers_disconnect_by_func (self->channels, channels_changed_cb, self);
  if (self->technical_users)
    g_signal_handlers_disconnect_by_func (self->technical_users, users_changed_cb, self);
  g_clear_object (&self->channels);
  g_clear_object (&self->technical_users);
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    g_clear_object (&self->drafts[i]);
  g_clear_object (&self->landscape);
  gtk_widget_dispose_template (GTK_WIDGET (object), BACKBONE_TYPE_CHANNEL_EDITOR);

  G_OBJECT_CLASS (backbone_channel_editor_parent_class)->dispose (object);
}

static void
backbone_channel_editor_finalize (GObject *object)
{
  g_free (BACKBONE_CHANNEL_EDITOR (object)->number);

  G_OBJECT_CLASS (backbone_channel_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const forms[] = { "portal_form", "parcel_box_form", "note_download_form" };

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-channel-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelEditor, stack);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    gtk_widget_class_bind_template_child_full (widget_class, forms[i], FALSE,
                                               G_STRUCT_OFFSET (BackboneChannelEditor, forms[i]));
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelEditor, certificate_form);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelEditor, error_bar);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelEditor, error_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelEditor, unlock_button);
  gtk_widget_class_bind_template_callback (widget_class, show_certificate_cb);
}

static void
backbone_channel_editor_class_init (BackboneChannelEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = backbone_channel_editor_dispose;
  object_class->finalize = backbone_channel_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = backbone_channel_editor_close_request;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "editor.show-certificate", NULL, show_certificate);
  gtk_widget_class_install_action (widget_class, "editor.unlock", NULL, unlock);

  g_type_ensure (BACKBONE_TYPE_CERTIFICATE_FORM);
  g_type_ensure (BACKBONE_TYPE_CHANNEL_FORM);
  bind_template (widget_class);
}

static void
backbone_channel_editor_init (BackboneChannelEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_accessible_mend (GTK_WIDGET (self));
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    backbone_channel_form_set_certificate_form (self->forms[i], self->certificate_form);
}

BackboneChannelEditor *
backbone_channel_editor_new (BackboneLandscape *landscape,
                             const char *number,
                             BackboneChannelKind kind)
{
  BackboneChannelEditor *self = g_object_new (BACKBONE_TYPE_CHANNEL_EDITOR, NULL);
  /* Translators: %s is a customer number */
  g_autofree char *title = g_strdup_printf (_ ("Channels of %s"), number);

  self->landscape = g_object_ref (landscape);
  self->number = g_strdup (number);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->forms[kind]));

  self->channels = backbone_landscape_list_channels (landscape, number);
  self->technical_users = backbone_landscape_list_technical_users (landscape, number);
  g_signal_connect_swapped (self->channels, "items-changed", G_CALLBACK (channels_changed_cb),
                            self);
  g_signal_connect_swapped (self->technical_users, "items-changed", G_CALLBACK (users_changed_cb),
                            self);
  backbone_certificate_form_load (self->certificate_form, landscape, number);
  channels_changed_cb (self);
  users_changed_cb (self);
  backbone_channel_form_begin (self->forms[kind]);

  return self;
}
