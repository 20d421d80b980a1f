/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/*
 * Judges results that are not judged yet, in their order: at most @limit of them, so that nobody
 * waits long for the store. (out) @more: whether others are left. What was begun by a program that
 * is gone is judged with the rest. For write transactions.
 */
gboolean backbone_db_health_judge (BackboneDb *db, guint limit, gboolean *more, GError **error);

/* Looks whether every endpoint fails alike, and remembers it with the run. */
gboolean backbone_db_health_note_own_trouble (BackboneDb *db, gint64 run, GError **error);

/* (out) @counts: channels in use by what is believed of them, BACKBONE_N_HEALTHS numbers. */
gboolean backbone_db_health_count (BackboneDb *db, guint *counts, GError **error);

G_END_DECLS
