/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void backbone_practice_wire_reset (GIOStream *stream);
void backbone_practice_wire_close (GIOStream *stream);
void backbone_practice_wire_hold (GIOStream *stream);
gboolean backbone_practice_wire_write (GIOStream *stream, const char *text);

G_END_DECLS
