/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-customers-page.h"
#include "backbone-open-landscape.h"
#include "backbone-page.h"
#include "backbone-undo-stack.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneWindow:
 *
 * The window of one landscape; before it has one, the choice of a landscape. Properties, read-only:
 * landscape (nullable), checker (nullable), page (the #BackbonePage that shows), your-side
 * (BackboneYourSide, nullable: its notify comes also when something within it has changed).
 */
#define BACKBONE_TYPE_WINDOW (backbone_window_get_type ())
G_DECLARE_FINAL_TYPE (BackboneWindow, backbone_window, BACKBONE, WINDOW, AdwApplicationWindow)

BackboneWindow *backbone_window_new (GtkApplication *application);

void backbone_window_open (BackboneWindow *self, GFile *file);
/* Shows what is open already. @open: (transfer full). */
void backbone_window_take (BackboneWindow *self, BackboneOpenLandscape *open);
/* (transfer full) (nullable): what it shows, for somebody else, with all that goes on. Only for a
 * window that is about to close. */
BackboneOpenLandscape *backbone_window_give (BackboneWindow *self);
/* Checks all customers: now, or as soon as the landscape that is being opened is there. */
void backbone_window_check_all (BackboneWindow *self);
/* Shows the form for a landscape of one's own. */
void backbone_window_show_form (BackboneWindow *self);

/* All (transfer none), all but the pages (nullable). */
GFile *backbone_window_get_file (BackboneWindow *self); /* what it shows or opens */
BackboneLandscape *backbone_window_get_landscape (BackboneWindow *self);
BackboneChecker *backbone_window_get_checker (BackboneWindow *self);
BackbonePage *backbone_window_get_page (BackboneWindow *self); /* the one that shows */
/* One of "customers", "s-users", ...; nothing happens before there is a landscape. */
void backbone_window_show_page (BackboneWindow *self, const char *name);
/* A step of the migration guide, by its id. */
void backbone_window_show_setup_step (BackboneWindow *self, const char *id);
BackboneCustomersPage *backbone_window_get_customers_page (BackboneWindow *self);

void backbone_window_toast (BackboneWindow *self, const char *text);
void backbone_window_add_toast (BackboneWindow *self, AdwToast *toast);
/* Says that something was done, and offers to undo it: there, and with Ctrl+Z as long as the window
 * is open. @undo: a job that was not run yet. */
void backbone_window_offer_undo (BackboneWindow *self, const char *text, BackboneJob *undo);
/* (transfer none). */
BackboneUndoStack *backbone_window_get_undo_stack (BackboneWindow *self);
/* A cancelled operation is silence. */
void backbone_window_report (BackboneWindow *self, const GError *error);

G_END_DECLS
