/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape.h"

G_BEGIN_DECLS

/*
 * Tells the lists of a landscape when to read again: at once for the first change, then not more
 * often than people can see while results stream in, and never while they are still reading. For
 * the main loop.
 */
typedef struct _BackboneFollower BackboneFollower;

typedef void (*BackboneFollowerFunc) (gpointer user_data);

/* @changes: the BackboneChanges to follow. @read is called by backbone_follower_start() and from the
 * main loop. */
BackboneFollower *backbone_follower_new (BackboneLandscape *landscape,
                                         guint changes,
                                         BackboneFollowerFunc read,
                                         gpointer user_data);
void backbone_follower_free (BackboneFollower *self);

/* Reads now, whatever is going on. */
void backbone_follower_start (BackboneFollower *self);
/* Reads soon, as after a change. */
void backbone_follower_read_again (BackboneFollower *self);
/* What @read began has ended. */
void backbone_follower_finished (BackboneFollower *self);

G_END_DECLS
