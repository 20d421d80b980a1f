/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-assignment-list.h"
#include "backbone-db-private.h"
#include "backbone-row-key-private.h"

G_BEGIN_DECLS

/* (out) @keys: (transfer full) (element-type BackboneRowKey): by number. @search: (nullable).
 * @filter: a BackboneAssignmentFilter or -1. (out) @counts: (array
 * length=BACKBONE_N_ASSIGNMENT_FILTERS): how many of those found each filter would show; (out)
 * @n_all: how many were found. */
gboolean backbone_db_assignment_query (BackboneDb *db,
                                       const char *search,
                                       int filter,
                                       GArray **keys,
                                       guint *counts,
                                       guint *n_all,
                                       GError **error);

/* What the table shows of one customer. */
typedef struct
{
  char *description;
  GPtrArray *assignments; /* BackboneAssignment, one for each local user */
} BackboneAssignmentContent;

/* (out) (transfer full) (nullable): NULL if it is gone. */
gboolean backbone_db_assignment_content_read (BackboneDb *db,
                                              gint64 customer,
                                              BackboneAssignmentContent **content,
                                              GError **error);
void backbone_assignment_content_free (BackboneAssignmentContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneAssignmentContent, backbone_assignment_content_free)

G_END_DECLS
