/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

const char *backbone_expiry_item_to_name (const char *item);
const char *backbone_expiry_what_to_title (const char *what);
char *backbone_expiry_items_dup_sentence (const char *what, const char *const *items, guint days);

G_END_DECLS
