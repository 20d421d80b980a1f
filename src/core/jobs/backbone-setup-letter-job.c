/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-jobs.h"

#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-setup-letter-private.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneSetupLetterJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  char *number;
  char *text;
};

G_DEFINE_FINAL_TYPE (BackboneSetupLetterJob, backbone_setup_letter_job, BACKBONE_TYPE_JOB)

static gboolean
load_letter (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneSetupLetterJob *self = user_data;

  self->text = backbone_setup_letter_load (db, self->number, error);

  return self->text != NULL;
}

static gboolean
backbone_setup_letter_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneSetupLetterJob *self = BACKBONE_SETUP_LETTER_JOB (job);

  return backbone_text_replace (&self->number,
                                backbone_customer_number_normalize (self->number, error))
         && backbone_store_read (backbone_landscape_get_store (self->landscape), load_letter, self,
                                 cancellable, error);
}

static void
backbone_setup_letter_job_finalize (GObject *object)
{
  BackboneSetupLetterJob *self = BACKBONE_SETUP_LETTER_JOB (object);

  g_clear_object (&self->landscape);
  g_free (self->number);
  g_free (self->text);

  G_OBJECT_CLASS (backbone_setup_letter_job_parent_class)->finalize (object);
}

static void
backbone_setup_letter_job_class_init (BackboneSetupLetterJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_setup_letter_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_setup_letter_job_run;
}

static void
backbone_setup_letter_job_init (BackboneSetupLetterJob *self)
{
}

/**
 * backbone_setup_letter_job_new:
 * @landscape: a landscape
 * @number: the number of a customer, as people type it
 *
 * Returns: (transfer full): a job that writes the letter that asks the customer for its users
 */
BackboneSetupLetterJob *
backbone_setup_letter_job_new (BackboneLandscape *landscape, const char *number)
{
  BackboneSetupLetterJob *self = g_object_new (BACKBONE_TYPE_SETUP_LETTER_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  self->number = g_strdup (number);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Write a letter"));

  return self;
}

const char *
backbone_setup_letter_job_get_text (BackboneSetupLetterJob *self)
{
  return self->text;
}
