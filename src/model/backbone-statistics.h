/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 backbone_percentile (gint64 *values, gsize n_values, guint percent);

G_END_DECLS
