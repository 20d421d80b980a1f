/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/**
 * BackboneCertificateJob:
 *
 * Reads a PFX file and saves the certificate in it for the technical user of a customer, in place
 * of the one it has: key and certificate go to the keyring as one secret, the facts to the
 * landscape. What can't be used is BACKBONE_ERROR_CERTIFICATE with a text of its own for each
 * reason, and nothing is changed; so is one that has expired.
 *
 * The channels that log on with it are those whose setting `authentication` is `certificate`; this
 * job changes none.
 */
#define BACKBONE_TYPE_CERTIFICATE_JOB (backbone_certificate_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCertificateJob,
                      backbone_certificate_job,
                      BACKBONE,
                      CERTIFICATE_JOB,
                      BackboneJob)

BackboneCertificateJob *backbone_certificate_job_new (BackboneLandscape *landscape,
                                                      const char *number,
                                                      GFile *file,
                                                      BackboneSecret *password);
/* Only reads: for showing a certificate before it is saved, also one that has expired. */
void backbone_certificate_job_set_dry_run (BackboneCertificateJob *self, gboolean dry_run);

/* (transfer none) (nullable): what was read, when the job is done. */
BackboneClientCertificate *backbone_certificate_job_get_certificate (BackboneCertificateJob *self);

/* Its key goes from the keyring, too. BACKBONE_ERROR_NOT_FOUND if there is none. (transfer full). */
BackboneJob *backbone_certificate_remove_job_new (BackboneLandscape *landscape, const char *number);

G_END_DECLS
