/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-fill-private.h"

#include "backbone-db-s-users-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a customer has. */
typedef struct
{
  const char *batch;  /* nullable: of the default local user */
  const char *acting; /* nullable: of any local user */
  const char *known;  /* nullable: acting or not */
  gboolean several_act;
  gboolean several_are_known;
} Choice;

struct _BackboneAssignmentFill
{
  GHashTable *choices; /* customer number -> Choice */
};

static Choice *
get_choice (BackboneAssignmentFill *self, const char *customer)
{
  Choice *choice = g_hash_table_lookup (self->choices, customer);

  if (choice == NULL)
    {
      choice = g_new0 (Choice, 1);
      g_hash_table_insert (self->choices, g_strdup (customer), choice);
    }

  return choice;
}

static void
note (const char **place, gboolean *several, const char *s_user)
{
  if (*place == NULL)
    *place = s_user;
  else
    *several |= !g_str_equal (*place, s_user);
}

/* One that breaks the hard rule is no example. */
static void
note_cell (BackboneAssignmentFill *self, const char *key, const char *s_user, GHashTable *s_users)
{
  const char *customer = strchr (key, ' ') + 1;
  const BackboneSUserRow *row = g_hash_table_lookup (s_users, s_user);
  Choice *choice;

  if (row && row->customer && !g_str_equal (row->customer, customer))
    return;

  choice = get_choice (self, customer);
  note (&choice->acting, &choice->several_act, s_user);
  if (g_str_has_prefix (key, BACKBONE_LOCAL_USER_DEFAULT " "))
    choice->batch = s_user;
}

BackboneAssignmentFill *
backbone_assignment_fill_new (GHashTable *cells, GHashTable *s_users)
{
  BackboneAssignmentFill *self = g_new0 (BackboneAssignmentFill, 1);
  GHashTableIter iter;
  gpointer key, value;

  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, &key, &value))
    note_cell (self, key, value, s_users);

  g_hash_table_iter_init (&iter, s_users);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const BackboneSUserRow *row = value;
      Choice *choice = row->customer ? get_choice (self, row->customer) : NULL;

      if (choice)
        note (&choice->known, &choice->several_are_known, row->id);
    }

  return self;
}

void
backbone_assignment_fill_free (BackboneAssignmentFill *self)
{
  g_hash_table_unref (self->choices);
  g_free (self);
}

/* The batch user's first, then the only one that acts for the customer, then the only one known. */
const char *
backbone_assignment_fill_find (BackboneAssignmentFill *self,
                               const char *local_user,
                               const char *customer,
                               GError **error)
{
  const Choice *choice = g_hash_table_lookup (self->choices, customer);

  if (choice && choice->batch && !g_str_equal (local_user, BACKBONE_LOCAL_USER_DEFAULT))
    return choice->batch;
  if (choice && choice->acting && !choice->several_act)
    return choice->acting;
  if (choice && choice->known && !choice->several_are_known)
    return choice->known;

  if (choice && (choice->acting || choice->known))
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                 _ ("Customer %s has several S-Users: choose one of them"), customer);
  else
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                 _ ("Customer %s has no S-User yet that could be filled in; another customer's "
                    "can't act for it"),
                 customer);

  return NULL;
}
