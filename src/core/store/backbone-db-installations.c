/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-installations-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-lists-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

/* Systems come one by one, those of an installation side by side. */
#define SELECT_INSTALLATIONS                                                                       \
  "SELECT i.number, customer.number, i.description, i.source, i.seen, i.missing_since, s.number, " \
  "s.sid FROM installation i JOIN customer ON customer.id = i.customer "                           \
  "LEFT JOIN installation_system s ON s.installation = i.number "

static void
system_row_free (BackboneSystemRow *self)
{
  g_free (self->number);
  g_free (self->sid);
  g_free (self);
}

BackboneInstallationRow *
backbone_installation_row_new (const char *number, const char *customer, const char *description)
{
  BackboneInstallationRow *self = g_new0 (BackboneInstallationRow, 1);

  self->number = g_strdup (number);
  self->customer = g_strdup (customer);
  self->description = g_strdup (description);
  self->source = BACKBONE_SOURCE_BACKBONE;
  self->systems = g_ptr_array_new_with_free_func ((GDestroyNotify)system_row_free);

  return self;
}

void
backbone_installation_row_free (BackboneInstallationRow *self)
{
  g_free (self->number);
  g_free (self->customer);
  g_free (self->description);
  g_ptr_array_unref (self->systems);
  g_free (self);
}

void
backbone_installation_row_add_system (BackboneInstallationRow *self,
                                      const char *number,
                                      const char *sid)
{
  BackboneSystemRow *system;

  for (guint i = 0; i < self->systems->len; i++)
    {
      system = g_ptr_array_index (self->systems, i);
      if (g_strcmp0 (system->number, number) != 0)
        continue;
      g_free (system->sid);
      system->sid = g_strdup (sid);
      return;
    }

  system = g_new0 (BackboneSystemRow, 1);
  system->number = g_strdup (number);
  system->sid = g_strdup (sid);
  g_ptr_array_add (self->systems, system);
}

/* Adds what the statement says to @last (nullable), or makes a new row of it. */
static BackboneInstallationRow *
read_row (BackboneStatement *statement, BackboneInstallationRow *last)
{
  const char *number = backbone_statement_get_text (statement, 0);
  BackboneInstallationRow *row = last;

  if (row == NULL || g_strcmp0 (row->number, number) != 0)
    {
      row = backbone_installation_row_new (number, backbone_statement_get_text (statement, 1),
                                           backbone_statement_get_text (statement, 2));
      row->source = backbone_statement_get_int64 (statement, 3);
      row->seen = backbone_statement_get_int64 (statement, 4);
      row->missing_since = backbone_statement_get_int64 (statement, 5);
    }
  if (!backbone_statement_is_null (statement, 6))
    backbone_installation_row_add_system (row, backbone_statement_get_text (statement, 6),
                                          backbone_statement_get_text (statement, 7));

  return row;
}

/* Takes the statement's rows; the statement is finished by the caller. */
static GPtrArray *
read_rows (BackboneStatement *statement)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_installation_row_free);
  BackboneInstallationRow *last = NULL;

  while (backbone_statement_next (statement))
    {
      BackboneInstallationRow *row = read_row (statement, last);

      if (row != last)
        g_ptr_array_add (rows, row);
      last = row;
    }

  return rows;
}

static GStrv
list_systems (const BackboneInstallationRow *row, gboolean sids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < row->systems->len; i++)
    {
      const BackboneSystemRow *system = g_ptr_array_index (row->systems, i);

      g_strv_builder_add (builder, sids ? system->sid : system->number);
    }

  return g_strv_builder_end (builder);
}

static BackboneInstallation *
make_record (const BackboneInstallationRow *row)
{
  g_auto (GStrv) systems = list_systems (row, FALSE);
  g_auto (GStrv) sids = list_systems (row, TRUE);

  return g_object_new (BACKBONE_TYPE_INSTALLATION, "number", row->number, "customer", row->customer,
                       "description", row->description, "systems", systems, "sids", sids, "source",
                       row->source, "seen", row->seen, "missing-since", row->missing_since, NULL);
}

gboolean
backbone_db_installations_list (BackboneDb *db,
                                const char *number,
                                GPtrArray **records,
                                GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 customer = 0;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, SELECT_INSTALLATIONS "WHERE ?1 = 0 OR i.customer = ?1 "
                               "ORDER BY customer.number, i.number, s.number");

  if (number && !backbone_db_resolve_number (db, number, &customer, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, customer);
  rows = read_rows (statement);
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (found, make_record (g_ptr_array_index (rows, i)));
  *records = g_steal_pointer (&found);

  return TRUE;
}

/* (out) (transfer full) (nullable): as it is stored. */
static gboolean
find_row (BackboneDb *db, const char *number, BackboneInstallationRow **row, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, SELECT_INSTALLATIONS "WHERE i.number = ? ORDER BY s.number");

  *row = NULL;
  backbone_statement_bind_text (statement, number);
  rows = read_rows (statement);
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  if (rows->len > 0)
    *row = g_ptr_array_steal_index (rows, 0);

  return TRUE;
}

static char *
describe_systems (const BackboneInstallationRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->systems->len; i++)
    {
      const BackboneSystemRow *system = g_ptr_array_index (row->systems, i);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? ", " : "", system->number,
                              *system->sid ? " " : "", system->sid);
    }

  return g_string_free (text, FALSE);
}

static char *
describe (const BackboneInstallationRow *row)
{
  g_autofree char *systems = describe_systems (row);

  return backbone_db_audit_text ("customer", row->customer, "description", row->description,
                                 "systems", systems, NULL);
}

static gboolean
store_installation (BackboneDb *db, const BackboneInstallationRow *row, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db,
      "INSERT INTO installation (number, customer, description, source, seen, missing_since) "
      "SELECT ?1, id, ?3, ?4, ?5, 0 FROM customer WHERE number = ?2 "
      "ON CONFLICT (number) DO UPDATE SET customer = excluded.customer, description = "
      "excluded.description, source = excluded.source, seen = excluded.seen, missing_since = 0");

  backbone_statement_bind_text (statement, row->number);
  backbone_statement_bind_text (statement, row->customer);
  backbone_statement_bind_text (statement, row->description);
  backbone_statement_bind_int64 (statement, row->source);
  backbone_statement_bind_int64 (statement, g_get_real_time ());

  return backbone_statement_run (statement, error);
}

static gboolean
clear_systems (BackboneDb *db, const char *installation, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "DELETE FROM installation_system WHERE installation = ?");

  backbone_statement_bind_text (statement, installation);

  return backbone_statement_run (statement, error);
}

/* One that belonged to another installation belongs to this one now. */
static gboolean
store_system (BackboneDb *db,
              const char *installation,
              const BackboneSystemRow *system,
              GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR REPLACE INTO installation_system (number, installation, sid) "
          "VALUES (?, ?, ?)");

  backbone_statement_bind_text (statement, system->number);
  backbone_statement_bind_text (statement, installation);
  backbone_statement_bind_text (statement, system->sid);

  return backbone_statement_run (statement, error);
}

static gboolean
store (BackboneDb *db, const BackboneInstallationRow *row, GError **error)
{
  if (!store_installation (db, row, error) || !clear_systems (db, row->number, error))
    return FALSE;

  for (guint i = 0; i < row->systems->len; i++)
    {
      if (!store_system (db, row->number, g_ptr_array_index (row->systems, i), error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_systems (gconstpointer a, gconstpointer b)
{
  const BackboneSystemRow *one = *(const BackboneSystemRow *const *)a;
  const BackboneSystemRow *other = *(const BackboneSystemRow *const *)b;

  return g_strcmp0 (one->number, other->number);
}

/* A list that is not whole says nothing about what is missing in it. */
static void
keep_old (BackboneInstallationRow *row, const BackboneInstallationRow *old)
{
  GPtrArray *named = row->systems;

  row->systems = g_ptr_array_new_with_free_func ((GDestroyNotify)system_row_free);
  for (guint i = 0; i < old->systems->len; i++)
    {
      const BackboneSystemRow *system = g_ptr_array_index (old->systems, i);

      backbone_installation_row_add_system (row, system->number, system->sid);
    }
  for (guint i = 0; i < named->len; i++)
    {
      const BackboneSystemRow *system = g_ptr_array_index (named, i);

      backbone_installation_row_add_system (row, system->number, system->sid);
    }
  g_ptr_array_unref (named);
  if (*row->description == '\0')
    {
      g_free (row->description);
      row->description = g_strdup (old->description);
    }
}

static BackboneInstallationOutcome
compare (const BackboneInstallationRow *row, const BackboneInstallationRow *old)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (old == NULL)
    return BACKBONE_INSTALLATION_NEW;
  if (g_strcmp0 (row->customer, old->customer) != 0)
    return BACKBONE_INSTALLATION_MOVED;
  if (old->missing_since != 0)
    return BACKBONE_INSTALLATION_NEW;

  before = describe (old);
  after = describe (row);

  return g_strcmp0 (before, after) == 0 ? BACKBONE_INSTALLATION_UNCHANGED
                                        : BACKBONE_INSTALLATION_CHANGED;
}

/* (transfer full) (nullable): in words. */
static char *
explain (BackboneInstallationOutcome outcome,
         const BackboneInstallationRow *row,
         const BackboneInstallationRow *old)
{
  g_autofree char *before = NULL;
  g_autofree char *since = NULL;

  switch (outcome)
    {
    case BACKBONE_INSTALLATION_NEW:
      since = old ? backbone_time_to_iso (old->missing_since) : NULL;
      /* Translators: a point in time */
      return since ? g_strdup_printf (_ ("it had been missing since %s"), since) : NULL;
    case BACKBONE_INSTALLATION_MOVED:
      /* Translators: a customer number */
      return g_strdup_printf (_ ("it belonged to customer %s"), old->customer);
    case BACKBONE_INSTALLATION_CHANGED:
      before = describe_systems (old);
      if (g_strcmp0 (row->description, old->description) != 0)
        /* Translators: what somebody called an installation */
        return g_strdup_printf (_ ("it was called “%s”"), old->description);
      /* Translators: a list of numbers of systems */
      return g_strdup_printf (_ ("its systems were: %s"), *before ? before : _ ("none"));
    case BACKBONE_INSTALLATION_VANISHED:
      return g_strdup (_ ("the backbone does not list it any more; it is kept, marked as missing"));
    case BACKBONE_INSTALLATION_UNCHANGED:
    case BACKBONE_INSTALLATION_REFUSED:
    default:
      return NULL;
    }
}

static void
report (GListStore *changes,
        BackboneInstallationOutcome outcome,
        const BackboneInstallationRow *row,
        const BackboneInstallationRow *old)
{
  g_auto (GStrv) systems = list_systems (row, FALSE);
  g_autofree char *reason = explain (outcome, row, old);
  g_autoptr (BackboneInstallationChange) change
      = g_object_new (BACKBONE_TYPE_INSTALLATION_CHANGE, "line", row->line, "outcome", outcome,
                      "installation", row->number, "customer", row->customer, "previous-customer",
                      outcome == BACKBONE_INSTALLATION_MOVED ? old->customer : NULL, "description",
                      row->description, "systems", systems, "reason", reason, NULL);

  g_list_store_append (changes, change);
}

static gboolean
audit (BackboneDb *db,
       BackboneInstallationOutcome outcome,
       const BackboneInstallationRow *row,
       const BackboneInstallationRow *old,
       GError **error)
{
  static const char *const actions[BACKBONE_N_INSTALLATION_OUTCOMES] = {
    [BACKBONE_INSTALLATION_NEW] = "installation-add",
    [BACKBONE_INSTALLATION_MOVED] = "installation-move",
    [BACKBONE_INSTALLATION_CHANGED] = "installation-change",
    [BACKBONE_INSTALLATION_VANISHED] = "installation-missing",
  };
  g_autofree char *before = old ? describe (old) : NULL;
  g_autofree char *after = row ? describe (row) : NULL;

  return actions[outcome] == NULL
         || backbone_db_audit (db, actions[outcome], row ? row->number : old->number, before, after,
                               error);
}

static gboolean
save (BackboneDb *db,
      BackboneInstallationRow *row,
      gboolean whole,
      gboolean dry_run,
      GListStore *changes,
      GError **error)
{
  g_autoptr (BackboneInstallationRow) old = NULL;
  BackboneInstallationOutcome outcome;

  if (!find_row (db, row->number, &old, error))
    return FALSE;

  if (old && !whole)
    keep_old (row, old);
  g_ptr_array_sort (row->systems, compare_systems);
  outcome = compare (row, old);
  report (changes, outcome, row, old);

  return dry_run || (store (db, row, error) && audit (db, outcome, row, old, error));
}

static gboolean
mark_missing (BackboneDb *db, const BackboneInstallationRow *row, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "UPDATE installation SET missing_since = ? WHERE number = ?");

  backbone_statement_bind_int64 (statement, g_get_real_time ());
  backbone_statement_bind_text (statement, row->number);

  return backbone_statement_run (statement, error)
         && audit (db, BACKBONE_INSTALLATION_VANISHED, NULL, row, error);
}

/* Those of @customer that are not in @rows. */
static gboolean
mark_all_missing (BackboneDb *db,
                  GPtrArray *rows,
                  const char *customer,
                  gboolean dry_run,
                  GListStore *changes,
                  GError **error)
{
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, SELECT_INSTALLATIONS "WHERE i.customer = (SELECT id FROM customer WHERE number = ?) "
                               "AND i.missing_since = 0 ORDER BY i.number, s.number");

  for (guint i = 0; i < rows->len; i++)
    {
      BackboneInstallationRow *row = g_ptr_array_index (rows, i);

      g_hash_table_add (present, row->number);
    }
  backbone_statement_bind_text (statement, customer);
  stored = read_rows (statement);
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  for (guint i = 0; i < stored->len; i++)
    {
      const BackboneInstallationRow *row = g_ptr_array_index (stored, i);

      if (g_hash_table_contains (present, row->number))
        continue;
      report (changes, BACKBONE_INSTALLATION_VANISHED, row, row);
      if (!dry_run && !mark_missing (db, row, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
backbone_db_installations_save (BackboneDb *db,
                                GPtrArray *rows,
                                const char *whole_of,
                                gboolean dry_run,
                                GListStore *changes,
                                GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (!save (db, g_ptr_array_index (rows, i), whole_of != NULL, dry_run, changes, error))
        return FALSE;
    }
  if (whole_of && !mark_all_missing (db, rows, whole_of, dry_run, changes, error))
    return FALSE;

  if (!dry_run)
    backbone_db_note_change (db, BACKBONE_CHANGED_EXCHANGES);

  return TRUE;
}
