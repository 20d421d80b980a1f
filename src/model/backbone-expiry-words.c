/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-expiry-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  WHAT_SERVER,
  WHAT_CHAIN,
  WHAT_CERTIFICATE,
  WHAT_S_USER,
} What;

static What
what_from_id (const char *id)
{
  if (g_strcmp0 (id, "server") == 0)
    return WHAT_SERVER;
  if (g_strcmp0 (id, "chain") == 0)
    return WHAT_CHAIN;

  return g_strcmp0 (id, "certificate") == 0 ? WHAT_CERTIFICATE : WHAT_S_USER;
}

/**
 * backbone_expiry_item_to_name:
 * @item: what tells something that expires from all others, such as `s-user:S0000000001`
 *
 * Returns: (transfer none): the host with its port, or the user: a part of @item
 */
const char *
backbone_expiry_item_to_name (const char *item)
{
  const char *colon = strchr (item, ':');

  return colon ? colon + 1 : item;
}

/**
 * backbone_expiry_what_to_title:
 * @what: `server`, `chain`, `certificate` or `s-user`
 *
 * Returns: (transfer none): what expires, translated, for a list
 */
const char *
backbone_expiry_what_to_title (const char *what)
{
  switch (what_from_id (what))
    {
    case WHAT_SERVER:
      return _ ("Server certificate");
    case WHAT_CHAIN:
      /* Translators: the certificates from that of a host up to a root that is trusted */
      return _ ("Certificate chain");
    case WHAT_CERTIFICATE:
      /* Translators: the certificate that a technical user logs on with; PFX is its file format */
      return _ ("Client certificate (PFX)");
    case WHAT_S_USER:
    default:
      return _ ("S-User");
    }
}

static char *
dup_over (What what, const char *name, guint n)
{
  switch (what)
    {
    case WHAT_SERVER:
      return n == 1 ? g_strdup_printf (_ ("The certificate of %s has expired"), name)
                    : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                    "%u server certificate has expired",
                                                    "%u server certificates have expired", n),
                                       n);
    case WHAT_CHAIN:
      return n == 1 ? g_strdup_printf (_ ("The certificate chain of %s has expired"), name)
                    : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                    "%u certificate chain has expired",
                                                    "%u certificate chains have expired", n),
                                       n);
    case WHAT_CERTIFICATE:
      return n == 1 ? g_strdup_printf (_ ("The PFX of technical user %s has expired"), name)
                    : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u PFX has expired",
                                                    "%u PFX have expired", n),
                                       n);
    case WHAT_S_USER:
    default:
      return n == 1 ? g_strdup_printf (_ ("S-User %s has expired"), name)
                    : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u S-User has expired",
                                                    "%u S-Users have expired", n),
                                       n);
    }
}

static char *
dup_one (What what, const char *name, const char *days)
{
  switch (what)
    {
    case WHAT_SERVER:
      /* Translators: a host, and something like "14 days" */
      return g_strdup_printf (_ ("The certificate of %s expires within %s"), name, days);
    case WHAT_CHAIN:
      /* Translators: a host, and something like "14 days" */
      return g_strdup_printf (_ ("The certificate chain of %s expires within %s"), name, days);
    case WHAT_CERTIFICATE:
      /* Translators: a user, and something like "14 days" */
      return g_strdup_printf (_ ("The PFX of technical user %s expires within %s"), name, days);
    case WHAT_S_USER:
    default:
      /* Translators: a user, and something like "14 days" */
      return g_strdup_printf (_ ("S-User %s expires within %s"), name, days);
    }
}

static char *
dup_many (What what, guint n, const char *days)
{
  switch (what)
    {
    case WHAT_SERVER:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           /* Translators: how many, and something like "14 days" */
                                           "%u server certificate expires within %s",
                                           "%u server certificates expire within %s", n),
                              n, days);
    case WHAT_CHAIN:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           /* Translators: how many, and something like "14 days" */
                                           "%u certificate chain expires within %s",
                                           "%u certificate chains expire within %s", n),
                              n, days);
    case WHAT_CERTIFICATE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           /* Translators: how many, and something like "14 days" */
                                           "%u PFX expires within %s", "%u PFX expire within %s",
                                           n),
                              n, days);
    case WHAT_S_USER:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           /* Translators: how many, and something like "14 days" */
                                           "%u S-User expires within %s",
                                           "%u S-Users expire within %s", n),
                              n, days);
    }
}

/**
 * backbone_expiry_items_dup_sentence:
 * @what: `server`, `chain`, `certificate` or `s-user`
 * @items: (nullable): all that expires, as #BackboneExpiryItem calls it
 * @days: within how many days; 0 if it has expired
 *
 * Returns: (transfer full): translated, such as "3 S-Users expire within 14 days"; a single one by
 *   its name
 */
char *
backbone_expiry_items_dup_sentence (const char *what, const char *const *items, guint days)
{
  guint n = items ? g_strv_length ((char **)items) : 0;
  const char *name = n == 1 ? backbone_expiry_item_to_name (items[0]) : NULL;
  g_autofree char *within = NULL;

  if (days == 0)
    return dup_over (what_from_id (what), name, n);

  within = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   /* Translators: part of "S-User S0000000001 expires within …" */
                   "%u day", "%u days", days),
      days);

  return n == 1 ? dup_one (what_from_id (what), name, within)
                : dup_many (what_from_id (what), n, within);
}
