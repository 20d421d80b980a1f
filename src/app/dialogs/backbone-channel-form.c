/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-channel-form.h"

#include "backbone-apply-row.h"
#include "backbone-choice-row.h"
#include "backbone-part.h"
#include "backbone-phase-bar.h"
#include "backbone-setting-row.h"
#include "backbone-status-icon.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackboneChannelForm
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkSwitch *enabled_switch;
  BackboneChoiceRow *type_row;
  BackboneChoiceRow *proxy_choice_row;
  GtkWidget *proxy_row;
  BackboneApplyRow *proxy_apply_row;
  BackboneApplyRow *limits_apply_row;
  BackboneChoiceRow *authentication_row;
  GtkWidget *certificate_row;
  GtkLabel *url_label;
  GtkWidget *test_button;
  GtkLabel *error_label;
  GtkWidget *held_icon;
  GtkLabel *hint_label;

  BackboneChannelDraft *draft;
  BackboneTechnicalUser *technical_user;
  BackboneClientCertificate *certificate;
  BackboneCertificateForm *certificate_form; /* not owned: beside this form */
  BackboneChannelTestJob *job;               /* only while it runs */
  BackboneCheckResult *result;
};

G_DEFINE_FINAL_TYPE (BackboneChannelForm, backbone_channel_form, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DRAFT,
  PROP_LANDSCAPE,
  PROP_TECHNICAL_USER,
  PROP_CERTIFICATE,
  PROP_RESULT,
  PROP_TESTING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static const BackboneChoice types[] = {
  /* Translators: %s is the type of an RFC destination, G or H */
  { "", N_ ("As the endpoint profile says (%s)") },
  { "G", N_ ("G: HTTP connection to an external server") },
  { "H", N_ ("H: HTTP connection to an ABAP system") },
  { NULL },
};

static const BackboneChoice proxies[] = {
  /* Translators: %s is what the landscape says: "system", "direct" or an address */
  { "", N_ ("As the landscape says (%s)") },
  { "direct", N_ ("Direct, without a proxy") },
  { "http://", N_ ("Own proxy") },
  { NULL },
};

static const BackboneChoice authentications[] = {
  { "basic", N_ ("Password of the technical user") },
  { "certificate", N_ ("Certificate of the technical user") },
  { NULL },
};

static const char *const proxy_keys[] = { "proxy", NULL };
static const char *const limit_keys[] = { "connect_time_limit", "answer_time_limit", NULL };

static gboolean
logs_on_with_certificate (BackboneChannelForm *self)
{
  return g_strcmp0 (backbone_channel_draft_get (self->draft, "authentication"), "certificate") == 0;
}

static void
update_test_action (BackboneChannelForm *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.test",
                                 self->job == NULL && self->draft
                                     && backbone_channel_draft_is_valid (self->draft));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.cancel-test", self->job != NULL);
}

static void
set_result (BackboneChannelForm *self, BackboneCheckResult *result)
{
  if (g_set_object (&self->result, result))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESULT]);
}

static void
show_error (BackboneChannelForm *self, const GError *error)
{
  g_autofree char *text = error ? backbone_window_texts_error (error) : NULL;

  gtk_label_set_label (self->error_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
}

/* What a test has found holds only for what was typed then. */
static void
draft_changed_cb (BackboneChannelForm *self)
{
  const char *proxy = backbone_channel_draft_get (self->draft, "proxy");
  g_autofree char *url = backbone_channel_draft_dup_url (self->draft);

  gtk_switch_set_active (self->enabled_switch,
                         g_strcmp0 (backbone_channel_draft_get (self->draft, "enabled"), "no")
                             != 0);
  gtk_widget_set_visible (self->proxy_row, proxy && !g_str_equal (proxy, "direct"));
  gtk_widget_set_visible (self->certificate_row, logs_on_with_certificate (self));
  gtk_label_set_label (self->url_label, url ? url : _ ("Some of this is not valid."));
  set_result (self, NULL);
  show_error (self, NULL);
  update_test_action (self);
}

static void
enabled_cb (BackboneChannelForm *self)
{
  if (self->draft)
    backbone_channel_draft_set (self->draft, "enabled",
                                gtk_switch_get_active (self->enabled_switch) ? "yes" : "no");
}

static void
set_job (BackboneChannelForm *self, BackboneChannelTestJob *job)
{
  g_set_object (&self->job, job);
  update_test_action (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TESTING]);
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneChannelForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  if ((gpointer)source != (gpointer)self->job)
    return;

  if (done)
    set_result (self, backbone_channel_test_job_get_result (self->job));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
  set_job (self, NULL);
  gtk_widget_grab_focus (self->test_button);
}

static void
use_chosen_certificate (BackboneChannelForm *self, BackboneChannelTestJob *job)
{
  if (self->certificate_form && backbone_certificate_form_get_chosen (self->certificate_form))
    backbone_channel_test_job_set_pfx (
        job, backbone_certificate_form_get_file (self->certificate_form),
        backbone_certificate_form_get_password (self->certificate_form));
}

static void
test (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneChannelForm *self = BACKBONE_CHANNEL_FORM (widget);
  BackboneChannel *channel = backbone_channel_draft_get_channel (self->draft);
  g_auto (GStrv) settings
      = backbone_channel_draft_dup_settings (self->draft, backbone_channel_setting_get_keys ());
  g_autoptr (BackboneChannelTestJob) job = backbone_channel_test_job_new (
      backbone_channel_draft_get_landscape (self->draft), backbone_channel_get_customer (channel),
      backbone_channel_get_kind (channel), (const char *const *)settings);

  use_chosen_certificate (self, job);
  set_result (self, NULL);
  show_error (self, NULL);
  set_job (self, job);
  backbone_job_run_async (BACKBONE_JOB (job), backbone_part_answered_cb,
                          backbone_part_wait (self, tested_cb));
}

static void
cancel_test (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_channel_form_cancel (BACKBONE_CHANNEL_FORM (widget));
}

/* (transfer full): what a test comes to with this user. */
static char *
make_hint (BackboneTechnicalUser *user)
{
  if (user == NULL)
    return g_strdup (_ ("There is no technical user yet, so that a test cannot log on."));
  if (backbone_technical_user_get_held_since (user) == 0)
    return g_strdup (_ ("Tries what stands here and stores nothing. If the log-on is refused, the "
                        "user is held back."));

  /* Translators: %s is the ID of a user */
  return g_strdup_printf (_ ("%s is held back: a test does not log on, so that the user does not "
                             "lock. Correct its password or release it first."),
                          backbone_technical_user_get_id (user));
}

static void
user_changed_cb (BackboneChannelForm *self)
{
  BackboneTechnicalUser *user = self->technical_user;
  g_autofree char *hint = make_hint (user);

  gtk_label_set_label (self->hint_label, hint);
  gtk_widget_set_visible (self->held_icon,
                          user && backbone_technical_user_get_held_since (user) != 0);
}

static void
set_technical_user (BackboneChannelForm *self, BackboneTechnicalUser *user)
{
  if (self->technical_user == user)
    return;

  if (self->technical_user)
    g_signal_handlers_disconnect_by_func (self->technical_user, user_changed_cb, self);
  g_set_object (&self->technical_user, user);
  if (user)
    g_signal_connect_swapped (user, "notify::held-since", G_CALLBACK (user_changed_cb), self);
  user_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TECHNICAL_USER]);
}

static void
set_draft (BackboneChannelForm *self, BackboneChannelDraft *draft)
{
  if (self->draft == draft)
    return;

  if (self->draft)
    g_signal_handlers_disconnect_by_func (self->draft, draft_changed_cb, self);
  g_set_object (&self->draft, draft);
  if (draft)
    {
      g_signal_connect_swapped (draft, "changed", G_CALLBACK (draft_changed_cb), self);
      draft_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
backbone_channel_form_set_property (GObject *object,
                                    guint property_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  BackboneChannelForm *self = BACKBONE_CHANNEL_FORM (object);

  switch (property_id)
    {
    case PROP_DRAFT:
      set_draft (self, g_value_get_object (value));
      break;
    case PROP_TECHNICAL_USER:
      set_technical_user (self, g_value_get_object (value));
      break;
    case PROP_CERTIFICATE:
      if (g_set_object (&self->certificate, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_channel_form_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  BackboneChannelForm *self = BACKBONE_CHANNEL_FORM (object);

  switch (property_id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_LANDSCAPE:
      g_value_set_object (value,
                          self->draft ? backbone_channel_draft_get_landscape (self->draft) : NULL);
      break;
    case PROP_TECHNICAL_USER:
      g_value_set_object (value, self->technical_user);
      break;
    case PROP_CERTIFICATE:
      g_value_set_object (value, self->certificate);
      break;
    case PROP_RESULT:
      g_value_set_object (value, self->result);
      break;
    case PROP_TESTING:
      g_value_set_boolean (value, self->job != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_channel_form_dispose (GObject *object)
{
  BackboneChannelForm *self = BACKBONE_CHANNEL_FORM (object);

  backbone_channel_form_cancel (self);
  g_clear_object (&self->job);
  if (self->draft)
    g_signal_handlers_disconnect_by_func (self->draft, draft_changed_cb, self);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->technical_user)
    g_signal_handlers_disconnect_by_func (self->technical_user, user_changed_cb, self);
  g_clear_object (&self->technical_user);
  g_clear_object (&self->certificate);
  g_clear_object (&self->result);
  gtk_widget_dispose_template (GTK_WIDGET (object), BACKBONE_TYPE_CHANNEL_FORM);

  G_OBJECT_CLASS (backbone_channel_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-channel-form.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, enabled_switch);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, type_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, proxy_choice_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, proxy_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, proxy_apply_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, limits_apply_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, authentication_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, certificate_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, url_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, test_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, held_icon);
  gtk_widget_class_bind_template_child (widget_class, BackboneChannelForm, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, enabled_cb);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags read_only = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_DRAFT]
      = g_param_spec_object ("draft", NULL, NULL, BACKBONE_TYPE_CHANNEL_DRAFT, flags);
  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, read_only);
  properties[PROP_TECHNICAL_USER]
      = g_param_spec_object ("technical-user", NULL, NULL, BACKBONE_TYPE_TECHNICAL_USER, flags);
  properties[PROP_CERTIFICATE]
      = g_param_spec_object ("certificate", NULL, NULL, BACKBONE_TYPE_CLIENT_CERTIFICATE, flags);
  properties[PROP_RESULT]
      = g_param_spec_object ("result", NULL, NULL, BACKBONE_TYPE_CHECK_RESULT, read_only);
  properties[PROP_TESTING] = g_param_spec_boolean ("testing", NULL, NULL, FALSE, read_only);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_channel_form_class_init (BackboneChannelFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_channel_form_set_property;
  object_class->get_property = backbone_channel_form_get_property;
  object_class->dispose = backbone_channel_form_dispose;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "form.test", NULL, test);
  gtk_widget_class_install_action (widget_class, "form.cancel-test", NULL, cancel_test);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (BACKBONE_TYPE_APPLY_ROW);
  g_type_ensure (BACKBONE_TYPE_CHOICE_ROW);
  g_type_ensure (BACKBONE_TYPE_PHASE_BAR);
  g_type_ensure (BACKBONE_TYPE_SETTING_ROW);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  bind_template (widget_class);
}

static void
backbone_channel_form_init (BackboneChannelForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_choice_row_set_choices (self->type_row, types);
  backbone_choice_row_set_choices (self->proxy_choice_row, proxies);
  backbone_choice_row_set_choices (self->authentication_row, authentications);
  backbone_apply_row_set_keys (self->proxy_apply_row, proxy_keys);
  backbone_apply_row_set_keys (self->limits_apply_row, limit_keys);
  update_test_action (self);
  user_changed_cb (self);
}

void
backbone_channel_form_set_certificate_form (BackboneChannelForm *self,
                                            BackboneCertificateForm *form)
{
  self->certificate_form = form;
}

void
backbone_channel_form_begin (BackboneChannelForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->enabled_switch));
}

void
backbone_channel_form_cancel (BackboneChannelForm *self)
{
  if (self->job)
    backbone_job_cancel (BACKBONE_JOB (self->job));
}
