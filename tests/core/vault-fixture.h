/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-error.h"
#include "backbone-vault-private.h"

#include <libsecret/secret.h>

G_BEGIN_DECLS

/* The landscape of vault_fixture_new(); each test leaves the keyring as it found it. */
#define LANDSCAPE       "6d0c8f4e-0000-4000-8000-000000000001"
#define OTHER_LANDSCAPE "6d0c8f4e-0000-4000-8000-000000000002"

BackboneVault *vault_fixture_new (void);

GPtrArray *vault_fixture_entries_new (void);
void
vault_fixture_add (GPtrArray *entries, const char *credential, const char *owner, const char *text);
/* @n secrets of as many customers, under credentials that begin with @prefix. */
void vault_fixture_add_many_secrets (GPtrArray *entries, const char *prefix, int n);
/* A set of texts, up to NULL. */
GHashTable *vault_fixture_set_new (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* These fail the test when they don't work. */
void vault_fixture_store (BackboneVault *vault, GPtrArray *entries);
void vault_fixture_store_one (BackboneVault *vault,
                              const char *credential,
                              const char *owner,
                              const char *text);
GHashTable *vault_fixture_load (BackboneVault *vault);
void vault_fixture_assert_secret (GHashTable *secrets, const char *credential, const char *text);
/* Nothing is left afterwards. */
void vault_fixture_sweep_all (BackboneVault *vault);

/* The items of a landscape as any other program sees them. */
GList *vault_fixture_find_items (const char *landscape);
guint vault_fixture_count_items (const char *landscape);
void vault_fixture_lock_keyring (void);

G_END_DECLS
