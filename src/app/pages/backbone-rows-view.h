/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-column-sorter.h"
#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneRowsView:
 *
 * A list of a landscape that is filtered, searched and sorted in memory: with chips that count what
 * each filter shows, an order that is remembered, several rows selected at once, and a menu for them.
 * The list is read when the view shows for the first time.
 *
 * Properties: landscape (BackboneLandscape, nullable), filter (string: the ID of a filter), search
 * (string, nullable); read-only: list (BackboneList, nullable), n-selected (uint), and n-FILTER (uint)
 * for each filter.
 *
 * Signal activated (view, GObject item): with its row.
 */
#define BACKBONE_TYPE_ROWS_VIEW (backbone_rows_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (BackboneRowsView, backbone_rows_view, BACKBONE, ROWS_VIEW, GtkWidget)

/**
 * BackboneRowsViewClass:
 * @actions: what its actions begin with; those are NAME.filter and NAME.menu
 * @filters: (array zero-terminated=1): their IDs; the first one shows all
 * @sort_setting: the key of the settings for its order
 * @compare: how the items sort
 * @read: (transfer full): the list of the items of a landscape
 * @passes: whether an item is among those of a filter, which is known by its place
 * @matches: whether an item is among those that @search finds, which is in capitals, and not NULL
 * @activated: (nullable): a row was activated
 * @update: (nullable): landscape or selection are others
 */
struct _BackboneRowsViewClass
{
  GtkWidgetClass parent_class;

  const char *actions;
  const char *const *filters;
  const char *sort_setting;
  BackboneColumnCompareFunc compare;

  BackboneList *(*read) (BackboneLandscape *landscape);
  gboolean (*passes) (gpointer item, guint filter);
  gboolean (*matches) (BackboneRowsView *self, gpointer item, const char *search);
  void (*activated) (BackboneRowsView *self, gpointer item);
  void (*update) (BackboneRowsView *self);
};

/*
 * For the end of class_init, when all of the class is set. @template_name: a resource, with a
 * GtkWidget "box" and a GtkPopover "context_popover" as the children of the template, and inside a
 * GtkColumnView "column_view", a GtkMultiSelection "selection", a GtkCustomFilter "row_filter" and a
 * BackboneSortButton "sort_button". Initialize the template in init.
 */
void
backbone_rows_view_class_set_template (BackboneRowsViewClass *klass, const char *template_name);

/* A class that has properties of its own calls it, in get_property, for those that are not. */
void backbone_rows_view_get_count (GObject *object, guint id, GValue *value, GParamSpec *pspec);

/* (transfer none) (nullable). */
BackboneLandscape *backbone_rows_view_get_landscape (BackboneRowsView *self);
guint backbone_rows_view_get_n_selected (BackboneRowsView *self);
/* (transfer full): the items that are selected, in the order of the view. */
GPtrArray *backbone_rows_view_dup_selected (BackboneRowsView *self);
/* What @matches goes by has changed. */
void backbone_rows_view_refilter (BackboneRowsView *self);

/* Whether @search, as @matches gets it, is in @text (nullable), in capitals or not. */
gboolean backbone_rows_view_finds (const char *search, const char *text);
/* How times compare, for @compare. */
int backbone_rows_view_compare_times (BackboneTime a, BackboneTime b);

G_END_DECLS
