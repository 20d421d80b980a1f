/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-rotation.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_ROTATION_NONE, "BACKBONE_ROTATION_NONE", "none" },
  { BACKBONE_ROTATION_STORED, "BACKBONE_ROTATION_STORED", "stored" },
  { BACKBONE_ROTATION_REFUSED, "BACKBONE_ROTATION_REFUSED", "refused" },
  { BACKBONE_ROTATION_HELD, "BACKBONE_ROTATION_HELD", "held" },
  { BACKBONE_ROTATION_UNPROVEN, "BACKBONE_ROTATION_UNPROVEN", "unproven" },
  { BACKBONE_ROTATION_SAVED_UNTRIED, "BACKBONE_ROTATION_SAVED_UNTRIED", "saved-untried" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM (BackboneRotation, backbone_rotation, values)

/**
 * backbone_rotation_to_id:
 * @rotation: how it ended
 *
 * Returns: (transfer none) (not nullable): the stable name used in JSON
 */
const char *
backbone_rotation_to_id (BackboneRotation rotation)
{
  g_return_val_if_fail ((guint)rotation < G_N_ELEMENTS (values) - 1, "none");

  return values[rotation].value_nick;
}

/**
 * backbone_rotation_judge:
 * @verdict: what the one log-on with the new password found
 * @logged_on: whether the answer depended on the password
 *
 * Only a log-on that succeeded proves the password, and only one that is refused speaks against it:
 * trouble on the way does neither.
 *
 * Returns: how the rotation ends
 */
BackboneRotation
backbone_rotation_judge (BackboneVerdict verdict, gboolean logged_on)
{
  if (verdict == BACKBONE_VERDICT_OK && logged_on)
    return BACKBONE_ROTATION_STORED;
  if (backbone_verdict_holds_user (verdict))
    return BACKBONE_ROTATION_REFUSED;

  return BACKBONE_ROTATION_UNPROVEN;
}

/**
 * backbone_rotation_dup_message:
 * @rotation: how it ended
 * @user: the ID of the technical user
 * @verdict: what the one log-on found
 * @n_customers: how many customers have that user
 *
 * Returns: (transfer full) (nullable): what happened to which password, translated; %NULL if nothing
 *   was tried
 */
char *
backbone_rotation_dup_message (BackboneRotation rotation,
                               const char *user,
                               BackboneVerdict verdict,
                               guint n_customers)
{
  const char *title = backbone_verdict_to_title (verdict);

  switch (rotation)
    {
    case BACKBONE_ROTATION_STORED:
      return g_strdup_printf (
          g_dngettext (
              GETTEXT_PACKAGE,
              /* Translators: %s is the ID of a user; then the number of its customers */
              "The new password of %s works. It is saved, and the channels of %u customer use it.",
              "The new password of %s works. It is saved, and the channels of %u customers use it.",
              n_customers),
          user, n_customers);
    case BACKBONE_ROTATION_REFUSED:
      /* Translators: the first %s is the ID of a user, the second says why, such as "User locked" */
      return g_strdup_printf (_ ("The new password of %s does not work: %s. The old one is kept, "
                                 "and the user is held back, so that it cannot be locked."),
                              user, title);
    case BACKBONE_ROTATION_HELD:
      return g_strdup_printf (_ ("User %s is held back since a log-on failed, so the new password "
                                 "was not tried: one more failure could lock the user."),
                              user);
    case BACKBONE_ROTATION_UNPROVEN:
      /* Translators: the first %s is the ID of a user, the second says why, such as "No answer in
       * time" */
      return g_strdup_printf (_ ("Whether the new password of %s works could not be seen: %s. "
                                 "Nothing was changed."),
                              user, title);
    case BACKBONE_ROTATION_SAVED_UNTRIED:
      return g_strdup_printf (_ ("The new password of %s is saved. It was not tried: the endpoint "
                                 "profile has no service for that."),
                              user);
    case BACKBONE_ROTATION_NONE:
    default:
      return NULL;
    }
}

/**
 * backbone_rotation_dup_s_user_message:
 * @rotation: how it ended
 * @s_user: the ID of the S-User
 * @verdict: what the one log-on found
 * @n_assignments: for how many local users and customers it acts
 *
 * Returns: (transfer full) (nullable): what happened to which password, translated; %NULL if nothing
 *   was tried
 */
char *
backbone_rotation_dup_s_user_message (BackboneRotation rotation,
                                      const char *s_user,
                                      BackboneVerdict verdict,
                                      guint n_assignments)
{
  if (rotation != BACKBONE_ROTATION_STORED)
    return backbone_rotation_dup_message (rotation, s_user, verdict, 0);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   /* Translators: %s is the ID of an S-User; then the number of its assignments */
                   "The new password of %s works. It is saved, and %u assignment uses it.",
                   "The new password of %s works. It is saved, and %u assignments use it.",
                   n_assignments),
      s_user, n_assignments);
}

/**
 * backbone_rotation_to_next_step:
 * @rotation: how it ended
 *
 * Returns: (transfer none) (nullable): what to do, translated
 */
const char *
backbone_rotation_to_next_step (BackboneRotation rotation)
{
  switch (rotation)
    {
    case BACKBONE_ROTATION_REFUSED:
      return _ ("Check the new password. If the old one is still right, release the user.");
    case BACKBONE_ROTATION_HELD:
      return _ ("If you are sure of the new password, have it tried all the same.");
    case BACKBONE_ROTATION_UNPROVEN:
      return _ ("Try again when the channel works.");
    case BACKBONE_ROTATION_SAVED_UNTRIED:
      return _ ("Log on to SAP’s portal with it once, to see that it is right.");
    case BACKBONE_ROTATION_NONE:
    case BACKBONE_ROTATION_STORED:
    default:
      return NULL;
    }
}
