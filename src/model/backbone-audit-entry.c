/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-audit-entry.h"

/**
 * BackboneAuditEntry:
 *
 * One change of the landscape: who did what, when, and how it was before and after, without
 * secrets. Every entry carries the digest of the one before it.
 */
struct _BackboneAuditEntry
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneAuditEntry, backbone_audit_entry, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_TIME,
  PROP_ACTOR,
  PROP_ACTION,
  PROP_SUBJECT,
  PROP_BEFORE,
  PROP_AFTER,
  PROP_DIGEST,
  N_PROPERTIES,
};

static void
backbone_audit_entry_class_init (BackboneAuditEntryClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_NUMBER] = BACKBONE_RECORD_INT64 ("number");
  properties[PROP_TIME] = BACKBONE_RECORD_INT64 ("time");
  properties[PROP_ACTOR] = BACKBONE_RECORD_STRING ("actor");
  properties[PROP_ACTION] = BACKBONE_RECORD_STRING ("action");
  properties[PROP_SUBJECT] = BACKBONE_RECORD_STRING ("subject");
  properties[PROP_BEFORE] = BACKBONE_RECORD_STRING ("before");
  properties[PROP_AFTER] = BACKBONE_RECORD_STRING ("after");
  properties[PROP_DIGEST] = BACKBONE_RECORD_STRING ("digest");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_audit_entry_init (BackboneAuditEntry *self)
{
}

/**
 * backbone_audit_entry_get_number:
 *
 * Returns: the position in the chain, from 1
 */
gint64
backbone_audit_entry_get_number (BackboneAuditEntry *self)
{
  return backbone_record_get_int64 (self, PROP_NUMBER);
}

/**
 * backbone_audit_entry_get_time:
 *
 * Returns: when
 */
BackboneTime
backbone_audit_entry_get_time (BackboneAuditEntry *self)
{
  return backbone_record_get_int64 (self, PROP_TIME);
}

/**
 * backbone_audit_entry_get_actor:
 *
 * Returns: (transfer none) (not nullable): who, as `user@host`
 */
const char *
backbone_audit_entry_get_actor (BackboneAuditEntry *self)
{
  return backbone_record_get_string (self, PROP_ACTOR);
}

/**
 * backbone_audit_entry_get_action:
 *
 * Returns: (transfer none) (not nullable): what, such as `customer.add`
 */
const char *
backbone_audit_entry_get_action (BackboneAuditEntry *self)
{
  return backbone_record_get_string (self, PROP_ACTION);
}

/**
 * backbone_audit_entry_get_subject:
 *
 * Returns: (transfer none) (not nullable): to what, such as a customer number
 */
const char *
backbone_audit_entry_get_subject (BackboneAuditEntry *self)
{
  return backbone_record_get_string (self, PROP_SUBJECT);
}

/**
 * backbone_audit_entry_get_before:
 *
 * Returns: (transfer none) (nullable): how it was, as JSON text
 */
const char *
backbone_audit_entry_get_before (BackboneAuditEntry *self)
{
  return backbone_record_get_string (self, PROP_BEFORE);
}

/**
 * backbone_audit_entry_get_after:
 *
 * Returns: (transfer none) (nullable): how it is since then, as JSON text
 */
const char *
backbone_audit_entry_get_after (BackboneAuditEntry *self)
{
  return backbone_record_get_string (self, PROP_AFTER);
}

/**
 * backbone_audit_entry_get_digest:
 *
 * Returns: (transfer none) (not nullable): SHA-256 over this entry and the digest of the one before
 */
const char *
backbone_audit_entry_get_digest (BackboneAuditEntry *self)
{
  return backbone_record_get_string (self, PROP_DIGEST);
}
