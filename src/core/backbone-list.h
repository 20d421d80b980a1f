/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneList:
 *
 * A #GListModel of #BackboneRecord objects out of the store. It is empty at first, fills itself,
 * and follows the landscape: rows that stay keep their object, whose properties are brought up to
 * date; items-changed is exact.
 *
 * Properties, notified on the main loop: loading (boolean), error (GError, boxed, nullable).
 *
 * Signal updated (list): it was read again, so rows may have other values.
 */
#define BACKBONE_TYPE_LIST (backbone_list_get_type ())
G_DECLARE_FINAL_TYPE (BackboneList, backbone_list, BACKBONE, LIST, GObject)

gboolean backbone_list_is_loading (BackboneList *self);
const GError *backbone_list_get_error (BackboneList *self);

G_END_DECLS
