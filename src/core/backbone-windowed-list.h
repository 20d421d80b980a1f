/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneWindowedList:
 *
 * A long list as a #GListModel: SQLite searches, filters and sorts it, and rows are fetched in
 * windows when they are asked for. A row keeps its object while it stays in the list. Follows the
 * landscape.
 *
 * Properties, notified on the main loop: loading (boolean; %TRUE until the first answer and while a
 * new search runs), error (GError, boxed, nullable).
 */
#define BACKBONE_TYPE_WINDOWED_LIST (backbone_windowed_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (BackboneWindowedList,
                          backbone_windowed_list,
                          BACKBONE,
                          WINDOWED_LIST,
                          GObject)

typedef struct _BackboneWindowedListFuncs BackboneWindowedListFuncs;

/**
 * BackboneWindowedListClass:
 * @row_type: the type of its items
 * @changes: the #BackboneChanges to follow
 * @funcs: what the list does itself; of the core only
 */
struct _BackboneWindowedListClass
{
  GObjectClass parent_class;

  GType row_type;
  guint changes;
  const BackboneWindowedListFuncs *funcs;
};

/* TRUE until the first answer, and while another one is waited for. */
gboolean backbone_windowed_list_is_loading (BackboneWindowedList *self);
/* (nullable) (transfer none). */
const GError *backbone_windowed_list_get_error (BackboneWindowedList *self);

G_END_DECLS
