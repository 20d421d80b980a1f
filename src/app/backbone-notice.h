/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackboneNotice: what is wrong with a whole landscape; the worst that a person can mend first
 */
typedef enum
{
  BACKBONE_NOTICE_NONE,
  BACKBONE_NOTICE_KEYRING_LOCKED,
  BACKBONE_NOTICE_KEYRING_MISSING,
  BACKBONE_NOTICE_READ_ONLY,
  BACKBONE_NOTICE_LEGACY,
  BACKBONE_NOTICE_YOUR_SIDE,
} BackboneNotice;

BackboneNotice backbone_notice_choose (BackboneKeyringState keyring_state,
                                       gboolean read_only,
                                       BackboneSwitchPosition position,
                                       BackboneOwnTrouble trouble);

/* (transfer none) (nullable): translated; that of BACKBONE_NOTICE_YOUR_SIDE is its trouble's. */
const char *backbone_notice_get_text (BackboneNotice notice);

/* For the expressions of ui/. */
gboolean backbone_closure_notice_shows (gpointer self,
                                        BackboneKeyringState keyring_state,
                                        gboolean read_only,
                                        BackboneMigration *migration,
                                        BackboneYourSide *your_side);
char *backbone_closure_notice_text (gpointer self,
                                    BackboneKeyringState keyring_state,
                                    gboolean read_only,
                                    BackboneMigration *migration,
                                    BackboneYourSide *your_side);
gboolean backbone_closure_notice_unlocks (gpointer self,
                                          BackboneKeyringState keyring_state,
                                          gboolean read_only);
/* Whether the notice leads to the legacy switch. */
gboolean backbone_closure_notice_is_legacy (gpointer self,
                                            BackboneKeyringState keyring_state,
                                            gboolean read_only,
                                            BackboneMigration *migration);

G_END_DECLS
