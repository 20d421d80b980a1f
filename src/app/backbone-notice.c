/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-notice.h"

#include <glib/gi18n-lib.h>

BackboneNotice
backbone_notice_choose (BackboneKeyringState keyring_state,
                        gboolean read_only,
                        BackboneSwitchPosition position,
                        BackboneOwnTrouble trouble)
{
  if (keyring_state == BACKBONE_KEYRING_LOCKED)
    return BACKBONE_NOTICE_KEYRING_LOCKED;
  if (keyring_state == BACKBONE_KEYRING_MISSING)
    return BACKBONE_NOTICE_KEYRING_MISSING;
  if (read_only)
    return BACKBONE_NOTICE_READ_ONLY;
  if (position == BACKBONE_SWITCH_POSITION_LEGACY)
    return BACKBONE_NOTICE_LEGACY;
  if (trouble != BACKBONE_OWN_TROUBLE_NONE)
    return BACKBONE_NOTICE_YOUR_SIDE;

  return BACKBONE_NOTICE_NONE;
}

const char *
backbone_notice_get_text (BackboneNotice notice)
{
  switch (notice)
    {
    case BACKBONE_NOTICE_KEYRING_LOCKED:
      return _ ("The keyring is locked: passwords can be neither read nor saved until it is "
                "unlocked.");
    case BACKBONE_NOTICE_KEYRING_MISSING:
      return _ ("There is no keyring: passwords can be neither read nor saved. Log on to a desktop "
                "session with a keyring service, such as GNOME Keyring or KWallet.");
    case BACKBONE_NOTICE_READ_ONLY:
      return _ ("This landscape can’t be written, so nothing can be changed or checked. Check the "
                "permissions of its file and folder.");
    case BACKBONE_NOTICE_LEGACY:
      return _ ("The legacy switch stands on legacy: nothing is exchanged with SAP. The legacy "
                "infrastructure has been shut down since January 2020.");
    case BACKBONE_NOTICE_YOUR_SIDE:
    case BACKBONE_NOTICE_NONE:
    default:
      return NULL;
    }
}

static BackboneSwitchPosition
position_of (BackboneMigration *migration)
{
  return migration ? backbone_migration_get_position (migration) : BACKBONE_SWITCH_POSITION_UNKNOWN;
}

static BackboneOwnTrouble
trouble_of (BackboneYourSide *your_side)
{
  return your_side ? backbone_your_side_get_trouble (your_side) : BACKBONE_OWN_TROUBLE_NONE;
}

gboolean
backbone_closure_notice_shows (gpointer self,
                               BackboneKeyringState keyring_state,
                               gboolean read_only,
                               BackboneMigration *migration,
                               BackboneYourSide *your_side)
{
  return backbone_notice_choose (keyring_state, read_only, position_of (migration),
                                 trouble_of (your_side))
         != BACKBONE_NOTICE_NONE;
}

/* One message in place of one for each customer. */
static char *
dup_your_side_text (BackboneYourSide *your_side)
{
  BackboneOwnTrouble trouble = backbone_your_side_get_trouble (your_side);
  g_autofree char *message
      = backbone_own_trouble_dup_message (trouble, backbone_your_side_get_n_customers (your_side));

  return g_strdup_printf ("%s\n%s", message, backbone_own_trouble_to_next_step (trouble));
}

char *
backbone_closure_notice_text (gpointer self,
                              BackboneKeyringState keyring_state,
                              gboolean read_only,
                              BackboneMigration *migration,
                              BackboneYourSide *your_side)
{
  BackboneNotice notice = backbone_notice_choose (keyring_state, read_only, position_of (migration),
                                                  trouble_of (your_side));

  return notice == BACKBONE_NOTICE_YOUR_SIDE ? dup_your_side_text (your_side)
                                             : g_strdup (backbone_notice_get_text (notice));
}

gboolean
backbone_closure_notice_unlocks (gpointer self,
                                 BackboneKeyringState keyring_state,
                                 gboolean read_only)
{
  return backbone_notice_choose (keyring_state, read_only, BACKBONE_SWITCH_POSITION_UNKNOWN,
                                 BACKBONE_OWN_TROUBLE_NONE)
         == BACKBONE_NOTICE_KEYRING_LOCKED;
}

gboolean
backbone_closure_notice_is_legacy (gpointer self,
                                   BackboneKeyringState keyring_state,
                                   gboolean read_only,
                                   BackboneMigration *migration)
{
  return backbone_notice_choose (keyring_state, read_only, position_of (migration),
                                 BACKBONE_OWN_TROUBLE_NONE)
         == BACKBONE_NOTICE_LEGACY;
}
