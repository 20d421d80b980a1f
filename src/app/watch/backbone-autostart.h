/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneBackgroundWish:
 * @BACKBONE_BACKGROUND_NOT: only while there is a window
 * @BACKBONE_BACKGROUND_RUN: also without one
 * @BACKBONE_BACKGROUND_AUTOSTART: also without one, from the log-on to the desktop on
 *
 * How far the program may go on without a window.
 */
typedef enum
{
  BACKBONE_BACKGROUND_NOT,
  BACKBONE_BACKGROUND_RUN,
  BACKBONE_BACKGROUND_AUTOSTART,
} BackboneBackgroundWish;

/*
 * Asks the desktop's portal for background programs; where there is none, and outside of a sandbox,
 * it writes or removes the autostart entry itself. A refusal is G_IO_ERROR_PERMISSION_DENIED, with a
 * translated message.
 */
void backbone_autostart_ask_async (BackboneBackgroundWish wish,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean backbone_autostart_ask_finish (GAsyncResult *result, GError **error);

G_END_DECLS
