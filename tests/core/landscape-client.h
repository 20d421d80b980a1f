/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape.h"

G_BEGIN_DECLS

/* Opens the landscape at @path as a front end does. (transfer full). */
BackboneLandscape *client_open (const char *path);
/* (nullable): @error is set. */
BackboneLandscape *client_try_open (const char *path, GError **error);
BackboneLandscape *client_create (const char *path,
                                  const char *owner,
                                  const char *description,
                                  BackboneEndpointProfile *profile,
                                  GError **error);
void client_close (BackboneLandscape *landscape);

/* Turns the main loop until the boolean property is @value. */
void client_wait_for_property (gpointer object, const char *property, gboolean value);
/* Until @list has @n items. */
void client_wait_for_items (gpointer list, guint n);

/*
 * Repeats what a list says of its changes on a copy, and fails the test when the two differ.
 */
typedef struct
{
  GListModel *list;
  GPtrArray *items;
  guint n_signals;
  guint n_removed;
  guint n_added;
} Shadow;

Shadow *shadow_new (gpointer list);
void shadow_check (Shadow *self);
void shadow_reset_counters (Shadow *self);
void shadow_free (Shadow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shadow, shadow_free)

G_END_DECLS
