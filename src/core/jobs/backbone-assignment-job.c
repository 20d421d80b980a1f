/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-job.h"

#include "backbone-assignment-block-private.h"
#include "backbone-assignment-job-private.h"
#include "backbone-assignment-plan-private.h"
#include "backbone-assignment-sheet-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-file.h"
#include "backbone-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far above a list of 10,000 customers with several local users each. */
#define MAX_FILE_SIZE (64 * 1024 * 1024)

struct _BackboneAssignmentJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  GFile *file;       /* nullable */
  char *name;        /* nullable: of the file, for people */
  char *block;       /* nullable: pasted text */
  GStrv local_users; /* of the block */
  GStrv customers;   /* nullable: of the block */
  GPtrArray *requests;
  gboolean dry_run;

  GListModel *rows;
  guint counts[4]; /* by BackboneImportOutcome */

  /* While it runs. */
  GHashTable *secrets;     /* nullable */
  GHashTable *credentials; /* S-User -> credential */
  BackboneAssignmentPlan *plan;
};

G_DEFINE_FINAL_TYPE (BackboneAssignmentJob, backbone_assignment_job, BACKBONE_TYPE_JOB)

static BackboneAssignmentRequest *
request_new_from_row (BackboneSheetRow *row, BackboneSheetKind kind)
{
  BackboneAssignmentRequest *request = g_new0 (BackboneAssignmentRequest, 1);

  request->line = row->line;
  request->customer = g_steal_pointer (&row->customer);
  request->problem = g_steal_pointer (&row->problem);
  request->keeps_if_empty = TRUE;
  if (kind == BACKBONE_SHEET_ASSIGNMENTS)
    {
      request->local_user = g_steal_pointer (&row->local_user);
      request->s_user = g_steal_pointer (&row->s_user);
      request->password = g_steal_pointer (&row->password);
    }
  else
    {
      request->description = g_steal_pointer (&row->description);
    }

  return request;
}

static void
take_sheet (BackboneAssignmentJob *self, BackboneAssignmentSheet *sheet)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    g_ptr_array_add (self->requests,
                     request_new_from_row (g_ptr_array_index (sheet->rows, i), sheet->kind));
}

static gboolean
read_block (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneAssignmentJob *self = user_data;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (BackboneAssignmentSheet) sheet = NULL;

  if (!backbone_db_customers_load (db, &known, error))
    return FALSE;
  sheet = backbone_assignment_block_parse (self->block, (const char *const *)self->local_users,
                                           (const char *const *)self->customers, known, error);
  if (sheet == NULL)
    return FALSE;

  take_sheet (self, sheet);

  return TRUE;
}

static gboolean
read_file (BackboneAssignmentJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BackboneAssignmentSheet) sheet = NULL;


  backbone_job_report_message (BACKBONE_JOB (self), _ ("Reading the file"));
  bytes = backbone_file_read (self->file, MAX_FILE_SIZE, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  sheet = backbone_assignment_sheet_parse (bytes, error);
  if (sheet == NULL)
    {
      g_prefix_error (error, "%s: ", self->name);
      return FALSE;
    }

  take_sheet (self, sheet);

  return TRUE;
}

static gboolean
read_input (BackboneAssignmentJob *self, GCancellable *cancellable, GError **error)
{
  if (self->file)
    return read_file (self, cancellable, error);

  return self->block == NULL
         || backbone_store_read (backbone_landscape_get_store (self->landscape), read_block, self,
                                 cancellable, error);
}

static gboolean
make_plan (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneAssignmentJob *self = user_data;

  g_clear_pointer (&self->plan, backbone_assignment_plan_free);

  return backbone_assignment_plan_make (db, self->requests, self->secrets, self->credentials,
                                        &self->plan, error);
}

/* What people see of the plan. */
static void
show_plan (BackboneAssignmentJob *self)
{
  g_clear_object (&self->rows);
  self->rows = backbone_assignment_plan_to_rows (self->plan);
  memcpy (self->counts, self->plan->counts, sizeof self->counts);
}

static gboolean
check_refused (BackboneAssignmentJob *self, GError **error)
{
  const BackboneAssignmentItem *first = backbone_assignment_plan_find_refused (self->plan);
  guint n_refused = self->plan->counts[BACKBONE_IMPORT_REFUSED];

  if (first == NULL)
    return TRUE;

  if (self->plan->items->len == 1 && self->name == NULL)
    g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, first->reason);
  else if (self->name)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED,
                 /* Translators: a file name, two counts, a line number and a reason */
                 g_dngettext (GETTEXT_PACKAGE, "%s: %u of %u rows is refused; line %u: %s",
                              "%s: %u of %u rows are refused, the first in line %u: %s", n_refused),
                 self->name, n_refused, self->plan->items->len, first->request->line,
                 first->reason);
  else
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED,
                 /* Translators: two counts and a reason */
                 g_dngettext (GETTEXT_PACKAGE, "%u of %u cells is refused: %s",
                              "%u of %u cells are refused, the first because: %s", n_refused),
                 n_refused, self->plan->items->len, first->reason);

  return FALSE;
}

static gboolean
has_passwords (BackboneAssignmentJob *self)
{
  for (guint i = 0; i < self->requests->len; i++)
    {
      const BackboneAssignmentRequest *request = g_ptr_array_index (self->requests, i);

      if (request->password != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
load_secrets (BackboneAssignmentJob *self, GCancellable *cancellable, GError **error)
{
  g_clear_pointer (&self->secrets, g_hash_table_unref);
  self->secrets = backbone_job_load_secrets (self->landscape, cancellable, error);

  return self->secrets != NULL;
}

/* The plan is made again in the transaction: somebody else may have changed the landscape. */
static gboolean
write_plan (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneAssignmentJob *self = user_data;
  const guint *counts;
  g_autofree char *after = NULL;

  if (!make_plan (db, self, error) || !check_refused (self, error))
    return FALSE;
  if (!backbone_assignment_plan_apply (self->plan, db, error))
    return FALSE;
  if (self->name == NULL)
    return TRUE;

  counts = self->plan->counts;
  after = g_strdup_printf ("{\"new\":%u,\"changed\":%u,\"unchanged\":%u}",
                           counts[BACKBONE_IMPORT_NEW], counts[BACKBONE_IMPORT_CHANGED],
                           counts[BACKBONE_IMPORT_UNCHANGED]);

  return backbone_db_audit (db, "assignments-import", self->name, NULL, after, error);
}

static gboolean
changes_something (BackboneAssignmentJob *self)
{
  return self->plan->counts[BACKBONE_IMPORT_NEW] + self->plan->counts[BACKBONE_IMPORT_CHANGED] > 0
         || self->plan->entries->len > 0;
}

static gboolean
write_changes (BackboneAssignmentJob *self, GCancellable *cancellable, GError **error)
{
  BackboneStore *store = backbone_landscape_get_store (self->landscape);

  return backbone_store_write (store, write_plan, self, cancellable, error);
}

/* Passwords can't change any more while they are locked; what is stored for nothing is swept. */
static gboolean
write_changes_with_secrets (BackboneAssignmentJob *self, GCancellable *cancellable, GError **error)
{
  BackboneStore *store = backbone_landscape_get_store (self->landscape);
  BackboneVault *vault = backbone_landscape_get_vault (self->landscape);
  gboolean done;

  if (!backbone_job_lock_secrets (self->landscape, cancellable, error))
    return FALSE;

  done = load_secrets (self, cancellable, error)
         && backbone_store_read (store, make_plan, self, cancellable, error)
         && (self->plan->entries->len == 0
             || backbone_vault_store (vault, self->plan->entries, cancellable, error))
         && write_changes (self, cancellable, error);
  backbone_job_unlock_secrets (self->landscape);

  return done;
}

static gboolean
preview (BackboneAssignmentJob *self, GCancellable *cancellable, GError **error)
{
  BackboneStore *store = backbone_landscape_get_store (self->landscape);
  g_autoptr (GError) keyring_error = NULL;

  if (!read_input (self, cancellable, error))
    return FALSE;
  if (has_passwords (self) && !load_secrets (self, cancellable, &keyring_error) && !self->dry_run)
    {
      g_propagate_error (error, g_steal_pointer (&keyring_error));
      return FALSE;
    }
  if (!backbone_store_read (store, make_plan, self, cancellable, error))
    return FALSE;
  show_plan (self);

  return check_refused (self, error);
}

static gboolean
backbone_assignment_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneAssignmentJob *self = BACKBONE_ASSIGNMENT_JOB (job);
  gboolean done;

  if (!preview (self, cancellable, error))
    return FALSE;
  if (self->dry_run || !changes_something (self))
    return TRUE;

  done = self->plan->entries->len > 0 ? write_changes_with_secrets (self, cancellable, error)
                                      : write_changes (self, cancellable, error);
  show_plan (self);
  backbone_job_report (job, self->requests->len, self->requests->len);
  backbone_job_report_message (job, NULL);

  return done;
}

static void
backbone_assignment_job_finalize (GObject *object)
{
  BackboneAssignmentJob *self = BACKBONE_ASSIGNMENT_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->file);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->block, g_free);
  g_clear_pointer (&self->local_users, g_strfreev);
  g_clear_pointer (&self->customers, g_strfreev);
  g_clear_pointer (&self->plan, backbone_assignment_plan_free);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_clear_pointer (&self->secrets, g_hash_table_unref);
  g_clear_pointer (&self->credentials, g_hash_table_unref);

  G_OBJECT_CLASS (backbone_assignment_job_parent_class)->finalize (object);
}

static void
backbone_assignment_job_class_init (BackboneAssignmentJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_assignment_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_assignment_job_run;
}

static void
backbone_assignment_job_init (BackboneAssignmentJob *self)
{
  self->requests
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_assignment_request_free);
  self->credentials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->rows = G_LIST_MODEL (g_list_store_new (BACKBONE_TYPE_ASSIGNMENT_CHANGE));
}

/**
 * backbone_assignment_job_new:
 * @landscape: a landscape
 * @edits: (array length=n_edits): what to change
 * @n_edits: how many changes there are
 *
 * Returns: (transfer full): the job
 */
BackboneAssignmentJob *
backbone_assignment_job_new (BackboneLandscape *landscape,
                             const BackboneAssignmentEdit *edits,
                             gsize n_edits)
{
  BackboneAssignmentJob *self = g_object_new (BACKBONE_TYPE_ASSIGNMENT_JOB, NULL);
  g_autofree char *title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Change %zu assignment", "Change %zu assignments", n_edits),
      n_edits);

  self->landscape = g_object_ref (landscape);
  backbone_job_set_title (BACKBONE_JOB (self), title);
  for (gsize i = 0; i < n_edits; i++)
    {
      BackboneAssignmentRequest *request = g_new0 (BackboneAssignmentRequest, 1);

      request->line = i + 1;
      request->local_user = g_strdup (edits[i].local_user);
      request->customer = g_strdup (edits[i].customer);
      request->s_user = g_strdup (edits[i].s_user);
      request->password = edits[i].password ? backbone_secret_ref (edits[i].password) : NULL;
      g_ptr_array_add (self->requests, request);
    }

  return self;
}

/**
 * backbone_assignment_import_job_new:
 * @landscape: a landscape
 * @file: a list
 *
 * The same list imported twice changes nothing the second time.
 *
 * Returns: (transfer full): the job
 */
BackboneAssignmentJob *
backbone_assignment_import_job_new (BackboneLandscape *landscape, GFile *file)
{
  BackboneAssignmentJob *self = g_object_new (BACKBONE_TYPE_ASSIGNMENT_JOB, NULL);
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *title = NULL;

  self->landscape = g_object_ref (landscape);
  self->file = g_object_ref (file);
  self->name = g_filename_display_name (base_name ? base_name : "");
  title = g_strdup_printf (_ ("Import %s"), self->name);
  backbone_job_set_title (BACKBONE_JOB (self), title);

  return self;
}

/**
 * backbone_assignment_paste_job_new:
 * @landscape: a landscape
 * @text: tab-separated text, as spreadsheets copy cells
 * @local_users: (array zero-terminated=1): the local users of its columns
 * @customers: (nullable) (array zero-terminated=1): the customer numbers of its rows
 *
 * Returns: (transfer full): the job
 */
BackboneAssignmentJob *
backbone_assignment_paste_job_new (BackboneLandscape *landscape,
                                   const char *text,
                                   const char *const *local_users,
                                   const char *const *customers)
{
  BackboneAssignmentJob *self = g_object_new (BACKBONE_TYPE_ASSIGNMENT_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  self->block = g_strdup (text);
  self->local_users = g_strdupv ((char **)local_users);
  self->customers = g_strdupv ((char **)customers);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Paste assignments"));

  return self;
}

/**
 * backbone_assignment_fill_job_new:
 * @landscape: a landscape
 * @local_users: (array zero-terminated=1): local users
 * @customers: (array zero-terminated=1): customer numbers
 *
 * Returns: (transfer full): the job
 */
BackboneAssignmentJob *
backbone_assignment_fill_job_new (BackboneLandscape *landscape,
                                  const char *const *local_users,
                                  const char *const *customers)
{
  BackboneAssignmentJob *self = g_object_new (BACKBONE_TYPE_ASSIGNMENT_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Fill gaps"));
  for (guint i = 0; customers[i] != NULL; i++)
    {
      for (guint j = 0; local_users[j] != NULL; j++)
        {
          BackboneAssignmentRequest *request = g_new0 (BackboneAssignmentRequest, 1);

          request->line = i + 1;
          request->local_user = g_strdup (local_users[j]);
          request->customer = g_strdup (customers[i]);
          request->fills = TRUE;
          g_ptr_array_add (self->requests, request);
        }
    }

  return self;
}

/**
 * backbone_assignment_job_again:
 * @self: a job, such as a dry run that has ended
 *
 * A file is read again by it.
 *
 * Returns: (transfer full): the same job, to be run, and no dry run
 */
BackboneAssignmentJob *
backbone_assignment_job_again (BackboneAssignmentJob *self)
{
  BackboneAssignmentJob *again = g_object_new (BACKBONE_TYPE_ASSIGNMENT_JOB, NULL);

  again->landscape = g_object_ref (self->landscape);
  again->file = self->file ? g_object_ref (self->file) : NULL;
  again->name = g_strdup (self->name);
  again->block = g_strdup (self->block);
  again->local_users = g_strdupv (self->local_users);
  again->customers = g_strdupv (self->customers);
  backbone_job_set_title (BACKBONE_JOB (again), backbone_job_get_title (BACKBONE_JOB (self)));
  for (guint i = 0; again->file == NULL && again->block == NULL && i < self->requests->len; i++)
    g_ptr_array_add (again->requests,
                     backbone_assignment_request_copy (g_ptr_array_index (self->requests, i)));

  return again;
}

/**
 * backbone_assignment_job_set_dry_run:
 * @self: a job
 * @dry_run: only say what it would do
 *
 * A dry run does without the keyring if it must; passwords that are saved then count as unchanged.
 */
void
backbone_assignment_job_set_dry_run (BackboneAssignmentJob *self, gboolean dry_run)
{
  self->dry_run = dry_run;
}

BackboneLandscape *
backbone_assignment_job_get_landscape (BackboneAssignmentJob *self)
{
  return self->landscape;
}

/**
 * backbone_assignment_job_get_rows:
 *
 * Returns: (transfer none): #BackboneAssignmentChange, one each
 */
GListModel *
backbone_assignment_job_get_rows (BackboneAssignmentJob *self)
{
  return self->rows;
}

/**
 * backbone_assignment_job_get_count:
 * @self: a job
 * @outcome: an outcome
 *
 * Returns: how many rows have it
 */
guint
backbone_assignment_job_get_count (BackboneAssignmentJob *self, BackboneImportOutcome outcome)
{
  g_return_val_if_fail ((guint)outcome < G_N_ELEMENTS (self->counts), 0);

  return self->counts[outcome];
}
