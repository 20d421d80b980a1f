/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-assignment-row.h"
#include "backbone-landscape.h"
#include "backbone-windowed-list.h"

G_BEGIN_DECLS

/**
 * BackboneAssignmentFilter:
 * @BACKBONE_ASSIGNMENT_FILTER_GAPS: a local user has no S-User there
 * @BACKBONE_ASSIGNMENT_FILTER_EXPIRING: an S-User expires within 90 days, has expired or is deleted
 * @BACKBONE_ASSIGNMENT_FILTER_WRONG_CUSTOMER: an S-User belongs to another customer number
 * @BACKBONE_ASSIGNMENT_FILTER_NO_PASSWORD: the password of an S-User is not saved
 * @BACKBONE_ASSIGNMENT_FILTER_NO_SOFTWARE_DOWNLOAD: an S-User is known not to have that authorisation
 *
 * Which customers a list of assignments shows.
 */
typedef enum
{
  BACKBONE_ASSIGNMENT_FILTER_GAPS,
  BACKBONE_ASSIGNMENT_FILTER_EXPIRING,
  BACKBONE_ASSIGNMENT_FILTER_WRONG_CUSTOMER,
  BACKBONE_ASSIGNMENT_FILTER_NO_PASSWORD,
  BACKBONE_ASSIGNMENT_FILTER_NO_SOFTWARE_DOWNLOAD,
} BackboneAssignmentFilter;

#define BACKBONE_N_ASSIGNMENT_FILTERS 5

/**
 * BackboneAssignmentList:
 *
 * A #GListModel of #BackboneAssignmentRow: a row for each customer, by number, with a cell for each
 * local user. Rows are fetched in windows when they are asked for; it follows the landscape.
 *
 * Properties, notified on the main loop: loading (boolean), error (GError, boxed, nullable), search
 * (string, nullable: as for customers, and IDs of S-Users), filter (int, a #BackboneAssignmentFilter
 * or -1 for all), local-users (GStrv: the columns; the default batch user first), n-all, n-gaps,
 * n-expiring, n-wrong-customer, n-no-password, n-no-software-download (uint: how many of those found, whatever the filter).
 */
#define BACKBONE_TYPE_ASSIGNMENT_LIST (backbone_assignment_list_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAssignmentList,
                      backbone_assignment_list,
                      BACKBONE,
                      ASSIGNMENT_LIST,
                      BackboneWindowedList)

BackboneAssignmentList *backbone_assignment_list_new (BackboneLandscape *landscape);

/* As for customers, and IDs of S-Users. @search: (nullable): all. */
void backbone_assignment_list_set_search (BackboneAssignmentList *self, const char *search);
/* @filter: a BackboneAssignmentFilter, or -1 for all customers. */
void backbone_assignment_list_set_filter (BackboneAssignmentList *self, int filter);

/* TRUE until the first answer, and while another search or filter is answered. */
gboolean backbone_assignment_list_is_loading (BackboneAssignmentList *self);
/* (transfer none) (nullable): why there are no rows. */
const GError *backbone_assignment_list_get_error (BackboneAssignmentList *self);
/* (transfer none): the names of the columns, the default batch user first. */
const char *const *backbone_assignment_list_get_local_users (BackboneAssignmentList *self);
/* How many customers the search finds, whatever the filter; the next one: how many of them have that. */
guint backbone_assignment_list_get_n_all (BackboneAssignmentList *self);
guint
backbone_assignment_list_get_n_with (BackboneAssignmentList *self, BackboneAssignmentFilter filter);
/* Whether the customer is shown, and where. */
gboolean
backbone_assignment_list_find (BackboneAssignmentList *self, const char *number, guint *position);

G_END_DECLS
