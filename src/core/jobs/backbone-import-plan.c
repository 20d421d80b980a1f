/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-import-plan-private.h"

#include "backbone-vault-private.h"

#include <glib/gi18n-lib.h>

/* While a plan is made. */
typedef struct
{
  BackboneImportPlan *plan;
  GHashTable *customers;
  GHashTable *secrets;     /* nullable */
  GHashTable *credentials; /* user -> credential to store */
  GHashTable *saved;       /* user -> credential that is saved, of the customers */
} Planner;

static void
item_free (BackboneImportItem *item)
{
  g_free (item->reason);
  g_clear_pointer (&item->before, backbone_customer_row_free);
  g_clear_pointer (&item->after, backbone_customer_row_free);
  g_free (item);
}

void
backbone_import_plan_free (BackboneImportPlan *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

static BackboneCustomerRow *
copy_row (const BackboneCustomerRow *row)
{
  BackboneCustomerRow *copy = g_new0 (BackboneCustomerRow, 1);

  copy->number = g_strdup (row->number);
  copy->description = g_strdup (row->description);
  copy->owner = row->owner;
  copy->technical_user = g_strdup (row->technical_user);
  copy->credential = g_strdup (row->credential);

  return copy;
}

static gboolean
rows_equal (const BackboneCustomerRow *one, const BackboneCustomerRow *other)
{
  if (one == NULL || other == NULL)
    return one == other;

  return g_strcmp0 (one->description, other->description) == 0
         && g_strcmp0 (one->technical_user, other->technical_user) == 0
         && g_strcmp0 (one->credential, other->credential) == 0;
}

static void
add_note (BackboneImportItem *item, const char *note)
{
  g_autofree char *before = item->reason;

  item->reason = before ? g_strconcat (before, "; ", note, NULL) : g_strdup (note);
}

static GHashTable *
collect_saved (GHashTable *customers)
{
  GHashTable *saved = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  BackboneCustomerRow *row;

  g_hash_table_iter_init (&iter, customers);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&row))
    {
      if (row->technical_user != NULL && row->credential != NULL)
        g_hash_table_insert (saved, row->technical_user, row->credential);
    }

  return saved;
}

/* Whether the password of @csv is the one that is saved. Without the secrets nobody can tell; then
 * one that is there counts as the same. */
static gboolean
is_saved (Planner *planner, const BackboneCustomerCsvRow *csv)
{
  const char *credential = g_hash_table_lookup (planner->saved, csv->technical_user);
  BackboneSecret *secret;

  if (credential == NULL || planner->secrets == NULL)
    return credential != NULL;

  secret = g_hash_table_lookup (planner->secrets, credential);

  return secret != NULL && backbone_secret_equal (secret, csv->password);
}

/* The credential that a user has once the list is imported; (nullable) (transfer none). */
static const char *
plan_credential (Planner *planner, const BackboneCustomerCsvRow *csv, const char *user)
{
  const char *credential;

  if (user == NULL)
    return NULL;
  if (csv->password == NULL || is_saved (planner, csv))
    {
      /* Another row of the list may bring it. */
      credential = g_hash_table_lookup (planner->credentials, user);
      return credential ? credential : g_hash_table_lookup (planner->saved, user);
    }

  credential = g_hash_table_lookup (planner->credentials, user);
  if (credential == NULL)
    {
      char *fresh = g_uuid_string_random ();
      g_hash_table_insert (planner->credentials, g_strdup (user), fresh);
      credential = fresh;
    }

  return credential;
}

/* New passwords, each user's once. */
static void
plan_secrets (Planner *planner, BackboneCustomerCsv *csv)
{
  g_autoptr (GHashTable) planned = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < csv->rows->len; i++)
    {
      const BackboneCustomerCsvRow *row = g_ptr_array_index (csv->rows, i);

      if (row->password == NULL || is_saved (planner, row)
          || !g_hash_table_add (planned, row->technical_user))
        continue;

      g_ptr_array_add (
          planner->plan->entries,
          backbone_vault_entry_new (plan_credential (planner, row, row->technical_user),
                                    row->number, row->password));
    }
}

static void
note_changes (BackboneImportItem *item)
{
  const BackboneCustomerRow *before = item->before, *after = item->after;
  gboolean new_user = g_strcmp0 (before->technical_user, after->technical_user) != 0;
  const char *changes[4] = { NULL };
  g_autofree char *joined = NULL;
  g_autofree char *note = NULL;
  guint n_changes = 0;

  if (g_strcmp0 (before->description, after->description) != 0)
    changes[n_changes++] = _ ("description");
  if (new_user)
    changes[n_changes++] = _ ("technical user");
  if (g_strcmp0 (before->credential, after->credential) != 0 && after->credential != NULL)
    changes[n_changes++] = _ ("password");

  joined = g_strjoinv (", ", (char **)changes);
  /* Translators: a list of what an imported row changes, such as "description, password" */
  note = g_strdup_printf (_ ("changes: %s"), joined);
  add_note (item, note);
  if (new_user && after->credential == NULL)
    add_note (item, _ ("the new technical user has no password yet"));
}

/* What the list does not say stays as it is. */
static void
plan_customer (Planner *planner, BackboneImportItem *item)
{
  const BackboneCustomerCsvRow *csv = item->csv;
  const BackboneCustomerRow *before = g_hash_table_lookup (planner->customers, csv->number);
  BackboneCustomerRow *after = g_new0 (BackboneCustomerRow, 1);

  after->number = g_strdup (csv->number);
  after->description = g_strdup (csv->description);
  after->owner = before != NULL && before->owner;
  after->technical_user = g_strdup (csv->technical_user ? csv->technical_user
                                    : before != NULL    ? before->technical_user
                                                        : NULL);
  after->credential = g_strdup (plan_credential (planner, csv, after->technical_user));

  item->before = before ? copy_row (before) : NULL;
  item->after = after;
  if (before == NULL)
    {
      item->outcome = BACKBONE_IMPORT_NEW;
    }
  else if (rows_equal (before, after))
    {
      item->outcome = BACKBONE_IMPORT_UNCHANGED;
      if (csv->password != NULL && planner->secrets == NULL)
        add_note (item, _ ("whether the password is the saved one can't be seen now"));
    }
  else
    {
      item->outcome = BACKBONE_IMPORT_CHANGED;
      note_changes (item);
      if (before->credential != NULL
          && g_strcmp0 (before->technical_user, after->technical_user) != 0)
        planner->plan->drops_credentials = TRUE;
    }
}

static void
plan_row (Planner *planner, const BackboneCustomerCsvRow *csv)
{
  BackboneImportItem *item = g_new0 (BackboneImportItem, 1);

  item->csv = csv;
  item->reason = g_strdup (csv->reason);
  if (csv->refused)
    item->outcome = BACKBONE_IMPORT_REFUSED;
  else if (csv->same_as != 0)
    item->outcome = BACKBONE_IMPORT_UNCHANGED;
  else
    plan_customer (planner, item);

  planner->plan->counts[item->outcome]++;
  g_ptr_array_add (planner->plan->items, item);
}

static void
add_user_of (GHashTable *users, const char *user, const char *number)
{
  GPtrArray *numbers;

  if (user == NULL)
    return;

  numbers = g_hash_table_lookup (users, user);
  if (numbers == NULL)
    {
      numbers = g_ptr_array_new ();
      g_hash_table_insert (users, (gpointer)user, numbers);
    }
  g_ptr_array_add (numbers, (gpointer)number);
}

/* Which customers each technical user serves once the list is imported. */
static GHashTable *
collect_users (Planner *planner)
{
  GHashTable *users
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) planned = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  BackboneCustomerRow *row;

  for (guint i = 0; i < planner->plan->items->len; i++)
    {
      BackboneImportItem *item = g_ptr_array_index (planner->plan->items, i);

      if (item->after == NULL)
        continue;
      add_user_of (users, item->after->technical_user, item->after->number);
      g_hash_table_add (planned, item->after->number);
    }

  g_hash_table_iter_init (&iter, planner->customers);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&row))
    {
      if (!g_hash_table_contains (planned, row->number))
        add_user_of (users, row->technical_user, row->number);
    }

  return users;
}

/* A technical user pins the customer number of an exchange, so one user for two customers is
 * rarely meant: worth a note, but not wrong as such. */
static void
note_shared_users (Planner *planner)
{
  g_autoptr (GHashTable) users = collect_users (planner);

  for (guint i = 0; i < planner->plan->items->len; i++)
    {
      BackboneImportItem *item = g_ptr_array_index (planner->plan->items, i);
      GPtrArray *numbers = item->after && item->after->technical_user
                               ? g_hash_table_lookup (users, item->after->technical_user)
                               : NULL;
      g_autofree char *note = NULL;
      const char *other;

      if (numbers == NULL || numbers->len < 2)
        continue;

      other = g_ptr_array_index (numbers, 0);
      if (g_str_equal (other, item->after->number))
        other = g_ptr_array_index (numbers, 1);
      note = g_strdup_printf (_ ("also used by customer %s: technical user and customer number "
                                 "must belong together"),
                              other);
      add_note (item, note);
    }
}

/**
 * backbone_import_plan_new:
 * @csv: a customer list; it must outlive the plan
 * @customers: (element-type utf8 BackboneCustomerRow): all customers of the landscape, by number
 * @secrets: (nullable) (element-type utf8 BackboneSecret): all its secrets, by credential
 * @credentials: (element-type utf8 utf8): credentials for the passwords to store, by technical
 * user; filled in
 *
 * Returns: (transfer full): what each row does
 */
BackboneImportPlan *
backbone_import_plan_new (BackboneCustomerCsv *csv,
                          GHashTable *customers,
                          GHashTable *secrets,
                          GHashTable *credentials)
{
  BackboneImportPlan *self = g_new0 (BackboneImportPlan, 1);
  g_autoptr (GHashTable) saved = collect_saved (customers);
  Planner planner = { self, customers, secrets, credentials, saved };

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_vault_entry_free);
  plan_secrets (&planner, csv);
  for (guint i = 0; i < csv->rows->len; i++)
    plan_row (&planner, g_ptr_array_index (csv->rows, i));
  note_shared_users (&planner);

  return self;
}

/**
 * backbone_import_plan_fits:
 * @self: a plan
 * @customers: (element-type utf8 BackboneCustomerRow): all customers of the landscape, by number
 *
 * Returns: whether each customer that the plan touches is as the plan found it
 */
gboolean
backbone_import_plan_fits (BackboneImportPlan *self, GHashTable *customers)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      BackboneImportItem *item = g_ptr_array_index (self->items, i);

      if (item->after != NULL
          && !rows_equal (item->before, g_hash_table_lookup (customers, item->after->number)))
        return FALSE;
    }

  return TRUE;
}

/**
 * backbone_import_plan_count_changes:
 * @self: a plan
 *
 * Returns: how many rows add or change a customer
 */
guint
backbone_import_plan_count_changes (BackboneImportPlan *self)
{
  return self->counts[BACKBONE_IMPORT_NEW] + self->counts[BACKBONE_IMPORT_CHANGED];
}

static BackboneImportRow *
item_to_row (const BackboneImportItem *item)
{
  return g_object_new (BACKBONE_TYPE_IMPORT_ROW, "line", item->csv->line, "outcome", item->outcome,
                       "number", item->csv->number, "description", item->csv->description,
                       "technical-user", item->csv->technical_user, "has-password",
                       item->csv->password != NULL, "reason", item->reason, NULL);
}

/**
 * backbone_import_plan_to_rows:
 * @self: a plan
 *
 * Returns: (transfer full): #BackboneImportRow, in the order of the list
 */
GListModel *
backbone_import_plan_to_rows (BackboneImportPlan *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (BACKBONE_TYPE_IMPORT_ROW);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (rows, item_to_row (g_ptr_array_index (self->items, i)));
  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);

  return G_LIST_MODEL (store);
}
