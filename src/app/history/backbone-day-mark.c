/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-day-mark.h"

#include <glib/gi18n-lib.h>

/**
 * backbone_day_mark_of:
 * @span: (nullable): what checks found within a day
 *
 * Returns: how it is drawn
 */
BackboneDayMark
backbone_day_mark_of (BackboneHistorySpan *span)
{
  BackboneStatus worst;

  if (span == NULL
      || backbone_history_span_get_n_checks (span) + backbone_history_span_get_n_skipped (span)
                 + backbone_history_span_get_n_own (span)
             == 0)
    return BACKBONE_DAY_NONE;
  if (backbone_history_span_get_n_bad (span) > 0)
    return BACKBONE_DAY_FAILING;
  if (backbone_history_span_get_n_own (span) > 0)
    return BACKBONE_DAY_OWN;

  worst = backbone_status_from_verdict (backbone_history_span_get_worst (span));

  return worst == BACKBONE_STATUS_WORKING ? BACKBONE_DAY_WORKING : BACKBONE_DAY_ATTENTION;
}

/**
 * backbone_day_mark_to_title:
 * @mark: a mark
 *
 * Returns: (transfer none) (not nullable): translated, what it means
 */
const char *
backbone_day_mark_to_title (BackboneDayMark mark)
{
  switch (mark)
    {
    case BACKBONE_DAY_WORKING:
      return C_ ("day", "Worked");
    case BACKBONE_DAY_ATTENTION:
      return C_ ("day", "Incomplete");
    case BACKBONE_DAY_OWN:
      return C_ ("day", "Your side");
    case BACKBONE_DAY_FAILING:
      return C_ ("day", "Failed");
    case BACKBONE_DAY_NONE:
    default:
      return C_ ("day", "Not checked");
    }
}

static void
get_color (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *area, float radius)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, area, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, area);
  gtk_snapshot_pop (snapshot);
}

static void
outline (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *area, float width)
{
  const float widths[] = { width, width, width, width };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, area, 2);
  gtk_snapshot_append_border (snapshot, &shape, widths, colors);
}

/* One stroke of a cross, turned by 45 degrees. */
static void
stroke (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *area, float angle)
{
  float length = area->size.width * 0.9f;
  float width = MAX (1.5f, area->size.width / 7);
  graphene_point_t middle;

  graphene_rect_get_center (area, &middle);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &middle);
  gtk_snapshot_rotate (snapshot, angle);
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (-length / 2, -width / 2, length, width));
  gtk_snapshot_restore (snapshot);
}

/**
 * backbone_day_mark_draw:
 * @mark: a mark
 * @widget: whose colours are used
 * @snapshot: where to
 * @area: a square
 */
void
backbone_day_mark_draw (BackboneDayMark mark,
                        GtkWidget *widget,
                        GtkSnapshot *snapshot,
                        const graphene_rect_t *area)
{
  graphene_rect_t part = *area;
  GdkRGBA color;

  switch (mark)
    {
    case BACKBONE_DAY_WORKING:
      get_color (widget, "success_color", &color);
      color.alpha *= 0.7f;
      fill (snapshot, &color, area, 2);
      break;
    case BACKBONE_DAY_FAILING:
      get_color (widget, "error_bg_color", &color);
      fill (snapshot, &color, area, 2);
      get_color (widget, "error_fg_color", &color);
      stroke (snapshot, &color, area, 45);
      stroke (snapshot, &color, area, -45);
      break;
    case BACKBONE_DAY_ATTENTION:
      get_color (widget, "warning_bg_color", &color);
      outline (snapshot, &color, area, 1);
      part.size.height /= 2;
      part.origin.y += part.size.height;
      fill (snapshot, &color, &part, 1);
      break;
    case BACKBONE_DAY_OWN:
      get_color (widget, "warning_bg_color", &color);
      outline (snapshot, &color, area, 1.5f);
      graphene_rect_inset (&part, area->size.width * 0.36f, area->size.height * 0.36f);
      fill (snapshot, &color, &part, part.size.width / 2);
      break;
    case BACKBONE_DAY_NONE:
    default:
      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      color.alpha *= 0.22f;
      outline (snapshot, &color, area, 1);
      break;
    }
}
