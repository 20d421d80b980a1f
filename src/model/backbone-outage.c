/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-outage.h"

#include "backbone-text-list.h"

#include <glib/gi18n-lib.h>

/**
 * BackboneOutage:
 *
 * A time in which a channel did not work: from the first bad check to the next good one.
 */
struct _BackboneOutage
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneOutage, backbone_outage, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_CUSTOMER,
  PROP_KIND,
  PROP_VERDICT,
  PROP_EVIDENCE,
  PROP_FROM,
  PROP_UNTIL,
  PROP_ADDRESS,
  PROP_PROXY,
  PROP_CHAIN_DIGEST,
  PROP_CREDENTIAL_SAVED,
  PROP_BEFORE,
  PROP_BEFORE_ADDRESS,
  PROP_BEFORE_PROXY,
  PROP_BEFORE_CHAIN_DIGEST,
  PROP_BEFORE_CREDENTIAL_SAVED,
  N_PROPERTIES,
};

static void
backbone_outage_class_init (BackboneOutageClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_KIND] = BACKBONE_RECORD_ENUM ("kind", BACKBONE_TYPE_CHANNEL_KIND);
  properties[PROP_VERDICT] = BACKBONE_RECORD_ENUM ("verdict", BACKBONE_TYPE_VERDICT);
  properties[PROP_EVIDENCE] = BACKBONE_RECORD_STRING ("evidence");
  properties[PROP_FROM] = BACKBONE_RECORD_INT64 ("from");
  properties[PROP_UNTIL] = BACKBONE_RECORD_INT64 ("until");
  properties[PROP_ADDRESS] = BACKBONE_RECORD_STRING ("address");
  properties[PROP_PROXY] = BACKBONE_RECORD_STRING ("proxy");
  properties[PROP_CHAIN_DIGEST] = BACKBONE_RECORD_STRING ("chain-digest");
  properties[PROP_CREDENTIAL_SAVED] = BACKBONE_RECORD_INT64 ("credential-saved");
  properties[PROP_BEFORE] = BACKBONE_RECORD_INT64 ("before");
  properties[PROP_BEFORE_ADDRESS] = BACKBONE_RECORD_STRING ("before-address");
  properties[PROP_BEFORE_PROXY] = BACKBONE_RECORD_STRING ("before-proxy");
  properties[PROP_BEFORE_CHAIN_DIGEST] = BACKBONE_RECORD_STRING ("before-chain-digest");
  properties[PROP_BEFORE_CREDENTIAL_SAVED] = BACKBONE_RECORD_INT64 ("before-credential-saved");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_outage_init (BackboneOutage *self)
{
}

/**
 * backbone_outage_get_customer:
 *
 * Returns: (transfer none) (not nullable): the customer number
 */
const char *
backbone_outage_get_customer (BackboneOutage *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_outage_get_kind:
 *
 * Returns: the kind of channel
 */
BackboneChannelKind
backbone_outage_get_kind (BackboneOutage *self)
{
  return backbone_record_get_enum (self, PROP_KIND);
}

/**
 * backbone_outage_get_verdict:
 *
 * Returns: what the first bad check found
 */
BackboneVerdict
backbone_outage_get_verdict (BackboneOutage *self)
{
  return backbone_record_get_enum (self, PROP_VERDICT);
}

/**
 * backbone_outage_get_evidence:
 *
 * Returns: (transfer none) (nullable): the same in one line
 */
const char *
backbone_outage_get_evidence (BackboneOutage *self)
{
  return backbone_record_get_string (self, PROP_EVIDENCE);
}

/**
 * backbone_outage_get_from:
 *
 * Returns: the time of the first bad check
 */
BackboneTime
backbone_outage_get_from (BackboneOutage *self)
{
  return backbone_record_get_int64 (self, PROP_FROM);
}

/**
 * backbone_outage_get_until:
 *
 * Returns: that of the next good one, or 0 if it goes on
 */
BackboneTime
backbone_outage_get_until (BackboneOutage *self)
{
  return backbone_record_get_int64 (self, PROP_UNTIL);
}

/**
 * backbone_outage_get_address:
 *
 * Returns: (transfer none) (nullable): where the first bad check was connected to
 */
const char *
backbone_outage_get_address (BackboneOutage *self)
{
  return backbone_record_get_string (self, PROP_ADDRESS);
}

/**
 * backbone_outage_get_proxy:
 *
 * Returns: (transfer none) (nullable): by which proxy
 */
const char *
backbone_outage_get_proxy (BackboneOutage *self)
{
  return backbone_record_get_string (self, PROP_PROXY);
}

/**
 * backbone_outage_get_chain_digest:
 *
 * Returns: (transfer none) (nullable): which certificates it was shown
 */
const char *
backbone_outage_get_chain_digest (BackboneOutage *self)
{
  return backbone_record_get_string (self, PROP_CHAIN_DIGEST);
}

/**
 * backbone_outage_get_credential_saved:
 *
 * Returns: since when its password or certificate was saved, or 0
 */
BackboneTime
backbone_outage_get_credential_saved (BackboneOutage *self)
{
  return backbone_record_get_int64 (self, PROP_CREDENTIAL_SAVED);
}

/**
 * backbone_outage_get_before:
 *
 * Returns: the time of the last good check before it, or 0
 */
BackboneTime
backbone_outage_get_before (BackboneOutage *self)
{
  return backbone_record_get_int64 (self, PROP_BEFORE);
}

/**
 * backbone_outage_get_before_address:
 *
 * Returns: (transfer none) (nullable): where that was connected to
 */
const char *
backbone_outage_get_before_address (BackboneOutage *self)
{
  return backbone_record_get_string (self, PROP_BEFORE_ADDRESS);
}

/**
 * backbone_outage_get_before_proxy:
 *
 * Returns: (transfer none) (nullable): by which proxy
 */
const char *
backbone_outage_get_before_proxy (BackboneOutage *self)
{
  return backbone_record_get_string (self, PROP_BEFORE_PROXY);
}

/**
 * backbone_outage_get_before_chain_digest:
 *
 * Returns: (transfer none) (nullable): which certificates it was shown
 */
const char *
backbone_outage_get_before_chain_digest (BackboneOutage *self)
{
  return backbone_record_get_string (self, PROP_BEFORE_CHAIN_DIGEST);
}

/**
 * backbone_outage_get_before_credential_saved:
 *
 * Returns: since when its password or certificate was saved, or 0
 */
BackboneTime
backbone_outage_get_before_credential_saved (BackboneOutage *self)
{
  return backbone_record_get_int64 (self, PROP_BEFORE_CREDENTIAL_SAVED);
}

static gboolean
differs (const char *one, const char *other)
{
  return one && other && !g_str_equal (one, other);
}

/**
 * backbone_outage_get_changes:
 * @self: an outage
 *
 * What is not known on both sides is no change: a connection that failed has no certificate.
 *
 * Returns: in what its first bad check differed from the last good one before
 */
BackboneOutageChanges
backbone_outage_get_changes (BackboneOutage *self)
{
  BackboneTime credential = backbone_outage_get_credential_saved (self);
  BackboneTime before = backbone_outage_get_before_credential_saved (self);
  const char *proxy = backbone_outage_get_proxy (self);
  const char *before_proxy = backbone_outage_get_before_proxy (self);
  BackboneOutageChanges changes = 0;

  if (backbone_outage_get_before (self) == 0)
    return 0;

  if (differs (backbone_outage_get_address (self), backbone_outage_get_before_address (self)))
    changes |= BACKBONE_OUTAGE_ADDRESS;
  if (differs (backbone_outage_get_chain_digest (self),
               backbone_outage_get_before_chain_digest (self)))
    changes |= BACKBONE_OUTAGE_CERTIFICATE;
  if (g_strcmp0 (proxy, before_proxy) != 0)
    changes |= BACKBONE_OUTAGE_PROXY;
  if (credential != before && credential != 0 && before != 0)
    changes |= BACKBONE_OUTAGE_CREDENTIAL;

  return changes;
}

static const struct
{
  const char *id;
  const char *title;
} change_texts[] = {
  { "address", N_ ("another address") },
  { "certificate", N_ ("another certificate") },
  { "proxy", N_ ("another proxy") },
  { "credential", N_ ("another password") },
};

/**
 * backbone_outage_change_to_id:
 * @change: one change
 *
 * Returns: (transfer none) (not nullable): its stable name
 */
const char *
backbone_outage_change_to_id (BackboneOutageChanges change)
{
  guint i = (guint)g_bit_nth_lsf (change, -1);

  g_return_val_if_fail (i < BACKBONE_N_OUTAGE_CHANGES, "");

  return change_texts[i].id;
}

/**
 * backbone_outage_dup_changes:
 * @self: an outage
 *
 * Returns: (transfer full) (nullable): translated, what had changed since the last good check
 */
char *
backbone_outage_dup_changes (BackboneOutage *self)
{
  BackboneOutageChanges changes = backbone_outage_get_changes (self);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  for (guint i = 0; i < BACKBONE_N_OUTAGE_CHANGES; i++)
    {
      if (changes & (1u << i))
        g_strv_builder_add (parts, _ (change_texts[i].title));
    }

  return changes ? backbone_text_list (parts) : NULL;
}
