/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): the menu of the landscapes that are known here, but for @current; made when it
 * opens, since another window may have opened one in the meantime. */
GMenuModel *backbone_landscape_menu_new (BackboneLandscape *current);

G_END_DECLS
