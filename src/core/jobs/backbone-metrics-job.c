/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-metrics-job.h"

#include "backbone-file.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-metrics-private.h"
#include "backbone-prometheus-private.h"
#include "backbone-scrape-server-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BackboneMetricsJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  GFile *file;
  char *address;
  char *url;
  char *text;
};

G_DEFINE_FINAL_TYPE (BackboneMetricsJob, backbone_metrics_job, BACKBONE_TYPE_JOB)

enum
{
  PROP_0,
  PROP_URL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static char *
make_text (gpointer user_data, GCancellable *cancellable, GError **error)
{
  BackboneMetricsJob *self = user_data;

  return backbone_metrics_make (backbone_landscape_get_store (self->landscape), cancellable, error);
}

typedef struct
{
  BackboneMetricsJob *job;
  char *url;
} Ready;

static void
ready_free (gpointer data)
{
  Ready *ready = data;

  g_free (ready->url);
  g_free (ready);
}

static void
show_url (gpointer data)
{
  Ready *ready = data;

  g_free (ready->job->url);
  ready->job->url = g_steal_pointer (&ready->url);
  g_object_notify_by_pspec (G_OBJECT (ready->job), properties[PROP_URL]);
}

static void
serving_cb (const char *url, gpointer user_data)
{
  Ready *ready = g_new0 (Ready, 1);

  ready->job = user_data;
  ready->url = g_strdup (url);
  backbone_job_post (user_data, show_url, ready, ready_free);
}

static gboolean
backbone_metrics_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneMetricsJob *self = BACKBONE_METRICS_JOB (job);

  if (self->address)
    return backbone_scrape_server_run (self->address, BACKBONE_PROMETHEUS_TYPE, make_text,
                                       serving_cb, self, cancellable, error);

  g_free (self->text);
  self->text = make_text (self, cancellable, error);
  if (self->text == NULL)
    return FALSE;

  return self->file == NULL
         || backbone_file_write_public (self->file, self->text, strlen (self->text), cancellable,
                                        error);
}

static void
backbone_metrics_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneMetricsJob *self = BACKBONE_METRICS_JOB (object);

  if (id == PROP_URL)
    g_value_set_string (value, self->url);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
backbone_metrics_job_finalize (GObject *object)
{
  BackboneMetricsJob *self = BACKBONE_METRICS_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->file);
  g_free (self->address);
  g_free (self->url);
  g_free (self->text);

  G_OBJECT_CLASS (backbone_metrics_job_parent_class)->finalize (object);
}

static void
backbone_metrics_job_class_init (BackboneMetricsJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = backbone_metrics_job_get_property;
  object_class->finalize = backbone_metrics_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_metrics_job_run;

  properties[PROP_URL]
      = g_param_spec_string ("url", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_metrics_job_init (BackboneMetricsJob *self)
{
}

/**
 * backbone_metrics_job_new:
 * @landscape: a landscape
 *
 * Returns: (transfer full): a job that makes the text once
 */
BackboneMetricsJob *
backbone_metrics_job_new (BackboneLandscape *landscape)
{
  BackboneMetricsJob *self = g_object_new (BACKBONE_TYPE_METRICS_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Hand over metrics"));

  return self;
}

void
backbone_metrics_job_set_file (BackboneMetricsJob *self, GFile *file)
{
  g_set_object (&self->file, file);
}

void
backbone_metrics_job_set_address (BackboneMetricsJob *self, const char *address)
{
  g_free (self->address);
  self->address = g_strdup (address);
}

/* (nullable). */
const char *
backbone_metrics_job_get_text (BackboneMetricsJob *self)
{
  return self->text;
}

/* (nullable). */
const char *
backbone_metrics_job_get_url (BackboneMetricsJob *self)
{
  return self->url;
}
