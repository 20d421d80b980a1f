/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-closures.h"

#include <glib/gi18n-lib.h>

/* What the dialogs about passwords show. */

gboolean
backbone_closure_rotation_shows (gpointer self, BackboneRotation rotation, gboolean failed)
{
  return failed || rotation != BACKBONE_ROTATION_NONE;
}

BackboneMark
backbone_closure_rotation_mark (gpointer self, BackboneRotation rotation)
{
  switch (rotation)
    {
    case BACKBONE_ROTATION_STORED:
      return BACKBONE_MARK_WORKING;
    case BACKBONE_ROTATION_HELD:
      return BACKBONE_MARK_HELD;
    case BACKBONE_ROTATION_UNPROVEN:
    case BACKBONE_ROTATION_SAVED_UNTRIED:
      return BACKBONE_MARK_ATTENTION;
    case BACKBONE_ROTATION_REFUSED:
    case BACKBONE_ROTATION_NONE:
    default:
      return BACKBONE_MARK_FAILING;
    }
}

char *
backbone_closure_secret_kind (gpointer self, BackboneSecretKind kind)
{
  return g_strdup (backbone_secret_kind_to_title (kind));
}

char *
backbone_closure_secret_customer (gpointer self, const char *customer, guint n_customers)
{
  if (customer == NULL)
    return g_strdup ("—");
  if (n_customers <= 1)
    return g_strdup (customer);

  /* Translators: the number of a customer, and how many there are besides */
  return g_strdup_printf (_ ("%s and %'u more"), customer, n_customers - 1);
}

BackboneMark
backbone_closure_secret_mark (gpointer self, BackboneSecretState state, BackboneTime held_since)
{
  if (state == BACKBONE_SECRET_STORED)
    return held_since != 0 ? BACKBONE_MARK_HELD : BACKBONE_MARK_WORKING;
  if (state == BACKBONE_SECRET_MISSING)
    return BACKBONE_MARK_FAILING;

  return state == BACKBONE_SECRET_UNKNOWN ? BACKBONE_MARK_NEVER : BACKBONE_MARK_ATTENTION;
}

char *
backbone_closure_secret_state (gpointer self, BackboneSecretState state, BackboneTime held_since)
{
  const char *title = backbone_secret_state_to_title (state);

  if (held_since == 0)
    return g_strdup (title);

  /* Translators: where a password is, and that its user is not tried any more */
  return g_strdup_printf (_ ("%s, user held back"), title);
}

char *
backbone_closure_secret_name (gpointer self,
                              BackboneSecretKind kind,
                              const char *id,
                              BackboneSecretState state,
                              BackboneTime held_since)
{
  g_autofree char *where = backbone_closure_secret_state (self, state, held_since);

  /* Translators: what a secret is for, whose it is, and where it is */
  return g_strdup_printf (_ ("%s %s: %s"), backbone_secret_kind_to_title (kind), id, where);
}

/* What the search looks at. */
char *
backbone_closure_secret_text (gpointer self,
                              BackboneSecretKind kind,
                              const char *id,
                              const char *customer,
                              BackboneSecretState state,
                              BackboneTime held_since)
{
  g_autofree char *name = backbone_closure_secret_name (self, kind, id, state, held_since);

  return g_strdup_printf ("%s %s", name, customer ? customer : "");
}

char *
backbone_closure_secrets_state (gpointer self, gboolean loaded, guint n_all, guint n_shown)
{
  if (n_shown > 0)
    return g_strdup ("list");
  if (!loaded)
    return g_strdup ("loading");

  return g_strdup (n_all == 0 ? "empty" : "no-match");
}
