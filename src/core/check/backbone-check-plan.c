/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-check-plan-private.h"

#include <glib/gi18n-lib.h>

static void
clear_endpoint (gpointer data)
{
  BackboneCheckEndpoint *endpoint = data;

  g_free (endpoint->host);
  g_clear_object (&endpoint->proxy);
  g_free (endpoint->proxy_credential);
  g_clear_pointer (&endpoint->proxy_secret, backbone_secret_unref);
}

static void
clear_user (gpointer data)
{
  BackboneCheckUser *user = data;

  g_free (user->id);
  g_free (user->credential);
  g_clear_pointer (&user->secret, backbone_secret_unref);
  g_free (user->preset_evidence);
  g_free (user->hold);
}

/**
 * backbone_check_plan_new:
 *
 * Returns: (transfer full): a plan without anything to do
 */
BackboneCheckPlan *
backbone_check_plan_new (void)
{
  BackboneCheckPlan *self = g_new0 (BackboneCheckPlan, 1);

  self->endpoints = g_array_new (FALSE, TRUE, sizeof (BackboneCheckEndpoint));
  self->users = g_array_new (FALSE, TRUE, sizeof (BackboneCheckUser));
  self->targets = g_array_new (FALSE, TRUE, sizeof (BackboneCheckTarget));
  self->strings = g_string_chunk_new (4096);
  g_array_set_clear_func (self->endpoints, clear_endpoint);
  g_array_set_clear_func (self->users, clear_user);

  return self;
}

void
backbone_check_plan_free (BackboneCheckPlan *self)
{
  g_array_unref (self->endpoints);
  g_array_unref (self->users);
  g_array_unref (self->targets);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static BackboneSecret *
find_secret (GHashTable *secrets, const char *credential)
{
  BackboneSecret *secret = secrets && credential ? g_hash_table_lookup (secrets, credential) : NULL;

  return secret ? backbone_secret_ref (secret) : NULL;
}

static void
preset_not_configured (BackboneCheckUser *user, const char *evidence)
{
  user->preset = BACKBONE_VERDICT_NOT_CONFIGURED;
  g_free (user->preset_evidence);
  user->preset_evidence = g_strdup (evidence);
}

/**
 * backbone_check_plan_set_secrets:
 * @self: a plan
 * @secrets: (element-type utf8 BackboneSecret): credential -> secret
 *
 * Gives the users and proxies of @self their passwords. A user whose password is missing or empty
 * gets the preset not-configured: an empty password leads to a log-on page at best.
 */
void
backbone_check_plan_set_secrets (BackboneCheckPlan *self, GHashTable *secrets)
{
  for (guint i = 0; i < self->endpoints->len; i++)
    {
      BackboneCheckEndpoint *endpoint = &g_array_index (self->endpoints, BackboneCheckEndpoint, i);

      g_clear_pointer (&endpoint->proxy_secret, backbone_secret_unref);
      endpoint->proxy_secret = find_secret (secrets, endpoint->proxy_credential);
    }

  for (guint i = 0; i < self->users->len; i++)
    {
      BackboneCheckUser *user = &g_array_index (self->users, BackboneCheckUser, i);

      g_clear_pointer (&user->secret, backbone_secret_unref);
      user->secret = find_secret (secrets, user->credential);
      if (user->preset != BACKBONE_VERDICT_NEVER_CHECKED)
        continue;

      if (user->secret == NULL)
        preset_not_configured (user, user->with_certificate
                                         ? _ ("The keyring holds no certificate for this user.")
                                         : _ ("The keyring holds no password for this user."));
      else if (*backbone_secret_peek (user->secret) == '\0')
        preset_not_configured (user, _ ("The password saved for this user is empty."));
    }
}
