/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-columns.h"

#include <glib/gi18n-lib.h>

/* Tables of thousands look alike all the way down. */
#define N_SAMPLES 25
/* What is longer than that wraps anyway. */
#define MAX_SAMPLE 200
#define ROUNDING   0.1

void
backbone_report_columns_share (const double *wanted, guint n, double available, double *widths)
{
  double total = 0, left = available;
  guint n_left = n;
  gboolean found = TRUE;

  for (guint i = 0; i < n; i++)
    {
      total += wanted[i];
      widths[i] = -1;
    }
  if (total > 0 && total <= available)
    {
      for (guint i = 0; i < n; i++)
        widths[i] = wanted[i] * available / total;
      return;
    }

  while (found && n_left > 0)
    {
      double share = left / n_left;

      found = FALSE;
      for (guint i = 0; i < n; i++)
        {
          if (widths[i] >= 0 || wanted[i] > share)
            continue;
          widths[i] = wanted[i];
          left -= wanted[i];
          n_left--;
          found = TRUE;
        }
    }
  for (guint i = 0; i < n; i++)
    {
      if (widths[i] < 0)
        widths[i] = left / n_left;
    }
}

gboolean
backbone_report_columns_is_bold (const BackboneReportCell *cell)
{
  return cell->status == BACKBONE_STATUS_FAILING;
}

static double
measure_text (PangoLayout *layout, const char *text, gboolean bold)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *end = text;
  int width;

  pango_attr_list_insert (attributes,
                          pango_attr_weight_new (bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL));

  for (guint i = 0; i < MAX_SAMPLE && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  pango_layout_set_text (layout, text, (int)(end - text));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_size (layout, &width, NULL);
  pango_layout_set_attributes (layout, NULL);

  /* Widths are rounded once more: nothing wraps for that. */
  return (double)width / PANGO_SCALE + ROUNDING;
}

/* A heading is bold, and may wrap: it wants what its longest word takes. */
static double
measure_heading (PangoLayout *layout, const char *heading)
{
  g_auto (GStrv) words = g_strsplit (heading, " ", -1);
  double wanted = 0;

  for (guint i = 0; words[i] != NULL; i++)
    wanted = MAX (wanted, measure_text (layout, words[i], TRUE));

  return wanted;
}

static double
measure_column (BackboneReportSection *section, PangoLayout *layout, guint column)
{
  const BackboneReportColumn *columns = backbone_report_section_get_columns (section);
  guint n_rows = backbone_report_section_get_n_rows (section);
  guint step = MAX (1, n_rows / N_SAMPLES);
  double wanted = measure_heading (layout, _ (columns[column].title));

  for (guint row = 0; row < n_rows; row += step)
    {
      const BackboneReportCell *cell = backbone_report_section_get_cell (section, row, column);
      g_autofree char *line = backbone_report_cell_dup_line (cell);

      wanted = MAX (wanted, measure_text (layout, line, backbone_report_columns_is_bold (cell)));
    }

  return wanted;
}

double *
backbone_report_columns_measure (BackboneReportSection *section,
                                 PangoLayout *layout,
                                 double available,
                                 double gap)
{
  const BackboneReportColumn *columns = backbone_report_section_get_columns (section);
  guint n = backbone_report_section_get_n_columns (section), n_shown = 0;
  g_autofree double *wanted = g_new0 (double, n);
  g_autofree double *shared = g_new0 (double, n);
  double *widths = g_new0 (double, n);

  pango_layout_set_width (layout, -1);
  for (guint i = 0; i < n; i++)
    {
      if (!columns[i].is_for_programs)
        wanted[n_shown++] = measure_column (section, layout, i);
    }
  backbone_report_columns_share (wanted, n_shown, available - gap * (n_shown - 1), shared);

  n_shown = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!columns[i].is_for_programs)
        widths[i] = shared[n_shown++];
    }

  return widths;
}
