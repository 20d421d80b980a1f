/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-part.h"
#include "backbone-verify-bar.h"

#include <glib/gi18n-lib.h>

struct _BackboneVerifyBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress_bar;

  BackboneVerifyJob *job; /* while it runs */
};

G_DEFINE_FINAL_TYPE (BackboneVerifyBar, backbone_verify_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_RUNNING,
  N_PROPERTIES,
};

enum
{
  FINISHED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
progressed_cb (BackboneVerifyBar *self)
{
  guint total = backbone_job_get_total (BACKBONE_JOB (self->job));
  guint done = backbone_job_get_done (BACKBONE_JOB (self->job));
  g_autofree char *text = NULL;

  if (total == 0)
    {
      gtk_label_set_label (self->label, _ ("Verifying S-Users…"));
      return;
    }

  /* Translators: how many S-Users were verified, and how many there are */
  text = g_strdup_printf (_ ("Verifying S-Users: %'u of %'u"), done, total);
  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP ((double)done / total, 0, 1));
}

static void
set_job (BackboneVerifyBar *self, BackboneVerifyJob *job)
{
  if (self->job)
    g_signal_handlers_disconnect_by_func (self->job, progressed_cb, self);
  g_set_object (&self->job, job);
  if (job)
    {
      g_signal_connect_swapped (job, "notify::done", G_CALLBACK (progressed_cb), self);
      g_signal_connect_swapped (job, "notify::total", G_CALLBACK (progressed_cb), self);
      gtk_progress_bar_set_fraction (self->progress_bar, 0);
      progressed_cb (self);
    }
  if (self->revealer)
    gtk_revealer_set_reveal_child (self->revealer, job != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "verify.cancel", job != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneVerifyBar) self = user_data;
  g_autoptr (GError) error = NULL;

  backbone_job_run_finish (BACKBONE_JOB (source), result, &error);
  set_job (self, NULL);
  g_signal_emit (self, signals[FINISHED], 0, source, error);
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneVerifyBar *self = BACKBONE_VERIFY_BAR (widget);

  if (self->job)
    backbone_job_cancel (BACKBONE_JOB (self->job));
}

static void
backbone_verify_bar_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, backbone_verify_bar_is_running (BACKBONE_VERIFY_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_verify_bar_dispose (GObject *object)
{
  BackboneVerifyBar *self = BACKBONE_VERIFY_BAR (object);

  if (self->job)
    {
      g_signal_handlers_disconnect_by_func (self->job, progressed_cb, self);
      backbone_job_cancel (BACKBONE_JOB (self->job));
    }
  g_clear_object (&self->job);
  g_clear_pointer ((GtkWidget **)&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_verify_bar_parent_class)->dispose (object);
}

static void
backbone_verify_bar_class_init (BackboneVerifyBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = backbone_verify_bar_get_property;
  object_class->dispose = backbone_verify_bar_dispose;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[FINISHED]
      = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, BACKBONE_TYPE_VERIFY_JOB, G_TYPE_ERROR);
  gtk_widget_class_install_action (widget_class, "verify.cancel", NULL, cancel);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-verify-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneVerifyBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, BackboneVerifyBar, label);
  gtk_widget_class_bind_template_child (widget_class, BackboneVerifyBar, progress_bar);
}

static void
backbone_verify_bar_init (BackboneVerifyBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "verify.cancel", FALSE);
}

void
backbone_verify_bar_start (BackboneVerifyBar *self,
                           BackboneLandscape *landscape,
                           const char *const *ids)
{
  g_autoptr (BackboneVerifyJob) job = NULL;

  if (self->job)
    return;

  job = backbone_verify_job_new (landscape, ids);
  set_job (self, job);
  backbone_job_run_async (BACKBONE_JOB (job), backbone_part_answered_cb,
                          backbone_part_wait (self, finished_cb));
}

gboolean
backbone_verify_bar_is_running (BackboneVerifyBar *self)
{
  return self->job != NULL;
}
