/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneDiagnosisPane:
 *
 * Diagnoses the endpoints of a landscape, live, and hands the report on. Properties: landscape
 * (BackboneLandscape, nullable), running (boolean, read-only), summary (string, read-only),
 * common-cause (string, nullable, read-only: all fail alike), log-on-note (string,
 * read-only: who logs on, and how often), narrow (boolean: there is a way to the settings).
 */
#define BACKBONE_TYPE_DIAGNOSIS_PANE (backbone_diagnosis_pane_get_type ())
G_DECLARE_FINAL_TYPE (BackboneDiagnosisPane,
                      backbone_diagnosis_pane,
                      BACKBONE,
                      DIAGNOSIS_PANE,
                      GtkWidget)

/* Goes to the endpoint at @where, a host and a port such as "host:443". Returns: whether there is one. */
gboolean backbone_diagnosis_pane_show_host (BackboneDiagnosisPane *self, const char *where);

G_END_DECLS
