/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *backbone_chain_digest (GTlsCertificate *chain);

G_END_DECLS
