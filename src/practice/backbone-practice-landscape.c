/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-landscape.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define FINGERPRINT_DIGITS 64

static const char *const state_ids[] = { "requested", "activated", "locked" };

/**
 * backbone_practice_user_state_from_id:
 * @id: (nullable): a state's name in landscape files and on the control path
 * @state: (out): the state
 *
 * Returns: whether @id names a state
 */
gboolean
backbone_practice_user_state_from_id (const char *id, BackbonePracticeUserState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_ids); i++)
    {
      if (g_strcmp0 (id, state_ids[i]) == 0)
        {
          *state = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * backbone_practice_user_state_to_id:
 * @state: a state
 *
 * Returns: (transfer none): its name in landscape files and on the control path
 */
const char *
backbone_practice_user_state_to_id (BackbonePracticeUserState state)
{
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (state_ids), "unknown");

  return state_ids[state];
}

void
backbone_practice_customer_free (BackbonePracticeCustomer *customer)
{
  g_free (customer->number);
  g_free (customer->description);
  g_free (customer->user);
  g_free (customer->password);
  g_free (customer->saved_password);
  g_free (customer->certificate);
  g_free (customer->pfx_password);
  g_free (customer);
}

/**
 * backbone_practice_customer_get_csv_password:
 * @customer: a customer
 *
 * Returns: (transfer none) (not nullable): the password that an administrator would find in
 * customers.csv, empty for a customer without credentials or with a certificate alone
 */
const char *
backbone_practice_customer_get_csv_password (const BackbonePracticeCustomer *customer)
{
  if (customer->user == NULL || customer->password == NULL)
    return "";

  return customer->saved_password ? customer->saved_password : customer->password;
}

/* What the first log-on of a run, the one to the portal, tells about the user; NULL if it works. */
static const char *
get_log_on_failure (const BackbonePracticeCustomer *customer)
{
  if (customer->state == BACKBONE_PRACTICE_USER_LOCKED)
    return "locked";
  if (customer->state == BACKBONE_PRACTICE_USER_REQUESTED)
    return "credentials";
  if (strcmp (backbone_practice_customer_get_csv_password (customer), customer->password) != 0)
    return "credentials";

  return NULL;
}

/**
 * backbone_practice_customer_get_expected:
 * @customer: a customer
 * @kind: a channel
 *
 * The verdict that an honest check finds with the credentials of customers.csv. A client that keeps
 * the first safety rule tries the portal first and then leaves a user alone whose log-on failed.
 *
 * Returns: (transfer none): a verdict's stable name
 */
const char *
backbone_practice_customer_get_expected (const BackbonePracticeCustomer *customer,
                                         BackboneChannelKind kind)
{
  const char *failure;

  if (*backbone_practice_customer_get_csv_password (customer) == '\0')
    return "not-configured";

  failure = get_log_on_failure (customer);
  if (failure)
    return kind == BACKBONE_CHANNEL_PORTAL ? failure : "skipped";

  return (customer->not_found & (1u << kind)) ? "not-found" : "ok";
}

/* The form that SAP's mass set-up reads knows no quotes. */
static gboolean
is_csv_safe (const char *text)
{
  for (const char *p = text; *p; p++)
    {
      if (*p == ';' || *p == '"' || (guchar)*p < 0x20 || *p == 0x7f)
        return FALSE;
    }

  return g_utf8_validate (text, -1, NULL);
}

static gboolean
is_number (const char *text)
{
  return strlen (text) == 10 && strspn (text, "0123456789") == 10;
}

static gboolean
is_user_id (const char *text)
{
  return text[0] == 'S' && is_number (text + 1);
}

static gboolean
is_set (const char *text)
{
  return text && *text;
}

static gboolean
has_credentials (const BackbonePracticeCustomer *customer)
{
  return is_set (customer->password) || is_set (customer->certificate)
         || is_set (customer->pfx_password);
}

/**
 * backbone_practice_fingerprint_normalize:
 * @text: SHA-256 fingerprint of a certificate as people write it
 *
 * Returns: (transfer full) (nullable): it in upper-case digits with colons, or %NULL if it is none
 */
char *
backbone_practice_fingerprint_normalize (const char *text)
{
  GString *fingerprint = g_string_new (NULL);
  guint n_digits = 0;

  for (const char *p = text; *p; p++)
    {
      if (!g_ascii_isxdigit (*p))
        continue;
      if (n_digits > 0 && n_digits % 2 == 0)
        g_string_append_c (fingerprint, ':');
      g_string_append_c (fingerprint, g_ascii_toupper (*p));
      n_digits++;
    }

  if (n_digits == FINGERPRINT_DIGITS && strspn (text, "0123456789abcdefABCDEF: ") == strlen (text))
    return g_string_free (fingerprint, FALSE);

  g_string_free (fingerprint, TRUE);
  return NULL;
}

/**
 * backbone_practice_customer_validate:
 * @customer: a customer
 * @error: return location for an error
 *
 * Checks what a landscape file must keep so that customers.csv can be written from it.
 *
 * Returns: whether @customer can be served
 */
gboolean
backbone_practice_customer_validate (const BackbonePracticeCustomer *customer, GError **error)
{
  const char *what = NULL;

  if (customer->number == NULL || !is_number (customer->number))
    what = _ ("a customer number needs 10 digits");
  else if (customer->description == NULL || *customer->description == '\0')
    what = _ ("the description is missing");
  else if (!is_csv_safe (customer->description))
    what = _ ("the description holds a character that the mass set-up form cannot hold");
  else if (customer->user && !is_user_id (customer->user))
    what = _ ("a technical user is an S and 10 digits");
  else if (customer->user && !has_credentials (customer))
    what = _ ("the technical user has no password and no certificate");
  else if (customer->certificate && customer->pfx_password)
    what = _ ("a technical user has either the fingerprint of a certificate or a PFX password");
  else if (!is_csv_safe (customer->pfx_password ? customer->pfx_password : ""))
    what = _ ("the PFX password holds a character that certificates.csv cannot hold");
  else if (!is_csv_safe (customer->password ? customer->password : "")
           || !is_csv_safe (customer->saved_password ? customer->saved_password : ""))
    what = _ ("a password holds a character that the mass set-up form cannot hold");

  if (what)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("Customer %s: %s"),
                 customer->number ? customer->number : "?", what);

  return what == NULL;
}

void
backbone_practice_s_user_free (BackbonePracticeSUser *user)
{
  g_free (user->id);
  g_free (user->customer);
  g_free (user->password);
  g_free (user->saved_password);
  g_strfreev (user->authorisations);
  g_strfreev (user->local_users);
  g_free (user);
}

static gboolean
are_csv_safe (char **texts)
{
  for (guint i = 0; texts && texts[i]; i++)
    {
      if (*texts[i] == '\0' || !is_csv_safe (texts[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * backbone_practice_s_user_validate:
 * @user: an S-User
 * @error: return location for an error
 *
 * Returns: whether @user can be served, and written to assignments.csv
 */
gboolean
backbone_practice_s_user_validate (const BackbonePracticeSUser *user, GError **error)
{
  const char *what = NULL;

  if (user->id == NULL || !is_user_id (user->id))
    what = _ ("an S-User is an S and 10 digits");
  else if (user->password == NULL || *user->password == '\0')
    what = _ ("the S-User has no password");
  else if (!is_csv_safe (user->password)
           || !is_csv_safe (user->saved_password ? user->saved_password : "")
           || !are_csv_safe (user->authorisations) || !are_csv_safe (user->local_users))
    what = _ ("the S-User has a value that a CSV form cannot hold");

  if (what)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("Customer %s: %s"), user->customer,
                 what);

  return what == NULL;
}

/**
 * backbone_practice_landscape_new:
 *
 * Returns: (transfer full): a landscape without customers
 */
BackbonePracticeLandscape *
backbone_practice_landscape_new (void)
{
  BackbonePracticeLandscape *landscape = g_new0 (BackbonePracticeLandscape, 1);

  landscape->lock_threshold = BACKBONE_PRACTICE_DEFAULT_LOCK_THRESHOLD;
  landscape->customers
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_practice_customer_free);
  landscape->s_users
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_practice_s_user_free);
  landscape->installations
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_practice_installation_free);
  landscape->legacy_shut_down = g_strdup (BACKBONE_PRACTICE_LEGACY_SHUT_DOWN);

  return landscape;
}

void
backbone_practice_landscape_free (BackbonePracticeLandscape *landscape)
{
  g_ptr_array_unref (landscape->customers);
  g_ptr_array_unref (landscape->s_users);
  g_ptr_array_unref (landscape->installations);
  g_free (landscape->legacy_shut_down);
  g_free (landscape);
}

/**
 * backbone_practice_landscape_to_csv:
 * @landscape: a landscape
 *
 * Returns: (transfer full): the customers in the form of SAP's mass set-up, passwords included
 */
char *
backbone_practice_landscape_to_csv (BackbonePracticeLandscape *landscape)
{
  GString *csv = g_string_new (NULL);

  for (guint i = 0; i < landscape->customers->len; i++)
    {
      const BackbonePracticeCustomer *customer = g_ptr_array_index (landscape->customers, i);

      g_string_append_printf (csv, "%s;%s;%s;%s\r\n", customer->number, customer->description,
                              customer->user ? customer->user : "",
                              backbone_practice_customer_get_csv_password (customer));
    }

  return g_string_free (csv, FALSE);
}

/**
 * backbone_practice_landscape_to_assignments:
 * @landscape: a landscape
 *
 * Returns: (transfer full): a line `local user;customer number;S-User;password` for each local user
 * that an S-User acts for
 */
char *
backbone_practice_landscape_to_assignments (BackbonePracticeLandscape *landscape)
{
  GString *csv = g_string_new (NULL);

  for (guint i = 0; i < landscape->s_users->len; i++)
    {
      const BackbonePracticeSUser *user = g_ptr_array_index (landscape->s_users, i);

      for (guint j = 0; user->local_users && user->local_users[j]; j++)
        g_string_append_printf (csv, "%s;%s;%s;%s\r\n", user->local_users[j], user->customer,
                                user->id,
                                user->saved_password ? user->saved_password : user->password);
    }

  return g_string_free (csv, FALSE);
}

/**
 * backbone_practice_landscape_to_expected:
 * @landscape: a landscape
 *
 * Returns: (transfer full): a line `customer;kind;verdict` for each channel
 */
char *
backbone_practice_landscape_to_expected (BackbonePracticeLandscape *landscape)
{
  GString *csv = g_string_new (NULL);

  for (guint i = 0; i < landscape->customers->len; i++)
    {
      const BackbonePracticeCustomer *customer = g_ptr_array_index (landscape->customers, i);

      for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
        g_string_append_printf (csv, "%s;%s;%s\r\n", customer->number,
                                backbone_channel_kind_to_id (kind),
                                backbone_practice_customer_get_expected (customer, kind));
    }

  return g_string_free (csv, FALSE);
}
