/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* How far a customer is: whether its installations are known, and what it has exchanged. */
typedef struct
{
  char *customer;
  BackboneTime refreshed;  /* installations read to the end or imported, 0 for never */
  BackboneTime attempted;  /* the newest attempt to read them, 0 for never */
  BackboneVerdict verdict; /* of that attempt */
  char *evidence;          /* nullable: of that attempt */
  /* When an exchange of each purpose was last confirmed with the technical user and the S-User that the
   * customer has now, and whose newest trial did not fail since; 0 for never. */
  BackboneTime proven[BACKBONE_N_PURPOSES];
  BackboneTime exchange_proven; /* the newest of these */
} BackboneRefreshRow;

void backbone_refresh_row_free (BackboneRefreshRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneRefreshRow, backbone_refresh_row_free)

/* (out) (transfer full) number -> BackboneRefreshRow, of every customer. */
gboolean backbone_db_refresh_load (BackboneDb *db, GHashTable **rows, GError **error);
/* (out) (transfer full) (nullable): NULL if there is no such customer. @number: normalised. */
gboolean backbone_db_refresh_find (BackboneDb *db,
                                   const char *number,
                                   BackboneRefreshRow **row,
                                   GError **error);

/*
 * For write transactions; normalised values. Notes the change; what an attempt changes has its own
 * audit entries, and one that fails has none.
 */

/* @refreshed: whether the installations were read to the end. @local_user, @s_user, @evidence:
 * (nullable). */
gboolean backbone_db_refresh_save (BackboneDb *db,
                                   const char *number,
                                   gboolean refreshed,
                                   BackboneVerdict verdict,
                                   const char *evidence,
                                   const char *local_user,
                                   const char *s_user,
                                   GError **error);

G_END_DECLS
