/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneWelcomePage:
 *
 * The first start: the practice landscape, or one of one's own by a short form.
 *
 * Signal created (page, BackboneLandscape landscape): the form has made it, and it is open.
 */
#define BACKBONE_TYPE_WELCOME_PAGE (backbone_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (BackboneWelcomePage, backbone_welcome_page, BACKBONE, WELCOME_PAGE, GtkWidget)

void backbone_welcome_page_show_form (BackboneWelcomePage *self);

/* (transfer full): where a new landscape can be. */
GFile *backbone_welcome_page_choose_free_file (void);

G_END_DECLS
