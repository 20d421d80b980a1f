/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneInstallationOutcome:
 * @BACKBONE_INSTALLATION_NEW: it was not known, or had been missing
 * @BACKBONE_INSTALLATION_MOVED: it belongs to another customer now
 * @BACKBONE_INSTALLATION_CHANGED: its description or its systems are others
 * @BACKBONE_INSTALLATION_UNCHANGED: it is as it was
 * @BACKBONE_INSTALLATION_VANISHED: its customer does not have it any more
 * @BACKBONE_INSTALLATION_REFUSED: the line of the file is not taken
 *
 * What a refresh or an import found out about an installation.
 */
typedef enum
{
  BACKBONE_INSTALLATION_NEW,
  BACKBONE_INSTALLATION_MOVED,
  BACKBONE_INSTALLATION_CHANGED,
  BACKBONE_INSTALLATION_UNCHANGED,
  BACKBONE_INSTALLATION_VANISHED,
  BACKBONE_INSTALLATION_REFUSED,
} BackboneInstallationOutcome;

#define BACKBONE_N_INSTALLATION_OUTCOMES 6

#define BACKBONE_TYPE_INSTALLATION_OUTCOME (backbone_installation_outcome_get_type ())
GType backbone_installation_outcome_get_type (void) G_GNUC_CONST;

const char *backbone_installation_outcome_to_id (BackboneInstallationOutcome value);
const char *backbone_installation_outcome_to_title (BackboneInstallationOutcome value);

G_END_DECLS
