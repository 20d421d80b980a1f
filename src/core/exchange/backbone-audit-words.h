/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-audit-entry.h"
#include "backbone-setup-evidence.h"

G_BEGIN_DECLS

/* (transfer full): what an entry changed, one line: "description: Old → New, host: example.com".
 * Empty if it has neither before nor after. */
char *backbone_audit_entry_dup_details (BackboneAuditEntry *entry);
/* (transfer full): what was seen in detail, one line for each thing: "missing: 0000004711, 0000000007".
 * Empty if there is no more than what the evidence says itself. */
char *backbone_setup_evidence_dup_details (BackboneSetupEvidence *evidence);

G_END_DECLS
