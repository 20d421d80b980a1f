/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row of a long list, not fetched yet. */
typedef struct
{
  gint64 id;     /* row id */
  gint64 number; /* what people know it by, such as the customer number as a number */
} BackboneRowKey;

G_END_DECLS
