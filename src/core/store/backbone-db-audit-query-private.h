/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* Which audit entries: all that fit everything that is set. */
typedef struct
{
  char *search;   /* nullable: words, each of which is somewhere in the entry */
  char *customer; /* nullable: a normalised number: what is about it or its users */
  char *actor;    /* nullable: who did it: a part of the name */
  BackboneTime from;
  BackboneTime until; /* 0: without end; before it, not at it */
} BackboneAuditQuery;

void backbone_audit_query_clear (BackboneAuditQuery *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BackboneAuditQuery, backbone_audit_query_clear)

/* (out) (transfer full) @numbers: (element-type gint64): newest first. */
gboolean backbone_db_audit_query (BackboneDb *db,
                                  const BackboneAuditQuery *query,
                                  GArray **numbers,
                                  GError **error);
gboolean backbone_db_audit_count (BackboneDb *db, guint *n_entries, GError **error);
/* (out) (transfer full) (nullable): NULL if there is none. */
gboolean
backbone_db_audit_read (BackboneDb *db, gint64 number, BackboneAuditEntry **entry, GError **error);
/* (out) (transfer full): BackboneAuditEntry, newest first. @limit: 0 for all. */
gboolean backbone_db_audit_list (BackboneDb *db,
                                 const BackboneAuditQuery *query,
                                 guint limit,
                                 GPtrArray **records,
                                 GError **error);

/* What was done how often. */
typedef struct
{
  char *action;
  guint n;
  BackboneTime first;
  BackboneTime last;
  char *actors; /* comma separated */
} BackboneAuditSummary;

/* (out) (transfer full): BackboneAuditSummary, by when each was done first. */
gboolean backbone_db_audit_summarize (BackboneDb *db,
                                      const BackboneAuditQuery *query,
                                      GPtrArray **summaries,
                                      GError **error);

G_END_DECLS
