/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* SQL: whether the trial "e" of a row of customer was made with the users that the customer has now. */
#define BACKBONE_DB_EXCHANGE_IS_CURRENT                                                            \
  "e.technical_user IS customer.technical_user AND EXISTS (SELECT 1 FROM assignment a "            \
  "JOIN local_user l ON l.id = a.local_user WHERE a.customer = customer.id "                       \
  "AND l.name = e.local_user AND a.s_user IS e.s_user)"

/* (out) (transfer full): BackboneExchange by purpose: the newest trial of each that was made with the
 * users that the customer has now. @number: as people type it. */
gboolean backbone_db_exchanges_list (BackboneDb *db,
                                     const char *number,
                                     GPtrArray **records,
                                     GError **error);

/* For a write transaction: takes the place of the one before; audited. BACKBONE_ERROR_NOT_FOUND if the
 * customer is gone. */
gboolean backbone_db_exchange_save (BackboneDb *db, BackboneExchange *exchange, GError **error);

G_END_DECLS
