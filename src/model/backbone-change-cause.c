/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-change-cause.h"

#include "backbone-cause.h"

static char *
dup_endpoint (BackboneChange *self)
{
  return g_strdup_printf ("%s/%s:%u", backbone_channel_kind_to_id (backbone_change_get_kind (self)),
                          backbone_change_get_host (self), backbone_change_get_port (self));
}

static char *
dup_failing (BackboneChange *self)
{
  g_autofree char *endpoint = dup_endpoint (self);
  g_autofree char *evidence = backbone_cause_evidence_key (backbone_change_get_evidence (self));

  return g_strdup_printf ("failing/%s/%s/%08x", endpoint,
                          backbone_verdict_to_id (backbone_change_get_verdict (self)),
                          g_str_hash (evidence));
}

static char *
dup_expiring (BackboneChange *self)
{
  const char *const *items = backbone_change_get_items (self);
  g_autofree char *all = items ? g_strjoinv (" ", (char **)items) : g_strdup ("");

  return g_strdup_printf ("expiring/%s/%u/%08x", backbone_change_get_expiring (self),
                          backbone_change_get_days (self), g_str_hash (all));
}

/**
 * backbone_change_dup_cause:
 * @self: a change
 *
 * What tells its cause from all others in its landscape, in every run of the program alike; the end of
 * trouble on one's own side has that of its beginning.
 *
 * Returns: (transfer full): the cause, not for people
 */
char *
backbone_change_dup_cause (BackboneChange *self)
{
  g_autofree char *endpoint = NULL;

  switch (backbone_change_get_what (self))
    {
    case BACKBONE_CHANGE_FAILING:
      return dup_failing (self);
    case BACKBONE_CHANGE_EXPIRING:
      return dup_expiring (self);
    case BACKBONE_CHANGE_FLAPPING:
    case BACKBONE_CHANGE_RECOVERED:
      endpoint = dup_endpoint (self);
      return g_strjoin ("/", backbone_change_kind_to_id (backbone_change_get_what (self)), endpoint,
                        NULL);
    case BACKBONE_CHANGE_OWN_TROUBLE:
    case BACKBONE_CHANGE_OWN_TROUBLE_OVER:
    default:
      return g_strdup (backbone_change_kind_to_id (BACKBONE_CHANGE_OWN_TROUBLE));
    }
}
