/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape.h"
#include "backbone-model.h"
#include "backbone-windowed-list.h"

G_BEGIN_DECLS

/**
 * BackboneCustomerSort: what customers are sorted by; ties by number
 */
typedef enum
{
  BACKBONE_CUSTOMER_SORT_STATUS, /* worst first */
  BACKBONE_CUSTOMER_SORT_NUMBER,
  BACKBONE_CUSTOMER_SORT_DESCRIPTION,
  BACKBONE_CUSTOMER_SORT_PORTAL, /* these three: worst first */
  BACKBONE_CUSTOMER_SORT_PARCEL_BOX,
  BACKBONE_CUSTOMER_SORT_NOTE_DOWNLOAD,
  BACKBONE_CUSTOMER_SORT_TECHNICAL_USER,
  BACKBONE_CUSTOMER_SORT_LAST_CHECKED, /* longest ago first */
  BACKBONE_CUSTOMER_SORT_TAGS,         /* those without last */
} BackboneCustomerSort;

/**
 * BackboneCustomerList:
 *
 * The customers of a landscape as a #GListModel of #BackboneCustomer, searched, filtered and sorted
 * by SQLite and fetched in windows: an item that was not fetched yet is there with loaded = FALSE
 * and gets its values shortly after it was asked for. A customer keeps its object while it stays in
 * the list. Follows the landscape.
 *
 * Properties, notified on the main loop: loading (boolean; TRUE until the first answer and while a
 * new search runs), error (GError, boxed, nullable), search (string, nullable), status (int:
 * BackboneStatus or -1 for all), sort (int), descending (boolean), and the counts n-all, n-working,
 * n-attention, n-failing, n-never-checked (uint; of all that match the search, whatever the status
 * filter).
 */
#define BACKBONE_TYPE_CUSTOMER_LIST (backbone_customer_list_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCustomerList,
                      backbone_customer_list,
                      BACKBONE,
                      CUSTOMER_LIST,
                      BackboneWindowedList)

/* Sorted by number at first. */
BackboneCustomerList *backbone_customer_list_new (BackboneLandscape *landscape);

/* Numbers with and without zeros, parts of the description, of the technical user, of tags; all
 * words must match. */
void backbone_customer_list_set_search (BackboneCustomerList *self, const char *search);
/* (nullable) (array zero-terminated=1): only customers with these numbers, all ten digits each, such
 * as those of one cause. The counts follow. */
void backbone_customer_list_set_numbers (BackboneCustomerList *self, const char *const *numbers);
/* @status: a BackboneStatus, or -1 for all. The counts stay. */
void backbone_customer_list_set_status (BackboneCustomerList *self, int status);
/* Ties go by number. */
void backbone_customer_list_set_sort (BackboneCustomerList *self,
                                      BackboneCustomerSort sort,
                                      gboolean descending);

/* Fetches every row at once instead of windows: for front ends that print the whole list. Call
 * before it is filled. */
void backbone_customer_list_set_fetch_all (BackboneCustomerList *self, gboolean fetch_all);

/* TRUE until the first answer, and while another search, filter or order is answered. */
gboolean backbone_customer_list_is_loading (BackboneCustomerList *self);
/* (transfer none) (nullable): why there are no rows. */
const GError *backbone_customer_list_get_error (BackboneCustomerList *self);
/* How many the search finds, whatever the status filter; the next one: how many of them have @status. */
guint backbone_customer_list_get_n_all (BackboneCustomerList *self);
guint backbone_customer_list_get_n_with_status (BackboneCustomerList *self, BackboneStatus status);

/* (transfer full): the number of the customer at a position, also of one that was not fetched. */
char *backbone_customer_list_dup_number (BackboneCustomerList *self, guint position);
/* (out): the position of a customer, if it is in the list. Never blocks. */
gboolean
backbone_customer_list_find (BackboneCustomerList *self, const char *number, guint *position);

G_END_DECLS
