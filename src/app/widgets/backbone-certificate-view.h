/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneCertificateView:
 *
 * All that people want to know of a certificate. Properties: certificate (BackboneCertificate,
 * nullable), role (string: what it is in its chain), landscape (BackboneLandscape: its rules say when
 * people are warned).
 */
#define BACKBONE_TYPE_CERTIFICATE_VIEW (backbone_certificate_view_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCertificateView,
                      backbone_certificate_view,
                      BACKBONE,
                      CERTIFICATE_VIEW,
                      GtkBox)

G_END_DECLS
