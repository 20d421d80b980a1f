/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The row objects of a list, by row id. Whoever shows a row keeps its object alive; the
 * cache finds it again, and itself keeps only the newest few hundred (or all).
 */
typedef struct _BackboneRowCache BackboneRowCache;

BackboneRowCache *backbone_row_cache_new (void);
void backbone_row_cache_free (BackboneRowCache *self);
void backbone_row_cache_set_keep_all (BackboneRowCache *self, gboolean keep_all);

/* (transfer none) (nullable). */
gpointer backbone_row_cache_find (BackboneRowCache *self, gint64 id);
void backbone_row_cache_add (BackboneRowCache *self, gint64 id, gpointer row);

/* (transfer full) (element-type gint64): of all objects that are alive. */
GArray *backbone_row_cache_list (BackboneRowCache *self);

G_END_DECLS
