/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* (out) (transfer full) arrays of records. */

/* BackboneCause, most customers first. */
gboolean backbone_db_causes_list (BackboneDb *db, GPtrArray **records, GError **error);
/* BackboneYourSide: one if every endpoint fails alike, else none. */
gboolean backbone_db_your_side_list (BackboneDb *db, GPtrArray **records, GError **error);

G_END_DECLS
