/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneCertificateFacts:
 *
 * What there is to know of a client certificate. Properties: certificate (BackboneClientCertificate,
 * nullable: then it hides), landscape (BackboneLandscape: its rules say when people are warned).
 */
#define BACKBONE_TYPE_CERTIFICATE_FACTS (backbone_certificate_facts_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCertificateFacts,
                      backbone_certificate_facts,
                      BACKBONE,
                      CERTIFICATE_FACTS,
                      GtkBox)

G_END_DECLS
