/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-installation.h"

#include "backbone-practice-json.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define NUMBER_LENGTH        10
#define SYSTEM_NUMBER_LENGTH 18
#define SID_LENGTH           3

/* What every installation has that was not described: a productive system and one to test in. */
static const char *const default_sids[] = { "PRD", "QAS" };

static void
system_free (BackbonePracticeSystem *system)
{
  g_free (system->number);
  g_free (system->sid);
  g_free (system);
}

/**
 * backbone_practice_installation_new:
 * @number: 10 digits
 * @customer: the number of the customer that it belongs to
 * @description: what the customer calls it
 *
 * Returns: (transfer full): an installation without systems
 */
BackbonePracticeInstallation *
backbone_practice_installation_new (const char *number,
                                    const char *customer,
                                    const char *description)
{
  BackbonePracticeInstallation *installation = g_new0 (BackbonePracticeInstallation, 1);

  installation->number = g_strdup (number);
  installation->customer = g_strdup (customer);
  installation->description = g_strdup (description);
  installation->systems = g_ptr_array_new_with_free_func ((GDestroyNotify)system_free);

  return installation;
}

void
backbone_practice_installation_free (BackbonePracticeInstallation *installation)
{
  g_free (installation->number);
  g_free (installation->customer);
  g_free (installation->description);
  g_ptr_array_unref (installation->systems);
  g_free (installation);
}

void
backbone_practice_installation_add_system (BackbonePracticeInstallation *installation,
                                           const char *number,
                                           const char *sid)
{
  BackbonePracticeSystem *system = g_new0 (BackbonePracticeSystem, 1);

  system->number = g_strdup (number);
  system->sid = g_strdup (sid);
  g_ptr_array_add (installation->systems, system);
}

/**
 * backbone_practice_installations_add_default:
 * @installations: (element-type BackbonePracticeInstallation): gets the installations
 * @customer: a customer number
 * @n_installations: how many, up to 8
 *
 * Invents installations whose numbers follow from that of the customer.
 */
void
backbone_practice_installations_add_default (GPtrArray *installations,
                                             const char *customer,
                                             guint n_installations)
{
  for (guint i = 0; i < n_installations; i++)
    {
      g_autofree char *number = g_strdup_printf ("0%02u%s", i + 2, customer + 3);
      g_autofree char *description = g_strdup_printf ("Practice installation %u", i + 1);
      BackbonePracticeInstallation *installation
          = backbone_practice_installation_new (number, customer, description);
      for (guint j = 0; j < G_N_ELEMENTS (default_sids); j++)
        {
          g_autofree char *system = g_strdup_printf ("000000%u%u%s", i + 1, j + 1, customer);

          backbone_practice_installation_add_system (installation, system, default_sids[j]);
        }
      g_ptr_array_add (installations, installation);
    }
}

static gboolean
has_digits (const char *text, gsize length)
{
  return text && strlen (text) == length && strspn (text, "0123456789") == length;
}

static gboolean
is_sid (const char *text)
{
  return text && strlen (text) == SID_LENGTH && g_ascii_isupper (text[0])
         && strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == SID_LENGTH;
}

static gboolean
fail (const char *customer, const char *what, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("Customer %s: %s"), customer, what);

  return FALSE;
}

static gboolean
read_system (JsonNode *node, BackbonePracticeInstallation *installation, GError **error)
{
  static const char *const members[] = { "number", "sid", NULL };
  const char *number, *sid;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (installation->customer, _ ("“systems” must list objects"), error);
  if (!backbone_practice_json_only (json_node_get_object (node), members, error)
      || !backbone_practice_json_string (json_node_get_object (node), "number", &number, error)
      || !backbone_practice_json_string (json_node_get_object (node), "sid", &sid, error))
    return FALSE;
  if (!has_digits (number, SYSTEM_NUMBER_LENGTH) || !is_sid (sid))
    return fail (installation->customer, _ ("a system needs 18 digits and a SID"), error);

  backbone_practice_installation_add_system (installation, number, sid);

  return TRUE;
}

static gboolean
read_installation (JsonNode *node, const char *customer, GPtrArray *installations, GError **error)
{
  static const char *const members[] = { "number", "description", "systems", NULL };
  BackbonePracticeInstallation *installation;
  const char *number, *description;
  JsonObject *object;
  JsonArray *systems;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (customer, _ ("“installations” must list objects"), error);

  object = json_node_get_object (node);
  if (!backbone_practice_json_only (object, members, error)
      || !backbone_practice_json_string (object, "number", &number, error)
      || !backbone_practice_json_string (object, "description", &description, error)
      || !backbone_practice_json_array (object, "systems", &systems, error))
    return FALSE;
  if (!has_digits (number, NUMBER_LENGTH))
    return fail (customer, _ ("an installation number needs 10 digits"), error);
  if (description && strpbrk (description, ";\"\r\n"))
    return fail (customer, _ ("an installation has a value that a CSV form cannot hold"), error);

  installation
      = backbone_practice_installation_new (number, customer, description ? description : "");
  g_ptr_array_add (installations, installation);
  for (guint i = 0; systems && i < json_array_get_length (systems); i++)
    {
      if (!read_system (json_array_get_element (systems, i), installation, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * backbone_practice_installations_read:
 * @object: a customer of a landscape file
 * @customer: its number
 * @installations: (element-type BackbonePracticeInstallation): gets its installations
 * @error: return location for an error
 *
 * A customer that says nothing of installations has one.
 *
 * Returns: whether its installations could be read
 */
gboolean
backbone_practice_installations_read (JsonObject *object,
                                      const char *customer,
                                      GPtrArray *installations,
                                      GError **error)
{
  JsonArray *array;

  if (!backbone_practice_json_array (object, "installations", &array, error))
    return FALSE;
  if (array == NULL)
    backbone_practice_installations_add_default (installations, customer, 1);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      if (!read_installation (json_array_get_element (array, i), customer, installations, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * backbone_practice_installations_to_csv:
 * @installations: (element-type BackbonePracticeInstallation): installations
 *
 * Returns: (transfer full): a line `customer number;installation number;description;system number;SID`
 * for each system, and one without the last two for an installation without systems
 */
char *
backbone_practice_installations_to_csv (GPtrArray *installations)
{
  GString *csv = g_string_new (NULL);

  for (guint i = 0; i < installations->len; i++)
    {
      const BackbonePracticeInstallation *installation = g_ptr_array_index (installations, i);
      GPtrArray *systems = installation->systems;

      if (systems->len == 0)
        g_string_append_printf (csv, "%s;%s;%s\r\n", installation->customer, installation->number,
                                installation->description);
      for (guint j = 0; j < systems->len; j++)
        {
          const BackbonePracticeSystem *system = g_ptr_array_index (systems, j);

          g_string_append_printf (csv, "%s;%s;%s;%s;%s\r\n", installation->customer,
                                  installation->number, installation->description, system->number,
                                  system->sid);
        }
    }

  return g_string_free (csv, FALSE);
}
