/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/*
 * BackboneChange: what channels in use have become beyond doubt that nobody was told of, grouped by
 * what they have in common, and then what expires, as backbone_db_expiries_take() says; none in quiet hours of the schedule, and none of customers whose
 * maintenance is on: what is still so afterwards comes then. A channel that works from the beginning
 * is no news. (out) (transfer full).
 *
 * @tell: these are told now, so that they don't come again; then in a write transaction.
 */
gboolean backbone_db_changes_take (BackboneDb *db,
                                   BackboneTime now,
                                   GTimeZone *zone,
                                   gboolean tell,
                                   GPtrArray **records,
                                   GError **error);

G_END_DECLS
