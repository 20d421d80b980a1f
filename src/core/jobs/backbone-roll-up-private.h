/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-store-private.h"

G_BEGIN_DECLS

/* Rolls up what is older than it has to be kept, once a day of the local time zone. In slices:
 * whoever else wants the store gets it in between. Blocks. Cancelled or killed, it goes on the next
 * time. */
gboolean backbone_roll_up (BackboneStore *store,
                           BackboneTime now,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
