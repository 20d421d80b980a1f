/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-notice.h"

#include <glib/gi18n-lib.h>

BackboneNotice
backbone_notice_choose (BackboneKeyringState keyring_state, gboolean read_only)
{
  if (keyring_state == BACKBONE_KEYRING_LOCKED)
    return BACKBONE_NOTICE_KEYRING_LOCKED;
  if (keyring_state == BACKBONE_KEYRING_MISSING)
    return BACKBONE_NOTICE_KEYRING_MISSING;
  if (read_only)
    return BACKBONE_NOTICE_READ_ONLY;

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
    case BACKBONE_NOTICE_NONE:
    default:
      return NULL;
    }
}

gboolean
backbone_closure_notice_shows (gpointer self,
                               BackboneKeyringState keyring_state,
                               gboolean read_only)
{
  return backbone_notice_choose (keyring_state, read_only) != BACKBONE_NOTICE_NONE;
}

char *
backbone_closure_notice_text (gpointer self, BackboneKeyringState keyring_state, gboolean read_only)
{
  return g_strdup (backbone_notice_get_text (backbone_notice_choose (keyring_state, read_only)));
}

gboolean
backbone_closure_notice_unlocks (gpointer self,
                                 BackboneKeyringState keyring_state,
                                 gboolean read_only)
{
  return backbone_notice_choose (keyring_state, read_only) == BACKBONE_NOTICE_KEYRING_LOCKED;
}
