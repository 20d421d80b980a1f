/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-checker.h"

G_BEGIN_DECLS

/**
 * BackboneOpenLandscape:
 *
 * A landscape and what works for it as long as it is open: the checker, the watch that follows its
 * schedule, and the notifier. A window has it, or a keeper; each hands it over to the other, with all
 * that goes on.
 */
#define BACKBONE_TYPE_OPEN_LANDSCAPE (backbone_open_landscape_get_type ())
G_DECLARE_FINAL_TYPE (BackboneOpenLandscape,
                      backbone_open_landscape,
                      BACKBONE,
                      OPEN_LANDSCAPE,
                      GObject)

/* (transfer full). */
BackboneOpenLandscape *
backbone_open_landscape_new (GApplication *application, BackboneLandscape *landscape);

/* @file: a landscape, or that of the practice, which is made at the first time. Whoever cancels gets
 * none, even if it was open by then. */
void backbone_open_landscape_open_async (GApplication *application,
                                         GFile *file,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* (transfer full). */
BackboneOpenLandscape *backbone_open_landscape_open_finish (GAsyncResult *result, GError **error);

BackboneLandscape *backbone_open_landscape_get_landscape (BackboneOpenLandscape *self);
BackboneChecker *backbone_open_landscape_get_checker (BackboneOpenLandscape *self);

/* What runs is cancelled, and nothing begins any more. What is being written is still written: the
 * application goes on until the landscape is closed. */
void backbone_open_landscape_close (BackboneOpenLandscape *self);

G_END_DECLS
