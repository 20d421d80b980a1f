/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One of the systems of an installation: 18 digits and three characters. */
typedef struct
{
  char *number;
  char *sid;
} BackbonePracticeSystem;

/**
 * BackbonePracticeInstallation:
 * @number: 10 digits
 * @customer: the number of the customer that it belongs to
 * @description: what the customer calls it
 * @systems: (element-type BackbonePracticeSystem): its systems
 *
 * An installation of a customer.
 */
typedef struct
{
  char *number;
  char *customer;
  char *description;
  GPtrArray *systems;
} BackbonePracticeInstallation;

BackbonePracticeInstallation *backbone_practice_installation_new (const char *number,
                                                                  const char *customer,
                                                                  const char *description);
void backbone_practice_installation_free (BackbonePracticeInstallation *installation);
void backbone_practice_installation_add_system (BackbonePracticeInstallation *installation,
                                                const char *number,
                                                const char *sid);

void backbone_practice_installations_add_default (GPtrArray *installations,
                                                  const char *customer,
                                                  guint n_installations);
gboolean backbone_practice_installations_read (JsonObject *object,
                                               const char *customer,
                                               GPtrArray *installations,
                                               GError **error);
char *backbone_practice_installations_to_csv (GPtrArray *installations);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeInstallation, backbone_practice_installation_free)

G_END_DECLS
