/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_AUDIT_ENTRY (backbone_audit_entry_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAuditEntry,
                      backbone_audit_entry,
                      BACKBONE,
                      AUDIT_ENTRY,
                      BackboneRecord)

gint64 backbone_audit_entry_get_number (BackboneAuditEntry *self);
BackboneTime backbone_audit_entry_get_time (BackboneAuditEntry *self);
const char *backbone_audit_entry_get_actor (BackboneAuditEntry *self);
const char *backbone_audit_entry_get_action (BackboneAuditEntry *self);
const char *backbone_audit_entry_get_subject (BackboneAuditEntry *self);
const char *backbone_audit_entry_get_before (BackboneAuditEntry *self);
const char *backbone_audit_entry_get_after (BackboneAuditEntry *self);
const char *backbone_audit_entry_get_digest (BackboneAuditEntry *self);

G_END_DECLS
