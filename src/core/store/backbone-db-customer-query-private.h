/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-customer-list.h"
#include "backbone-db-private.h"
#include "backbone-row-key-private.h"

G_BEGIN_DECLS

/* Which customers, in which order. */
typedef struct
{
  const char *search; /* nullable */
  int status;         /* BackboneStatus, or -1 for all */
  BackboneCustomerSort sort;
  gboolean descending;
} BackboneCustomerQuery;

/* (out) @keys: (transfer full) (element-type BackboneRowKey): in order. (out) @counts:
 * (array length=BACKBONE_N_STATUSES): how many of each status match the search. */
gboolean backbone_db_customer_query (BackboneDb *db,
                                     const BackboneCustomerQuery *query,
                                     GArray **keys,
                                     guint *counts,
                                     GError **error);

/* (out) (transfer full) (nullable): NULL if it is gone. */
gboolean
backbone_db_customer_read (BackboneDb *db, gint64 id, BackboneCustomer **customer, GError **error);
/* (out) (transfer full): BACKBONE_ERROR_NOT_FOUND if there is none. @number: normalised. */
gboolean backbone_db_customer_read_number (BackboneDb *db,
                                           const char *number,
                                           BackboneCustomer **customer,
                                           GError **error);

G_END_DECLS
