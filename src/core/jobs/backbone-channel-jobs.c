/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-customers-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many channels are changed between two looks at the cancellable. */
#define CHANNELS_PER_LOOK 256

/* What becomes of one channel; owns what it points to. */
typedef struct
{
  char *number;
  BackboneChannelKind kind;
  GStrv settings;
} Change;

/* Channels to change, and what. */
typedef struct
{
  BackboneJob *job;
  GCancellable *cancellable;
  GPtrArray *changes; /* Change; nullable: what follows instead */
  GStrv numbers;      /* nullable: all customers */
  guint kinds;        /* bit mask */
  GStrv settings;
  gboolean dry_run;

  guint n_changed;    /* channels */
  GPtrArray *reverse; /* Change: leads back to how it was */
} ChannelEdit;

static Change *
change_new (const char *number, BackboneChannelKind kind, const char *const *settings)
{
  Change *self = g_new0 (Change, 1);

  *self = (Change){ g_strdup (number), kind, g_strdupv ((char **)settings) };

  return self;
}

static void
change_free (gpointer data)
{
  Change *self = data;

  g_free (self->number);
  g_strfreev (self->settings);
  g_free (self);
}

static void
channel_edit_free (gpointer data)
{
  ChannelEdit *self = data;

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_strfreev (self->numbers);
  g_strfreev (self->settings);
  g_clear_pointer (&self->reverse, g_ptr_array_unref);
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
  if (self->changes
      || (self->numbers && g_strv_length (self->numbers) == 1 && count_bits (self->kinds) == 1))
    return TRUE;

  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                       _ ("A destination name is unique: it can be set for one channel of one "
                          "customer only"));

  return FALSE;
}

static gboolean
check_settings (ChannelEdit *self, const GStrv settings, GError **error)
{
  if (*settings == NULL)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("There is nothing to change: no setting was given"));
      return FALSE;
    }

  for (guint i = 0; settings[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      const char *value;

      if (!backbone_edit_parse_setting (settings[i], backbone_channel_setting_get_keys (), &key,
                                        &value, error))
        return FALSE;
      if (*value == '\0')
        continue;
      if (!backbone_channel_setting_validate (key, value, error))
        return FALSE;
      if (g_str_equal (key, "destination") && !check_destination (self, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check (ChannelEdit *self, GError **error)
{
  for (guint i = 0; self->changes && i < self->changes->len; i++)
    {
      Change *change = g_ptr_array_index (self->changes, i);

      if (!check_settings (self, change->settings, error)
          || !backbone_text_replace (&change->number,
                                     backbone_customer_number_normalize (change->number, error)))
        return FALSE;
    }
  if (self->numbers && !backbone_edit_normalize_numbers (&self->numbers, error))
    return FALSE;

  return self->changes || check_settings (self, self->settings, error);
}

/* What is not set counts as what it then is. */
static gboolean
means_the_same (const char *key, const char *one, const char *other)
{
  const char *unset = NULL;

  if (g_str_equal (key, "enabled"))
    unset = "yes";
  else if (g_str_equal (key, "authentication"))
    unset = "basic";
  else if (g_str_equal (key, "proxy"))
    unset = "inherit";

  return g_strcmp0 (one ? one : unset, other ? other : unset) == 0;
}

/* Adds to @reverse what leads back, if there is anything to change. */
static gboolean
set_setting (BackboneDb *db,
             ChannelEdit *self,
             const Change *change,
             const char *setting,
             GPtrArray *reverse,
             GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *old = NULL;
  const char *value;

  if (!backbone_edit_parse_setting (setting, backbone_channel_setting_get_keys (), &key, &value,
                                    error)
      || !backbone_db_channel_get (db, change->number, change->kind, key, &old, error))
    return FALSE;

  value = *value != '\0' ? value : NULL;
  if (means_the_same (key, old, value))
    return TRUE;

  g_ptr_array_add (reverse, g_strconcat (key, "=", old, NULL));
  return self->dry_run
         || backbone_db_channel_set (db, change->number, change->kind, key, value, error);
}

static gboolean
set_channel (BackboneDb *db, ChannelEdit *self, const Change *change, GError **error)
{
  g_autoptr (GPtrArray) reverse = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; change->settings[i] != NULL; i++)
    {
      if (!set_setting (db, self, change, change->settings[i], reverse, error))
        return FALSE;
    }
  if (reverse->len == 0)
    return TRUE;

  g_ptr_array_add (reverse, NULL);
  g_ptr_array_add (self->reverse,
                   change_new (change->number, change->kind, (const char *const *)reverse->pdata));
  self->n_changed++;

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

/* (transfer full) (nullable): what to do to which channel. */
static GPtrArray *
collect_changes (BackboneDb *db, ChannelEdit *self, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GHashTable) customers = NULL;
  g_autoptr (GPtrArray) numbers = NULL;

  if (self->changes)
    return g_ptr_array_ref (self->changes);

  numbers = collect_numbers (db, self, &customers, error);
  if (numbers == NULL)
    return NULL;

  changes = g_ptr_array_new_with_free_func (change_free);
  for (guint i = 0; i < numbers->len; i++)
    {
      for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
        {
          if ((self->kinds & (1u << kind)) != 0)
            g_ptr_array_add (changes, change_new (g_ptr_array_index (numbers, i), kind,
                                                  (const char *const *)self->settings));
        }
    }

  return g_steal_pointer (&changes);
}

static gboolean
set_all_channels (BackboneDb *db, gpointer user_data, GError **error)
{
  ChannelEdit *self = user_data;
  g_autoptr (GPtrArray) changes = collect_changes (db, self, error);

  if (changes == NULL)
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      if (i % CHANNELS_PER_LOOK == 0)
        {
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
          backbone_job_report (self->job, i, changes->len);
        }
      if (!set_channel (db, self, g_ptr_array_index (changes, i), error))
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
  self->n_changed = 0;
  g_clear_pointer (&self->reverse, g_ptr_array_unref);
  self->reverse = g_ptr_array_new_with_free_func (change_free);
  if (!check (self, error))
    return FALSE;

  return self->dry_run
             ? backbone_store_read (backbone_landscape_get_store (landscape), set_all_channels,
                                    self, cancellable, error)
             : backbone_edit_write (landscape, set_all_channels, self, cancellable, error);
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

static BackboneJob *
make_job (BackboneLandscape *landscape, ChannelEdit *self)
{
  return backbone_edit_job_new (landscape, _ ("Change channels"), edit_channels, self,
                                channel_edit_free);
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

  return make_job (landscape, self);
}

/**
 * backbone_channel_changes_job_new:
 * @landscape: a landscape
 * @changes: (array length=n_changes): what to change of which channel
 * @n_changes: how many there are
 *
 * Changes several channels, each in its own way: all of them or none.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_channel_changes_job_new (BackboneLandscape *landscape,
                                  const BackboneChannelChange *changes,
                                  gsize n_changes)
{
  ChannelEdit *self = g_new0 (ChannelEdit, 1);

  self->changes = g_ptr_array_new_with_free_func (change_free);
  for (gsize i = 0; i < n_changes; i++)
    g_ptr_array_add (self->changes,
                     change_new (changes[i].number, changes[i].kind, changes[i].settings));

  return make_job (landscape, self);
}

/**
 * backbone_channel_edit_job_set_dry_run:
 * @job: a job that changes channels, before it runs
 * @dry_run: whether it only counts what it would change
 */
void
backbone_channel_edit_job_set_dry_run (BackboneJob *job, gboolean dry_run)
{
  ChannelEdit *self = backbone_edit_job_get_data (job);

  self->dry_run = dry_run;
}

/**
 * backbone_channel_edit_job_get_n_changed:
 * @job: a job that changes channels, after it ran
 *
 * Returns: how many channels are not as they were; after a dry run, would not be
 */
guint
backbone_channel_edit_job_get_n_changed (BackboneJob *job)
{
  ChannelEdit *self = backbone_edit_job_get_data (job);

  return self->n_changed;
}

/**
 * backbone_channel_edit_job_new_undo:
 * @job: a job that changed channels
 *
 * Returns: (transfer full): a job that gives them back what they had
 */
BackboneJob *
backbone_channel_edit_job_new_undo (BackboneJob *job)
{
  ChannelEdit *self = backbone_edit_job_get_data (job);
  ChannelEdit *undo = g_new0 (ChannelEdit, 1);

  undo->changes = g_ptr_array_ref (self->reverse);

  return make_job (backbone_edit_job_get_landscape (job), undo);
}
