/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-customer-csv-columns-private.h"
#include "backbone-customer-csv-private.h"

G_BEGIN_DECLS

/* For backbone-customer-csv.c: one row alone. */
void backbone_customer_csv_row_read (BackboneCustomerCsvRow *row,
                                     const BackboneCustomerColumns *columns,
                                     const BackboneCsvRecord *record);
void backbone_customer_csv_row_refuse (BackboneCustomerCsvRow *row, const char *reason);
void backbone_customer_csv_row_free (BackboneCustomerCsvRow *row);

/* Adds to what people should look at. */
void backbone_customer_csv_row_add_note (BackboneCustomerCsvRow *row, const char *note);

G_END_DECLS
