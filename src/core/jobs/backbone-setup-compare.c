/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-run-private.h"

#include "backbone-assignment-sheet-private.h"
#include "backbone-csv-encoding-private.h"
#include "backbone-db-assignments-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-file.h"
#include "backbone-landscape-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LIST_SIZE (64 * 1024 * 1024)

/* What a list of the installation and the landscape do not agree about: customer numbers. */
typedef struct
{
  GPtrArray *missing;   /* only in the landscape */
  GPtrArray *different; /* with other S-Users */
  GPtrArray *surplus;   /* only in the list */
} Comparison;

static void
comparison_init (Comparison *self)
{
  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->different = g_ptr_array_new_with_free_func (g_free);
  self->surplus = g_ptr_array_new_with_free_func (g_free);
}

static void
comparison_clear (Comparison *self)
{
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->different);
  g_ptr_array_unref (self->surplus);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Numbers are digits only, so nothing needs to be escaped. */
static void
append_numbers (GString *json, const char *name, GPtrArray *numbers)
{
  g_ptr_array_sort (numbers, compare_texts);
  g_string_append_printf (json, ", \"%s\": [", name);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? ", " : "",
                            (const char *)g_ptr_array_index (numbers, i));
  g_string_append_c (json, ']');
}

/* Adds the comparison to how far the customers are. */
static void
describe (BackboneSetupRunning *self, Comparison *comparison)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *progress = g_steal_pointer (&self->what);
  GString *json = g_string_new (self->details);

  self->what = g_strdup_printf (
      /* Translators: how far the customers are, and the name of a file */
      _ ("%s; compared with %s: %u missing there, %u different, %u surplus"), progress, shown,
      comparison->missing->len, comparison->different->len, comparison->surplus->len);

  g_string_truncate (json, json->len - 1); /* the brace that closes it */
  append_numbers (json, "missing", comparison->missing);
  append_numbers (json, "different", comparison->different);
  append_numbers (json, "surplus", comparison->surplus);
  g_string_append_c (json, '}');
  g_free (self->details);
  self->details = g_string_free (json, FALSE);

  if (comparison->missing->len > 0 || comparison->different->len > 0)
    self->outcome = BACKBONE_SETUP_STATE_FAILED;
}

/* Customer numbers */

static gboolean
add_number (GHashTable *numbers, guint line, const char *text, GError **error)
{
  char *number = backbone_customer_number_normalize (text, error);

  if (number == NULL)
    {
      g_prefix_error (error, _ ("line %u: "), line);
      return FALSE;
    }

  g_hash_table_add (numbers, number);
  return TRUE;
}

/* One number a line, as “export customer-numbers” writes them. */
static gboolean
read_plain (GHashTable *numbers, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) != '\0' && !add_number (numbers, i + 1, lines[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_sheet (GHashTable *numbers, GBytes *bytes, GError **error)
{
  g_autoptr (BackboneAssignmentSheet) sheet = backbone_assignment_sheet_parse (bytes, error);

  if (sheet == NULL)
    return FALSE;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const BackboneSheetRow *row = g_ptr_array_index (sheet->rows, i);

      if (row->problem)
        {
          g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, _ ("line %u: %s"), row->line,
                       row->problem);
          return FALSE;
        }
      if (!add_number (numbers, row->line, row->customer, error))
        return FALSE;
    }

  return TRUE;
}

/* (transfer full) (nullable): a set. */
static GHashTable *
read_numbers (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GBytes) bytes = backbone_file_read (file, MAX_LIST_SIZE, cancellable, error);
  g_autoptr (GBytes) decoded = bytes ? backbone_csv_decode (bytes, error) : NULL;
  g_autofree char *text = NULL;
  gboolean is_read;

  if (decoded == NULL)
    return NULL;

  text = g_strndup (g_bytes_get_data (decoded, NULL), g_bytes_get_size (decoded));
  is_read = strpbrk (text, "|;") ? read_sheet (numbers, bytes, error)
                                 : read_plain (numbers, text, error);

  return is_read ? g_steal_pointer (&numbers) : NULL;
}

static gboolean
load_customers (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customers_load (db, user_data, error);
}

/* Those of @a that are not in @b. */
static void
subtract (GHashTable *a, GHashTable *b, GPtrArray *numbers)
{
  GHashTableIter iter;
  gpointer number;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    {
      if (!g_hash_table_contains (b, number))
        g_ptr_array_add (numbers, g_strdup (number));
    }
}

/* The list is the proof here: how far the customers are follows from it. */
static void
count_listed (BackboneSetupRunning *self, guint n_customers, guint n_missing)
{
  g_autoptr (GString) json = g_string_new (NULL);

  g_string_printf (json, "{\"customers_done\": \"%u\", \"customers_total\": \"%u\"}",
                   n_customers - n_missing, n_customers);
  self->what = g_strdup_printf (_ ("Complete for %u of %u customers"), n_customers - n_missing,
                                n_customers);
  self->details = g_strdup (json->str);
  self->outcome = BACKBONE_SETUP_STATE_DONE;
}

gboolean
backbone_setup_run_customer_numbers (BackboneSetupRunning *self,
                                     GCancellable *cancellable,
                                     GError **error)
{
  g_autoptr (GHashTable) customers = NULL;
  g_auto (Comparison) comparison = { 0 };

  comparison_init (&comparison);
  if (self->file == NULL)
    return backbone_setup_run_progress (self, cancellable, error);

  self->listed = read_numbers (self->file, cancellable, error);
  if (self->listed == NULL
      || !backbone_store_read (backbone_landscape_get_store (self->landscape), load_customers,
                               &customers, cancellable, error))
    return FALSE;

  subtract (customers, self->listed, comparison.missing);
  subtract (self->listed, customers, comparison.surplus);
  count_listed (self, g_hash_table_size (customers), comparison.missing->len);
  describe (self, &comparison);

  return TRUE;
}

/* Assignments */

typedef struct
{
  char *customer;
  char *s_user;
} Entry;

static void
entry_free (Entry *self)
{
  g_free (self->customer);
  g_free (self->s_user);
  g_free (self);
}

static void
add_entry (GHashTable *entries, const char *local_user, const char *customer, const char *s_user)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->customer = g_strdup (customer);
  entry->s_user = g_strdup (s_user);
  g_hash_table_replace (entries, g_strconcat (local_user, " ", customer, NULL), entry);
}

static gboolean
add_row (GHashTable *entries, const BackboneSheetRow *row, GError **error)
{
  g_autofree char *local_user = NULL;
  g_autofree char *customer = NULL;
  g_autofree char *s_user = NULL;

  if (row->problem)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, row->problem);
      return FALSE;
    }

  local_user = backbone_local_user_normalize (row->local_user, error);
  customer = local_user ? backbone_customer_number_normalize (row->customer, error) : NULL;
  s_user = customer ? backbone_user_id_normalize (row->s_user, error) : NULL;
  if (s_user == NULL)
    return FALSE;

  add_entry (entries, local_user, customer, s_user);
  return TRUE;
}

/* (transfer full) (nullable): "local user customer" -> Entry. */
static GHashTable *
read_assignments (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) entries
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)entry_free);
  g_autoptr (GBytes) bytes = backbone_file_read (file, MAX_LIST_SIZE, cancellable, error);
  g_autoptr (BackboneAssignmentSheet) sheet
      = bytes ? backbone_assignment_sheet_parse (bytes, error) : NULL;

  if (sheet == NULL)
    return NULL;
  if (sheet->kind != BACKBONE_SHEET_ASSIGNMENTS)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("The list holds no S-Users: it is not one of AISUSER"));
      return NULL;
    }

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const BackboneSheetRow *row = g_ptr_array_index (sheet->rows, i);

      if (!add_row (entries, row, error))
        {
          g_prefix_error (error, _ ("line %u: "), row->line);
          return NULL;
        }
    }

  return g_steal_pointer (&entries);
}

static gboolean
load_assignments (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_assignments_load (db, user_data, error);
}

static GHashTable *
index_assignments (GPtrArray *assignments)
{
  GHashTable *entries
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)entry_free);

  for (guint i = 0; i < assignments->len; i++)
    {
      const BackboneAssignmentEntry *entry = g_ptr_array_index (assignments, i);

      add_entry (entries, entry->local_user, entry->customer, entry->s_user);
    }

  return entries;
}

/* @different: (nullable): where the S-User is another one. */
static void
compare_entries (GHashTable *a, GHashTable *b, GPtrArray *missing, GPtrArray *different)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Entry *entry = value;
      const Entry *other = g_hash_table_lookup (b, key);

      if (other == NULL)
        g_ptr_array_add (missing, g_strdup (entry->customer));
      else if (different && strcmp (entry->s_user, other->s_user) != 0)
        g_ptr_array_add (different, g_strdup (entry->customer));
    }
}

gboolean
backbone_setup_run_assignments (BackboneSetupRunning *self,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (GHashTable) listed = NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray) assignments = NULL;
  g_auto (Comparison) comparison = { 0 };

  comparison_init (&comparison);
  if (!backbone_setup_run_progress (self, cancellable, error))
    return FALSE;
  if (self->file == NULL)
    return TRUE;

  listed = read_assignments (self->file, cancellable, error);
  if (listed == NULL
      || !backbone_store_read (backbone_landscape_get_store (self->landscape), load_assignments,
                               &assignments, cancellable, error))
    return FALSE;

  known = index_assignments (assignments);
  compare_entries (known, listed, comparison.missing, comparison.different);
  compare_entries (listed, known, comparison.surplus, NULL);
  describe (self, &comparison);

  return TRUE;
}
