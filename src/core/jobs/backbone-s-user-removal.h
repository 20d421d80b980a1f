/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-removal.h"

G_BEGIN_DECLS

/* Removes S-Users with their assignments, which become gaps: all of them or none. @ids: as people
 * type them. @removed: (nullable): so that they can be brought back as they were, with assignments,
 * authorisations and passwords; without it they are gone for good. (transfer full). */
BackboneJob *backbone_s_user_remove_job_new (BackboneLandscape *landscape,
                                             const char *const *ids,
                                             BackboneRemoval *removed);

/* With a dry run, it only counts what would go. To be set before it runs. */
void backbone_s_user_remove_job_set_dry_run (BackboneJob *job, gboolean dry_run);
/* How many assignments went, or would go, with them; after it ran. */
guint backbone_s_user_remove_job_get_n_assignments (BackboneJob *job);

G_END_DECLS
