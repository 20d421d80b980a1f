/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* A secret that the landscape refers to, or that it should have. */
typedef struct
{
  BackboneStoredSecret *secret; /* without its state */
  char *credential;             /* nullable: never saved */
} BackboneSecretRow;

void backbone_secret_row_free (BackboneSecretRow *self);

/* (out) (transfer full) (element-type BackboneSecretRow): by kind, then by customer. */
gboolean backbone_db_secrets_load (BackboneDb *db, GPtrArray **rows, GError **error);

G_END_DECLS
