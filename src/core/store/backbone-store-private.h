/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/* A connection to the database, touched by the store's worker thread only. Statement wrapper:
 * backbone-db-private.h. */
typedef struct _BackboneDb BackboneDb;

/**
 * BackboneStore:
 *
 * One landscape file and the one worker thread that touches it. Everything goes through functions
 * that run on that thread; those of backbone_store_write() run in one transaction (BEGIN
 * IMMEDIATE), which is rolled back if they return FALSE. WAL, synchronous=FULL, foreign keys on; a
 * busy database is waited for, bounded, then it is BACKBONE_ERROR_BUSY.
 */
#define BACKBONE_TYPE_STORE (backbone_store_get_type ())
G_DECLARE_FINAL_TYPE (BackboneStore, backbone_store, BACKBONE, STORE, GObject)

/* Returns FALSE with @error set. Runs on the worker thread. */
typedef gboolean (*BackboneStoreFunc) (BackboneDb *db, gpointer user_data, GError **error);

/* Blocking; from job threads, never from the main loop nor from the worker itself. */
BackboneStore *backbone_store_open (const char *path, gboolean create, GError **error);
/* Makes the file with what @func puts in it: both are there, or neither. */
gboolean backbone_store_create (const char *path,
                                BackboneStoreFunc func,
                                gpointer user_data,
                                GError **error);
gboolean backbone_store_read (BackboneStore *self,
                              BackboneStoreFunc func,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error);
/* Also reports the changes that func noted with backbone_db_note_change(), through
 * BackboneStore::changed on the main loop. */
gboolean backbone_store_write (BackboneStore *self,
                               BackboneStoreFunc func,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

/* For the main loop. @user_data is freed with @free_func on the calling thread's main context after
 * the callback. */
void backbone_store_read_async (BackboneStore *self,
                                BackboneStoreFunc func,
                                gpointer user_data,
                                GDestroyNotify free_func,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer callback_data);
/* (transfer none): @user_data as given, or NULL with @error. */
gpointer backbone_store_read_finish (BackboneStore *self, GAsyncResult *result, GError **error);

const char *backbone_store_get_path (BackboneStore *self);
gboolean backbone_store_is_read_only (BackboneStore *self);
/* Waits for what was begun; later calls fail. Blocking. */
void backbone_store_close (BackboneStore *self);

/* From inside a BackboneStoreFunc: BackboneChanges flags. */
void backbone_db_note_change (BackboneDb *db, guint changes);

/* Adds an audit entry to the running transaction. Actor and time are the store's; @before, @after:
 * (nullable) JSON without secrets. */
gboolean backbone_db_audit (BackboneDb *db,
                            const char *action,
                            const char *subject,
                            const char *before,
                            const char *after,
                            GError **error);

/* A lease keeps others out for a while: "vault", "check". Taken over when it has run out or its
 * process is gone. BACKBONE_ERROR_BUSY names the holder. */
gboolean backbone_store_lease_acquire (BackboneStore *self,
                                       const char *name,
                                       guint wait_seconds,
                                       GCancellable *cancellable,
                                       GError **error);
void backbone_store_lease_release (BackboneStore *self, const char *name);

G_END_DECLS
