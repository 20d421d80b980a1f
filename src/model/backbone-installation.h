/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-source.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_INSTALLATION (backbone_installation_get_type ())
G_DECLARE_FINAL_TYPE (BackboneInstallation,
                      backbone_installation,
                      BACKBONE,
                      INSTALLATION,
                      BackboneRecord)

const char *backbone_installation_get_number (BackboneInstallation *self);
const char *backbone_installation_get_customer (BackboneInstallation *self);
const char *backbone_installation_get_description (BackboneInstallation *self);
const char *const *backbone_installation_get_systems (BackboneInstallation *self);
const char *const *backbone_installation_get_sids (BackboneInstallation *self);
BackboneSource backbone_installation_get_source (BackboneInstallation *self);
BackboneTime backbone_installation_get_seen (BackboneInstallation *self);
BackboneTime backbone_installation_get_missing_since (BackboneInstallation *self);

G_END_DECLS
