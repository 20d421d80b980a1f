/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-assignment-cell.h"

G_BEGIN_DECLS

/* (transfer full), both: what can be done with a cell of the table of assignments, and with the local
 * user of a column. */
GMenuModel *backbone_assignment_menu_new (BackboneAssignmentCell *cell);
GMenuModel *backbone_assignment_menu_new_for_column (const char *local_user);

G_END_DECLS
