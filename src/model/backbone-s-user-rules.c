/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-s-user-rules.h"

#include "backbone-error.h"

#include <glib/gi18n-lib.h>

#define DAY (24 * 60 * 60 * (gint64)G_USEC_PER_SEC)

/**
 * backbone_s_user_state_of:
 * @facts: what is known of an S-User
 * @now: the present
 * @steps: when people are warned
 *
 * An S-User lives for 24 months, counts as expiring from the first warning on, cannot log on for 90
 * days after its end, and is deleted then.
 *
 * Returns: how it is
 */
BackboneSUserState
backbone_s_user_state_of (const BackboneSUserFacts *facts,
                          BackboneTime now,
                          const BackboneExpirySteps *steps)
{
  gboolean ends = facts->expires != 0;

  if (facts->deleted || (ends && now >= facts->expires + BACKBONE_S_USER_GRACE_DAYS * DAY))
    return BACKBONE_S_USER_STATE_DELETED;
  if (backbone_expiry_is_over (facts->expires, now))
    return BACKBONE_S_USER_STATE_EXPIRED;
  if (facts->locked)
    return BACKBONE_S_USER_STATE_LOCKED;
  if (backbone_expiry_wants_attention (backbone_expiry_of (facts->expires, now, steps)))
    return BACKBONE_S_USER_STATE_EXPIRING;
  if (ends || facts->log_on_proven != 0)
    return BACKBONE_S_USER_STATE_VALID;

  return BACKBONE_S_USER_STATE_UNKNOWN;
}

static gboolean
belongs_to_other (const char *s_user_customer, const char *customer)
{
  return s_user_customer != NULL && g_strcmp0 (s_user_customer, customer) != 0;
}

/**
 * backbone_assignment_state_of:
 * @facts: what is known of an assignment
 *
 * Returns: how it is; of several troubles the one that must be mended first
 */
BackboneAssignmentState
backbone_assignment_state_of (const BackboneAssignmentFacts *facts)
{
  if (facts->s_user == NULL)
    return BACKBONE_ASSIGNMENT_STATE_GAP;
  if (belongs_to_other (facts->s_user_customer, facts->customer))
    return BACKBONE_ASSIGNMENT_STATE_WRONG_CUSTOMER;
  if (facts->s_user_state == BACKBONE_S_USER_STATE_DELETED
      || facts->s_user_state == BACKBONE_S_USER_STATE_EXPIRED)
    return BACKBONE_ASSIGNMENT_STATE_EXPIRED;
  if (facts->s_user_state == BACKBONE_S_USER_STATE_LOCKED)
    return BACKBONE_ASSIGNMENT_STATE_LOCKED;
  if (facts->s_user_state == BACKBONE_S_USER_STATE_EXPIRING)
    return BACKBONE_ASSIGNMENT_STATE_EXPIRING;
  if (!facts->confirmed)
    return BACKBONE_ASSIGNMENT_STATE_UNKNOWN_S_USER;
  if (!facts->has_password)
    return BACKBONE_ASSIGNMENT_STATE_NO_PASSWORD;

  return BACKBONE_ASSIGNMENT_STATE_OK;
}

/**
 * backbone_s_user_check_customer:
 * @s_user: the ID of an S-User
 * @s_user_customer: (nullable): the customer number that it belongs to, if that is known
 * @customer: the customer number of the technical user with which it would act
 * @error: return location for an error
 *
 * The hard rule of the Support Backbone: the technical user and the S-User of one exchange belong to
 * the same customer number.
 *
 * Returns: whether it is kept; if not, @error is %BACKBONE_ERROR_INVALID and names both numbers
 */
gboolean
backbone_s_user_check_customer (const char *s_user,
                                const char *s_user_customer,
                                const char *customer,
                                GError **error)
{
  if (!belongs_to_other (s_user_customer, customer))
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               _ ("S-User %s belongs to customer %s, the technical user to customer %s: both must "
                  "belong to the same customer number"),
               s_user, s_user_customer, customer);

  return FALSE;
}

/**
 * backbone_authorisation_is_software_download:
 * @object_id: the ObjectId of an authorisation
 *
 * Descriptions of authorisations are translated; only ObjectIds can be compared.
 *
 * Returns: whether it lets a user download software
 */
gboolean
backbone_authorisation_is_software_download (const char *object_id)
{
  return g_strcmp0 (object_id, BACKBONE_SOFTWARE_DOWNLOAD) == 0
         || g_strcmp0 (object_id, "G_SOFTDOWN") == 0;
}

/**
 * backbone_authorisations_find_software_download:
 * @object_ids: (nullable) (array zero-terminated=1): the authorisations that a user has
 * @known_since: since when they are known, or 0
 *
 * Returns: whether Software Download is among them
 */
BackboneGrant
backbone_authorisations_find_software_download (const char *const *object_ids,
                                                BackboneTime known_since)
{
  for (guint i = 0; object_ids != NULL && object_ids[i] != NULL; i++)
    {
      if (backbone_authorisation_is_software_download (object_ids[i]))
        return BACKBONE_GRANT_PRESENT;
    }

  return known_since != 0 ? BACKBONE_GRANT_MISSING : BACKBONE_GRANT_UNKNOWN;
}
