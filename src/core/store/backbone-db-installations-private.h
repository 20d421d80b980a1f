/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* A system of an installation. */
typedef struct
{
  char *number; /* 18 digits */
  char *sid;
} BackboneSystemRow;

/* An installation, as it is stored or as it was read. */
typedef struct
{
  guint line;     /* of an imported file, or 0 */
  char *number;   /* 10 digits */
  char *customer; /* customer number */
  char *description;
  BackboneSource source;
  BackboneTime seen;
  BackboneTime missing_since;
  GPtrArray *systems; /* BackboneSystemRow, by number */
} BackboneInstallationRow;

BackboneInstallationRow *
backbone_installation_row_new (const char *number, const char *customer, const char *description);
void backbone_installation_row_free (BackboneInstallationRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneInstallationRow, backbone_installation_row_free)
/* A system that is there already gets the SID. */
void backbone_installation_row_add_system (BackboneInstallationRow *self,
                                           const char *number,
                                           const char *sid);

/* (out) (transfer full): BackboneInstallation, by customer, then number. @number: (nullable): as people
 * type it; of all customers if NULL. */
gboolean backbone_db_installations_list (BackboneDb *db,
                                         const char *number,
                                         GPtrArray **records,
                                         GError **error);

/*
 * For write transactions. @rows: (element-type BackboneInstallationRow), normalised, of customers that
 * exist, each number once. Writes audit entries, notes the change. Nothing is ever deleted: what is not
 * in a whole list any more is marked as missing.
 */

/* Compares @rows with what is stored and stores them. @whole_of: (nullable): the customer number whose
 * installations @rows are all. @changes: (element-type BackboneInstallationChange): what is different
 * and what is not is added. @dry_run: nothing is stored. */
gboolean backbone_db_installations_save (BackboneDb *db,
                                         GPtrArray *rows,
                                         const char *whole_of,
                                         gboolean dry_run,
                                         GListStore *changes,
                                         GError **error);

G_END_DECLS
