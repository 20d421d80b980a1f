/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-installation-outcome.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_INSTALLATION_CHANGE (backbone_installation_change_get_type ())
G_DECLARE_FINAL_TYPE (BackboneInstallationChange,
                      backbone_installation_change,
                      BACKBONE,
                      INSTALLATION_CHANGE,
                      BackboneRecord)

guint backbone_installation_change_get_line (BackboneInstallationChange *self);
BackboneInstallationOutcome
backbone_installation_change_get_outcome (BackboneInstallationChange *self);
const char *backbone_installation_change_get_installation (BackboneInstallationChange *self);
const char *backbone_installation_change_get_customer (BackboneInstallationChange *self);
const char *backbone_installation_change_get_previous_customer (BackboneInstallationChange *self);
const char *backbone_installation_change_get_description (BackboneInstallationChange *self);
const char *const *backbone_installation_change_get_systems (BackboneInstallationChange *self);
const char *backbone_installation_change_get_reason (BackboneInstallationChange *self);

G_END_DECLS
