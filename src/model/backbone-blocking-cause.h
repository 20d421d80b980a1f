/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneBlockingCause:
 * @BACKBONE_BLOCKING_CAUSE_CUSTOMER_NUMBER: its number is not known to be maintained in the installation
 * @BACKBONE_BLOCKING_CAUSE_TECHNICAL_USER: it has no technical user with a saved credential
 * @BACKBONE_BLOCKING_CAUSE_ASSIGNMENT: no S-User is assigned to the batch user
 * @BACKBONE_BLOCKING_CAUSE_S_USER: the assigned S-User cannot log on
 * @BACKBONE_BLOCKING_CAUSE_WRONG_CUSTOMER: its technical user and its S-User do not belong to the same customer
 * @BACKBONE_BLOCKING_CAUSE_CHANNEL_DISABLED: one of its channels is not in use
 * @BACKBONE_BLOCKING_CAUSE_CHANNEL_FAILING: one of its channels does not work
 * @BACKBONE_BLOCKING_CAUSE_CHANNEL_NOT_CHECKED: one of its channels was not seen working lately
 * @BACKBONE_BLOCKING_CAUSE_REFRESH: its installations were not read
 *
 * Why a customer is not ready for the new way.
 */
typedef enum
{
  BACKBONE_BLOCKING_CAUSE_CUSTOMER_NUMBER = 0,
  BACKBONE_BLOCKING_CAUSE_TECHNICAL_USER = 1,
  BACKBONE_BLOCKING_CAUSE_ASSIGNMENT = 2,
  BACKBONE_BLOCKING_CAUSE_S_USER = 3,
  BACKBONE_BLOCKING_CAUSE_WRONG_CUSTOMER = 4,
  BACKBONE_BLOCKING_CAUSE_CHANNEL_DISABLED = 5,
  BACKBONE_BLOCKING_CAUSE_CHANNEL_FAILING = 6,
  BACKBONE_BLOCKING_CAUSE_CHANNEL_NOT_CHECKED = 7,
  BACKBONE_BLOCKING_CAUSE_REFRESH = 8,
} BackboneBlockingCause;

#define BACKBONE_N_BLOCKING_CAUSES 9

#define BACKBONE_TYPE_BLOCKING_CAUSE (backbone_blocking_cause_get_type ())
GType backbone_blocking_cause_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line and in JSON. */
const char *backbone_blocking_cause_to_id (BackboneBlockingCause value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_blocking_cause_from_id (const char *id, BackboneBlockingCause *value);
const char *backbone_blocking_cause_to_title (BackboneBlockingCause value);
const char *backbone_blocking_cause_to_next_step (BackboneBlockingCause value);

G_END_DECLS
