/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customer-removal.h"

#include "backbone-db-customers-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-job-private.h"
#include "backbone-model.h"
#include "backbone-removal-private.h"

#include <glib/gi18n-lib.h>

/* How many customers are removed between two looks at the cancellable. */
#define CUSTOMERS_PER_LOOK 256

/* Customers to remove. */
typedef struct
{
  BackboneJob *job;
  GCancellable *cancellable;
  GStrv numbers;
  BackboneRemoval *removed; /* nullable */
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

  if (!backbone_db_customer_get (db, number, &row, error)
      || !backbone_db_s_users_have_credential (db, number, &s_users_have_credential, error))
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
      && !backbone_removal_keep (self->removed, db, (const char *const *)self->numbers, NULL,
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

  backbone_removal_settle (self->removed, g_strv_length (self->numbers), landscape,
                           self->drops_credential);

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
                                          BackboneRemoval *removed)
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
