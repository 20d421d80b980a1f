/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-customer-csv-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-model.h"

G_BEGIN_DECLS

/* What one row of a customer list does. */
typedef struct
{
  const BackboneCustomerCsvRow *csv;
  BackboneImportOutcome outcome;
  char *reason;                /* nullable: as of BackboneImportRow */
  BackboneCustomerRow *before; /* nullable: the customer as the plan found it */
  BackboneCustomerRow *after;  /* nullable: as it shall be, if something changes */
} BackboneImportItem;

/* What a customer list does to a landscape. A pure function of both, so that a preview and the
 * import itself can't differ. */
typedef struct
{
  GPtrArray *items;   /* BackboneImportItem, one a row of the list */
  GPtrArray *entries; /* BackboneVaultEntry: passwords that are new or changed */
  guint counts[4];    /* by BackboneImportOutcome */
  gboolean drops_credentials;
} BackboneImportPlan;

/*
 * @csv: must outlive the plan. @customers: number -> BackboneCustomerRow. @secrets: (nullable):
 * credential -> BackboneSecret; without it, passwords that are saved count as unchanged.
 * @credentials: user -> credential for passwords to store, filled in: a second plan for the same
 * list uses them again. (transfer full).
 */
BackboneImportPlan *backbone_import_plan_new (BackboneCustomerCsv *csv,
                                              GHashTable *customers,
                                              GHashTable *secrets,
                                              GHashTable *credentials);
void backbone_import_plan_free (BackboneImportPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneImportPlan, backbone_import_plan_free)

/* Whether the customers are still as the plan found them. */
gboolean backbone_import_plan_fits (BackboneImportPlan *self, GHashTable *customers);

/* How many rows change something. */
guint backbone_import_plan_count_changes (BackboneImportPlan *self);

/* (transfer full): BackboneImportRow, for people. */
GListModel *backbone_import_plan_to_rows (BackboneImportPlan *self);

G_END_DECLS
