/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-vault-service-private.h"

#include <libsecret/secret.h>

G_BEGIN_DECLS

/* What backbone-vault-service.c (the conversation), backbone-vault-search.c and backbone-vault-items.c
 * (what is said in it) know of each other; nobody else includes this. */
struct _BackboneVaultService
{
  GMainContext *context;        /* the thread's default while this lives */
  SecretService *service;       /* items and collections don't hold it: it must outlive them */
  SecretCollection *collection; /* the default one; nullable */
};

/* To call libsecret's asynchronous functions with and to wait for their result (transfer full). */
void backbone_vault_service_answered_cb (GObject *source, GAsyncResult *result, gpointer slot);
GAsyncResult *backbone_vault_service_wait (BackboneVaultService *self, GAsyncResult **slot);

gboolean backbone_vault_service_take_error (GError *source, GError **error);

typedef enum
{
  BACKBONE_VAULT_SEARCH_ITEMS,   /* what they are */
  BACKBONE_VAULT_SEARCH_SECRETS, /* also their secrets */
} BackboneVaultSearch;

GList *backbone_vault_service_search (BackboneVaultService *self,
                                      const SecretSchema *schema,
                                      GHashTable *attributes,
                                      BackboneVaultSearch search,
                                      GCancellable *cancellable,
                                      GError **error);
/* The items of a landscape, or of one part of it. */
GList *backbone_vault_service_find_items (BackboneVaultService *self,
                                          const char *landscape_id,
                                          guint number,
                                          BackboneVaultSearch search,
                                          GCancellable *cancellable,
                                          GError **error);
/* Whether @error says that an item is not there any more. */
gboolean backbone_vault_service_has_gone (const GError *error);

G_END_DECLS
