/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-named-cell.h"

#include "backbone-keep.h"

struct _BackboneNamedCell
{
  GtkBox parent_instance;

  char *row_name;
};

G_DEFINE_FINAL_TYPE (BackboneNamedCell, backbone_named_cell, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_ROW_NAME,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* The parent of a cell's child is the cell, and the parent of that is the row. In a list without
 * columns there is no cell between. */
static void
name_row (BackboneNamedCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell ? gtk_widget_get_parent (cell) : NULL;

  if (GTK_IS_LIST_VIEW (row) || GTK_IS_GRID_VIEW (row))
    row = cell;
  if (row && self->row_name)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->row_name, -1);
}

/* The name may be known before the cell has its place. */
static void
backbone_named_cell_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (backbone_named_cell_parent_class)->root (widget);

  name_row (BACKBONE_NAMED_CELL (widget));
}

static void
backbone_named_cell_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  BackboneNamedCell *self = BACKBONE_NAMED_CELL (object);

  switch (property_id)
    {
    case PROP_ROW_NAME:
      if (backbone_keep_text (&self->row_name, g_value_get_string (value)))
        {
          name_row (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_named_cell_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ROW_NAME:
      g_value_set_string (value, BACKBONE_NAMED_CELL (object)->row_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_named_cell_finalize (GObject *object)
{
  g_free (BACKBONE_NAMED_CELL (object)->row_name);

  G_OBJECT_CLASS (backbone_named_cell_parent_class)->finalize (object);
}

static void
backbone_named_cell_class_init (BackboneNamedCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = backbone_named_cell_set_property;
  object_class->get_property = backbone_named_cell_get_property;
  object_class->finalize = backbone_named_cell_finalize;
  GTK_WIDGET_CLASS (klass)->root = backbone_named_cell_root;

  properties[PROP_ROW_NAME]
      = g_param_spec_string ("row-name", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_named_cell_init (BackboneNamedCell *self)
{
}
