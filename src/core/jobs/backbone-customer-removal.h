/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-removal.h"

G_BEGIN_DECLS

/* The owner can't be removed. All of them or none. @removed: (nullable): so that they can be brought
 * back as they were: channels, technical users, S-Users and who is assigned, tags, notes, history,
 * passwords and certificates; without it they are gone for good, secrets included. */
BackboneJob *backbone_customer_remove_keeping_job_new (BackboneLandscape *landscape,
                                                       const char *const *numbers,
                                                       BackboneRemoval *removed);
BackboneJob *
backbone_customer_remove_job_new (BackboneLandscape *landscape, const char *const *numbers);

G_END_DECLS
