/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-output.h"

G_BEGIN_DECLS

/* How lists and single things look as text: used by CliOutput. */
void cli_table_print_list (CliOutput *self, const CliColumn *table, GListModel *list);
void cli_table_print_fields (CliOutput *self, const CliColumn *table, gpointer item);

G_END_DECLS
