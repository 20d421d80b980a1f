/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-audit-entry.h"

G_BEGIN_DECLS

/* (transfer full): what an entry changed, one line: "description: Old → New, host: example.com".
 * Empty if it has neither before nor after. */
char *backbone_audit_entry_dup_details (BackboneAuditEntry *entry);

G_END_DECLS
