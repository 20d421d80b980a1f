/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

/* Which rows a list shows, and how many of them: the user data of a BackboneListFunc. */
typedef struct
{
  char *number; /* NULL: of all customers */
  int kind;     /* -1: of all channels */
  guint limit;  /* 0: all rows */
  gboolean only_gaps;
  int within_days; /* -1: whenever it expires */
  gboolean by_day;
  BackboneTime from;
  BackboneTime until; /* 0: no limit */
} BackboneListSelection;

/* Returns: (transfer full): a selection that leaves out nothing else. */
BackboneListSelection *backbone_list_selection_new (const char *number, int kind, guint limit);
/* A GDestroyNotify. */
void backbone_list_selection_free (gpointer selection);

G_END_DECLS
