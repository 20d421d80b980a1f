/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"
#include "backbone-store-private.h"

G_BEGIN_DECLS

/* (transfer full): all that Prometheus is told of a landscape. Reads in slices; blocks. */
char *backbone_metrics_make (BackboneStore *store, GCancellable *cancellable, GError **error);

G_END_DECLS
