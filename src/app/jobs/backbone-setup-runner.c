/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-runner.h"

#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

struct _BackboneSetupRunner
{
  GObject parent_instance;

  BackboneJob *job; /* that runs */
  char *step;
  char *text;
  char *error;
  double fraction;
};

G_DEFINE_FINAL_TYPE (BackboneSetupRunner, backbone_setup_runner, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RUNNING,
  PROP_STEP,
  PROP_FRACTION,
  PROP_TEXT,
  PROP_ERROR,
  N_PROPERTIES,
};

enum
{
  FINISHED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

/* @text: (transfer full) (nullable). */
static void
take_text (BackboneSetupRunner *self, char **kept, char *text, guint property)
{
  if (g_strcmp0 (*kept, text) == 0)
    {
      g_free (text);
      return;
    }

  g_free (*kept);
  *kept = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_fraction (BackboneSetupRunner *self, double fraction)
{
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

static char *
describe (BackboneJob *job)
{
  const char *message = backbone_job_get_message (job);
  guint total = backbone_job_get_total (job);
  g_autofree char *count = NULL;

  if (total == 0)
    return g_strdup (message ? message : _ ("Under way"));

  /* Translators: pieces of work that are done, out of all */
  count = g_strdup_printf (_ ("%u of %u"), backbone_job_get_done (job), total);

  return message ? g_strdup_printf ("%s · %s", count, message) : g_steal_pointer (&count);
}

static void
progressed_cb (BackboneSetupRunner *self, GParamSpec *pspec, BackboneJob *job)
{
  guint total = backbone_job_get_total (job);

  if (self->job != job)
    return;

  take_text (self, &self->text, describe (job), PROP_TEXT);
  set_fraction (self, total > 0 ? (double)backbone_job_get_done (job) / total : -1);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneSetupRunner) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  g_signal_handlers_disconnect_by_data (source, self);
  g_clear_object (&self->job);
  if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_text (self, &self->error, backbone_window_texts_error (error), PROP_ERROR);
  take_text (self, &self->text, NULL, PROP_TEXT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  g_signal_emit (self, signals[FINISHED], 0, done);
}

static void
backbone_setup_runner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneSetupRunner *self = BACKBONE_SETUP_RUNNER (object);

  switch (id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->job != NULL);
      break;
    case PROP_STEP:
      g_value_set_string (value, self->step);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_setup_runner_finalize (GObject *object)
{
  BackboneSetupRunner *self = BACKBONE_SETUP_RUNNER (object);

  g_clear_object (&self->job);
  g_free (self->step);
  g_free (self->text);
  g_free (self->error);

  G_OBJECT_CLASS (backbone_setup_runner_parent_class)->finalize (object);
}

static void
backbone_setup_runner_class_init (BackboneSetupRunnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_setup_runner_get_property;
  object_class->finalize = backbone_setup_runner_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_STEP] = g_param_spec_string ("step", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
backbone_setup_runner_init (BackboneSetupRunner *self)
{
  self->fraction = -1;
}

BackboneSetupRunner *
backbone_setup_runner_new (void)
{
  return g_object_new (BACKBONE_TYPE_SETUP_RUNNER, NULL);
}

void
backbone_setup_runner_run (BackboneSetupRunner *self, BackboneJob *job, const char *step)
{
  g_autoptr (BackboneJob) owned = job;

  if (self->job)
    return;

  self->job = g_steal_pointer (&owned);
  take_text (self, &self->error, NULL, PROP_ERROR);
  take_text (self, &self->step, g_strdup (step), PROP_STEP);
  g_signal_connect_swapped (job, "notify::done", G_CALLBACK (progressed_cb), self);
  g_signal_connect_swapped (job, "notify::total", G_CALLBACK (progressed_cb), self);
  g_signal_connect_swapped (job, "notify::message", G_CALLBACK (progressed_cb), self);
  progressed_cb (self, NULL, job);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  backbone_job_run_async (job, ran_cb, g_object_ref (self));
}

void
backbone_setup_runner_cancel (BackboneSetupRunner *self)
{
  if (self->job)
    backbone_job_cancel (self->job);
}

gboolean
backbone_setup_runner_is_running (BackboneSetupRunner *self)
{
  return self->job != NULL;
}

const char *
backbone_setup_runner_get_step (BackboneSetupRunner *self)
{
  return self->step;
}

const char *
backbone_setup_runner_get_text (BackboneSetupRunner *self)
{
  return self->text;
}

const char *
backbone_setup_runner_get_error (BackboneSetupRunner *self)
{
  return self->error;
}

double
backbone_setup_runner_get_fraction (BackboneSetupRunner *self)
{
  return self->fraction;
}
