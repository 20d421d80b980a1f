/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneCertificateForm:
 *
 * The certificate with which the technical user of a customer logs on: the one that is saved, and one
 * of a file that was read but is not saved yet. Properties, read-only: saved, chosen (both
 * BackboneClientCertificate, nullable).
 */
#define BACKBONE_TYPE_CERTIFICATE_FORM (backbone_certificate_form_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCertificateForm,
                      backbone_certificate_form,
                      BACKBONE,
                      CERTIFICATE_FORM,
                      GtkWidget)

/* To be called once. */
void backbone_certificate_form_load (BackboneCertificateForm *self,
                                     BackboneLandscape *landscape,
                                     const char *number);

/* Both (transfer none) (nullable). */
BackboneClientCertificate *backbone_certificate_form_get_saved (BackboneCertificateForm *self);
/* NULL also if it can't be used, since it has expired. */
BackboneClientCertificate *backbone_certificate_form_get_chosen (BackboneCertificateForm *self);
/* Of the chosen one. */
GFile *backbone_certificate_form_get_file (BackboneCertificateForm *self);
BackboneSecret *backbone_certificate_form_get_password (BackboneCertificateForm *self);
/* It is saved, or not wanted any more. */
void backbone_certificate_form_forget_chosen (BackboneCertificateForm *self);

G_END_DECLS
