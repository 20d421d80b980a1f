/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-window.h"

G_BEGIN_DECLS

/* Warns, asks where, writes the mass-setup list of the window's landscape, and offers to delete it
 * again. */
void backbone_export_start (BackboneWindow *window);

G_END_DECLS
