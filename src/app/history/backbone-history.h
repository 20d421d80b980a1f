/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

char *backbone_history_to_text (GListModel *history);

G_END_DECLS
