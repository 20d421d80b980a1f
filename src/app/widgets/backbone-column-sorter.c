/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-column-sorter.h"

struct _BackboneColumnSorter
{
  GtkSorter parent_instance;

  int key;
  gboolean was_asked;
};

G_DEFINE_FINAL_TYPE (BackboneColumnSorter, backbone_column_sorter, GTK_TYPE_SORTER)

enum
{
  PROP_0,
  PROP_KEY,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static GtkOrdering
backbone_column_sorter_compare (GtkSorter *sorter, gpointer first, gpointer second)
{
  BACKBONE_COLUMN_SORTER (sorter)->was_asked = TRUE;

  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
backbone_column_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_TOTAL;
}

static void
backbone_column_sorter_set_property (GObject *object,
                                     guint property_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_KEY:
      BACKBONE_COLUMN_SORTER (object)->key = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_column_sorter_get_property (GObject *object,
                                     guint property_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_KEY:
      g_value_set_int (value, BACKBONE_COLUMN_SORTER (object)->key);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_column_sorter_class_init (BackboneColumnSorterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  object_class->set_property = backbone_column_sorter_set_property;
  object_class->get_property = backbone_column_sorter_get_property;
  sorter_class->compare = backbone_column_sorter_compare;
  sorter_class->get_order = backbone_column_sorter_get_order;

  properties[PROP_KEY]
      = g_param_spec_int ("key", NULL, NULL, G_MININT, G_MAXINT, 0,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_column_sorter_init (BackboneColumnSorter *self)
{
}

/* The view's own sorter asks the sorter of its first column, and turns the answer around if that
 * column is sorted descending: so the answer for any two objects tells the direction. */
gboolean
backbone_column_sorter_read (GtkColumnView *view, int *key, gboolean *descending)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GObject) first = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) second = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), first, second);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

      if (!BACKBONE_IS_COLUMN_SORTER (sorter) || !BACKBONE_COLUMN_SORTER (sorter)->was_asked)
        continue;

      BACKBONE_COLUMN_SORTER (sorter)->was_asked = FALSE;
      *key = BACKBONE_COLUMN_SORTER (sorter)->key;
      *descending = ordering == GTK_ORDERING_LARGER;
      found = TRUE;
    }

  return found;
}

gboolean
backbone_column_sorter_get_key (GtkColumnViewColumn *column, int *key)
{
  GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

  if (!BACKBONE_IS_COLUMN_SORTER (sorter))
    return FALSE;

  *key = BACKBONE_COLUMN_SORTER (sorter)->key;
  return TRUE;
}
