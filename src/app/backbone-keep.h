/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What an object keeps of what it is given, for the setters of its properties. Both tell whether it
 * is something else than before, so that only changes are told.
 */

/* Keeps a copy of @text (nullable) in @place instead of the text there (nullable). */
gboolean backbone_keep_text (char **place, const char *text);

/*
 * Keeps a reference on @object (nullable) in @place, the address of a pointer to an object, and calls
 * @callback with @self when @object emits @signal, as long as both are there. The object that was kept
 * before reaches @self no more, by no signal. To let go: all three are NULL.
 */
gboolean backbone_keep_followed (gpointer self,
                                 gpointer place,
                                 gpointer object,
                                 const char *signal,
                                 GCallback callback);

G_END_DECLS
