/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-customer-selection.h"

struct _BackboneCustomerSelection
{
  GObject parent_instance;

  BackboneCustomerList *model;
  GtkBitset *selected; /* positions */
  GHashTable *chosen;  /* the numbers, also of customers who are hidden */
  BackboneCustomer *selected_item;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BackboneCustomerSelection,
                               backbone_customer_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_N_ITEMS,
  PROP_N_SELECTED,
  PROP_SELECTED_ITEM,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* Only the row of a single customer is asked for. */
static void
update_selected (BackboneCustomerSelection *self)
{
  g_autoptr (BackboneCustomer) item = NULL;

  if (gtk_bitset_get_size (self->selected) == 1)
    item = g_list_model_get_item (G_LIST_MODEL (self->model),
                                  gtk_bitset_get_minimum (self->selected));
  if (g_set_object (&self->selected_item, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ITEM]);
}

static void
notify_n_selected (BackboneCustomerSelection *self, guint64 n_before)
{
  if (gtk_bitset_get_size (self->selected) != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
remember_numbers (BackboneCustomerSelection *self)
{
  GtkBitsetIter iter;
  guint position;

  g_hash_table_remove_all (self->chosen);
  if (!gtk_bitset_iter_init_first (&iter, self->selected, &position))
    return;

  do
    g_hash_table_add (self->chosen, backbone_customer_list_dup_number (self->model, position));
  while (gtk_bitset_iter_next (&iter, &position));
}

/* Those who were selected are so again. */
static void
find_chosen (BackboneCustomerSelection *self, guint position, guint n)
{
  if (g_hash_table_size (self->chosen) == 0)
    return;

  for (guint i = position; i < position + n; i++)
    {
      g_autofree char *number = backbone_customer_list_dup_number (self->model, i);

      if (g_hash_table_contains (self->chosen, number))
        gtk_bitset_add (self->selected, i);
    }
}

static void
items_changed_cb (BackboneCustomerSelection *self, guint position, guint n_removed, guint n_added)
{
  guint64 n_before = gtk_bitset_get_size (self->selected);

  gtk_bitset_splice (self->selected, position, n_removed, n_added);
  find_chosen (self, position, n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  if (n_removed != n_added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  notify_n_selected (self, n_before);
  update_selected (self);
}

static GType
backbone_customer_selection_get_item_type (GListModel *model)
{
  return BACKBONE_TYPE_CUSTOMER;
}

static guint
backbone_customer_selection_get_n_items (GListModel *model)
{
  BackboneCustomerSelection *self = BACKBONE_CUSTOMER_SELECTION (model);

  return self->model ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

static gpointer
backbone_customer_selection_get_item (GListModel *model, guint position)
{
  BackboneCustomerSelection *self = BACKBONE_CUSTOMER_SELECTION (model);

  return self->model ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = backbone_customer_selection_get_item_type;
  iface->get_n_items = backbone_customer_selection_get_n_items;
  iface->get_item = backbone_customer_selection_get_item;
}

static GtkBitset *
backbone_customer_selection_get_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (BACKBONE_CUSTOMER_SELECTION (model)->selected);
}

static gboolean
backbone_customer_selection_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (BACKBONE_CUSTOMER_SELECTION (model)->selected, position);
}

static gboolean
backbone_customer_selection_set (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  BackboneCustomerSelection *self = BACKBONE_CUSTOMER_SELECTION (model);
  g_autoptr (GtkBitset) all
      = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self)));
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  guint64 n_before = gtk_bitset_get_size (self->selected);

  /* What differs, of what may be changed. */
  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  gtk_bitset_intersect (changes, all);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  gtk_bitset_difference (self->selected, changes);
  remember_numbers (self);
  gtk_selection_model_selection_changed (model, gtk_bitset_get_minimum (changes),
                                         gtk_bitset_get_maximum (changes)
                                             - gtk_bitset_get_minimum (changes) + 1);
  notify_n_selected (self, n_before);
  update_selected (self);

  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = backbone_customer_selection_is_selected;
  iface->get_selection_in_range = backbone_customer_selection_get_in_range;
  iface->set_selection = backbone_customer_selection_set;
}

static void
set_model (BackboneCustomerSelection *self, BackboneCustomerList *model)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self));
  guint n_now;

  if (self->model == model)
    return;

  if (self->model)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  g_set_object (&self->model, model);
  if (model)
    g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);

  g_hash_table_remove_all (self->chosen);
  gtk_bitset_remove_all (self->selected);
  n_now = g_list_model_get_n_items (G_LIST_MODEL (self));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, n_now);
  if (n_now != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
  update_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

static void
backbone_customer_selection_set_property (GObject *object,
                                          guint property_id,
                                          const GValue *value,
                                          GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_MODEL:
      set_model (BACKBONE_CUSTOMER_SELECTION (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_customer_selection_get_property (GObject *object,
                                          guint property_id,
                                          GValue *value,
                                          GParamSpec *pspec)
{
  BackboneCustomerSelection *self = BACKBONE_CUSTOMER_SELECTION (object);

  switch (property_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self)));
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, backbone_customer_selection_get_n_selected (self));
      break;
    case PROP_SELECTED_ITEM:
      g_value_set_object (value, self->selected_item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_customer_selection_dispose (GObject *object)
{
  BackboneCustomerSelection *self = BACKBONE_CUSTOMER_SELECTION (object);

  if (self->model)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  g_clear_object (&self->model);
  g_clear_object (&self->selected_item);

  G_OBJECT_CLASS (backbone_customer_selection_parent_class)->dispose (object);
}

static void
backbone_customer_selection_finalize (GObject *object)
{
  BackboneCustomerSelection *self = BACKBONE_CUSTOMER_SELECTION (object);

  gtk_bitset_unref (self->selected);
  g_hash_table_unref (self->chosen);

  G_OBJECT_CLASS (backbone_customer_selection_parent_class)->finalize (object);
}

static void
backbone_customer_selection_class_init (BackboneCustomerSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_customer_selection_set_property;
  object_class->get_property = backbone_customer_selection_get_property;
  object_class->dispose = backbone_customer_selection_dispose;
  object_class->finalize = backbone_customer_selection_finalize;

  properties[PROP_MODEL]
      = g_param_spec_object ("model", NULL, NULL, BACKBONE_TYPE_CUSTOMER_LIST,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_SELECTED]
      = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SELECTED_ITEM]
      = g_param_spec_object ("selected-item", NULL, NULL, BACKBONE_TYPE_CUSTOMER, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_customer_selection_init (BackboneCustomerSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

BackboneCustomer *
backbone_customer_selection_get_selected_item (BackboneCustomerSelection *self)
{
  return self->selected_item;
}

guint
backbone_customer_selection_get_n_selected (BackboneCustomerSelection *self)
{
  return gtk_bitset_get_size (self->selected);
}

GStrv
backbone_customer_selection_dup_numbers (BackboneCustomerSelection *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GtkBitsetIter iter;
  guint position;
  gboolean found = gtk_bitset_iter_init_first (&iter, self->selected, &position);

  for (; found; found = gtk_bitset_iter_next (&iter, &position))
    {
      g_autofree char *number = backbone_customer_list_dup_number (self->model, position);

      g_strv_builder_add (builder, number);
    }

  return g_strv_builder_end (builder);
}

void
backbone_customer_selection_select_number (BackboneCustomerSelection *self, const char *number)
{
  guint position;

  if (self->model && backbone_customer_list_find (self->model, number, &position))
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), position, TRUE);
      return;
    }

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self));
  g_hash_table_remove_all (self->chosen);
  g_hash_table_add (self->chosen, g_strdup (number));
}

gboolean
backbone_customer_selection_get_first (BackboneCustomerSelection *self, guint *position)
{
  if (gtk_bitset_is_empty (self->selected))
    return FALSE;

  *position = gtk_bitset_get_minimum (self->selected);
  return TRUE;
}
