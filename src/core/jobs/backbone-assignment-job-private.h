/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-assignment-job.h"

G_BEGIN_DECLS

/* (transfer none): which it changes. */
BackboneLandscape *backbone_assignment_job_get_landscape (BackboneAssignmentJob *self);

G_END_DECLS
