/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-s-user-check.h"

/**
 * BackboneSUserCheck:
 *
 * What was found when an S-User logged on together with the technical user of its customer.
 */
struct _BackboneSUserCheck
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneSUserCheck, backbone_s_user_check, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_S_USER,
  PROP_CUSTOMER,
  PROP_VERDICT,
  PROP_EVIDENCE,
  PROP_AUTHORISATIONS,
  PROP_SOFTWARE_DOWNLOAD,
  PROP_EXPIRES,
  N_PROPERTIES,
};

static void
backbone_s_user_check_class_init (BackboneSUserCheckClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_S_USER] = BACKBONE_RECORD_STRING ("s-user");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_VERDICT] = BACKBONE_RECORD_ENUM ("verdict", BACKBONE_TYPE_VERDICT);
  properties[PROP_EVIDENCE] = BACKBONE_RECORD_STRING ("evidence");
  properties[PROP_AUTHORISATIONS] = BACKBONE_RECORD_STRV ("authorisations");
  properties[PROP_SOFTWARE_DOWNLOAD]
      = BACKBONE_RECORD_ENUM ("software-download", BACKBONE_TYPE_GRANT);
  properties[PROP_EXPIRES] = BACKBONE_RECORD_INT64 ("expires");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_s_user_check_init (BackboneSUserCheck *self)
{
}

/**
 * backbone_s_user_check_get_s_user:
 *
 * Returns: (transfer none) (not nullable): its ID
 */
const char *
backbone_s_user_check_get_s_user (BackboneSUserCheck *self)
{
  return backbone_record_get_string (self, PROP_S_USER);
}

/**
 * backbone_s_user_check_get_customer:
 *
 * Returns: (transfer none) (nullable): the customer number that it belongs to, as far as is known
 */
const char *
backbone_s_user_check_get_customer (BackboneSUserCheck *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_s_user_check_get_verdict:
 *
 * Returns: what was found
 */
BackboneVerdict
backbone_s_user_check_get_verdict (BackboneSUserCheck *self)
{
  return backbone_record_get_enum (self, PROP_VERDICT);
}

/**
 * backbone_s_user_check_get_evidence:
 *
 * Returns: (transfer none) (nullable): one line that shows why
 */
const char *
backbone_s_user_check_get_evidence (BackboneSUserCheck *self)
{
  return backbone_record_get_string (self, PROP_EVIDENCE);
}

/**
 * backbone_s_user_check_get_authorisations:
 *
 * Returns: (transfer none) (nullable): the ObjectIds of its authorisations, if they were read
 */
const char *const *
backbone_s_user_check_get_authorisations (BackboneSUserCheck *self)
{
  return backbone_record_get_strv (self, PROP_AUTHORISATIONS);
}

/**
 * backbone_s_user_check_get_software_download:
 *
 * Returns: whether Software Download is among them
 */
BackboneGrant
backbone_s_user_check_get_software_download (BackboneSUserCheck *self)
{
  return backbone_record_get_enum (self, PROP_SOFTWARE_DOWNLOAD);
}

/**
 * backbone_s_user_check_get_expires:
 *
 * Returns: when it expires, or 0 if that was not read
 */
BackboneTime
backbone_s_user_check_get_expires (BackboneSUserCheck *self)
{
  return backbone_record_get_int64 (self, PROP_EXPIRES);
}
