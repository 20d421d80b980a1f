/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-certificate-job.h"

#include "backbone-db-certificates-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-file.h"
#include "backbone-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"
#include "backbone-pfx-private.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneCertificateJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  char *number;
  GFile *file;
  BackboneSecret *password;
  gboolean dry_run;

  BackboneClientCertificate *certificate;
  BackboneSecret *key;
  char *credential; /* of the key, once it is saved */
};

G_DEFINE_FINAL_TYPE (BackboneCertificateJob, backbone_certificate_job, BACKBONE_TYPE_JOB)

static gboolean
read_file (BackboneCertificateJob *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (self->file);
  g_autoptr (GBytes) bytes
      = backbone_file_read (self->file, BACKBONE_PFX_MAX_SIZE, cancellable, error);

  if (bytes == NULL)
    return FALSE;

  self->certificate = backbone_pfx_read (bytes, self->password, name, &self->key, error);

  return self->certificate != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
check_dates (BackboneCertificateJob *self, GError **error)
{
  BackboneTime not_after = backbone_client_certificate_get_not_after (self->certificate);
  g_autofree char *name = g_file_get_parse_name (self->file);
  g_autofree char *until = backbone_time_to_iso (not_after);

  if (!backbone_expiry_is_over (not_after, g_get_real_time ()))
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE,
               _ ("%s: the certificate expired at %s, so that no log-on is possible with it"), name,
               until);
  return FALSE;
}

/* Before the keyring is touched. */
static gboolean
check_customer (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneCertificateJob *self = user_data;
  g_autoptr (BackboneCustomerRow) row = NULL;

  if (!backbone_db_customer_get (db, self->number, &row, error))
    return FALSE;
  if (row->technical_user == NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                 _ ("Customer %s has no technical user that could log on with a certificate"),
                 self->number);

  return row->technical_user != NULL;
}

static gboolean
write_certificate (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneCertificateJob *self = user_data;

  return backbone_db_certificate_set (db, self->number, self->certificate, self->credential, error);
}

static gboolean
backbone_certificate_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneCertificateJob *self = BACKBONE_CERTIFICATE_JOB (job);

  if (self->dry_run)
    return read_file (self, cancellable, error);

  return backbone_text_replace (&self->number,
                                backbone_customer_number_normalize (self->number, error))
         && backbone_store_read (backbone_landscape_get_store (self->landscape), check_customer,
                                 self, cancellable, error)
         && read_file (self, cancellable, error) && check_dates (self, error)
         && backbone_edit_write_with_secret (self->landscape, self->number, self->key,
                                             &self->credential, write_certificate, self,
                                             cancellable, error);
}

static void
backbone_certificate_job_finalize (GObject *object)
{
  BackboneCertificateJob *self = BACKBONE_CERTIFICATE_JOB (object);

  g_clear_object (&self->landscape);
  g_free (self->number);
  g_clear_object (&self->file);
  g_clear_pointer (&self->password, backbone_secret_unref);
  g_clear_object (&self->certificate);
  g_clear_pointer (&self->key, backbone_secret_unref);
  g_free (self->credential);

  G_OBJECT_CLASS (backbone_certificate_job_parent_class)->finalize (object);
}

static void
backbone_certificate_job_class_init (BackboneCertificateJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_certificate_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_certificate_job_run;
}

static void
backbone_certificate_job_init (BackboneCertificateJob *self)
{
}

/**
 * backbone_certificate_job_new:
 * @landscape: a landscape
 * @number: (nullable): a customer number; only a dry run does without
 * @file: a PFX file (PKCS #12)
 * @password: its password, possibly empty
 *
 * Returns: (transfer full): the job
 */
BackboneCertificateJob *
backbone_certificate_job_new (BackboneLandscape *landscape,
                              const char *number,
                              GFile *file,
                              BackboneSecret *password)
{
  BackboneCertificateJob *self = g_object_new (BACKBONE_TYPE_CERTIFICATE_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  self->number = g_strdup (number);
  self->file = g_object_ref (file);
  self->password = backbone_secret_ref (password);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Save certificate"));

  return self;
}

void
backbone_certificate_job_set_dry_run (BackboneCertificateJob *self, gboolean dry_run)
{
  self->dry_run = dry_run;
  backbone_job_set_title (BACKBONE_JOB (self),
                          dry_run ? _ ("Read certificate") : _ ("Save certificate"));
}

BackboneClientCertificate *
backbone_certificate_job_get_certificate (BackboneCertificateJob *self)
{
  return self->certificate;
}

static gboolean
delete_certificate (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_certificate_remove (db, user_data, error);
}

/* The transaction first: a certificate without its key would be worse than a key that the next sweep
 * takes. */
static gboolean
remove_certificate (BackboneJob *job,
                    BackboneLandscape *landscape,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *number = g_strdup (data);

  if (!backbone_text_replace (&number, backbone_customer_number_normalize (number, error))
      || !backbone_edit_write (landscape, delete_certificate, number, cancellable, error))
    return FALSE;

  backbone_job_sweep_secrets (landscape);
  return TRUE;
}

/**
 * backbone_certificate_remove_job_new:
 * @landscape: a landscape
 * @number: a customer number
 *
 * Removes the certificate of a customer's technical user. Channels that log on with it then say that
 * they are not configured.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_certificate_remove_job_new (BackboneLandscape *landscape, const char *number)
{
  return backbone_edit_job_new (landscape, _ ("Remove certificate"), remove_certificate,
                                g_strdup (number), g_free);
}
