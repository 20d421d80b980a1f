/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-customers-page.h"

G_BEGIN_DECLS

/*
 * What can be done with customers, as actions "customers." of their page: add, edit, remove, copy,
 * check, tag (tags with commas, whether they are added), set-channels (KEY=VALUE), write-notes
 * (number, tags with commas, note, and both as they were), make-owner, export-status, export-mass-setup, unselect. They act
 * on whoever is selected, however many, and say afterwards what was done, with Undo where that is
 * possible.
 */
void backbone_customers_actions_install (GtkWidgetClass *widget_class);
void backbone_customers_actions_update (BackboneCustomersPage *page);

G_END_DECLS
