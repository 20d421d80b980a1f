/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-stored-secret.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

/**
 * BackboneStoredSecret:
 *
 * What is known of a secret in the keyring; never its value.
 */
struct _BackboneStoredSecret
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneStoredSecret, backbone_stored_secret, BACKBONE_TYPE_RECORD)

static const GEnumValue kind_values[] = {
  { BACKBONE_SECRET_TECHNICAL_USER, "BACKBONE_SECRET_TECHNICAL_USER", "technical-user" },
  { BACKBONE_SECRET_CERTIFICATE, "BACKBONE_SECRET_CERTIFICATE", "certificate" },
  { BACKBONE_SECRET_S_USER, "BACKBONE_SECRET_S_USER", "s-user" },
  { BACKBONE_SECRET_PROXY, "BACKBONE_SECRET_PROXY", "proxy" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM (BackboneSecretKind, backbone_secret_kind, kind_values)

static const GEnumValue state_values[] = {
  { BACKBONE_SECRET_UNKNOWN, "BACKBONE_SECRET_UNKNOWN", "unknown" },
  { BACKBONE_SECRET_STORED, "BACKBONE_SECRET_STORED", "stored" },
  { BACKBONE_SECRET_MISSING, "BACKBONE_SECRET_MISSING", "missing" },
  { BACKBONE_SECRET_NOT_SAVED, "BACKBONE_SECRET_NOT_SAVED", "not-saved" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM (BackboneSecretState, backbone_secret_state, state_values)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_ID,
  PROP_CUSTOMER,
  PROP_N_CUSTOMERS,
  PROP_SAVED,
  PROP_LAST_SUCCESS,
  PROP_HELD_SINCE,
  PROP_STATE,
  N_PROPERTIES,
};

/**
 * backbone_secret_kind_to_id:
 * @kind: a kind of secret
 *
 * Returns: (transfer none) (not nullable): the stable name used on the command line and in JSON
 */
const char *
backbone_secret_kind_to_id (BackboneSecretKind kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (kind_values) - 1, "unknown");

  return kind_values[kind].value_nick;
}

/**
 * backbone_secret_kind_from_id:
 * @id: (nullable): a stable name
 * @kind: (out) (optional): what it names
 *
 * Returns: whether @id is one
 */
gboolean
backbone_secret_kind_from_id (const char *id, BackboneSecretKind *kind)
{
  int found;

  if (!backbone_enum_from_nick (kind_values, id, &found))
    return FALSE;

  if (kind)
    *kind = found;

  return TRUE;
}

/**
 * backbone_secret_kind_to_title:
 * @kind: a kind of secret
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_secret_kind_to_title (BackboneSecretKind kind)
{
  static const char *const titles[] = {
    N_ ("Technical user"),
    N_ ("Certificate"),
    N_ ("S-User"),
    N_ ("Proxy"),
  };

  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (titles), "");

  return _ (titles[kind]);
}

/**
 * backbone_secret_state_to_id:
 * @state: a state of secret
 *
 * Returns: (transfer none) (not nullable): the stable name used on the command line and in JSON
 */
const char *
backbone_secret_state_to_id (BackboneSecretState state)
{
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (state_values) - 1, "unknown");

  return state_values[state].value_nick;
}

/**
 * backbone_secret_state_from_id:
 * @id: (nullable): a stable name
 * @state: (out) (optional): what it names
 *
 * Returns: whether @id is one
 */
gboolean
backbone_secret_state_from_id (const char *id, BackboneSecretState *state)
{
  int found;

  if (!backbone_enum_from_nick (state_values, id, &found))
    return FALSE;

  if (state)
    *state = found;

  return TRUE;
}

/**
 * backbone_secret_state_to_title:
 * @state: a state of secret
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_secret_state_to_title (BackboneSecretState state)
{
  static const char *const titles[] = {
    N_ ("Keyring not readable"),
    N_ ("Saved"),
    N_ ("Missing in the keyring"),
    N_ ("Not saved"),
  };

  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (titles), "");

  return _ (titles[state]);
}

static void
backbone_stored_secret_class_init (BackboneStoredSecretClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_KIND] = BACKBONE_RECORD_ENUM ("kind", BACKBONE_TYPE_SECRET_KIND);
  properties[PROP_ID] = BACKBONE_RECORD_STRING ("id");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_N_CUSTOMERS] = BACKBONE_RECORD_UINT ("n-customers");
  properties[PROP_SAVED] = BACKBONE_RECORD_INT64 ("saved");
  properties[PROP_LAST_SUCCESS] = BACKBONE_RECORD_INT64 ("last-success");
  properties[PROP_HELD_SINCE] = BACKBONE_RECORD_INT64 ("held-since");
  properties[PROP_STATE] = BACKBONE_RECORD_ENUM ("state", BACKBONE_TYPE_SECRET_STATE);

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_stored_secret_init (BackboneStoredSecret *self)
{
}

/**
 * backbone_stored_secret_get_kind:
 *
 * Returns: what it is for
 */
BackboneSecretKind
backbone_stored_secret_get_kind (BackboneStoredSecret *self)
{
  return backbone_record_get_enum (self, PROP_KIND);
}

/**
 * backbone_stored_secret_get_id:
 *
 * Returns: (transfer none) (nullable): the ID of its user, or the proxy as host:port
 */
const char *
backbone_stored_secret_get_id (BackboneStoredSecret *self)
{
  return backbone_record_get_string (self, PROP_ID);
}

/**
 * backbone_stored_secret_get_customer:
 *
 * Returns: (transfer none) (nullable): the number of its customer, the first one of several
 */
const char *
backbone_stored_secret_get_customer (BackboneStoredSecret *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_stored_secret_get_n_customers:
 *
 * Returns: how many customers it is for
 */
guint
backbone_stored_secret_get_n_customers (BackboneStoredSecret *self)
{
  return backbone_record_get_uint (self, PROP_N_CUSTOMERS);
}

/**
 * backbone_stored_secret_get_saved:
 *
 * Returns: when it was saved; 0 if that is not known
 */
BackboneTime
backbone_stored_secret_get_saved (BackboneStoredSecret *self)
{
  return backbone_record_get_int64 (self, PROP_SAVED);
}

/**
 * backbone_stored_secret_get_last_success:
 *
 * Returns: when somebody last logged on with it; 0 for never
 */
BackboneTime
backbone_stored_secret_get_last_success (BackboneStoredSecret *self)
{
  return backbone_record_get_int64 (self, PROP_LAST_SUCCESS);
}

/**
 * backbone_stored_secret_get_held_since:
 *
 * Returns: since when its user is held back; 0 if it is not
 */
BackboneTime
backbone_stored_secret_get_held_since (BackboneStoredSecret *self)
{
  return backbone_record_get_int64 (self, PROP_HELD_SINCE);
}

/**
 * backbone_stored_secret_get_state:
 *
 * Returns: where it is
 */
BackboneSecretState
backbone_stored_secret_get_state (BackboneStoredSecret *self)
{
  return backbone_record_get_enum (self, PROP_STATE);
}
