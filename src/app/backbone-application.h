/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneApplication:
 *
 * The program: one process a desktop session, one window a landscape.
 */
#define BACKBONE_TYPE_APPLICATION (backbone_application_get_type ())
G_DECLARE_FINAL_TYPE (BackboneApplication,
                      backbone_application,
                      BACKBONE,
                      APPLICATION,
                      AdwApplication)

BackboneApplication *backbone_application_new (void);
/* Of what happened since its own command line was answered. */
int backbone_application_get_exit_status (BackboneApplication *self);

G_END_DECLS
