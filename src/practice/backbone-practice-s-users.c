/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-s-users.h"

#include "backbone-practice-json.h"
#include "backbone-practice-log-on.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What happens to an S-User; ids that nobody has get one too, so that tests see what was tried. */
typedef struct
{
  char *id;
  const BackbonePracticeSUser *user; /* NULL: nobody has this ID */
  char *password;
  gboolean locked;
  guint consecutive_failures;
  guint64 attempts;
  guint64 successes;
  guint64 failures;
} Account;

struct _BackbonePracticeSUsers
{
  guint lock_threshold;
  GPtrArray *users;     /* BackbonePracticeSUser */
  GHashTable *accounts; /* id -> Account */
};

static void
account_free (Account *account)
{
  g_free (account->id);
  g_free (account->password);
  g_free (account);
}

static Account *
add_account (BackbonePracticeSUsers *s_users, const char *id)
{
  Account *account = g_new0 (Account, 1);

  account->id = g_strdup (id);
  g_hash_table_insert (s_users->accounts, account->id, account);

  return account;
}

/**
 * backbone_practice_s_users_new:
 * @landscape: whose S-Users can log on
 *
 * Returns: (transfer full): a judge with all counters at zero
 */
BackbonePracticeSUsers *
backbone_practice_s_users_new (BackbonePracticeLandscape *landscape)
{
  BackbonePracticeSUsers *s_users = g_new0 (BackbonePracticeSUsers, 1);

  s_users->lock_threshold = landscape->lock_threshold;
  s_users->users = g_ptr_array_ref (landscape->s_users);
  s_users->accounts
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)account_free);
  for (guint i = 0; i < landscape->s_users->len; i++)
    {
      const BackbonePracticeSUser *user = g_ptr_array_index (landscape->s_users, i);
      Account *account = add_account (s_users, user->id);

      account->user = user;
      account->password = g_strdup (user->password);
      account->locked = user->locked;
    }

  return s_users;
}

void
backbone_practice_s_users_free (BackbonePracticeSUsers *s_users)
{
  g_hash_table_unref (s_users->accounts);
  g_ptr_array_unref (s_users->users);
  g_free (s_users);
}

static BackbonePracticeSUserOutcome
count_failure (BackbonePracticeSUsers *s_users, Account *account)
{
  account->failures++;
  if (account->locked)
    return BACKBONE_PRACTICE_S_USER_LOCKED;

  account->locked = ++account->consecutive_failures >= s_users->lock_threshold;

  return BACKBONE_PRACTICE_S_USER_WRONG;
}

static BackbonePracticeSUserOutcome
judge_account (BackbonePracticeSUsers *s_users,
               Account *account,
               const char *password,
               const char *customer)
{
  account->attempts++;
  if (account->user == NULL || account->locked || strcmp (account->password, password) != 0)
    return count_failure (s_users, account);

  account->consecutive_failures = 0;
  if (account->user->expires_in_days <= 0)
    return BACKBONE_PRACTICE_S_USER_EXPIRED;
  if (g_strcmp0 (account->user->customer, customer) != 0)
    return BACKBONE_PRACTICE_S_USER_WRONG_CUSTOMER;

  account->successes++;

  return BACKBONE_PRACTICE_S_USER_RIGHT;
}

/**
 * backbone_practice_s_users_judge:
 * @s_users: the judge
 * @headers: headers of a request whose technical user has logged on
 * @customer: the customer number of that user
 * @user: (out) (nullable) (transfer none): the S-User, if it logged on
 *
 * Returns: how the log-on of the S-User ends
 */
BackbonePracticeSUserOutcome
backbone_practice_s_users_judge (BackbonePracticeSUsers *s_users,
                                 SoupMessageHeaders *headers,
                                 const char *customer,
                                 const BackbonePracticeSUser **user)
{
  BackbonePracticeCredentials *credentials
      = backbone_practice_credentials_new_from (headers, BACKBONE_PRACTICE_S_USER_HEADER);
  BackbonePracticeSUserOutcome outcome = BACKBONE_PRACTICE_S_USER_NOT_GIVEN;
  Account *account;

  *user = NULL;
  if (backbone_practice_credentials_are_complete (credentials))
    {
      account = g_hash_table_lookup (s_users->accounts, credentials->user);
      if (account == NULL)
        account = add_account (s_users, credentials->user);
      outcome = judge_account (s_users, account, credentials->password, customer);
      if (outcome == BACKBONE_PRACTICE_S_USER_RIGHT)
        *user = account->user;
    }
  backbone_practice_credentials_free (credentials);

  return outcome;
}

/**
 * backbone_practice_s_users_knows:
 * @s_users: the judge
 * @id: an ID
 *
 * Returns: whether it is the ID of an S-User of the landscape
 */
gboolean
backbone_practice_s_users_knows (BackbonePracticeSUsers *s_users, const char *id)
{
  Account *account = g_hash_table_lookup (s_users->accounts, id);

  return account != NULL && account->user != NULL;
}

/**
 * backbone_practice_s_users_change:
 * @s_users: the judge
 * @id: the ID of an S-User
 * @changes: members password, state ("active" or "locked"), both optional
 * @error: return location for an error
 *
 * Rotates a password, locks, unlocks; failures count anew.
 *
 * Returns: whether it was done
 */
gboolean
backbone_practice_s_users_change (BackbonePracticeSUsers *s_users,
                                  const char *id,
                                  JsonObject *changes,
                                  GError **error)
{
  static const char *const members[] = { "password", "state", NULL };
  Account *account = g_hash_table_lookup (s_users->accounts, id);
  const char *password, *state;

  if (!backbone_practice_json_only (changes, members, error)
      || !backbone_practice_json_string (changes, "password", &password, error)
      || !backbone_practice_json_string (changes, "state", &state, error))
    return FALSE;
  if ((state && strcmp (state, "active") != 0 && strcmp (state, "locked") != 0)
      || (password && *password == '\0'))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("“state” must be active or locked, “password” not empty"));
      return FALSE;
    }

  if (password)
    {
      g_free (account->password);
      account->password = g_strdup (password);
    }
  if (state)
    account->locked = strcmp (state, "locked") == 0;
  account->consecutive_failures = 0;

  return TRUE;
}

static void
add_number (JsonBuilder *builder, const char *name, guint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64)number);
}

/**
 * backbone_practice_s_users_add_counters:
 * @s_users: the judge
 * @builder: in an object; gets a member for each S-User that was tried
 */
void
backbone_practice_s_users_add_counters (BackbonePracticeSUsers *s_users, JsonBuilder *builder)
{
  GHashTableIter iter;
  Account *account;

  g_hash_table_iter_init (&iter, s_users->accounts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&account))
    {
      if (account->attempts == 0)
        continue;

      json_builder_set_member_name (builder, account->id);
      json_builder_begin_object (builder);
      add_number (builder, "attempts", account->attempts);
      add_number (builder, "successes", account->successes);
      add_number (builder, "failures", account->failures);
      json_builder_set_member_name (builder, "locked");
      json_builder_add_boolean_value (builder, account->locked);
      json_builder_end_object (builder);
    }
}

/**
 * backbone_practice_s_users_reset_counters:
 * @s_users: the judge
 *
 * Sets the counters to zero; locks and consecutive failures stay.
 */
void
backbone_practice_s_users_reset_counters (BackbonePracticeSUsers *s_users)
{
  GHashTableIter iter;
  Account *account;

  g_hash_table_iter_init (&iter, s_users->accounts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&account))
    account->attempts = account->successes = account->failures = 0;
}
