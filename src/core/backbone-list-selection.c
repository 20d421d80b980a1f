/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-list-selection-private.h"

BackboneListSelection *
backbone_list_selection_new (const char *number, int kind, guint limit)
{
  BackboneListSelection *self = g_new0 (BackboneListSelection, 1);

  self->number = g_strdup (number);
  self->kind = kind;
  self->limit = limit;
  self->within_days = -1;

  return self;
}

void
backbone_list_selection_free (gpointer selection)
{
  BackboneListSelection *self = selection;

  g_free (self->number);
  g_free (self);
}
