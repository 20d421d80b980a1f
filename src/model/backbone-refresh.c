/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-refresh.h"

/**
 * BackboneRefresh:
 *
 * What came of reading the installations of one customer.
 */
struct _BackboneRefresh
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneRefresh, backbone_refresh, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_CUSTOMER,
  PROP_LOCAL_USER,
  PROP_S_USER,
  PROP_VERDICT,
  PROP_EVIDENCE,
  PROP_TIME,
  PROP_N_INSTALLATIONS,
  PROP_N_SYSTEMS,
  N_PROPERTIES,
};

static void
backbone_refresh_class_init (BackboneRefreshClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_LOCAL_USER] = BACKBONE_RECORD_STRING ("local-user");
  properties[PROP_S_USER] = BACKBONE_RECORD_STRING ("s-user");
  properties[PROP_VERDICT] = BACKBONE_RECORD_ENUM ("verdict", BACKBONE_TYPE_VERDICT);
  properties[PROP_EVIDENCE] = BACKBONE_RECORD_STRING ("evidence");
  properties[PROP_TIME] = BACKBONE_RECORD_INT64 ("time");
  properties[PROP_N_INSTALLATIONS] = BACKBONE_RECORD_UINT ("n-installations");
  properties[PROP_N_SYSTEMS] = BACKBONE_RECORD_UINT ("n-systems");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_refresh_init (BackboneRefresh *self)
{
}

/**
 * backbone_refresh_get_customer:
 *
 * Returns: (transfer none) (not nullable): its number
 */
const char *
backbone_refresh_get_customer (BackboneRefresh *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_refresh_get_local_user:
 *
 * Returns: (transfer none) (nullable): the local user for which it was read
 */
const char *
backbone_refresh_get_local_user (BackboneRefresh *self)
{
  return backbone_record_get_string (self, PROP_LOCAL_USER);
}

/**
 * backbone_refresh_get_s_user:
 *
 * Returns: (transfer none) (nullable): the S-User that read
 */
const char *
backbone_refresh_get_s_user (BackboneRefresh *self)
{
  return backbone_record_get_string (self, PROP_S_USER);
}

/**
 * backbone_refresh_get_verdict:
 *
 * Returns: what was found
 */
BackboneVerdict
backbone_refresh_get_verdict (BackboneRefresh *self)
{
  return backbone_record_get_enum (self, PROP_VERDICT);
}

/**
 * backbone_refresh_get_evidence:
 *
 * Returns: (transfer none) (nullable): one line that shows why
 */
const char *
backbone_refresh_get_evidence (BackboneRefresh *self)
{
  return backbone_record_get_string (self, PROP_EVIDENCE);
}

/**
 * backbone_refresh_get_time:
 *
 * Returns: when
 */
BackboneTime
backbone_refresh_get_time (BackboneRefresh *self)
{
  return backbone_record_get_int64 (self, PROP_TIME);
}

/**
 * backbone_refresh_get_n_installations:
 *
 * Returns: how many installations were read
 */
guint
backbone_refresh_get_n_installations (BackboneRefresh *self)
{
  return backbone_record_get_uint (self, PROP_N_INSTALLATIONS);
}

/**
 * backbone_refresh_get_n_systems:
 *
 * Returns: how many systems they have
 */
guint
backbone_refresh_get_n_systems (BackboneRefresh *self)
{
  return backbone_record_get_uint (self, PROP_N_SYSTEMS);
}
