/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customer-removal.h"

#include "backbone-db-customers-private.h"
#include "backbone-db-removed-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>

/* How many customers are removed between two looks at the cancellable. */
#define CUSTOMERS_PER_LOOK 256

struct _BackboneRemovedCustomers
{
  GObject parent_instance;

  gint64 removal; /* 0: none */
  guint count;
};

G_DEFINE_FINAL_TYPE (BackboneRemovedCustomers, backbone_removed_customers, G_TYPE_OBJECT)

static void
backbone_removed_customers_class_init (BackboneRemovedCustomersClass *klass)
{
}

static void
backbone_removed_customers_init (BackboneRemovedCustomers *self)
{
}

/**
 * backbone_removed_customers_new:
 *
 * Returns: (transfer full): a place for customers that will be removed
 */
BackboneRemovedCustomers *
backbone_removed_customers_new (void)
{
  return g_object_new (BACKBONE_TYPE_REMOVED_CUSTOMERS, NULL);
}

/**
 * backbone_removed_customers_get_count:
 *
 * Returns: how many customers can be brought back, once the job that removed them has ended
 */
guint
backbone_removed_customers_get_count (BackboneRemovedCustomers *self)
{
  return self->count;
}

/* Customers to remove. */
typedef struct
{
  BackboneJob *job;
  GCancellable *cancellable;
  GStrv numbers;
  BackboneRemovedCustomers *removed; /* nullable */
  gboolean drops_credential;
} Removal;

static void
removal_free (Removal *self)
{
  g_strfreev (self->numbers);
  g_clear_object (&self->removed);
  g_free (self);
}

static gboolean
remove_one (BackboneDb *db, Removal *self, const char *number, GError **error)
{
  g_autoptr (BackboneCustomerRow) row = NULL;
  gboolean s_users_have_credential;

  if (!backbone_db_customer_find (db, number, &row, error))
    return FALSE;
  if (row == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no customer %s"),
                   number);
      return FALSE;
    }
  if (!backbone_db_s_users_have_credential (db, number, &s_users_have_credential, error))
    return FALSE;

  /* That of a password or of a certificate. */
  self->drops_credential |= row->technical_user != NULL || s_users_have_credential;

  return backbone_db_customer_remove (db, number, error);
}

static gboolean
remove_all (BackboneDb *db, gpointer user_data, GError **error)
{
  Removal *self = user_data;
  guint n_numbers = g_strv_length (self->numbers);

  if (self->removed
      && !backbone_db_removed_keep (db, (const char *const *)self->numbers, &self->removed->removal,
                                    error))
    return FALSE;

  for (guint i = 0; i < n_numbers; i++)
    {
      if (i % CUSTOMERS_PER_LOOK == 0)
        {
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
          backbone_job_report (self->job, i, n_numbers);
        }
      if (!remove_one (db, self, self->numbers[i], error))
        return FALSE;
    }

  return TRUE;
}

/* The transaction first: a customer without its secret would be worse than a secret without its
 * customer, which the next sweep takes. */
static gboolean
remove_customers (BackboneJob *job,
                  BackboneLandscape *landscape,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  Removal *self = data;

  self->job = job;
  self->cancellable = cancellable;
  if (!backbone_edit_normalize_numbers (&self->numbers, error)
      || !backbone_edit_write (landscape, remove_all, self, cancellable, error))
    return FALSE;

  if (self->removed)
    self->removed->count = g_strv_length (self->numbers);
  else if (self->drops_credential)
    backbone_job_sweep_secrets (landscape);

  return TRUE;
}

/**
 * backbone_customer_remove_keeping_job_new:
 * @landscape: a landscape
 * @numbers: (array zero-terminated=1): the numbers of customers
 * @removed: (nullable): gets the customers, so that they can be restored
 *
 * Removes customers with their channels, results and secrets: all of them or none.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_customer_remove_keeping_job_new (BackboneLandscape *landscape,
                                          const char *const *numbers,
                                          BackboneRemovedCustomers *removed)
{
  Removal *self = g_new0 (Removal, 1);
  guint n_numbers = g_strv_length ((char **)numbers);
  g_autofree char *title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Remove %u customer", "Remove %u customers", n_numbers),
      n_numbers);

  self->numbers = g_strdupv ((char **)numbers);
  g_set_object (&self->removed, removed);

  return backbone_edit_job_new (landscape, title, remove_customers, self,
                                (GDestroyNotify)removal_free);
}

/**
 * backbone_customer_remove_job_new:
 * @landscape: a landscape
 * @numbers: (array zero-terminated=1): the numbers of customers
 *
 * The same for good.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_customer_remove_job_new (BackboneLandscape *landscape, const char *const *numbers)
{
  return backbone_customer_remove_keeping_job_new (landscape, numbers, NULL);
}

/* Customers to bring back. */
typedef struct
{
  BackboneRemovedCustomers *removed;
  GCancellable *cancellable;
} Restoration;

static void
restoration_free (Restoration *self)
{
  g_object_unref (self->removed);
  g_free (self);
}

static gboolean
restore_all (BackboneDb *db, gpointer user_data, GError **error)
{
  Restoration *self = user_data;

  return backbone_db_removed_restore (db, self->removed->removal, self->cancellable, error);
}

/* The keyring is not touched: the secrets never left it. */
static gboolean
restore_customers (BackboneJob *job,
                   BackboneLandscape *landscape,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  Restoration *self = data;

  self->cancellable = cancellable;

  return backbone_edit_write (landscape, restore_all, self, cancellable, error);
}

/**
 * backbone_customer_restore_job_new:
 * @landscape: the landscape that they were removed from, open since
 * @removed: customers that were removed
 *
 * Brings them back as they were: all of them or none. Once.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_customer_restore_job_new (BackboneLandscape *landscape, BackboneRemovedCustomers *removed)
{
  Restoration *self = g_new0 (Restoration, 1);

  self->removed = g_object_ref (removed);

  return backbone_edit_job_new (landscape, _ ("Restore customers"), restore_customers, self,
                                (GDestroyNotify)restoration_free);
}
