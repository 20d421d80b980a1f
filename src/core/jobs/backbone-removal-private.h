/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-removed-private.h"
#include "backbone-removal.h"

G_BEGIN_DECLS

/* For write transactions, before they are removed: keeps @customers and @s_users (nullable). What it
 * names is there only once the transaction is done. */
gboolean backbone_removal_keep (BackboneRemoval *self,
                                BackboneDb *db,
                                const char *const *customers,
                                const char *const *s_users,
                                GError **error);
/* Once the transaction is done: @count is how many it removed. The secrets of what @self (nullable)
 * keeps stay, so that it can be restored; otherwise they are swept, if there are any. */
void backbone_removal_settle (BackboneRemoval *self,
                              guint count,
                              BackboneLandscape *landscape,
                              gboolean has_secrets);

G_END_DECLS
