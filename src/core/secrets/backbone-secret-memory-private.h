/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Memory for passwords: kept out of core dumps, locked into RAM as far as the system allows (it
 * never fails because of that), wiped when it is given back. For any thread. Small pieces share
 * pages, so that 10,000 passwords take some hundred kilobytes rather than 10,000 pages.
 */
char *backbone_secret_memory_alloc (gsize size);
void backbone_secret_memory_free (char *memory, gsize size);

G_END_DECLS
