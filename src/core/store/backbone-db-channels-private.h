/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* For write transactions; none of these writes an audit entry. */

/* The three channels of a new customer. */
gboolean backbone_db_channels_insert (BackboneDb *db,
                                      gint64 customer,
                                      const char *number,
                                      gboolean owner,
                                      GError **error);

/* Takes the names away that channels got by themselves, for others to have them;
 * backbone_db_channels_name() gives them new ones. */
gboolean backbone_db_channels_unname (BackboneDb *db, gint64 customer, GError **error);
gboolean backbone_db_channels_name (BackboneDb *db,
                                    gint64 customer,
                                    const char *number,
                                    gboolean owner,
                                    GError **error);

/* Computes what the customer's row keeps of its channels (status, ranks, time of the last check)
 * and writes it if it has changed. */
gboolean backbone_db_customer_refresh (BackboneDb *db, gint64 customer, GError **error);

/* Where a verdict stands when channels are sorted worst first; unused channels come last. */
int backbone_db_verdict_rank (BackboneVerdict verdict, gboolean enabled);
BackboneVerdict backbone_db_verdict_from_rank (int rank, gboolean *enabled);

G_END_DECLS
