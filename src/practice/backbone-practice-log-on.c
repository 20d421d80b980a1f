/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-log-on.h"

#include <string.h>

struct _BackbonePracticeLogOn
{
  guint lock_threshold;
  GHashTable *users;
  GHashTable *by_certificate; /* fingerprint -> user */
};

static void
user_free (BackbonePracticeUser *user)
{
  g_free (user->id);
  g_free (user->password);
  g_free (user->customer);
  g_free (user->certificate);
  g_free (user);
}

static BackbonePracticeUser *
add_user (BackbonePracticeLogOn *log_on, const char *id)
{
  BackbonePracticeUser *user = g_new0 (BackbonePracticeUser, 1);

  user->id = g_strdup (id);
  g_hash_table_insert (log_on->users, user->id, user);
  return user;
}

/**
 * backbone_practice_log_on_new:
 * @landscape: the customers whose technical users can log on
 *
 * Returns: (transfer full): a judge with all counters at zero
 */
BackbonePracticeLogOn *
backbone_practice_log_on_new (BackbonePracticeLandscape *landscape)
{
  BackbonePracticeLogOn *log_on = g_new0 (BackbonePracticeLogOn, 1);

  log_on->lock_threshold = landscape->lock_threshold;
  log_on->users = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)user_free);
  log_on->by_certificate = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < landscape->customers->len; i++)
    {
      const BackbonePracticeCustomer *customer = g_ptr_array_index (landscape->customers, i);
      BackbonePracticeUser *user;

      if (customer->user == NULL)
        continue;
      user = add_user (log_on, customer->user);
      user->known = TRUE;
      user->password = g_strdup (customer->password);
      user->customer = g_strdup (customer->number);
      user->certificate = g_strdup (customer->certificate);
      if (user->certificate)
        g_hash_table_insert (log_on->by_certificate, user->certificate, user);
      user->state = customer->state;
      user->not_found = customer->not_found;
    }

  return log_on;
}

void
backbone_practice_log_on_free (BackbonePracticeLogOn *log_on)
{
  g_hash_table_unref (log_on->by_certificate);
  g_hash_table_unref (log_on->users);
  g_free (log_on);
}

static gboolean
is_certificate_log_on (const BackbonePracticeCredentials *credentials)
{
  return !credentials->given && credentials->certificate;
}

/* Whoever it is: a name or a certificate that no customer has gets a user, too. */
static BackbonePracticeUser *
find_or_add (BackbonePracticeLogOn *log_on, const BackbonePracticeCredentials *credentials)
{
  gboolean with_certificate = is_certificate_log_on (credentials);
  const char *id = with_certificate ? credentials->certificate : credentials->user;
  BackbonePracticeUser *user
      = with_certificate ? g_hash_table_lookup (log_on->by_certificate, id) : NULL;

  if (user == NULL)
    user = backbone_practice_log_on_find (log_on, id);
  if (user == NULL)
    {
      user = add_user (log_on, id);
      user->state = BACKBONE_PRACTICE_USER_ACTIVATED;
    }

  return user;
}

/**
 * backbone_practice_log_on_count_attempt:
 * @log_on: the judge
 * @credentials: what a request says
 * @endpoint: where it arrived
 *
 * Counts that a password or a certificate arrived, whatever is answered later. Empty credentials are
 * no attempt.
 *
 * Returns: (transfer none) (nullable): the user that the request names
 */
BackbonePracticeUser *
backbone_practice_log_on_count_attempt (BackbonePracticeLogOn *log_on,
                                        const BackbonePracticeCredentials *credentials,
                                        BackboneChannelKind endpoint)
{
  BackbonePracticeUser *user;

  if (!backbone_practice_credentials_are_complete (credentials)
      && !is_certificate_log_on (credentials))
    return NULL;

  user = find_or_add (log_on, credentials);
  user->attempts++;
  user->attempts_at[endpoint]++;
  if (is_certificate_log_on (credentials))
    user->with_certificate++;

  return user;
}

static BackbonePracticeOutcome
count_failure (BackbonePracticeLogOn *log_on, BackbonePracticeUser *user)
{
  user->failures++;
  if (user->state == BACKBONE_PRACTICE_USER_LOCKED)
    return BACKBONE_PRACTICE_OUTCOME_LOCKED;

  /* The failure that reaches the threshold is still answered as one; the next one finds the lock.
   */
  if (++user->consecutive_failures >= log_on->lock_threshold)
    user->state = BACKBONE_PRACTICE_USER_LOCKED;

  return BACKBONE_PRACTICE_OUTCOME_WRONG;
}

/**
 * backbone_practice_log_on_judge:
 * @log_on: the judge
 * @user: (nullable): the user from backbone_practice_log_on_count_attempt()
 * @credentials: what the request says
 *
 * Returns: how the log-on ends
 */
BackbonePracticeOutcome
backbone_practice_log_on_judge (BackbonePracticeLogOn *log_on,
                                BackbonePracticeUser *user,
                                const BackbonePracticeCredentials *credentials)
{
  const char *right, *given;

  if (!credentials->given && credentials->certificate == NULL)
    return BACKBONE_PRACTICE_OUTCOME_NO_CREDENTIALS;
  if (user == NULL)
    return BACKBONE_PRACTICE_OUTCOME_EMPTY;

  right = credentials->given ? user->password : user->certificate;
  given = credentials->given ? credentials->password : credentials->certificate;
  if (!user->known || user->state != BACKBONE_PRACTICE_USER_ACTIVATED
      || g_strcmp0 (right, given) != 0)
    return count_failure (log_on, user);

  user->successes++;
  user->consecutive_failures = 0;
  return BACKBONE_PRACTICE_OUTCOME_RIGHT;
}

/**
 * backbone_practice_log_on_takes_certificates:
 * @log_on: the judge
 *
 * Returns: whether any user can log on with a certificate
 */
gboolean
backbone_practice_log_on_takes_certificates (BackbonePracticeLogOn *log_on)
{
  return g_hash_table_size (log_on->by_certificate) > 0;
}

/**
 * backbone_practice_log_on_find:
 * @log_on: the judge
 * @id: a user's name
 *
 * Returns: (transfer none) (nullable): the user, known or only tried
 */
BackbonePracticeUser *
backbone_practice_log_on_find (BackbonePracticeLogOn *log_on, const char *id)
{
  return g_hash_table_lookup (log_on->users, id);
}

/**
 * backbone_practice_user_change:
 * @user: a user
 * @password: (nullable): the new password, or %NULL to keep it
 * @state: the new state
 *
 * What an administrator does at the backbone: rotate a password, activate, lock or unlock. The
 * count of consecutive failures starts anew.
 */
void
backbone_practice_user_change (BackbonePracticeUser *user,
                               const char *password,
                               BackbonePracticeUserState state)
{
  if (password)
    {
      g_free (user->password);
      user->password = g_strdup (password);
    }
  user->state = state;
  user->consecutive_failures = 0;
}

/**
 * backbone_practice_log_on_foreach:
 * @log_on: the judge
 * @function: (scope call): called with each #BackbonePracticeUser
 * @user_data: data for @function
 */
void
backbone_practice_log_on_foreach (BackbonePracticeLogOn *log_on, GFunc function, gpointer user_data)
{
  GHashTableIter iter;
  gpointer user;

  g_hash_table_iter_init (&iter, log_on->users);
  while (g_hash_table_iter_next (&iter, NULL, &user))
    function (user, user_data);
}

static void
reset_counters (gpointer data, gpointer user_data)
{
  BackbonePracticeUser *user = data;

  user->attempts = user->successes = user->failures = user->with_certificate = 0;
  memset (user->attempts_at, 0, sizeof user->attempts_at);
}

/**
 * backbone_practice_log_on_reset_counters:
 * @log_on: the judge
 *
 * Sets the counters to zero. States and consecutive failures stay: they are not counters but facts.
 */
void
backbone_practice_log_on_reset_counters (BackbonePracticeLogOn *log_on)
{
  backbone_practice_log_on_foreach (log_on, reset_counters, NULL);
}
