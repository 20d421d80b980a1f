/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-shown-customers.h"

struct _BackboneShownCustomers
{
  GObject parent_instance;

  BackboneCustomerList *list; /* nullable */
  char *filter;
  BackboneCause *cause; /* nullable */
  gboolean expected;    /* something was asked; the answer is not here yet */
};

G_DEFINE_FINAL_TYPE (BackboneShownCustomers, backbone_shown_customers, G_TYPE_OBJECT)

enum
{
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
loading_cb (BackboneShownCustomers *self)
{
  if (!self->expected || backbone_customer_list_is_loading (self->list))
    return;

  self->expected = FALSE;
  g_signal_emit (self, signals[SETTLED], 0);
}

static void
drop_list (BackboneShownCustomers *self)
{
  if (self->list)
    g_signal_handlers_disconnect_by_func (self->list, loading_cb, self);
  g_clear_object (&self->list);
}

static void
apply_filter (BackboneShownCustomers *self)
{
  BackboneStatus status;

  backbone_customer_list_set_status (
      self->list, backbone_status_from_id (self->filter, &status) ? (int)status : -1);
}

static void
backbone_shown_customers_finalize (GObject *object)
{
  BackboneShownCustomers *self = BACKBONE_SHOWN_CUSTOMERS (object);

  drop_list (self);
  g_free (self->filter);
  g_clear_object (&self->cause);

  G_OBJECT_CLASS (backbone_shown_customers_parent_class)->finalize (object);
}

static void
backbone_shown_customers_class_init (BackboneShownCustomersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_shown_customers_finalize;

  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
backbone_shown_customers_init (BackboneShownCustomers *self)
{
  self->filter = g_strdup ("all");
}

BackboneShownCustomers *
backbone_shown_customers_new (void)
{
  return g_object_new (BACKBONE_TYPE_SHOWN_CUSTOMERS, NULL);
}

BackboneCustomerList *
backbone_shown_customers_get_list (BackboneShownCustomers *self)
{
  return self->list;
}

void
backbone_shown_customers_set_landscape (BackboneShownCustomers *self, BackboneLandscape *landscape)
{
  drop_list (self);
  g_clear_object (&self->cause);
  if (landscape == NULL)
    return;

  self->list = backbone_customer_list_new (landscape);
  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (loading_cb), self);
  apply_filter (self);
}

const char *
backbone_shown_customers_get_filter (BackboneShownCustomers *self)
{
  return self->filter;
}

void
backbone_shown_customers_set_filter (BackboneShownCustomers *self, const char *filter)
{
  g_free (self->filter);
  self->filter = g_strdup (filter);
  backbone_shown_customers_expect (self);
  if (self->list)
    apply_filter (self);
}

BackboneCause *
backbone_shown_customers_get_cause (BackboneShownCustomers *self)
{
  return self->cause;
}

gboolean
backbone_shown_customers_set_cause (BackboneShownCustomers *self, BackboneCause *cause)
{
  if (!g_set_object (&self->cause, cause))
    return FALSE;

  backbone_shown_customers_expect (self);
  if (self->list)
    backbone_customer_list_set_numbers (self->list,
                                        cause ? backbone_cause_get_customers (cause) : NULL);

  return TRUE;
}

void
backbone_shown_customers_set_search (BackboneShownCustomers *self, const char *search)
{
  backbone_shown_customers_expect (self);
  if (self->list)
    backbone_customer_list_set_search (self->list, search);
}

void
backbone_shown_customers_set_sort (BackboneShownCustomers *self, int key, gboolean descending)
{
  backbone_shown_customers_expect (self);
  if (self->list)
    backbone_customer_list_set_sort (self->list, key, descending);
}

void
backbone_shown_customers_expect (BackboneShownCustomers *self)
{
  self->expected = TRUE;
}
