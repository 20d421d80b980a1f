/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-closures.h"

#include <glib/gi18n-lib.h>

char *
backbone_closure_trial_text (gpointer self, BackbonePurpose purpose, const char *evidence)
{
  if (evidence == NULL || *evidence == '\0')
    return g_strdup (backbone_purpose_to_title (purpose));

  /* Translators: what a channel is for, and what was seen when it was tried */
  return g_strdup_printf (_ ("%s: %s"), backbone_purpose_to_title (purpose), evidence);
}

/* By their SIDs, which people know; the number where there is none. */
char *
backbone_closure_systems (gpointer self, GStrv systems, GStrv sids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; systems && systems[i] != NULL; i++)
    {
      const char *sid = sids && sids[i] && *sids[i] != '\0' ? sids[i] : systems[i];

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", sid);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
backbone_closure_installation_state (gpointer self,
                                     BackboneSource source,
                                     BackboneTime seen,
                                     BackboneTime missing_since)
{
  g_autofree char *day
      = backbone_time_to_text (missing_since ? missing_since : seen, BACKBONE_TIME_DAY, NULL);

  if (missing_since)
    /* Translators: a date */
    return g_strdup_printf (_ ("Not listed any more since %s"), day);

  /* Translators: where something is known from, and a date */
  return g_strdup_printf (_ ("%s, %s"), backbone_source_to_title (source), day ? day : "");
}

BackboneMark
backbone_closure_installation_mark (gpointer self, BackboneTime missing_since)
{
  return missing_since ? BACKBONE_MARK_ATTENTION : BACKBONE_MARK_WORKING;
}
