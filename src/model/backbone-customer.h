/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-channel-kind.h"
#include "backbone-purpose.h"
#include "backbone-status.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_CUSTOMER (backbone_customer_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCustomer, backbone_customer, BACKBONE, CUSTOMER, BackboneRecord)

const char *backbone_customer_get_number (BackboneCustomer *self);
const char *backbone_customer_get_description (BackboneCustomer *self);
gboolean backbone_customer_get_owner (BackboneCustomer *self);
const char *const *backbone_customer_get_tags (BackboneCustomer *self);
const char *backbone_customer_get_note (BackboneCustomer *self);
const char *backbone_customer_get_technical_user (BackboneCustomer *self);
gboolean backbone_customer_get_held (BackboneCustomer *self);
BackboneStatus backbone_customer_get_status (BackboneCustomer *self);
BackboneVerdict backbone_customer_get_portal (BackboneCustomer *self);
BackboneVerdict backbone_customer_get_parcel_box (BackboneCustomer *self);
BackboneVerdict backbone_customer_get_note_download (BackboneCustomer *self);
gboolean backbone_customer_get_portal_enabled (BackboneCustomer *self);
gboolean backbone_customer_get_parcel_box_enabled (BackboneCustomer *self);
gboolean backbone_customer_get_note_download_enabled (BackboneCustomer *self);
BackboneTime backbone_customer_get_last_checked (BackboneCustomer *self);
BackboneTime backbone_customer_get_certificate_expires (BackboneCustomer *self);
guint backbone_customer_get_certificate_step (BackboneCustomer *self);
gboolean backbone_customer_get_loaded (BackboneCustomer *self);

BackboneVerdict backbone_customer_get_verdict (BackboneCustomer *self, BackboneChannelKind kind);
BackboneVerdict
backbone_customer_get_purpose_verdict (BackboneCustomer *self, BackbonePurpose purpose);
guint backbone_customer_get_exchanged (BackboneCustomer *self);
gboolean backbone_customer_is_enabled (BackboneCustomer *self, BackboneChannelKind kind);

char *backbone_customer_number_format (gint64 number);

G_END_DECLS
