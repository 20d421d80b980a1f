/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-expiry.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

/**
 * BackboneStatus:
 * @BACKBONE_STATUS_FAILING: at least one channel in use fails
 * @BACKBONE_STATUS_ATTENTION: nothing fails, but something is incomplete, held back or not checked
 * yet
 * @BACKBONE_STATUS_NEVER_CHECKED: no channel in use was ever checked
 * @BACKBONE_STATUS_WORKING: every channel in use works
 *
 * The overall status of a customer, worst first: sorting by it puts first what needs somebody.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_STATUS_FAILING = 0,
  BACKBONE_STATUS_ATTENTION = 1,
  BACKBONE_STATUS_NEVER_CHECKED = 2,
  BACKBONE_STATUS_WORKING = 3,
} BackboneStatus;

#define BACKBONE_N_STATUSES 4

#define BACKBONE_TYPE_STATUS (backbone_status_get_type ())
GType backbone_status_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line and in JSON. */
const char *backbone_status_to_id (BackboneStatus status);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_status_from_id (const char *id, BackboneStatus *status);
const char *backbone_status_to_title (BackboneStatus status);
BackboneStatus backbone_status_from_verdict (BackboneVerdict verdict);
BackboneStatus backbone_status_combine (const BackboneVerdict *verdicts, gsize n_verdicts);
BackboneStatus backbone_status_with_expiry (BackboneStatus status, BackboneExpiry expiry);

G_END_DECLS
