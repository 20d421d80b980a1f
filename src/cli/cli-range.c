/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-range.h"

#include <math.h>
#include <string.h>

static gboolean
parse_number (const char *text, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (*number);
}

static gboolean
parse_start (const char *text, double *start)
{
  if (g_str_equal (text, "~"))
    {
      *start = -INFINITY;
      return TRUE;
    }

  return parse_number (text, start);
}

/**
 * cli_range_parse:
 * @text: a threshold, such as `5`, `10:`, `~:5`, `@1:5`
 * @range: (out): what it says
 *
 * Returns: whether it is one
 */
gboolean
cli_range_parse (const char *text, CliRange *range)
{
  gboolean inside = *text == '@';
  g_auto (GStrv) parts = g_strsplit (text + inside, ":", 2);
  const char *start = parts[0] && parts[1] ? parts[0] : NULL;
  const char *end = parts[0] && parts[1] ? parts[1] : parts[0];

  *range = (CliRange){ 0, INFINITY, inside };
  if (end == NULL || (start == NULL && *end == '\0'))
    return FALSE;
  if (start && !parse_start (start, &range->start))
    return FALSE;
  if (*end && !parse_number (end, &range->end))
    return FALSE;

  return range->start <= range->end;
}

/**
 * cli_range_alerts:
 * @range: a threshold
 * @value: what was measured
 *
 * Returns: whether @value is reason for an alert
 */
gboolean
cli_range_alerts (const CliRange *range, double value)
{
  gboolean is_inside = value >= range->start && value <= range->end;

  return is_inside == range->inside;
}
