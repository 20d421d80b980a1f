/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-window.h"

G_BEGIN_DECLS

/* Warns, asks where, writes the mass-setup list of the window's landscape, and offers to delete it
 * again. @numbers: (nullable): all customers if NULL. */
void backbone_export_start (BackboneWindow *window, const char *const *numbers);
/* Asks where, and writes how these customers are. */
void backbone_export_status (BackboneWindow *window, const char *const *numbers);
/* Ask where, and write all customer numbers, or all assignments, as the installation takes them. */
void backbone_export_customer_numbers (BackboneWindow *window);
void backbone_export_assignments (BackboneWindow *window);

G_END_DECLS
