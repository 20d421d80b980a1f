/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-assignment-sheet-private.h"

G_BEGIN_DECLS

/*
 * Reads a block of cells that was copied from a spreadsheet: tab-separated text. Its columns are
 * local users, in the order of @local_users; its rows are customers: the first column says which, if it
 * holds customer numbers, with a heading of local users above it or without one; else they are
 * @customers, in that order. An empty cell says nothing.
 *
 * @local_users: (array zero-terminated=1). @customers: (nullable) (array zero-terminated=1): without
 * it, the first column must hold customer numbers. @known: a set of all customer numbers: what the
 * first column is judged by. Never fails because of a cell: those that have no place say why. NULL
 * with BACKBONE_ERROR_INVALID if it is too long or holds nothing. (transfer full).
 */
BackboneAssignmentSheet *backbone_assignment_block_parse (const char *text,
                                                          const char *const *local_users,
                                                          const char *const *customers,
                                                          GHashTable *known,
                                                          GError **error);

G_END_DECLS
