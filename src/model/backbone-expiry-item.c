/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-expiry-item.h"

/**
 * BackboneExpiryItem:
 *
 * Something that ends at a known time: a certificate, or a user.
 */
struct _BackboneExpiryItem
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneExpiryItem, backbone_expiry_item, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_WHAT,
  PROP_NAME,
  PROP_CUSTOMER,
  PROP_EXPIRES,
  PROP_DAYS_LEFT,
  PROP_STEP,
  PROP_WITHIN_DAYS,
  PROP_ACKNOWLEDGED,
  PROP_ACKNOWLEDGED_BY,
  PROP_ACKNOWLEDGED_AT,
  N_PROPERTIES,
};

static void
backbone_expiry_item_class_init (BackboneExpiryItemClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_ITEM] = BACKBONE_RECORD_STRING ("item");
  properties[PROP_WHAT] = BACKBONE_RECORD_STRING ("what");
  properties[PROP_NAME] = BACKBONE_RECORD_STRING ("name");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_EXPIRES] = BACKBONE_RECORD_INT64 ("expires");
  properties[PROP_DAYS_LEFT] = BACKBONE_RECORD_UINT ("days-left");
  properties[PROP_STEP] = BACKBONE_RECORD_UINT ("step");
  properties[PROP_WITHIN_DAYS] = BACKBONE_RECORD_UINT ("within-days");
  properties[PROP_ACKNOWLEDGED] = BACKBONE_RECORD_BOOLEAN ("acknowledged");
  properties[PROP_ACKNOWLEDGED_BY] = BACKBONE_RECORD_STRING ("acknowledged-by");
  properties[PROP_ACKNOWLEDGED_AT] = BACKBONE_RECORD_INT64 ("acknowledged-at");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_expiry_item_init (BackboneExpiryItem *self)
{
}

/**
 * backbone_expiry_item_get_item:
 *
 * Returns: (transfer none) (not nullable): what tells it from all others, such as `s-user:S0000000001`
 */
const char *
backbone_expiry_item_get_item (BackboneExpiryItem *self)
{
  return backbone_record_get_string (self, PROP_ITEM);
}

/**
 * backbone_expiry_item_get_what:
 *
 * Returns: (transfer none) (not nullable): `server`, `chain`, `certificate` or `s-user`
 */
const char *
backbone_expiry_item_get_what (BackboneExpiryItem *self)
{
  return backbone_record_get_string (self, PROP_WHAT);
}

/**
 * backbone_expiry_item_get_name:
 *
 * Returns: (transfer none) (not nullable): the host with its port, or the user
 */
const char *
backbone_expiry_item_get_name (BackboneExpiryItem *self)
{
  return backbone_record_get_string (self, PROP_NAME);
}

/**
 * backbone_expiry_item_get_customer:
 *
 * Returns: (transfer none) (nullable): whose it is
 */
const char *
backbone_expiry_item_get_customer (BackboneExpiryItem *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_expiry_item_get_expires:
 *
 * Returns: when it ends
 */
BackboneTime
backbone_expiry_item_get_expires (BackboneExpiryItem *self)
{
  return backbone_record_get_int64 (self, PROP_EXPIRES);
}

/**
 * backbone_expiry_item_get_days_left:
 *
 * Returns: how many whole days are left
 */
guint
backbone_expiry_item_get_days_left (BackboneExpiryItem *self)
{
  return backbone_record_get_uint (self, PROP_DAYS_LEFT);
}

/**
 * backbone_expiry_item_get_step:
 *
 * Returns: the #BackboneExpiry: which of the warnings it is at
 */
guint
backbone_expiry_item_get_step (BackboneExpiryItem *self)
{
  return backbone_record_get_uint (self, PROP_STEP);
}

/**
 * backbone_expiry_item_get_within_days:
 *
 * Returns: how many days before its end that warning comes; 0 if it has expired, or lasts longer
 */
guint
backbone_expiry_item_get_within_days (BackboneExpiryItem *self)
{
  return backbone_record_get_uint (self, PROP_WITHIN_DAYS);
}

/**
 * backbone_expiry_item_get_acknowledged:
 *
 * Returns: whether somebody knows of this warning
 */
gboolean
backbone_expiry_item_get_acknowledged (BackboneExpiryItem *self)
{
  return backbone_record_get_boolean (self, PROP_ACKNOWLEDGED);
}

/**
 * backbone_expiry_item_get_acknowledged_by:
 *
 * Returns: (transfer none) (nullable): who knows of it, where that was written down
 */
const char *
backbone_expiry_item_get_acknowledged_by (BackboneExpiryItem *self)
{
  return backbone_record_get_string (self, PROP_ACKNOWLEDGED_BY);
}

/**
 * backbone_expiry_item_get_acknowledged_at:
 *
 * Returns: since when; 0 if nobody does, or if that was not written down
 */
BackboneTime
backbone_expiry_item_get_acknowledged_at (BackboneExpiryItem *self)
{
  return backbone_record_get_int64 (self, PROP_ACKNOWLEDGED_AT);
}
