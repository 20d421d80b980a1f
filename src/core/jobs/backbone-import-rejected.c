/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-import-private.h"

#include "backbone-file.h"

#include <string.h>

/* The highest number that a file of refused rows gets. */
#define MAX_REJECTED_FILES 1000

/* customers.csv -> customers.rejected.csv, customers.rejected-2.csv ... */
static GFile *
get_rejected_file (GFile *file, guint number)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *suffix = number > 1 ? g_strdup_printf ("-%u", number) : g_strdup ("");
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base_name, ".csv"))
    base_name[strlen (base_name) - strlen (".csv")] = '\0';
  name = g_strdup_printf ("%s.rejected%s.csv", base_name, suffix);

  return g_file_get_child (folder, name);
}

/**
 * backbone_import_write_rejected:
 * @file: a customer list
 * @refused: its refused rows
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * The file holds passwords like the list itself: nobody else may read it. What an earlier import
 * has left there stays.
 *
 * Returns: (transfer full): the file that was written, or %NULL
 */
GFile *
backbone_import_write_rejected (GFile *file,
                                GBytes *refused,
                                GCancellable *cancellable,
                                GError **error)
{
  for (guint number = 1;; number++)
    {
      g_autoptr (GFile) rejected = get_rejected_file (file, number);
      g_autoptr (GError) reason = NULL;

      if (backbone_file_write_private (rejected, g_bytes_get_data (refused, NULL),
                                       g_bytes_get_size (refused), FALSE, cancellable, &reason))
        return g_steal_pointer (&rejected);

      if (!g_error_matches (reason, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS)
          || number == MAX_REJECTED_FILES)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
    }
}
