/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-faults.h"

#define ANY_ENDPOINT -1

struct _BackbonePracticeFaults
{
  GHashTable *by_scope;
};

static char *
make_scope (int endpoint, const char *user)
{
  return g_strdup_printf ("%d %s", endpoint, user ? user : "");
}

/**
 * backbone_practice_faults_new:
 *
 * Returns: (transfer full): a table without faults
 */
BackbonePracticeFaults *
backbone_practice_faults_new (void)
{
  BackbonePracticeFaults *faults = g_new0 (BackbonePracticeFaults, 1);

  faults->by_scope = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify)backbone_practice_fault_unref);

  return faults;
}

void
backbone_practice_faults_free (BackbonePracticeFaults *faults)
{
  g_hash_table_unref (faults->by_scope);
  g_free (faults);
}

/**
 * backbone_practice_faults_set:
 * @faults: the faults
 * @fault: (transfer full): a fault
 *
 * Puts @fault in force in place of the one for the same endpoint and user.
 */
void
backbone_practice_faults_set (BackbonePracticeFaults *faults, BackbonePracticeFault *fault)
{
  g_hash_table_replace (faults->by_scope, make_scope (fault->endpoint, fault->user), fault);
}

/**
 * backbone_practice_faults_clear:
 * @faults: the faults
 *
 * Ends all faults. A connection that stalls already goes on stalling.
 */
void
backbone_practice_faults_clear (BackbonePracticeFaults *faults)
{
  g_hash_table_remove_all (faults->by_scope);
}

/* Gives the fault of one scope if it is of the wanted sort, and counts the hit. */
static BackbonePracticeFault *
take (BackbonePracticeFaults *faults, int endpoint, const char *user, gboolean of_connection)
{
  g_autofree char *scope = make_scope (endpoint, user);
  BackbonePracticeFault *fault = g_hash_table_lookup (faults->by_scope, scope);

  if (fault == NULL || backbone_practice_fault_is_of_connection (fault) != of_connection)
    return NULL;

  g_rc_box_acquire (fault);
  if (fault->left > 0 && --fault->left == 0)
    g_hash_table_remove (faults->by_scope, scope);

  return fault;
}

/**
 * backbone_practice_faults_take_for_connection:
 * @faults: the faults
 * @endpoint: where a connection was accepted
 *
 * Returns: (transfer full) (nullable): the fault that this connection gets
 */
BackbonePracticeFault *
backbone_practice_faults_take_for_connection (BackbonePracticeFaults *faults,
                                              BackboneChannelKind endpoint)
{
  BackbonePracticeFault *fault;

  if (g_hash_table_size (faults->by_scope) == 0)
    return NULL;

  fault = take (faults, (int)endpoint, NULL, TRUE);
  return fault ? fault : take (faults, ANY_ENDPOINT, NULL, TRUE);
}

/**
 * backbone_practice_faults_take_for_request:
 * @faults: the faults
 * @endpoint: where a request arrived
 * @user: (nullable): the technical user it names
 *
 * The narrowest fault wins: endpoint and user, then user, then endpoint, then the one for
 * everything.
 *
 * Returns: (transfer full) (nullable): the fault that this request gets
 */
BackbonePracticeFault *
backbone_practice_faults_take_for_request (BackbonePracticeFaults *faults,
                                           BackboneChannelKind endpoint,
                                           const char *user)
{
  BackbonePracticeFault *fault = NULL;

  if (g_hash_table_size (faults->by_scope) == 0)
    return NULL;

  if (user)
    fault = take (faults, (int)endpoint, user, FALSE);
  if (user && fault == NULL)
    fault = take (faults, ANY_ENDPOINT, user, FALSE);
  if (fault == NULL)
    fault = take (faults, (int)endpoint, NULL, FALSE);

  return fault ? fault : take (faults, ANY_ENDPOINT, NULL, FALSE);
}
