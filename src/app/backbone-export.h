/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-window.h"

G_BEGIN_DECLS

/* Warns, asks where, writes the mass-setup list of the window's landscape, and offers to delete it
 * again. @numbers: (nullable): all customers if NULL. */
void backbone_export_start (BackboneWindow *window, const char *const *numbers);
/* Asks where, and writes how these customers are. */
void backbone_export_status (BackboneWindow *window, const char *const *numbers);

G_END_DECLS
