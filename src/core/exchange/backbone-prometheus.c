/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-prometheus-private.h"

#include <stdarg.h>
#include <string.h>

/**
 * backbone_prometheus_begin:
 * @text: what is written
 * @name: the metric, a gauge
 * @help: what it tells, one line
 */
void
backbone_prometheus_begin (GString *text, const char *name, const char *help)
{
  g_string_append_printf (text, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name);
}

/* The format knows three escapes; what is not UTF-8 would make the whole text unreadable. */
static void
append_value (GString *text, const char *value)
{
  g_autofree char *valid = g_utf8_validate (value, -1, NULL) ? NULL : g_utf8_make_valid (value, -1);

  for (const char *p = valid ? valid : value; *p; p++)
    {
      if (*p == '\n')
        g_string_append (text, "\\n");
      else if (*p == '\\' || *p == '"')
        g_string_append_printf (text, "\\%c", *p);
      else
        g_string_append_c (text, *p);
    }
}

static void
append_labels (GString *text, va_list labels)
{
  const char *label;
  gboolean is_first = TRUE;

  while ((label = va_arg (labels, const char *)))
    {
      const char *value = va_arg (labels, const char *);

      g_string_append_c (text, is_first ? '{' : ',');
      g_string_append (text, label);
      g_string_append (text, "=\"");
      append_value (text, value ? value : "");
      g_string_append_c (text, '"');
      is_first = FALSE;
    }
  if (!is_first)
    g_string_append_c (text, '}');
}

/**
 * backbone_prometheus_add:
 * @text: what is written
 * @name: the metric
 * @value: a whole number
 * @...: label, value, label, value ... and %NULL
 */
void
backbone_prometheus_add (GString *text, const char *name, gint64 value, ...)
{
  va_list labels;

  g_string_append (text, name);
  va_start (labels, value);
  append_labels (text, labels);
  va_end (labels);
  g_string_append_printf (text, " %" G_GINT64_FORMAT "\n", value);
}

/**
 * backbone_prometheus_add_seconds:
 * @text: what is written
 * @name: the metric
 * @microseconds: a time or a duration, not negative
 * @...: label, value, label, value ... and %NULL
 *
 * The decimals are written as whole numbers: a locale's comma would make the text unreadable.
 */
void
backbone_prometheus_add_seconds (GString *text, const char *name, gint64 microseconds, ...)
{
  va_list labels;

  g_string_append (text, name);
  va_start (labels, microseconds);
  append_labels (text, labels);
  va_end (labels);
  g_string_append_printf (text, " %" G_GINT64_FORMAT ".%06d\n", microseconds / G_USEC_PER_SEC,
                          (int)(microseconds % G_USEC_PER_SEC));
}
