/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-plan-private.h"

#include "backbone-assignment-fill-private.h"
#include "backbone-db-assignments-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-vault-private.h"

#include <glib/gi18n-lib.h>

/* While a plan is made. */
typedef struct
{
  BackboneAssignmentPlan *plan;
  GHashTable *secrets;     /* nullable */
  GHashTable *credentials; /* S-User -> credential to store */

  /* The landscape. */
  GHashTable *customers;        /* number -> BackboneCustomerRow */
  GHashTable *s_users;          /* id -> BackboneSUserRow */
  GHashTable *cells;            /* "LOCAL_USER NUMBER" -> S-User */
  GHashTable *local_users;      /* a set */
  BackboneAssignmentFill *fill; /* nullable: made when it is wanted */

  /* What the changes make of it. */
  GHashTable *seen;      /* "LOCAL_USER NUMBER" -> BackboneAssignmentItem */
  GHashTable *owners;    /* S-User -> customer number, of those that are new */
  GHashTable *passwords; /* S-User -> BackboneAssignmentItem that brings one */
} Planner;

void
backbone_assignment_plan_free (BackboneAssignmentPlan *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->s_users, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

static char *
make_key (const char *local_user, const char *customer)
{
  return g_strdup_printf ("%s %s", local_user, customer);
}

static gboolean
check_customer_exists (Planner *planner, const char *number, GError **error)
{
  if (g_hash_table_contains (planner->customers, number))
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no customer %s"),
               number);

  return FALSE;
}

/* The customer that an S-User belongs to, before or because of these changes; (nullable). */
static const char *
find_owner (Planner *planner, const char *s_user)
{
  const BackboneSUserRow *row = g_hash_table_lookup (planner->s_users, s_user);

  return row != NULL && row->customer != NULL ? row->customer
                                              : g_hash_table_lookup (planner->owners, s_user);
}

static gboolean
check_password (BackboneAssignmentItem *item, GError **error)
{
  if (item->request->password == NULL || item->s_user != NULL)
    return TRUE;

  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                       _ ("there is a password, but no S-User"));

  return FALSE;
}

/* An S-User has one password, whoever it acts for. */
static void
look_for_other_password (Planner *planner, BackboneAssignmentItem *item)
{
  BackboneSecret *password = item->request->password;
  BackboneAssignmentItem *earlier;

  if (password == NULL)
    return;

  earlier = g_hash_table_lookup (planner->passwords, item->s_user);
  if (earlier == NULL)
    g_hash_table_insert (planner->passwords, item->s_user, item);
  else if (!backbone_secret_equal (password, earlier->request->password))
    backbone_assignment_item_refuse_both (item, earlier,
                                          _ ("line %u has the same S-User with another password"));
}

static gboolean
look_for_duplicate (Planner *planner, BackboneAssignmentItem *item)
{
  g_autofree char *key = make_key (item->local_user, item->customer);
  BackboneAssignmentItem *earlier = g_hash_table_lookup (planner->seen, key);
  g_autofree char *note = NULL;

  if (earlier == NULL)
    {
      g_hash_table_insert (planner->seen, g_steal_pointer (&key), item);
      return FALSE;
    }
  if (g_strcmp0 (earlier->s_user, item->s_user) != 0)
    {
      backbone_assignment_item_refuse_both (
          item, earlier, _ ("line %u has the same local user and customer with another S-User"));
      return TRUE;
    }

  item->outcome = BACKBONE_IMPORT_UNCHANGED;
  note = g_strdup_printf (_ ("line %u says the same"), earlier->request->line);
  backbone_assignment_item_add_note (item, note);

  return TRUE;
}

static void
note_s_user (Planner *planner, BackboneAssignmentItem *item)
{
  g_autofree char *note = NULL;

  if (find_owner (planner, item->s_user) != NULL)
    return;

  note = g_strdup_printf (
      _ ("S-User %s was not known: it is taken to belong to customer %s; confirm that"),
      item->s_user, item->customer);
  backbone_assignment_item_add_note (item, note);
  g_hash_table_insert (planner->owners, item->s_user, item->customer);
}

static void
note_local_user (Planner *planner, BackboneAssignmentItem *item)
{
  g_autofree char *note = NULL;

  if (g_hash_table_contains (planner->local_users, item->local_user))
    return;

  note = g_strdup_printf (_ ("local user %s is new"), item->local_user);
  backbone_assignment_item_add_note (item, note);
  g_hash_table_add (planner->local_users, g_strdup (item->local_user));
}

/* Compares with what is there. */
static void
plan_cell (Planner *planner, BackboneAssignmentItem *item)
{
  g_autofree char *key = make_key (item->local_user, item->customer);
  const char *old = g_hash_table_lookup (planner->cells, key);
  g_autofree char *note = NULL;

  if (g_strcmp0 (old, item->s_user) == 0 || (item->s_user == NULL && item->request->keeps_if_empty))
    {
      item->outcome = BACKBONE_IMPORT_UNCHANGED;
      return;
    }

  item->old_s_user = g_strdup (old);
  item->outcome = old ? BACKBONE_IMPORT_CHANGED : BACKBONE_IMPORT_NEW;
  if (old)
    {
      note = item->s_user ? g_strdup_printf (_ ("in place of S-User %s"), old)
                          : g_strdup_printf (_ ("takes S-User %s away"), old);
      backbone_assignment_item_add_note (item, note);
    }
  if (item->s_user)
    note_local_user (planner, item);
}

/* What is there stays, unless it breaks the hard rule. */
static gboolean
fill_item (Planner *planner, BackboneAssignmentItem *item, GError **error)
{
  g_autofree char *key = make_key (item->local_user, item->customer);
  const char *old = g_hash_table_lookup (planner->cells, key);
  const char *s_user;

  if (old && backbone_s_user_check_customer (old, find_owner (planner, old), item->customer, NULL))
    {
      item->s_user = g_strdup (old);
      return TRUE;
    }

  if (planner->fill == NULL)
    planner->fill = backbone_assignment_fill_new (planner->cells, planner->s_users);
  s_user = backbone_assignment_fill_find (planner->fill, item->local_user, item->customer, error);
  item->s_user = g_strdup (s_user);

  return s_user != NULL;
}

static void
plan_assignment (Planner *planner, BackboneAssignmentItem *item)
{
  g_autoptr (GError) error = NULL;

  if (!check_customer_exists (planner, item->customer, &error) || !check_password (item, &error)
      || (item->request->fills && !fill_item (planner, item, &error))
      || (item->s_user
          && !backbone_s_user_check_customer (item->s_user, find_owner (planner, item->s_user),
                                              item->customer, &error)))
    {
      backbone_assignment_item_refuse (item, error->message);
      return;
    }

  if (!look_for_duplicate (planner, item))
    plan_cell (planner, item);
  if (item->outcome == BACKBONE_IMPORT_REFUSED || item->s_user == NULL)
    return;

  note_s_user (planner, item);
  look_for_other_password (planner, item);
}

/* A line of a list of customer numbers: SM30 knows a customer that is not here, or the same. */
static void
plan_customer (Planner *planner, BackboneAssignmentItem *item)
{
  g_autoptr (GError) error = NULL;

  item->outcome = BACKBONE_IMPORT_UNCHANGED;
  if (g_hash_table_contains (planner->customers, item->customer)
      || g_hash_table_contains (planner->seen, item->customer))
    return;

  if (backbone_assignment_text_is_given (item->request->description)
      && !backbone_description_validate (item->request->description, &error))
    {
      backbone_assignment_item_refuse (item, error->message);
      return;
    }
  item->outcome = BACKBONE_IMPORT_NEW;
  backbone_assignment_item_add_note (item, _ ("customer to be added, without technical user"));
  g_hash_table_insert (planner->seen, g_strdup (item->customer), item);
}

static void
plan_request (Planner *planner, const BackboneAssignmentRequest *request)
{
  BackboneAssignmentItem *item = g_new0 (BackboneAssignmentItem, 1);
  g_autoptr (GError) error = NULL;

  item->request = request;
  g_ptr_array_add (planner->plan->items, item);
  if (request->problem != NULL)
    backbone_assignment_item_refuse (item, request->problem);
  else if (!backbone_assignment_item_normalize (item, &error))
    backbone_assignment_item_refuse (item, error->message);
  else if (request->local_user == NULL)
    plan_customer (planner, item);
  else
    plan_assignment (planner, item);

  if (request->problem != NULL || error != NULL)
    backbone_assignment_item_show_as_given (item);
}

/* Without the secrets nobody can tell; then one that is there counts as the same. */
static gboolean
is_saved (Planner *planner, const BackboneSUserRow *row, BackboneSecret *password)
{
  BackboneSecret *saved;

  if (row == NULL || row->credential == NULL || planner->secrets == NULL)
    return row != NULL && row->credential != NULL;

  saved = g_hash_table_lookup (planner->secrets, row->credential);

  return saved != NULL && backbone_secret_equal (saved, password);
}

static const char *
plan_credential (Planner *planner, const char *s_user)
{
  char *credential = g_hash_table_lookup (planner->credentials, s_user);

  if (credential == NULL)
    {
      credential = g_uuid_string_random ();
      g_hash_table_insert (planner->credentials, g_strdup (s_user), credential);
    }

  return credential;
}

static void
plan_password (Planner *planner, BackboneAssignmentItem *item, BackboneSUserRow *row)
{
  BackboneAssignmentPlan *plan = planner->plan;
  const BackboneSUserRow *old = g_hash_table_lookup (planner->s_users, item->s_user);

  if (item->request->password == NULL || is_saved (planner, old, item->request->password))
    return;

  plan->drops_credentials |= row->credential != NULL;
  g_free (row->credential);
  row->credential = g_strdup (plan_credential (planner, item->s_user));
  g_ptr_array_add (plan->entries, backbone_vault_entry_new (row->credential, item->customer,
                                                            item->request->password));
  if (item->outcome == BACKBONE_IMPORT_UNCHANGED)
    item->outcome = BACKBONE_IMPORT_CHANGED;
  backbone_assignment_item_add_note (item, _ ("new password"));
}

/* S-Users that become known or get a password, each once. */
static void
plan_s_users (Planner *planner)
{
  g_autoptr (GHashTable) planned = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < planner->plan->items->len; i++)
    {
      BackboneAssignmentItem *item = g_ptr_array_index (planner->plan->items, i);
      const BackboneSUserRow *old;
      BackboneSUserRow *row;

      if (item->s_user == NULL || item->outcome == BACKBONE_IMPORT_REFUSED)
        continue;

      old = g_hash_table_lookup (planner->s_users, item->s_user);
      row = g_hash_table_lookup (planned, item->s_user);
      if (row == NULL)
        {
          row = old ? backbone_s_user_row_copy (old)
                    : backbone_s_user_row_new (item->s_user, item->customer);
          if (row->customer == NULL)
            row->customer = g_strdup (item->customer);
          g_ptr_array_add (planner->plan->s_users, row);
          g_hash_table_insert (planned, row->id, row);
        }
      if (g_hash_table_lookup (planner->passwords, item->s_user) == item)
        plan_password (planner, item, row);
    }
}

static gboolean
load_cells (BackboneDb *db, Planner *planner, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (!backbone_db_assignments_load (db, &entries, error))
    return FALSE;

  planner->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < entries->len; i++)
    {
      BackboneAssignmentEntry *entry = g_ptr_array_index (entries, i);

      g_hash_table_insert (planner->cells, make_key (entry->local_user, entry->customer),
                           g_steal_pointer (&entry->s_user));
    }

  return TRUE;
}

static gboolean
load_local_users (BackboneDb *db, Planner *planner, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  if (!backbone_db_local_users_load (db, &names, error))
    return FALSE;

  planner->local_users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_add (planner->local_users, g_strdup (g_ptr_array_index (names, i)));

  return TRUE;
}

static void
planner_clear (Planner *planner)
{
  g_clear_pointer (&planner->customers, g_hash_table_unref);
  g_clear_pointer (&planner->s_users, g_hash_table_unref);
  g_clear_pointer (&planner->cells, g_hash_table_unref);
  g_clear_pointer (&planner->local_users, g_hash_table_unref);
  g_clear_pointer (&planner->fill, backbone_assignment_fill_free);
  g_clear_pointer (&planner->seen, g_hash_table_unref);
  g_clear_pointer (&planner->owners, g_hash_table_unref);
  g_clear_pointer (&planner->passwords, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Planner, planner_clear)

static void
count_outcomes (BackboneAssignmentPlan *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const BackboneAssignmentItem *item = g_ptr_array_index (self->items, i);

      self->counts[item->outcome]++;
    }
}

/**
 * backbone_assignment_plan_make:
 * @db: a database
 * @requests: (element-type BackboneAssignmentRequest): what is asked for; must outlive the plan
 * @secrets: (nullable) (element-type utf8 BackboneSecret): all secrets, by credential
 * @credentials: (element-type utf8 utf8): credentials for the passwords to store, by S-User; filled
 * in
 * @plan: (out) (transfer full): what each of them does
 * @error: return location for an error
 *
 * Returns: whether the landscape could be read
 */
gboolean
backbone_assignment_plan_make (BackboneDb *db,
                               GPtrArray *requests,
                               GHashTable *secrets,
                               GHashTable *credentials,
                               BackboneAssignmentPlan **plan,
                               GError **error)
{
  g_autoptr (BackboneAssignmentPlan) self = g_new0 (BackboneAssignmentPlan, 1);
  g_auto (Planner) planner = { .plan = self, .secrets = secrets, .credentials = credentials };

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_assignment_item_free);
  self->s_users = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_s_user_row_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_vault_entry_free);
  if (!backbone_db_customers_load (db, &planner.customers, error)
      || !backbone_db_s_users_load (db, &planner.s_users, error)
      || !load_cells (db, &planner, error) || !load_local_users (db, &planner, error))
    return FALSE;

  planner.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  planner.owners = g_hash_table_new (g_str_hash, g_str_equal);
  planner.passwords = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < requests->len; i++)
    plan_request (&planner, g_ptr_array_index (requests, i));
  plan_s_users (&planner);
  count_outcomes (self);

  *plan = g_steal_pointer (&self);
  return TRUE;
}

static gboolean
apply_customer (BackboneDb *db, const BackboneAssignmentItem *item, GError **error)
{
  g_autofree char *description = backbone_assignment_text_is_given (item->request->description)
                                     ? g_strstrip (g_strdup (item->request->description))
                                     : g_strdup (item->customer);
  const BackboneCustomerRow row = { .number = item->customer, .description = description };

  return item->outcome != BACKBONE_IMPORT_NEW || backbone_db_customer_insert (db, &row, error);
}

static gboolean
apply_item (BackboneDb *db, const BackboneAssignmentItem *item, GError **error)
{
  if (item->local_user == NULL)
    return apply_customer (db, item, error);
  if (item->s_user == NULL && item->outcome == BACKBONE_IMPORT_UNCHANGED)
    return TRUE;

  return (item->s_user == NULL || backbone_db_local_user_add (db, item->local_user, error))
         && backbone_db_assignment_set (db, item->local_user, item->customer, item->s_user, error);
}

gboolean
backbone_assignment_plan_apply (BackboneAssignmentPlan *self, BackboneDb *db, GError **error)
{
  for (guint i = 0; i < self->s_users->len; i++)
    {
      if (!backbone_db_s_user_save (db, g_ptr_array_index (self->s_users, i), error))
        return FALSE;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      if (!apply_item (db, g_ptr_array_index (self->items, i), error))
        return FALSE;
    }

  return TRUE;
}

const BackboneAssignmentItem *
backbone_assignment_plan_find_refused (const BackboneAssignmentPlan *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const BackboneAssignmentItem *item = g_ptr_array_index (self->items, i);

      if (item->outcome == BACKBONE_IMPORT_REFUSED)
        return item;
    }

  return NULL;
}

GListModel *
backbone_assignment_plan_to_rows (const BackboneAssignmentPlan *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (BACKBONE_TYPE_ASSIGNMENT_CHANGE);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (rows, backbone_assignment_item_to_row (g_ptr_array_index (self->items, i)));
  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);

  return G_LIST_MODEL (store);
}
