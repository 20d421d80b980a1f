/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-checker.h"

#include "backbone-progress.h"

/* Milliseconds between two looks at the rate. */
#define TICK 500

struct _BackboneChecker
{
  GObject parent_instance;

  BackboneLandscape *landscape;
  BackboneCheckJob *job; /* only while it runs */
  gint64 started;        /* monotonic */
  guint tick_source;
};

G_DEFINE_FINAL_TYPE (BackboneChecker, backbone_checker, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RUNNING,
  PROP_FRACTION,
  PROP_TEXT,
  N_PROPERTIES,
};

enum
{
  FINISHED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static gboolean
ticked_cb (gpointer user_data)
{
  BackboneChecker *self = user_data;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);

  return G_SOURCE_CONTINUE;
}

static void
progressed_cb (BackboneChecker *self)
{
  ticked_cb (self);
}

static void
forget_job (BackboneChecker *self)
{
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_signal_handlers_disconnect_by_func (self->job, progressed_cb, self);
  g_clear_object (&self->job);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneChecker) self = user_data;
  g_autoptr (BackboneCheckJob) job = BACKBONE_CHECK_JOB (g_object_ref (source));
  g_autoptr (GError) error = NULL;

  backbone_job_run_finish (BACKBONE_JOB (job), result, &error);
  forget_job (self);
  g_signal_emit (self, signals[FINISHED], 0, job, error);
}

static void
start (BackboneChecker *self, BackboneCheckJob *job)
{
  self->job = job;
  self->started = g_get_monotonic_time ();
  self->tick_source = g_timeout_add (TICK, ticked_cb, self);
  g_signal_connect_swapped (job, "notify::done", G_CALLBACK (progressed_cb), self);
  g_signal_connect_swapped (job, "notify::total", G_CALLBACK (progressed_cb), self);
  backbone_job_run_async (BACKBONE_JOB (job), checked_cb, g_object_ref (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  progressed_cb (self);
}

static double
get_fraction (BackboneChecker *self)
{
  guint total = self->job ? backbone_job_get_total (BACKBONE_JOB (self->job)) : 0;

  return total > 0 ? CLAMP ((double)backbone_job_get_done (BACKBONE_JOB (self->job)) / total, 0, 1)
                   : 0;
}

static char *
dup_text (BackboneChecker *self)
{
  if (self->job == NULL)
    return g_strdup ("");

  return backbone_progress_to_text (backbone_job_get_done (BACKBONE_JOB (self->job)),
                                    backbone_job_get_total (BACKBONE_JOB (self->job)),
                                    g_get_monotonic_time () - self->started);
}

static void
backbone_checker_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BackboneChecker *self = BACKBONE_CHECKER (object);

  switch (property_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->job != NULL);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, get_fraction (self));
      break;
    case PROP_TEXT:
      g_value_take_string (value, dup_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_checker_dispose (GObject *object)
{
  BackboneChecker *self = BACKBONE_CHECKER (object);

  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_checker_parent_class)->dispose (object);
}

static void
backbone_checker_class_init (BackboneCheckerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_checker_get_property;
  object_class->dispose = backbone_checker_dispose;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[FINISHED]
      = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, BACKBONE_TYPE_CHECK_JOB, G_TYPE_ERROR);
}

static void
backbone_checker_init (BackboneChecker *self)
{
}

BackboneChecker *
backbone_checker_new (BackboneLandscape *landscape)
{
  BackboneChecker *self = g_object_new (BACKBONE_TYPE_CHECKER, NULL);

  self->landscape = g_object_ref (landscape);

  return self;
}

gboolean
backbone_checker_is_running (BackboneChecker *self)
{
  return self->job != NULL;
}

void
backbone_checker_check_all (BackboneChecker *self)
{
  if (self->job == NULL)
    start (self, backbone_check_job_new (self->landscape));
}

void
backbone_checker_check_due (BackboneChecker *self)
{
  BackboneCheckJob *job;

  if (self->job)
    return;

  job = backbone_check_job_new (self->landscape);
  backbone_check_job_set_only_due (job, TRUE);
  start (self, job);
}

void
backbone_checker_check_customers (BackboneChecker *self, const char *const *numbers)
{
  BackboneCheckJob *job;

  if (self->job)
    return;

  job = backbone_check_job_new (self->landscape);
  backbone_check_job_set_customers (job, numbers);
  start (self, job);
}

void
backbone_checker_check_channel (BackboneChecker *self, const char *number, BackboneChannelKind kind)
{
  BackboneCheckJob *job;

  if (self->job)
    return;

  job = backbone_check_job_new (self->landscape);
  backbone_check_job_set_customers (job, (const char *[]){ number, NULL });
  backbone_check_job_set_kinds (job, (const int[]){ kind, -1 });
  start (self, job);
}

void
backbone_checker_cancel (BackboneChecker *self)
{
  if (self->job)
    backbone_job_cancel (BACKBONE_JOB (self->job));
}
