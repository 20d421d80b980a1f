/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-channel-kind.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_OUTAGE (backbone_outage_get_type ())
G_DECLARE_FINAL_TYPE (BackboneOutage, backbone_outage, BACKBONE, OUTAGE, BackboneRecord)

const char *backbone_outage_get_customer (BackboneOutage *self);
BackboneChannelKind backbone_outage_get_kind (BackboneOutage *self);
BackboneVerdict backbone_outage_get_verdict (BackboneOutage *self);
const char *backbone_outage_get_evidence (BackboneOutage *self);
BackboneTime backbone_outage_get_from (BackboneOutage *self);
BackboneTime backbone_outage_get_until (BackboneOutage *self);
const char *backbone_outage_get_address (BackboneOutage *self);
const char *backbone_outage_get_proxy (BackboneOutage *self);
const char *backbone_outage_get_chain_digest (BackboneOutage *self);
BackboneTime backbone_outage_get_credential_saved (BackboneOutage *self);
BackboneTime backbone_outage_get_before (BackboneOutage *self);
const char *backbone_outage_get_before_address (BackboneOutage *self);
const char *backbone_outage_get_before_proxy (BackboneOutage *self);
const char *backbone_outage_get_before_chain_digest (BackboneOutage *self);
BackboneTime backbone_outage_get_before_credential_saved (BackboneOutage *self);

/**
 * BackboneOutageChanges:
 * @BACKBONE_OUTAGE_ADDRESS: another address
 * @BACKBONE_OUTAGE_CERTIFICATE: another certificate, or another one above it
 * @BACKBONE_OUTAGE_PROXY: another proxy, one more or one less
 * @BACKBONE_OUTAGE_CREDENTIAL: another password
 *
 * In what the first bad check differed from the last good one.
 */
typedef enum
{
  BACKBONE_OUTAGE_ADDRESS = 1 << 0,
  BACKBONE_OUTAGE_CERTIFICATE = 1 << 1,
  BACKBONE_OUTAGE_PROXY = 1 << 2,
  BACKBONE_OUTAGE_CREDENTIAL = 1 << 3,
} BackboneOutageChanges;

#define BACKBONE_N_OUTAGE_CHANGES 4

BackboneOutageChanges backbone_outage_get_changes (BackboneOutage *self);
const char *backbone_outage_change_to_id (BackboneOutageChanges change);
char *backbone_outage_dup_changes (BackboneOutage *self);

G_END_DECLS
