/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

char *backbone_progress_to_text (guint done, guint total, gint64 elapsed);

G_END_DECLS
