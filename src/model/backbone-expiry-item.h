/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_EXPIRY_ITEM (backbone_expiry_item_get_type ())
G_DECLARE_FINAL_TYPE (BackboneExpiryItem,
                      backbone_expiry_item,
                      BACKBONE,
                      EXPIRY_ITEM,
                      BackboneRecord)

const char *backbone_expiry_item_get_item (BackboneExpiryItem *self);
const char *backbone_expiry_item_get_what (BackboneExpiryItem *self);
const char *backbone_expiry_item_get_name (BackboneExpiryItem *self);
const char *backbone_expiry_item_get_customer (BackboneExpiryItem *self);
BackboneTime backbone_expiry_item_get_expires (BackboneExpiryItem *self);
guint backbone_expiry_item_get_days_left (BackboneExpiryItem *self);
guint backbone_expiry_item_get_step (BackboneExpiryItem *self);
guint backbone_expiry_item_get_within_days (BackboneExpiryItem *self);
gboolean backbone_expiry_item_get_acknowledged (BackboneExpiryItem *self);
const char *backbone_expiry_item_get_acknowledged_by (BackboneExpiryItem *self);
BackboneTime backbone_expiry_item_get_acknowledged_at (BackboneExpiryItem *self);

G_END_DECLS
