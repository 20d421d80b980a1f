/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-progress.h"

#include <glib/gi18n-lib.h>

/* Before that, a rate would jump about. */
#define SETTLED (1 * G_USEC_PER_SEC)

static char *
time_left_to_text (double seconds)
{
  if (seconds < 90)
    /* Translators: the time that a run still takes, in seconds */
    return g_strdup_printf (_ ("%d s left"), MAX (1, (int)seconds));

  /* Translators: the time that a run still takes, in minutes */
  return g_strdup_printf (_ ("%d min left"), (int)((seconds + 30) / 60));
}

/**
 * backbone_progress_to_text:
 * @done: how many are done
 * @total: how many there are, or 0 while that is not known
 * @elapsed: how long it has run, in microseconds
 *
 * Returns: (transfer full): translated, such as `812 of 3,000 · 240/s · 9 s left`
 */
char *
backbone_progress_to_text (guint done, guint total, gint64 elapsed)
{
  g_autofree char *left = NULL;
  double rate;

  if (total == 0)
    return g_strdup (_ ("Preparing…"));
  if (done == 0 || elapsed < SETTLED)
    /* Translators: how many are done, and how many there are */
    return g_strdup_printf (_ ("%'u of %'u"), done, total);

  rate = (double)done * G_USEC_PER_SEC / elapsed;
  left = time_left_to_text ((total - MIN (done, total)) / rate);

  /* Translators: how many are done, how many there are, how many a second, and the time left */
  return g_strdup_printf (rate < 10 ? _ ("%'u of %'u · %.1f/s · %s")
                                    : _ ("%'u of %'u · %.0f/s · %s"),
                          done, total, rate, left);
}
