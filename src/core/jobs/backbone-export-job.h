/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/*
 * Writes the mass-setup CSV that SAP's own tool takes: number;description;technical user;password.
 * It holds clear passwords: the file is made with mode 0600. An existing file is replaced only if
 * that was asked for. A value that can't be written (a separator, a quote, a line break) is refused
 * with the customer named, and no file appears.
 */
BackboneJob *
backbone_mass_setup_export_job_new (BackboneLandscape *landscape, GFile *file, gboolean replace);

/* The same of some customers only. @numbers: (nullable): all of them. */
BackboneJob *backbone_mass_setup_export_some_job_new (BackboneLandscape *landscape,
                                                      const char *const *numbers,
                                                      GFile *file,
                                                      gboolean replace);

/* How customers are: number, description, user, tags, status, the verdicts of the channels, last
 * check and note; with commas and quotes as spreadsheets take them, no passwords. @numbers:
 * (nullable): all of them. */
BackboneJob *backbone_status_export_job_new (BackboneLandscape *landscape,
                                             const char *const *numbers,
                                             GFile *file,
                                             gboolean replace);

/* One customer number a line, the owner's among them, as SM30 takes them (V_AISAPCUSTNOS). */
BackboneJob *backbone_customer_numbers_export_job_new (BackboneLandscape *landscape,
                                                       GFile *file,
                                                       gboolean replace);
/* local user;customer number;S-User, the IDs without S, as AISUSER keeps them. No passwords. */
BackboneJob *
backbone_assignments_export_job_new (BackboneLandscape *landscape, GFile *file, gboolean replace);

G_END_DECLS
