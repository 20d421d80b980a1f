/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-audit-job.h"

#include "backbone-db-audit-private.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneAuditVerifyJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  GCancellable *cancellable; /* of the run, borrowed */
  guint n_entries;
  gint64 first_broken;
};

G_DEFINE_FINAL_TYPE (BackboneAuditVerifyJob, backbone_audit_verify_job, BACKBONE_TYPE_JOB)

static gboolean
verify (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneAuditVerifyJob *self = user_data;

  return backbone_db_audit_verify (db, &self->n_entries, &self->first_broken, self->cancellable,
                                   error);
}

static gboolean
backbone_audit_verify_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneAuditVerifyJob *self = BACKBONE_AUDIT_VERIFY_JOB (job);

  self->cancellable = cancellable;

  return backbone_store_read (backbone_landscape_get_store (self->landscape), verify, self,
                              cancellable, error);
}

static void
backbone_audit_verify_job_finalize (GObject *object)
{
  BackboneAuditVerifyJob *self = BACKBONE_AUDIT_VERIFY_JOB (object);

  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_audit_verify_job_parent_class)->finalize (object);
}

static void
backbone_audit_verify_job_class_init (BackboneAuditVerifyJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_audit_verify_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_audit_verify_job_run;
}

static void
backbone_audit_verify_job_init (BackboneAuditVerifyJob *self)
{
}

/**
 * backbone_audit_verify_job_new:
 * @landscape: an open landscape
 *
 * Returns: (transfer full): the job; a broken chain is a finding of it, not an error
 */
BackboneAuditVerifyJob *
backbone_audit_verify_job_new (BackboneLandscape *landscape)
{
  BackboneAuditVerifyJob *self = g_object_new (BACKBONE_TYPE_AUDIT_VERIFY_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Verifying the audit log"));

  return self;
}

guint
backbone_audit_verify_job_get_n_entries (BackboneAuditVerifyJob *self)
{
  return self->n_entries;
}

gint64
backbone_audit_verify_job_get_first_broken (BackboneAuditVerifyJob *self)
{
  return self->first_broken;
}
