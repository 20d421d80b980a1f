/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-audit-entry.h"
#include "backbone-landscape.h"
#include "backbone-windowed-list.h"

G_BEGIN_DECLS

/**
 * BackboneAuditList:
 *
 * The audit log as a #BackboneWindowedList of #BackboneAuditEntry, newest first. An entry that is
 * being fetched has its number only.
 *
 * Properties: search (string, nullable: words, each of which is somewhere in the entry or in what
 * people read of its action), customer (string, nullable: only what is about that number or its
 * users), actor (string, nullable: only what was done by whose name that is part of), from, until (int64, times; 0 for no bound; until is not part of it), n-all (uint: of all,
 * whatever was searched).
 */
#define BACKBONE_TYPE_AUDIT_LIST (backbone_audit_list_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAuditList,
                      backbone_audit_list,
                      BACKBONE,
                      AUDIT_LIST,
                      BackboneWindowedList)

BackboneAuditList *backbone_audit_list_new (BackboneLandscape *landscape);

/* Words, each of which must be in the entry or in what people read of its action. @search: (nullable):
 * all. */
void backbone_audit_list_set_search (BackboneAuditList *self, const char *search);
/* A number that is none finds nothing. */
void backbone_audit_list_set_customer (BackboneAuditList *self, const char *number);
/* @actor: (nullable): a part of the name of who did it. */
void backbone_audit_list_set_actor (BackboneAuditList *self, const char *actor);
/* Entries from @from on and before @until; 0 for no bound. */
void backbone_audit_list_set_range (BackboneAuditList *self, BackboneTime from, BackboneTime until);
/* Fetches everything, for printing. */
void backbone_audit_list_set_fetch_all (BackboneAuditList *self, gboolean fetch_all);

G_END_DECLS
