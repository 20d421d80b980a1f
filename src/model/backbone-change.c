/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-change.h"

#include "backbone-cause.h"
#include "backbone-expiry-words.h"

#include <glib/gi18n-lib.h>

/**
 * BackboneChange:
 *
 * Something that is new for people, for all channels, or all that expires, that have it in common.
 */
struct _BackboneChange
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneChange, backbone_change, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_WHAT,
  PROP_VERDICT,
  PROP_KIND,
  PROP_HOST,
  PROP_PORT,
  PROP_EVIDENCE,
  PROP_TROUBLE,
  PROP_CUSTOMERS,
  PROP_N_CUSTOMERS,
  PROP_URGENT,
  PROP_EXPIRING,
  PROP_DAYS,
  PROP_ITEMS,
  N_PROPERTIES,
};

static void
backbone_change_class_init (BackboneChangeClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_WHAT] = BACKBONE_RECORD_ENUM ("what", BACKBONE_TYPE_CHANGE_KIND);
  properties[PROP_VERDICT] = BACKBONE_RECORD_ENUM ("verdict", BACKBONE_TYPE_VERDICT);
  properties[PROP_KIND] = BACKBONE_RECORD_ENUM ("kind", BACKBONE_TYPE_CHANNEL_KIND);
  properties[PROP_HOST] = BACKBONE_RECORD_STRING ("host");
  properties[PROP_PORT] = BACKBONE_RECORD_UINT ("port");
  properties[PROP_EVIDENCE] = BACKBONE_RECORD_STRING ("evidence");
  properties[PROP_TROUBLE] = BACKBONE_RECORD_ENUM ("trouble", BACKBONE_TYPE_OWN_TROUBLE);
  properties[PROP_CUSTOMERS] = BACKBONE_RECORD_STRV ("customers");
  properties[PROP_N_CUSTOMERS] = BACKBONE_RECORD_UINT ("n-customers");
  properties[PROP_URGENT] = BACKBONE_RECORD_BOOLEAN ("urgent");
  properties[PROP_EXPIRING] = BACKBONE_RECORD_STRING ("expiring");
  properties[PROP_DAYS] = BACKBONE_RECORD_UINT ("days");
  properties[PROP_ITEMS] = BACKBONE_RECORD_STRV ("items");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_change_init (BackboneChange *self)
{
}

/**
 * backbone_change_get_what:
 *
 * Returns: what is new
 */
BackboneChangeKind
backbone_change_get_what (BackboneChange *self)
{
  return backbone_record_get_enum (self, PROP_WHAT);
}

/**
 * backbone_change_get_verdict:
 *
 * Returns: why they fail, if they do
 */
BackboneVerdict
backbone_change_get_verdict (BackboneChange *self)
{
  return backbone_record_get_enum (self, PROP_VERDICT);
}

/**
 * backbone_change_get_kind:
 *
 * Returns: the kind of the channels
 */
BackboneChannelKind
backbone_change_get_kind (BackboneChange *self)
{
  return backbone_record_get_enum (self, PROP_KIND);
}

/**
 * backbone_change_get_host:
 *
 * Returns: (transfer none) (nullable): where they lead
 */
const char *
backbone_change_get_host (BackboneChange *self)
{
  return backbone_record_get_string (self, PROP_HOST);
}

/**
 * backbone_change_get_port:
 *
 * Returns: its port
 */
guint
backbone_change_get_port (BackboneChange *self)
{
  return backbone_record_get_uint (self, PROP_PORT);
}

/**
 * backbone_change_get_evidence:
 *
 * Returns: (transfer none) (nullable): what was seen, in one line
 */
const char *
backbone_change_get_evidence (BackboneChange *self)
{
  return backbone_record_get_string (self, PROP_EVIDENCE);
}

/**
 * backbone_change_get_trouble:
 *
 * Returns: what is wrong on one's own side, if that is it
 */
BackboneOwnTrouble
backbone_change_get_trouble (BackboneChange *self)
{
  return backbone_record_get_enum (self, PROP_TROUBLE);
}

/**
 * backbone_change_get_customers:
 *
 * Returns: (transfer none) (nullable): the numbers of the customers, sorted
 */
const char *const *
backbone_change_get_customers (BackboneChange *self)
{
  return backbone_record_get_strv (self, PROP_CUSTOMERS);
}

/**
 * backbone_change_get_n_customers:
 *
 * Returns: how many there are
 */
guint
backbone_change_get_n_customers (BackboneChange *self)
{
  return backbone_record_get_uint (self, PROP_N_CUSTOMERS);
}

/**
 * backbone_change_get_urgent:
 *
 * Returns: whether it concerns a channel of the owner, of what expires also whether it ends now
 */
gboolean
backbone_change_get_urgent (BackboneChange *self)
{
  return backbone_record_get_boolean (self, PROP_URGENT);
}

/**
 * backbone_change_get_expiring:
 *
 * Returns: (transfer none) (nullable): what expires: `server`, `chain`, `certificate` or `s-user`
 */
const char *
backbone_change_get_expiring (BackboneChange *self)
{
  return backbone_record_get_string (self, PROP_EXPIRING);
}

/**
 * backbone_change_get_days:
 *
 * Returns: within how many days it expires; 0 if it has expired
 */
guint
backbone_change_get_days (BackboneChange *self)
{
  return backbone_record_get_uint (self, PROP_DAYS);
}

/**
 * backbone_change_get_items:
 *
 * Returns: (transfer none) (nullable): all that expires, as #BackboneExpiryItem calls it, the next
 *   end first
 */
const char *const *
backbone_change_get_items (BackboneChange *self)
{
  return backbone_record_get_strv (self, PROP_ITEMS);
}

static char *
dup_failing (BackboneChange *self)
{
  g_autoptr (BackboneCause) cause = g_object_new (
      BACKBONE_TYPE_CAUSE, "verdict", backbone_change_get_verdict (self), "kind",
      backbone_change_get_kind (self), "host", backbone_change_get_host (self), "port",
      backbone_change_get_port (self), "evidence", backbone_change_get_evidence (self),
      "n-customers", backbone_change_get_n_customers (self), NULL);

  return backbone_cause_dup_sentence (cause);
}

/**
 * backbone_change_dup_sentence:
 * @self: a change
 *
 * Returns: (transfer full): what to tell people, one translated line
 */
char *
backbone_change_dup_sentence (BackboneChange *self)
{
  guint n = backbone_change_get_n_customers (self);
  const char *host = backbone_change_get_host (self);

  switch (backbone_change_get_what (self))
    {
    case BACKBONE_CHANGE_OWN_TROUBLE:
      return backbone_own_trouble_dup_message (backbone_change_get_trouble (self), n);
    case BACKBONE_CHANGE_OWN_TROUBLE_OVER:
      return g_strdup (_ ("The trouble on your side is over."));
    case BACKBONE_CHANGE_FLAPPING:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       /* Translators: how many customers, and the name of a host */
                       "%u customer: %s works and fails by turns",
                       "%u customers: %s works and fails by turns", n),
          n, host);
    case BACKBONE_CHANGE_RECOVERED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           /* Translators: how many customers, the name of a host */
                                           "%u customer: %s works again",
                                           "%u customers: %s works again", n),
                              n, host);
    case BACKBONE_CHANGE_EXPIRING:
      return backbone_expiry_items_dup_sentence (backbone_change_get_expiring (self),
                                                 backbone_change_get_items (self),
                                                 backbone_change_get_days (self));
    case BACKBONE_CHANGE_FAILING:
    default:
      return dup_failing (self);
    }
}
