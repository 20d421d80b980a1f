/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-local-user.h"

/**
 * BackboneLocalUser:
 *
 * A user of the Focused Run system under which jobs talk to the backbone.
 */
struct _BackboneLocalUser
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneLocalUser, backbone_local_user, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_N_ASSIGNED,
  PROP_N_GAPS,
  N_PROPERTIES,
};

static void
backbone_local_user_class_init (BackboneLocalUserClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_NAME] = BACKBONE_RECORD_STRING ("name");
  properties[PROP_N_ASSIGNED] = BACKBONE_RECORD_UINT ("n-assigned");
  properties[PROP_N_GAPS] = BACKBONE_RECORD_UINT ("n-gaps");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_local_user_init (BackboneLocalUser *self)
{
}

/**
 * backbone_local_user_get_name:
 *
 * Returns: (transfer none) (not nullable): its name in the Focused Run system
 */
const char *
backbone_local_user_get_name (BackboneLocalUser *self)
{
  return backbone_record_get_string (self, PROP_NAME);
}

/**
 * backbone_local_user_get_n_assigned:
 *
 * Returns: for how many customers it has an S-User
 */
guint
backbone_local_user_get_n_assigned (BackboneLocalUser *self)
{
  return backbone_record_get_uint (self, PROP_N_ASSIGNED);
}

/**
 * backbone_local_user_get_n_gaps:
 *
 * Returns: for how many customers it has none
 */
guint
backbone_local_user_get_n_gaps (BackboneLocalUser *self)
{
  return backbone_record_get_uint (self, PROP_N_GAPS);
}
