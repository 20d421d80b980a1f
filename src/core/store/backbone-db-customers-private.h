/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-store-private.h"

G_BEGIN_DECLS

/* What a customer list (import, export, edit) knows of a customer. */
typedef struct
{
  char *number;
  char *description;
  gboolean owner;
  char *technical_user; /* nullable */
  char *credential;     /* nullable: the UUID under which the vault holds its password */
} BackboneCustomerRow;

void backbone_customer_row_free (BackboneCustomerRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneCustomerRow, backbone_customer_row_free)

/* (out) (transfer full) number -> BackboneCustomerRow, all of them. */
gboolean backbone_db_customers_load (BackboneDb *db, GHashTable **rows, GError **error);
/* (out) (transfer full) (nullable): NULL if there is none with that number. */
gboolean backbone_db_customer_find (BackboneDb *db,
                                    const char *number,
                                    BackboneCustomerRow **row,
                                    GError **error);
/* The same; BACKBONE_ERROR_NOT_FOUND if there is none. */
gboolean backbone_db_customer_get (BackboneDb *db,
                                   const char *number,
                                   BackboneCustomerRow **row,
                                   GError **error);
/* (out) @id: the row id of a customer; BACKBONE_ERROR_NOT_FOUND if there is none. */
gboolean
backbone_db_customer_find_id (BackboneDb *db, const char *number, gint64 *id, GError **error);

/*
 * Everything below is for write transactions, takes normalised values, writes its own audit entry
 * and notes the change. Statements are prepared once, so that 10,000 calls in one transaction take
 * well under a second.
 */

/* With its three channels. @technical_user, @credential: (nullable). */
gboolean
backbone_db_customer_insert (BackboneDb *db, const BackboneCustomerRow *row, GError **error);
/* @old as it was found, @row as it shall be. A new credential or another user releases the hold of
 * the user and makes its log-on unproven. */
gboolean backbone_db_customer_update (BackboneDb *db,
                                      const BackboneCustomerRow *old,
                                      const BackboneCustomerRow *row,
                                      GError **error);
gboolean backbone_db_customer_set_tags (BackboneDb *db,
                                        const char *number,
                                        const char *const *tags,
                                        GError **error);
/* (out) (transfer full) @got, @lost: what it really got and lost of them. */
gboolean backbone_db_customer_change_tags (BackboneDb *db,
                                           const char *number,
                                           const char *const *added,
                                           const char *const *removed,
                                           GStrv *got,
                                           GStrv *lost,
                                           GError **error);
gboolean backbone_db_customer_set_note (BackboneDb *db,
                                        const char *number,
                                        const char *note,
                                        GError **error);
gboolean backbone_db_customer_remove (BackboneDb *db, const char *number, GError **error);

/* The owner is another customer, who gets the names of its channels. Nothing happens if it is the
 * owner already. */
gboolean backbone_db_owner_set (BackboneDb *db, const char *number, GError **error);

/* @key, @value as in backbone_channel_edit_job_new(), validated by the caller; (nullable) @value:
 * back to the profile's. */
/* (out) (transfer full) (nullable): what the channel has of its own; NULL: what the profile or the
 * landscape says. */
gboolean backbone_db_channel_get (BackboneDb *db,
                                  const char *number,
                                  BackboneChannelKind kind,
                                  const char *key,
                                  char **value,
                                  GError **error);
gboolean backbone_db_channel_set (BackboneDb *db,
                                  const char *number,
                                  BackboneChannelKind kind,
                                  const char *key,
                                  const char *value,
                                  GError **error);

/* Every credential UUID that a customer, one that was removed and may come back, or a setting refers
 * to: a set, (out) (transfer full). */
gboolean backbone_db_credentials_load (BackboneDb *db, GHashTable **credentials, GError **error);

G_END_DECLS
