/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-registry.h"

#include "backbone-practice-json.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _BackbonePracticeRegistry
{
  GPtrArray *installations; /* BackbonePracticeInstallation, by number */
  GHashTable *customers;    /* a set of numbers */
};

static int
compare (gconstpointer a, gconstpointer b)
{
  const BackbonePracticeInstallation *one = *(const BackbonePracticeInstallation *const *)a;
  const BackbonePracticeInstallation *other = *(const BackbonePracticeInstallation *const *)b;

  return strcmp (one->number, other->number);
}

/**
 * backbone_practice_registry_new:
 * @landscape: whose installations there are
 *
 * Returns: (transfer full): a registry
 */
BackbonePracticeRegistry *
backbone_practice_registry_new (BackbonePracticeLandscape *landscape)
{
  BackbonePracticeRegistry *registry = g_new0 (BackbonePracticeRegistry, 1);

  registry->installations = g_ptr_array_ref (landscape->installations);
  registry->customers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < landscape->customers->len; i++)
    {
      const BackbonePracticeCustomer *customer = g_ptr_array_index (landscape->customers, i);

      g_hash_table_add (registry->customers, g_strdup (customer->number));
    }
  g_ptr_array_sort (registry->installations, compare);

  return registry;
}

void
backbone_practice_registry_free (BackbonePracticeRegistry *registry)
{
  g_ptr_array_unref (registry->installations);
  g_hash_table_unref (registry->customers);
  g_free (registry);
}

/**
 * backbone_practice_registry_list:
 * @registry: a registry
 * @customer: a customer number
 *
 * Returns: (transfer container) (element-type BackbonePracticeInstallation): its installations by
 * number
 */
GPtrArray *
backbone_practice_registry_list (BackbonePracticeRegistry *registry, const char *customer)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < registry->installations->len; i++)
    {
      BackbonePracticeInstallation *installation = g_ptr_array_index (registry->installations, i);

      if (strcmp (installation->customer, customer) == 0)
        g_ptr_array_add (found, installation);
    }

  return found;
}

/**
 * backbone_practice_registry_has_system:
 * @registry: a registry
 * @customer: a customer number
 * @system: a system number
 *
 * Returns: whether one of the installations of that customer has that system
 */
gboolean
backbone_practice_registry_has_system (BackbonePracticeRegistry *registry,
                                       const char *customer,
                                       const char *system)
{
  g_autoptr (GPtrArray) installations = backbone_practice_registry_list (registry, customer);

  for (guint i = 0; i < installations->len; i++)
    {
      const BackbonePracticeInstallation *installation = g_ptr_array_index (installations, i);

      for (guint j = 0; j < installation->systems->len; j++)
        {
          const BackbonePracticeSystem *known = g_ptr_array_index (installation->systems, j);

          if (strcmp (known->number, system) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

static BackbonePracticeInstallation *
find (BackbonePracticeRegistry *registry, const char *number)
{
  for (guint i = 0; i < registry->installations->len; i++)
    {
      BackbonePracticeInstallation *installation = g_ptr_array_index (registry->installations, i);

      if (strcmp (installation->number, number) == 0)
        return installation;
    }

  return NULL;
}

static gboolean
is_number (const char *text)
{
  return strlen (text) == 10 && strspn (text, "0123456789") == 10;
}

static void
replace (char **text, const char *value)
{
  if (value == NULL)
    return;

  g_free (*text);
  *text = g_strdup (value);
}

/**
 * backbone_practice_registry_change:
 * @registry: a registry
 * @number: an installation number
 * @changes: members customer, description, both optional
 * @error: return location for an error
 *
 * Moves or renames an installation; one that is not there yet is made and needs a customer.
 *
 * Returns: whether it was done
 */
gboolean
backbone_practice_registry_change (BackbonePracticeRegistry *registry,
                                   const char *number,
                                   JsonObject *changes,
                                   GError **error)
{
  static const char *const members[] = { "customer", "description", NULL };
  BackbonePracticeInstallation *installation = find (registry, number);
  const char *customer, *description;

  if (!backbone_practice_json_only (changes, members, error)
      || !backbone_practice_json_string (changes, "customer", &customer, error)
      || !backbone_practice_json_string (changes, "description", &description, error))
    return FALSE;
  if (!is_number (number) || (customer == NULL && installation == NULL)
      || (customer && !g_hash_table_contains (registry->customers, customer)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("An installation has 10 digits and belongs to a customer"));
      return FALSE;
    }

  if (installation == NULL)
    {
      installation = backbone_practice_installation_new (number, customer, "");
      g_ptr_array_add (registry->installations, installation);
      g_ptr_array_sort (registry->installations, compare);
    }
  replace (&installation->customer, customer);
  replace (&installation->description, description);

  return TRUE;
}

/**
 * backbone_practice_registry_remove:
 * @registry: a registry
 * @number: an installation number
 *
 * Returns: whether it was there
 */
gboolean
backbone_practice_registry_remove (BackbonePracticeRegistry *registry, const char *number)
{
  BackbonePracticeInstallation *installation = find (registry, number);

  return installation && g_ptr_array_remove (registry->installations, installation);
}
