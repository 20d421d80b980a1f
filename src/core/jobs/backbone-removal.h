/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/*
 * What a job removed and what may be brought back, while the landscape is open: in the landscape's
 * own memory, with nothing but a name here. Its secrets stay in the keyring meanwhile.
 */
#define BACKBONE_TYPE_REMOVAL (backbone_removal_get_type ())
G_DECLARE_FINAL_TYPE (BackboneRemoval, backbone_removal, BACKBONE, REMOVAL, GObject)

BackboneRemoval *backbone_removal_new (void);
/* How many customers or S-Users can be brought back, once the job that removed them has ended. */
guint backbone_removal_get_count (BackboneRemoval *self);

/* Brings everything back as it was, or nothing. BACKBONE_ERROR_NOT_FOUND: that was done before;
 * BACKBONE_ERROR_EXISTS: a number, a name or an ID was taken meanwhile. (transfer full). */
BackboneJob *backbone_restore_job_new (BackboneLandscape *landscape, BackboneRemoval *removal);

G_END_DECLS
