/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column may be called in a foreign file. */
typedef struct
{
  const char *name; /* letters only, in lower case */
  int column;
} BackboneColumnName;

/* The column that @heading names, or -1. Only its letters count, in either case: "Customer No." and
 * "CUSTOMER_NO" are the same. */
int backbone_column_name_find (const BackboneColumnName *names, guint n_names, const char *heading);

G_END_DECLS
