/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-closures.h"

#include <glib/gi18n-lib.h>

/* What the card of a channel, of its technical user and the preview of an import show. */

static BackboneVerdict
verdict_of (BackboneCheckResult *result)
{
  return result ? backbone_check_result_get_verdict (result) : BACKBONE_VERDICT_NEVER_CHECKED;
}

BackboneMark
backbone_closure_channel_mark (gpointer self, BackboneCheckResult *result, gboolean enabled)
{
  return backbone_mark_from_verdict (verdict_of (result), enabled);
}

char *
backbone_closure_kind_title (gpointer self, BackboneChannelKind kind)
{
  return g_strdup (backbone_channel_kind_to_title (kind));
}

char *
backbone_closure_channel_where (gpointer self,
                                const char *destination,
                                const char *host,
                                guint port)
{
  if (host == NULL || *host == '\0')
    return g_strdup (destination);
  if (port == 443)
    return g_strdup_printf ("%s\n%s", destination, host);

  return g_strdup_printf ("%s\n%s:%u", destination, host, port);
}

char *
backbone_closure_verdict_title (gpointer self, BackboneCheckResult *result, gboolean enabled)
{
  BackboneVerdict verdict = verdict_of (result);
  guint status = result ? backbone_check_result_get_status (result) : 0;

  if (!enabled)
    return g_strdup (_ ("Not in use"));
  if (status != 0 && verdict != BACKBONE_VERDICT_OK)
    /* Translators: a verdict and its HTTP status, such as "Password refused (401)" */
    return g_strdup_printf (_ ("%s (%u)"), backbone_verdict_to_title (verdict), status);

  return g_strdup (backbone_verdict_to_title (verdict));
}

GStrv
backbone_closure_verdict_classes (gpointer self, BackboneCheckResult *result, gboolean enabled)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  const char *css_class
      = backbone_mark_get_css_class (backbone_mark_from_verdict (verdict_of (result), enabled));
  GStrv classes;

  g_strv_builder_add (builder, "heading");
  if (css_class)
    g_strv_builder_add (builder, css_class);
  classes = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return classes;
}

char *
backbone_closure_cause (gpointer self, BackboneCheckResult *result, gboolean enabled)
{
  return g_strdup (enabled ? backbone_verdict_to_cause (verdict_of (result)) : NULL);
}

char *
backbone_closure_next_step (gpointer self, BackboneCheckResult *result, gboolean enabled)
{
  const char *next_step = backbone_verdict_to_next_step (verdict_of (result));

  if (!enabled || next_step == NULL)
    return NULL;

  /* Translators: followed by a sentence that says what to do */
  return g_markup_printf_escaped ("<b>%s</b> %s", _ ("Next:"), next_step);
}

/* (transfer floating): for app.help-about. */
GVariant *
backbone_closure_verdict_topic (gpointer self, BackboneCheckResult *result)
{
  return g_variant_new_take_string (
      g_strconcat ("verdicts-", backbone_verdict_to_id (verdict_of (result)), NULL));
}

char *
backbone_closure_evidence (gpointer self, BackboneCheckResult *result, gboolean enabled)
{
  const char *evidence = result ? backbone_check_result_get_evidence (result) : NULL;
  const char *sap_name = backbone_verdict_get_info (verdict_of (result))->sap_name;
  GString *text = g_string_new (NULL);

  if (enabled && evidence && *evidence)
    /* Translators: followed by what the other side answered */
    g_string_append_printf (text, _ ("Seen: %s"), evidence);
  if (enabled && result && sap_name && verdict_of (result) != BACKBONE_VERDICT_OK)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: followed by the names of error codes */
      g_string_append_printf (text, _ ("In SAP’s tools: %s"), sap_name);
    }

  return g_string_free (text, FALSE);
}

gint64
backbone_closure_result_time (gpointer self, BackboneCheckResult *result)
{
  return result ? backbone_check_result_get_time (result) : 0;
}

GVariant *
backbone_closure_check_target (gpointer self, const char *customer, BackboneChannelKind kind)
{
  return g_variant_new ("(ss)", customer ? customer : "", backbone_channel_kind_to_id (kind));
}

gboolean
backbone_closure_is_held (gpointer self, BackboneTime held_since)
{
  return held_since != 0;
}

char *
backbone_closure_held_title (gpointer self, const char *user_id)
{
  /* Translators: %s is the ID of a user */
  return g_strdup_printf (_ ("%s is held back"), user_id ? user_id : "");
}

char *
backbone_closure_held_text (gpointer self,
                            BackboneTime held_since,
                            BackboneVerdict verdict,
                            BackboneChannelKind kind)
{
  g_autofree char *when = backbone_time_to_text (held_since, BACKBONE_TIME_MINUTE, NULL);

  /* Translators: the name of a channel, what it answered, and date and time */
  return g_strdup_printf (_ ("%s answered “%s” on %s. So that the user does not lock, no check "
                             "tries it again until its "
                             "password is corrected or you release it."),
                          backbone_channel_kind_to_title (kind),
                          backbone_verdict_to_title (verdict), when ? when : "");
}

GVariant *
backbone_closure_text_target (gpointer self, const char *text)
{
  return g_variant_new_string (text ? text : "");
}

char *
backbone_closure_user_dates (gpointer self, BackboneTime saved, BackboneTime proven)
{
  g_autofree char *saved_date = backbone_time_to_text (saved, BACKBONE_TIME_MINUTE, NULL);
  g_autofree char *proven_date = backbone_time_to_text (proven, BACKBONE_TIME_MINUTE, NULL);

  if (saved_date && proven_date)
    /* Translators: two dates with times */
    return g_strdup_printf (_ ("Password saved %s · log-on proven %s"), saved_date, proven_date);
  if (saved_date)
    /* Translators: a date with time */
    return g_strdup_printf (_ ("Password saved %s"), saved_date);
  if (proven_date)
    /* Translators: a date with time */
    return g_strdup_printf (_ ("Log-on proven %s"), proven_date);

  return g_strdup (_ ("No password saved"));
}

BackboneMark
backbone_closure_outcome_mark (gpointer self, BackboneImportOutcome outcome)
{
  return backbone_mark_from_outcome (outcome);
}

char *
backbone_closure_outcome_title (gpointer self, BackboneImportOutcome outcome)
{
  return g_strdup (backbone_import_outcome_to_title (outcome));
}

char *
backbone_closure_import_row_name (gpointer self,
                                  BackboneImportOutcome outcome,
                                  guint line,
                                  const char *description,
                                  const char *reason)
{
  /* Translators: a row of a file: its line number, what it is called, what happens to it, and why */
  return g_strdup_printf (_ ("Line %u, %s: %s. %s"), line, description ? description : "",
                          backbone_import_outcome_to_title (outcome), reason ? reason : "");
}

char *
backbone_closure_line (gpointer self, guint line)
{
  return g_strdup_printf ("%u", line);
}

char *
backbone_closure_has_password (gpointer self, gboolean has_password, BackboneImportOutcome outcome)
{
  if (outcome == BACKBONE_IMPORT_REFUSED)
    return g_strdup ("");

  return g_strdup (has_password ? _ ("yes") : _ ("no"));
}
