/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-history.h"

#include <glib/gi18n-lib.h>

/**
 * backbone_history_to_text:
 * @history: (nullable): check results of one channel
 *
 * Returns: (transfer full): translated, how many of them worked, such as
 * `57 of the last 60 checks worked`; empty if there is none
 */
char *
backbone_history_to_text (GListModel *history)
{
  guint n_checks = history ? g_list_model_get_n_items (history) : 0;
  guint n_working = 0;

  if (n_checks == 0)
    return g_strdup ("");

  for (guint i = 0; i < n_checks; i++)
    {
      g_autoptr (BackboneCheckResult) result = g_list_model_get_item (history, i);

      if (backbone_check_result_get_verdict (result) == BACKBONE_VERDICT_OK)
        n_working++;
    }

  if (n_checks == 1)
    return g_strdup (n_working == 1 ? _ ("The only check so far worked")
                                    : _ ("The only check so far did not work"));
  if (n_working == n_checks)
    /* Translators: %u is at least 2 */
    return g_strdup_printf (
        ngettext ("The last %u check worked", "All of the last %u checks worked", n_checks),
        n_checks);
  if (n_working == 0)
    /* Translators: %u is at least 2 */
    return g_strdup_printf (
        ngettext ("The last %u check did not work", "None of the last %u checks worked", n_checks),
        n_checks);

  /* Translators: the second number, at least 2, is how many checks there were */
  return g_strdup_printf (
      ngettext ("%u of the last %u check worked", "%u of the last %u checks worked", n_checks),
      n_working, n_checks);
}
