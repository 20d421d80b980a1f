/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BACKBONE_VAULT_BUS_NAME "org.freedesktop.secrets"

/* Has the keyring service show the question at @path and waits for its end, in the thread's default
 * main context. Cancelling takes the question away. (transfer full) (nullable): what it ended with;
 * NULL without an error when the person dismissed it. */
GVariant *backbone_vault_prompt_perform (GDBusConnection *bus,
                                         const char *path,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
