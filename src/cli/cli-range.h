/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliRange:
 * @start: the first good value
 * @end: the last good value
 * @inside: values from @start to @end alert instead of those outside
 *
 * A threshold as the guidelines of the Monitoring Plugins write it: `[@]start:end`, where `start:`
 * may be left out for 0, an empty end is infinity, and `~` negative infinity.
 */
typedef struct
{
  double start;
  double end;
  gboolean inside;
} CliRange;

gboolean cli_range_parse (const char *text, CliRange *range);
gboolean cli_range_alerts (const CliRange *range, double value);

G_END_DECLS
