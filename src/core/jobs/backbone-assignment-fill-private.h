/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Which S-User fills a gap: an S-User belongs to one customer number, so filling down a column can't
 * repeat the S-User above it; each customer gets its own one instead, where it has one already.
 */
typedef struct _BackboneAssignmentFill BackboneAssignmentFill;

/* @cells: "LOCAL_USER NUMBER" -> S-User. @s_users: S-User -> BackboneSUserRow. Both are only read
 * here; their S-Users must outlive it. */
BackboneAssignmentFill *backbone_assignment_fill_new (GHashTable *cells, GHashTable *s_users);
void backbone_assignment_fill_free (BackboneAssignmentFill *self);

/* (transfer none) (nullable): NULL with BACKBONE_ERROR_NOT_FOUND if the customer has none, or
 * several and nothing tells which. */
const char *backbone_assignment_fill_find (BackboneAssignmentFill *self,
                                           const char *local_user,
                                           const char *customer,
                                           GError **error);

G_END_DECLS
