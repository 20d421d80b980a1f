/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-customer.h"

/**
 * BackboneCustomer:
 *
 * A customer of the service provider, with what the newest checks of its three channels found.
 */
struct _BackboneCustomer
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneCustomer, backbone_customer, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_DESCRIPTION,
  PROP_OWNER,
  PROP_TAGS,
  PROP_NOTE,
  PROP_TECHNICAL_USER,
  PROP_HELD,
  PROP_STATUS,
  PROP_PORTAL,
  PROP_PARCEL_BOX,
  PROP_NOTE_DOWNLOAD,
  PROP_PORTAL_ENABLED,
  PROP_PARCEL_BOX_ENABLED,
  PROP_NOTE_DOWNLOAD_ENABLED,
  PROP_LAST_CHECKED,
  PROP_CERTIFICATE_EXPIRES,
  PROP_CERTIFICATE_STEP,
  PROP_LOADED,
  PROP_INCIDENTS, /* from here on in the order of BackbonePurpose */
  PROP_SYSTEM_DATA,
  PROP_EARLY_WATCH,
  PROP_NOTES,
  PROP_EXCHANGED,
  N_PROPERTIES,
};

static void
backbone_customer_class_init (BackboneCustomerClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_NUMBER] = BACKBONE_RECORD_STRING ("number");
  properties[PROP_DESCRIPTION] = BACKBONE_RECORD_STRING ("description");
  properties[PROP_OWNER] = BACKBONE_RECORD_BOOLEAN ("owner");
  properties[PROP_TAGS] = BACKBONE_RECORD_STRV ("tags");
  properties[PROP_NOTE] = BACKBONE_RECORD_STRING ("note");
  properties[PROP_TECHNICAL_USER] = BACKBONE_RECORD_STRING ("technical-user");
  properties[PROP_HELD] = BACKBONE_RECORD_BOOLEAN ("held");
  properties[PROP_STATUS] = BACKBONE_RECORD_ENUM ("status", BACKBONE_TYPE_STATUS);
  properties[PROP_PORTAL] = BACKBONE_RECORD_ENUM ("portal", BACKBONE_TYPE_VERDICT);
  properties[PROP_PARCEL_BOX] = BACKBONE_RECORD_ENUM ("parcel-box", BACKBONE_TYPE_VERDICT);
  properties[PROP_NOTE_DOWNLOAD] = BACKBONE_RECORD_ENUM ("note-download", BACKBONE_TYPE_VERDICT);
  properties[PROP_PORTAL_ENABLED] = BACKBONE_RECORD_BOOLEAN ("portal-enabled");
  properties[PROP_PARCEL_BOX_ENABLED] = BACKBONE_RECORD_BOOLEAN ("parcel-box-enabled");
  properties[PROP_NOTE_DOWNLOAD_ENABLED] = BACKBONE_RECORD_BOOLEAN ("note-download-enabled");
  properties[PROP_LAST_CHECKED] = BACKBONE_RECORD_INT64 ("last-checked");
  properties[PROP_CERTIFICATE_EXPIRES] = BACKBONE_RECORD_INT64 ("certificate-expires");
  properties[PROP_CERTIFICATE_STEP] = BACKBONE_RECORD_UINT ("certificate-step");
  properties[PROP_LOADED] = BACKBONE_RECORD_BOOLEAN ("loaded");
  properties[PROP_INCIDENTS] = BACKBONE_RECORD_ENUM ("incidents", BACKBONE_TYPE_VERDICT);
  properties[PROP_SYSTEM_DATA] = BACKBONE_RECORD_ENUM ("system-data", BACKBONE_TYPE_VERDICT);
  properties[PROP_EARLY_WATCH] = BACKBONE_RECORD_ENUM ("early-watch", BACKBONE_TYPE_VERDICT);
  properties[PROP_NOTES] = BACKBONE_RECORD_ENUM ("notes", BACKBONE_TYPE_VERDICT);
  properties[PROP_EXCHANGED] = BACKBONE_RECORD_UINT ("exchanged");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_customer_init (BackboneCustomer *self)
{
}

/**
 * backbone_customer_get_number:
 *
 * Returns: (transfer none) (not nullable): the customer number, ten digits
 */
const char *
backbone_customer_get_number (BackboneCustomer *self)
{
  return backbone_record_get_string (self, PROP_NUMBER);
}

/**
 * backbone_customer_get_description:
 *
 * Returns: (transfer none) (not nullable): the name that the administrators gave it
 */
const char *
backbone_customer_get_description (BackboneCustomer *self)
{
  return backbone_record_get_string (self, PROP_DESCRIPTION);
}

/**
 * backbone_customer_get_owner:
 *
 * Returns: whether it is the owner of the Focused Run installation
 */
gboolean
backbone_customer_get_owner (BackboneCustomer *self)
{
  return backbone_record_get_boolean (self, PROP_OWNER);
}

/**
 * backbone_customer_get_tags:
 *
 * Returns: (transfer none) (nullable): its tags, sorted
 */
const char *const *
backbone_customer_get_tags (BackboneCustomer *self)
{
  return backbone_record_get_strv (self, PROP_TAGS);
}

/**
 * backbone_customer_get_note:
 *
 * Returns: (transfer none) (nullable): free text
 */
const char *
backbone_customer_get_note (BackboneCustomer *self)
{
  return backbone_record_get_string (self, PROP_NOTE);
}

/**
 * backbone_customer_get_technical_user:
 *
 * Returns: (transfer none) (nullable): the ID of its technical communication user
 */
const char *
backbone_customer_get_technical_user (BackboneCustomer *self)
{
  return backbone_record_get_string (self, PROP_TECHNICAL_USER);
}

/**
 * backbone_customer_get_held:
 *
 * Returns: whether the lock guard holds that user back
 */
gboolean
backbone_customer_get_held (BackboneCustomer *self)
{
  return backbone_record_get_boolean (self, PROP_HELD);
}

/**
 * backbone_customer_get_status:
 *
 * Returns: the overall status
 */
BackboneStatus
backbone_customer_get_status (BackboneCustomer *self)
{
  return backbone_record_get_enum (self, PROP_STATUS);
}

/**
 * backbone_customer_get_portal:
 *
 * Returns: the newest verdict of the portal channel
 */
BackboneVerdict
backbone_customer_get_portal (BackboneCustomer *self)
{
  return backbone_record_get_enum (self, PROP_PORTAL);
}

/**
 * backbone_customer_get_parcel_box:
 *
 * Returns: the newest verdict of the parcel box channel
 */
BackboneVerdict
backbone_customer_get_parcel_box (BackboneCustomer *self)
{
  return backbone_record_get_enum (self, PROP_PARCEL_BOX);
}

/**
 * backbone_customer_get_note_download:
 *
 * Returns: the newest verdict of the note download channel
 */
BackboneVerdict
backbone_customer_get_note_download (BackboneCustomer *self)
{
  return backbone_record_get_enum (self, PROP_NOTE_DOWNLOAD);
}

/**
 * backbone_customer_get_portal_enabled:
 *
 * Returns: whether the portal channel is used
 */
gboolean
backbone_customer_get_portal_enabled (BackboneCustomer *self)
{
  return backbone_record_get_boolean (self, PROP_PORTAL_ENABLED);
}

/**
 * backbone_customer_get_parcel_box_enabled:
 *
 * Returns: whether the parcel box channel is used
 */
gboolean
backbone_customer_get_parcel_box_enabled (BackboneCustomer *self)
{
  return backbone_record_get_boolean (self, PROP_PARCEL_BOX_ENABLED);
}

/**
 * backbone_customer_get_note_download_enabled:
 *
 * Returns: whether the note download channel is used
 */
gboolean
backbone_customer_get_note_download_enabled (BackboneCustomer *self)
{
  return backbone_record_get_boolean (self, PROP_NOTE_DOWNLOAD_ENABLED);
}

/**
 * backbone_customer_get_last_checked:
 *
 * Returns: when one of its channels was last checked, or 0
 */
BackboneTime
backbone_customer_get_last_checked (BackboneCustomer *self)
{
  return backbone_record_get_int64 (self, PROP_LAST_CHECKED);
}

/**
 * backbone_customer_get_certificate_expires:
 *
 * Returns: until when the certificate is valid with which its channels log on, or 0 if none does
 */
BackboneTime
backbone_customer_get_certificate_expires (BackboneCustomer *self)
{
  return backbone_record_get_int64 (self, PROP_CERTIFICATE_EXPIRES);
}

/**
 * backbone_customer_get_certificate_step:
 *
 * Returns: the #BackboneExpiry: which of the warnings of the landscape that certificate is at
 */
guint
backbone_customer_get_certificate_step (BackboneCustomer *self)
{
  return backbone_record_get_uint (self, PROP_CERTIFICATE_STEP);
}

/**
 * backbone_customer_get_loaded:
 *
 * Returns: whether the values are here; %FALSE for the moment in which a list still fetches them
 */
gboolean
backbone_customer_get_loaded (BackboneCustomer *self)
{
  return backbone_record_get_boolean (self, PROP_LOADED);
}

/**
 * backbone_customer_get_verdict:
 * @self: a customer
 * @kind: a kind of channel
 *
 * Returns: the newest verdict of its channel of that kind
 */
BackboneVerdict
backbone_customer_get_verdict (BackboneCustomer *self, BackboneChannelKind kind)
{
  return backbone_record_get_enum (self, PROP_PORTAL + kind);
}

/**
 * backbone_customer_get_purpose_verdict:
 * @self: a customer
 * @purpose: what a customer has its channels for
 *
 * Returns: what is known about it, from its channel and from the newest trial
 */
BackboneVerdict
backbone_customer_get_purpose_verdict (BackboneCustomer *self, BackbonePurpose purpose)
{
  return backbone_record_get_enum (self, PROP_INCIDENTS + purpose);
}

/**
 * backbone_customer_get_exchanged:
 *
 * Returns: one bit for each #BackbonePurpose of which a trial says whether it works, not its channel
 * alone
 */
guint
backbone_customer_get_exchanged (BackboneCustomer *self)
{
  return backbone_record_get_uint (self, PROP_EXCHANGED);
}

/**
 * backbone_customer_is_enabled:
 * @self: a customer
 * @kind: a kind of channel
 *
 * Returns: whether its channel of that kind is used
 */
gboolean
backbone_customer_is_enabled (BackboneCustomer *self, BackboneChannelKind kind)
{
  return backbone_record_get_boolean (self, PROP_PORTAL_ENABLED + kind);
}

/**
 * backbone_customer_number_format:
 * @number: a customer number as a number, as lists sort by it
 *
 * Returns: (transfer full): its ten digits
 */
char *
backbone_customer_number_format (gint64 number)
{
  return g_strdup_printf ("%010" G_GINT64_FORMAT, number);
}
