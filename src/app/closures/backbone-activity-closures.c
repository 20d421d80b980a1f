/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-closures.h"

#include <glib/gi18n-lib.h>

/* What the lists of check runs and of the audit log show. Rows that are being fetched are blank. */

char *
backbone_closure_time (gpointer self, BackboneTime time)
{
  char *text = backbone_time_to_text (time, BACKBONE_TIME_SECOND, NULL);

  return text ? text : g_strdup ("");
}

BackboneMark
backbone_closure_run_mark (gpointer self,
                           BackboneTime started,
                           BackboneTime finished,
                           gboolean cancelled,
                           guint n_ok,
                           guint n_not_ok)
{
  if (started == 0)
    return BACKBONE_MARK_NONE;
  if (n_not_ok > 0)
    return BACKBONE_MARK_FAILING;
  if (cancelled || finished == 0)
    return BACKBONE_MARK_ATTENTION;

  return BACKBONE_MARK_WORKING;
}

char *
backbone_closure_run_state (gpointer self,
                            BackboneTime started,
                            BackboneTime finished,
                            gboolean cancelled,
                            guint n_ok,
                            guint n_not_ok)
{
  if (started == 0)
    return g_strdup ("");
  if (cancelled)
    return g_strdup (_ ("Cancelled"));
  if (finished == 0)
    return g_strdup (_ ("Not finished"));
  if (n_not_ok > 0)
    return g_strdup (_ ("Some not good"));

  return g_strdup (_ ("All good"));
}

char *
backbone_closure_run_name (gpointer self,
                           BackboneTime started,
                           BackboneTime finished,
                           gboolean cancelled,
                           guint n_ok,
                           guint n_not_ok)
{
  g_autofree char *time = backbone_closure_time (self, started);
  g_autofree char *state
      = backbone_closure_run_state (self, started, finished, cancelled, n_ok, n_not_ok);

  /* Translators: a check run for screen readers: when it began, how it ended, and two counts */
  return g_strdup_printf (_ ("%s, %s, %u good, %u not good"), time, state, n_ok, n_not_ok);
}

char *
backbone_closure_run_duration (gpointer self, BackboneTime started, BackboneTime finished)
{
  return finished != 0 ? backbone_duration_to_string (MAX (finished - started, 0)) : g_strdup ("");
}

char *
backbone_closure_run_results_title (gpointer self, BackboneTime started, guint n_not_ok)
{
  g_autofree char *time = backbone_closure_time (self, started);

  if (n_not_ok == 0)
    /* Translators: %s is when a check run began */
    return g_strdup_printf (_ ("%s: everything that was checked was good"), time);

  /* Translators: %s is when a check run began */
  return g_strdup_printf (_ ("%s: what was not good"), time);
}

BackboneMark
backbone_closure_verdict_mark (gpointer self, BackboneVerdict verdict)
{
  return backbone_mark_from_verdict (verdict, TRUE);
}

char *
backbone_closure_verdict_text (gpointer self, BackboneVerdict verdict)
{
  return g_strdup (backbone_verdict_to_title (verdict));
}

char *
backbone_closure_result_name (gpointer self,
                              const char *customer,
                              BackboneChannelKind kind,
                              BackboneVerdict verdict)
{
  return g_strdup_printf ("%s, %s: %s", customer, backbone_channel_kind_to_title (kind),
                          backbone_verdict_to_title (verdict));
}

/* While it is being found, and once it is. */
gboolean
backbone_closure_audit_verdict_shows (gpointer self, gboolean verifying, const char *verdict_text)
{
  return verifying || (verdict_text && *verdict_text != '\0');
}

char *
backbone_closure_action_title (gpointer self, const char *action)
{
  return g_strdup (action ? backbone_audit_action_to_title (action) : "");
}

/* @digest only tells when the entry is there. */
char *
backbone_closure_audit_details (gpointer self, GObject *entry, const char *digest)
{
  return digest ? backbone_audit_entry_dup_details (BACKBONE_AUDIT_ENTRY (entry)) : g_strdup ("");
}

char *
backbone_closure_audit_name (gpointer self,
                             BackboneTime time,
                             const char *action,
                             const char *subject)
{
  g_autofree char *when = backbone_closure_time (self, time);

  return g_strdup_printf ("%s, %s, %s", when, action ? backbone_audit_action_to_title (action) : "",
                          subject ? subject : "");
}
