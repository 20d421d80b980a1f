/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneLandscapeGroup:
 *
 * A group of the preferences that is about one thing of a landscape, and follows it; it may have a list
 * of the landscape, as rows or in its own way. Property landscape (BackboneLandscape, nullable).
 */
#define BACKBONE_TYPE_LANDSCAPE_GROUP (backbone_landscape_group_get_type ())
G_DECLARE_DERIVABLE_TYPE (BackboneLandscapeGroup,
                          backbone_landscape_group,
                          BACKBONE,
                          LANDSCAPE_GROUP,
                          AdwPreferencesGroup)

/**
 * BackboneLandscapeGroupClass: all nullable
 * @read: (transfer full): the list
 * @make_row: the row of an item, with the group as user data; for
 *   backbone_landscape_group_class_bind_rows()
 * @list_changed: the list has other items
 * @came: there is another landscape, with its list; what is connected to either is disconnected before
 *   it goes
 * @gone: lets go of what belongs to the landscape
 * @update: the landscape is another one, or none, or can be written or no longer
 */
struct _BackboneLandscapeGroupClass
{
  AdwPreferencesGroupClass parent_class;

  BackboneList *(*read) (BackboneLandscape *landscape);
  GtkListBoxCreateWidgetFunc make_row;
  void (*list_changed) (BackboneLandscapeGroup *self);
  void (*came) (BackboneLandscapeGroup *self, BackboneLandscape *landscape);
  void (*gone) (BackboneLandscapeGroup *self);
  void (*update) (BackboneLandscapeGroup *self);
};

/* When the template is set, which has a GtkListBox "list_box": the list shows there, by @make_row; the
 * box hides while there is none. */
void backbone_landscape_group_class_bind_rows (BackboneLandscapeGroupClass *klass);

/* Both (transfer none) (nullable). */
BackboneLandscape *backbone_landscape_group_get_landscape (gpointer self);
GListModel *backbone_landscape_group_get_list (gpointer self);
gboolean backbone_landscape_group_is_writable (gpointer self);

/* For @make_row: a row, and buttons at its end; @name says what a button does, and with what. */
GtkWidget *backbone_landscape_group_new_row (const char *title, const char *subtitle);
GtkWidget *
backbone_landscape_group_add_button (GtkWidget *row, const char *icon_name, const char *name);

G_END_DECLS
