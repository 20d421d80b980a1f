/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What a part of a window waits for. GTK 4.8 wants a window to outlive its parts: a part that something
 * asynchronous keeps alone warns when its window goes first, since the bindings of its template take
 * back weak references that the window has dropped already.
 */

gpointer backbone_part_wait (gpointer part, GAsyncReadyCallback callback);
void backbone_part_answered_cb (GObject *source, GAsyncResult *result, gpointer wait);
void backbone_part_do_later (gpointer part, int priority, GSourceOnceFunc func);

G_END_DECLS
