/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-customers-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-job-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many customers are changed between two looks at the cancellable. */
#define CUSTOMERS_PER_LOOK 256

static const char *const channel_keys[]
    = { "destination", "type",  "host",           "port",    "path_prefix", "test_path",
        "good_status", "proxy", "authentication", "enabled", NULL };

/* Channels to change, and what. */
typedef struct
{
  BackboneJob *job;
  GCancellable *cancellable;
  GStrv numbers; /* nullable: all customers */
  guint kinds;   /* bit mask */
  GStrv settings;
} ChannelEdit;

static void
channel_edit_free (ChannelEdit *self)
{
  g_strfreev (self->numbers);
  g_strfreev (self->settings);
  g_free (self);
}

static guint
count_bits (guint mask)
{
  guint n_bits = 0;

  for (; mask != 0; mask &= mask - 1)
    n_bits++;

  return n_bits;
}

/* The name of a destination is unique, so it can be given to one channel only. */
static gboolean
check_destination (ChannelEdit *self, GError **error)
{
  if (self->numbers != NULL && g_strv_length (self->numbers) == 1 && count_bits (self->kinds) == 1)
    return TRUE;

  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                       _ ("A destination name is unique: it can be set for one channel of one "
                          "customer only"));

  return FALSE;
}

static gboolean
check_settings (ChannelEdit *self, GError **error)
{
  if (*self->settings == NULL)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("There is nothing to change: no setting was given"));
      return FALSE;
    }

  for (guint i = 0; self->settings[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      const char *value;

      if (!backbone_edit_parse_setting (self->settings[i], channel_keys, &key, &value, error))
        return FALSE;
      if (*value == '\0')
        continue;
      if (!backbone_edit_check_setting (key, value, error))
        return FALSE;
      if (g_str_equal (key, "destination") && !check_destination (self, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_channel (BackboneDb *db,
             ChannelEdit *self,
             const char *number,
             BackboneChannelKind kind,
             GError **error)
{
  for (guint i = 0; self->settings[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      const char *value;

      if (!backbone_edit_parse_setting (self->settings[i], channel_keys, &key, &value, error)
          || !backbone_db_channel_set (db, number, kind, key, *value != '\0' ? value : NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_channels_of (BackboneDb *db, ChannelEdit *self, const char *number, GError **error)
{
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      if ((self->kinds & (1u << kind)) != 0 && !set_channel (db, self, number, kind, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* (transfer container): the numbers to change, sorted. */
static GPtrArray *
collect_numbers (BackboneDb *db, ChannelEdit *self, GHashTable **customers, GError **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer number;

  for (guint i = 0; self->numbers != NULL && self->numbers[i] != NULL; i++)
    g_ptr_array_add (numbers, self->numbers[i]);
  if (self->numbers != NULL)
    return g_steal_pointer (&numbers);

  if (!backbone_db_customers_load (db, customers, error))
    return NULL;

  g_hash_table_iter_init (&iter, *customers);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    g_ptr_array_add (numbers, number);
  g_ptr_array_sort (numbers, compare_numbers);

  return g_steal_pointer (&numbers);
}

static gboolean
set_all_channels (BackboneDb *db, gpointer user_data, GError **error)
{
  ChannelEdit *self = user_data;
  g_autoptr (GHashTable) customers = NULL;
  g_autoptr (GPtrArray) numbers = collect_numbers (db, self, &customers, error);

  if (numbers == NULL)
    return FALSE;

  for (guint i = 0; i < numbers->len; i++)
    {
      if (i % CUSTOMERS_PER_LOOK == 0)
        {
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
          backbone_job_report (self->job, i, numbers->len);
        }
      if (!set_channels_of (db, self, g_ptr_array_index (numbers, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
edit_channels (BackboneJob *job,
               BackboneLandscape *landscape,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  ChannelEdit *self = data;

  self->job = job;
  self->cancellable = cancellable;

  return check_settings (self, error)
         && (self->numbers == NULL || backbone_edit_normalize_numbers (&self->numbers, error))
         && backbone_edit_write (landscape, set_all_channels, self, cancellable, error);
}

static guint
kinds_to_mask (const int *kinds)
{
  guint mask = 0;

  if (kinds == NULL)
    return (1u << BACKBONE_N_CHANNEL_KINDS) - 1;

  for (; *kinds >= 0; kinds++)
    mask |= 1u << *kinds;

  return mask;
}

/**
 * backbone_channel_edit_job_new:
 * @landscape: a landscape
 * @numbers: (nullable) (array zero-terminated=1): customer numbers; all customers if %NULL
 * @kinds: (nullable): kinds, ended by -1; all three if %NULL
 * @settings: (array zero-terminated=1): texts KEY=VALUE; an empty value goes back to the profile's
 *
 * Changes channels: all of them or none.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_channel_edit_job_new (BackboneLandscape *landscape,
                               const char *const *numbers,
                               const int *kinds,
                               const char *const *settings)
{
  ChannelEdit *self = g_new0 (ChannelEdit, 1);

  self->numbers = g_strdupv ((char **)numbers);
  self->kinds = kinds_to_mask (kinds);
  self->settings = g_strdupv ((char **)settings);

  return backbone_edit_job_new (landscape, _ ("Change channels"), edit_channels, self,
                                (GDestroyNotify)channel_edit_free);
}
