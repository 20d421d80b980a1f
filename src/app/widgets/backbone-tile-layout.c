/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-tile-layout.h"

struct _BackboneTileLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int tile_width;
};

G_DEFINE_FINAL_TYPE (BackboneTileLayout, backbone_tile_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_TILE_WIDTH,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static GtkSizeRequestMode
backbone_tile_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
count_tiles (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child) ? 1 : 0;

  return n;
}

/* Of one tile: what the layout asks for, or what the widest tile needs. */
static int
measure_tile_width (BackboneTileLayout *self, GtkWidget *widget)
{
  int width = self->tile_width;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      width = MAX (width, minimum);
    }

  return width;
}

/* No more lines than needed, and these as even as can be. */
static int
count_columns (BackboneTileLayout *self, int n_tiles, int tile_width, int width)
{
  int n_fitting = (width + self->spacing) / MAX (tile_width + self->spacing, 1);
  int n_columns = CLAMP (n_fitting, 1, MAX (n_tiles, 1));
  int n_lines = (n_tiles + n_columns - 1) / n_columns;

  return n_lines > 0 ? (n_tiles + n_lines - 1) / n_lines : 1;
}

static int
get_tile_width (BackboneTileLayout *self, int n_columns, int width)
{
  return MAX ((width - (n_columns - 1) * self->spacing) / n_columns, 1);
}

static int
measure_tile_height (GtkWidget *widget, int width)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }

  return height;
}

static void
backbone_tile_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  BackboneTileLayout *self = BACKBONE_TILE_LAYOUT (manager);
  int n_tiles = count_tiles (widget);
  int tile_width = measure_tile_width (self, widget);
  int natural_width = n_tiles * (tile_width + self->spacing) - self->spacing;
  int width = for_size < 0 ? natural_width : for_size;
  int n_columns = count_columns (self, n_tiles, tile_width, width);
  int n_lines = (n_tiles + n_columns - 1) / n_columns;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = tile_width;
      *natural = MAX (natural_width, tile_width);
      return;
    }

  *minimum = *natural = n_lines
                            * (measure_tile_height (widget, get_tile_width (self, n_columns, width))
                               + self->spacing)
                        - self->spacing;
}

static void
backbone_tile_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  BackboneTileLayout *self = BACKBONE_TILE_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n_columns
      = count_columns (self, count_tiles (widget), measure_tile_width (self, widget), width);
  int tile_width = get_tile_width (self, n_columns, width);
  int tile_height = measure_tile_height (widget, tile_width);
  int i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int column = i % n_columns;
      int x = column * (width + self->spacing) / n_columns;
      int end = (column + 1) * (width + self->spacing) / n_columns - self->spacing;
      int y = (i / n_columns) * (tile_height + self->spacing);

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_size_allocate (
          child, &(GtkAllocation){ mirrored ? width - end : x, y, end - x, tile_height }, -1);
      i++;
    }
}

static int *
find_value (BackboneTileLayout *self, guint property_id)
{
  return property_id == PROP_SPACING ? &self->spacing : &self->tile_width;
}

static void
backbone_tile_layout_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  int *kept = find_value (BACKBONE_TILE_LAYOUT (object), property_id);

  if (*kept == g_value_get_int (value))
    return;

  *kept = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
  g_object_notify_by_pspec (object, pspec);
}

static void
backbone_tile_layout_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  g_value_set_int (value, *find_value (BACKBONE_TILE_LAYOUT (object), property_id));
}

static void
backbone_tile_layout_class_init (BackboneTileLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_tile_layout_set_property;
  object_class->get_property = backbone_tile_layout_get_property;
  layout_class->get_request_mode = backbone_tile_layout_get_request_mode;
  layout_class->measure = backbone_tile_layout_measure;
  layout_class->allocate = backbone_tile_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_TILE_WIDTH]
      = g_param_spec_int ("tile-width", NULL, NULL, 1, G_MAXINT, 100, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_tile_layout_init (BackboneTileLayout *self)
{
  self->tile_width = 100;
}
