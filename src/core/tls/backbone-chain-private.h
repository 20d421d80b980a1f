/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

char *backbone_chain_digest (GTlsCertificate *chain);
GPtrArray *backbone_chain_read (GTlsCertificate *chain);

G_END_DECLS
