/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-column-sorter.h"

struct _BackboneColumnSorter
{
  GtkSorter parent_instance;

  int key;
  char *id;
  char *title;
  BackboneColumnCompareFunc compare; /* nullable */
  gboolean was_asked;
};

G_DEFINE_FINAL_TYPE (BackboneColumnSorter, backbone_column_sorter, GTK_TYPE_SORTER)

enum
{
  PROP_0,
  PROP_KEY,
  PROP_ID,
  PROP_TITLE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* No list holds plain objects. */
static gboolean
is_probe (gpointer object)
{
  return G_OBJECT_TYPE (object) == G_TYPE_OBJECT;
}

static GtkOrdering
backbone_column_sorter_compare (GtkSorter *sorter, gpointer first, gpointer second)
{
  BackboneColumnSorter *self = BACKBONE_COLUMN_SORTER (sorter);

  if (self->compare && !is_probe (first))
    return gtk_ordering_from_cmpfunc (self->compare (first, second, self->key));

  self->was_asked = TRUE;

  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
backbone_column_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
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
    case PROP_ID:
      BACKBONE_COLUMN_SORTER (object)->id = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      BACKBONE_COLUMN_SORTER (object)->title = g_value_dup_string (value);
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
    case PROP_ID:
      g_value_set_string (value, BACKBONE_COLUMN_SORTER (object)->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, BACKBONE_COLUMN_SORTER (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_column_sorter_finalize (GObject *object)
{
  BackboneColumnSorter *self = BACKBONE_COLUMN_SORTER (object);

  g_free (self->id);
  g_free (self->title);

  G_OBJECT_CLASS (backbone_column_sorter_parent_class)->finalize (object);
}

static void
backbone_column_sorter_class_init (BackboneColumnSorterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_column_sorter_set_property;
  object_class->get_property = backbone_column_sorter_get_property;
  object_class->finalize = backbone_column_sorter_finalize;
  sorter_class->compare = backbone_column_sorter_compare;
  sorter_class->get_order = backbone_column_sorter_get_order;

  properties[PROP_KEY] = g_param_spec_int ("key", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_column_sorter_init (BackboneColumnSorter *self)
{
}

void
backbone_column_sorter_set_compare (BackboneColumnSorter *self, BackboneColumnCompareFunc compare)
{
  self->compare = compare;
}

/* (nullable). */
static BackboneColumnSorter *
get_sorter (GtkColumnViewColumn *column)
{
  GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

  return BACKBONE_IS_COLUMN_SORTER (sorter) ? BACKBONE_COLUMN_SORTER (sorter) : NULL;
}

/* The view's own sorter asks the sorter of its first column, and turns the answer around if that
 * column is sorted descending: so the answer for any two objects tells the direction. */
GtkColumnViewColumn *
backbone_column_sorter_find (GtkColumnView *view, gboolean *descending)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GObject) first = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) second = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), first, second);
  GtkColumnViewColumn *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      BackboneColumnSorter *sorter = get_sorter (column);

      if (sorter == NULL || !sorter->was_asked)
        continue;

      sorter->was_asked = FALSE;
      *descending = ordering == GTK_ORDERING_LARGER;
      found = column;
    }

  return found;
}

gboolean
backbone_column_sorter_read (GtkColumnView *view, int *key, gboolean *descending)
{
  GtkColumnViewColumn *column = backbone_column_sorter_find (view, descending);

  return column && backbone_column_sorter_get_key (column, key);
}

gboolean
backbone_column_sorter_get_key (GtkColumnViewColumn *column, int *key)
{
  BackboneColumnSorter *sorter = get_sorter (column);

  if (sorter)
    *key = sorter->key;

  return sorter != NULL;
}

const char *
backbone_column_sorter_get_id (GtkColumnViewColumn *column)
{
  BackboneColumnSorter *sorter = get_sorter (column);

  return sorter ? sorter->id : NULL;
}

const char *
backbone_column_sorter_get_title (GtkColumnViewColumn *column)
{
  BackboneColumnSorter *sorter = get_sorter (column);

  return sorter && sorter->title ? sorter->title : gtk_column_view_column_get_title (column);
}
