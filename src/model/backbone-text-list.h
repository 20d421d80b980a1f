/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *backbone_text_list (GStrvBuilder *parts);

void backbone_text_list_take (GStrvBuilder *parts, char *part);

G_END_DECLS
