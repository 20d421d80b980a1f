/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-diagnosis-report-private.h"

#include "backbone-text-width.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* Columns for a time, if none is longer. */
#define TIME_WIDTH 9

static const char *
state_to_title (const char *state)
{
  static const struct
  {
    const char *id;
    const char *title;
  } titles[] = {
    { "waiting", N_ ("waiting") },
    { "running", N_ ("running") },
    { "ok", N_ ("ok") },
    { "failed", N_ ("failed") },
    { "not-reached", N_ ("not reached") },
    { "not-needed", N_ ("not needed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (g_str_equal (titles[i].id, state))
        return _ (titles[i].title);
    }

  return state;
}

static void
append_cell (GString *text, const char *cell, guint width)
{
  backbone_text_append_padded (text, cell, width);
  g_string_append (text, "  ");
}

typedef struct
{
  guint title;
  guint state;
  guint time;
} Widths;

/* (transfer full): empty if it took none. */
static char *
dup_time (BackboneDiagnosisStage *stage)
{
  gint64 us = backbone_diagnosis_stage_get_us (stage);

  return us >= 0 ? backbone_duration_to_string (us) : g_strdup ("");
}

static Widths
measure (GListModel *stages)
{
  Widths widths = { .time = TIME_WIDTH };

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (BackboneDiagnosisStage) stage = g_list_model_get_item (stages, i);
      const char *title = backbone_diagnosis_stage_get_title (stage);
      const char *state = state_to_title (backbone_diagnosis_stage_get_state (stage));
      g_autofree char *time = dup_time (stage);

      widths.title = MAX (widths.title, backbone_text_width (title));
      widths.state = MAX (widths.state, backbone_text_width (state));
      widths.time = MAX (widths.time, backbone_text_width (time));
    }

  return widths;
}

static void
append_stage (GString *text, BackboneDiagnosisStage *stage, const Widths *widths)
{
  const char *summary = backbone_diagnosis_stage_get_summary (stage);
  const char *detail = backbone_diagnosis_stage_get_detail (stage);
  g_autofree char *time = dup_time (stage);
  g_auto (GStrv) lines = g_strsplit (detail ? detail : "", "\n", -1);

  g_string_append (text, "  ");
  append_cell (text, backbone_diagnosis_stage_get_title (stage), widths->title);
  append_cell (text, state_to_title (backbone_diagnosis_stage_get_state (stage)), widths->state);
  append_cell (text, time, widths->time);
  g_string_append (text, summary ? summary : "");
  while (text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
  for (guint i = 0; lines[i]; i++)
    g_string_append_printf (text, "      %s\n", lines[i]);
}

static void
append_line (GString *text, const char *label, const char *value)
{
  if (value && *value)
    g_string_append_printf (text, "  %s: %s\n", label, value);
}

static void
append_verdict (GString *text, BackboneDiagnosis *diagnosis)
{
  BackboneVerdict verdict = backbone_diagnosis_get_verdict (diagnosis);

  append_line (text, _ ("Verdict"),
               verdict == BACKBONE_VERDICT_NEVER_CHECKED ? _ ("None, it was not finished")
                                                         : backbone_verdict_to_title (verdict));
  if (verdict == BACKBONE_VERDICT_NEVER_CHECKED)
    return;

  append_line (text, _ ("Cause"), backbone_verdict_to_cause (verdict));
  append_line (text, _ ("Next step"), backbone_verdict_to_next_step (verdict));
}

static void
append_certificate (GString *text, BackboneCertificate *certificate)
{
  const char *const *names = backbone_certificate_get_names (certificate);
  g_autofree char *joined = names ? g_strjoinv (", ", (char **)names) : NULL;
  g_autofree char *from = backbone_time_to_iso (backbone_certificate_get_not_before (certificate));
  g_autofree char *until = backbone_time_to_iso (backbone_certificate_get_not_after (certificate));
  g_autofree char *validity = g_strdup_printf ("%s – %s", from, until);

  append_line (text, _ ("Certificate"), backbone_certificate_get_subject (certificate));
  append_line (text, _ ("    Issuer"), backbone_certificate_get_issuer (certificate));
  append_line (text, _ ("    Names"), joined);
  append_line (text, _ ("    Valid"), validity);
  append_line (text, _ ("    Key"), backbone_certificate_get_key (certificate));
  append_line (text, _ ("    Serial number"), backbone_certificate_get_serial (certificate));
  append_line (text, "    SHA-256", backbone_certificate_get_fingerprint (certificate));
}

static void
append_diagnosis (GString *text, BackboneDiagnosis *diagnosis)
{
  const char *title = backbone_diagnosis_get_title (diagnosis);
  const char *url = backbone_diagnosis_get_url (diagnosis);
  GListModel *stages = backbone_diagnosis_get_stages (diagnosis);
  GListModel *chain = backbone_diagnosis_get_chain (diagnosis);
  Widths widths = measure (stages);

  if (url == NULL || g_str_equal (title, url))
    g_string_append_printf (text, "%s\n", title);
  else
    g_string_append_printf (text, "%s: %s\n", title, url);
  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (BackboneDiagnosisStage) stage = g_list_model_get_item (stages, i);

      append_stage (text, stage, &widths);
    }
  append_verdict (text, diagnosis);
  for (guint i = 0; i < g_list_model_get_n_items (chain); i++)
    {
      g_autoptr (BackboneCertificate) certificate = g_list_model_get_item (chain, i);

      append_certificate (text, certificate);
    }
}

/* Names in certificates are foreign text: nothing of it may steer a terminal. */
static char *
clean (GString *text)
{
  GString *cleaned = g_string_sized_new (text->len);

  for (const char *p = text->str; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      g_string_append_unichar (
          cleaned, character == '\n' || g_unichar_isprint (character) ? character : 0xFFFD);
    }

  return g_string_free (cleaned, FALSE);
}

char *
backbone_diagnosis_report_to_text (GListModel *diagnoses)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *common = backbone_diagnosis_dup_common_cause (diagnoses);

  if (common)
    g_string_append_printf (text, "%s\n\n", common);
  for (guint i = 0; i < g_list_model_get_n_items (diagnoses); i++)
    {
      g_autoptr (BackboneDiagnosis) diagnosis = g_list_model_get_item (diagnoses, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      append_diagnosis (text, diagnosis);
    }

  return clean (text);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_time (JsonBuilder *builder, const char *name, BackboneTime time)
{
  g_autofree char *text = backbone_time_to_iso (time);

  add_text (builder, name, text);
}

static void
add_stage (JsonBuilder *builder, BackboneDiagnosisStage *stage)
{
  gint64 us = backbone_diagnosis_stage_get_us (stage);

  json_builder_begin_object (builder);
  add_text (builder, "stage", backbone_diagnosis_stage_get_stage (stage));
  add_text (builder, "state", backbone_diagnosis_stage_get_state (stage));
  json_builder_set_member_name (builder, "us");
  if (us >= 0)
    json_builder_add_int_value (builder, us);
  else
    json_builder_add_null_value (builder);
  add_text (builder, "detail", backbone_diagnosis_stage_get_detail (stage));
  add_text (builder, "summary", backbone_diagnosis_stage_get_summary (stage));
  json_builder_end_object (builder);
}

static void
add_certificate (JsonBuilder *builder, BackboneCertificate *certificate)
{
  const char *const *names = backbone_certificate_get_names (certificate);

  json_builder_begin_object (builder);
  add_text (builder, "subject", backbone_certificate_get_subject (certificate));
  add_text (builder, "issuer", backbone_certificate_get_issuer (certificate));
  add_time (builder, "not_after", backbone_certificate_get_not_after (certificate));
  add_text (builder, "sha256", backbone_certificate_get_fingerprint (certificate));
  json_builder_set_member_name (builder, "names");
  json_builder_begin_array (builder);
  for (guint i = 0; names && names[i]; i++)
    json_builder_add_string_value (builder, names[i]);
  json_builder_end_array (builder);
  add_time (builder, "not_before", backbone_certificate_get_not_before (certificate));
  add_text (builder, "key", backbone_certificate_get_key (certificate));
  add_text (builder, "serial", backbone_certificate_get_serial (certificate));
  json_builder_end_object (builder);
}

static void
add_stages (JsonBuilder *builder, GListModel *stages)
{
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (BackboneDiagnosisStage) stage = g_list_model_get_item (stages, i);

      add_stage (builder, stage);
    }
  json_builder_end_array (builder);
}

static void
add_chain (JsonBuilder *builder, GListModel *chain)
{
  json_builder_set_member_name (builder, "chain");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (chain); i++)
    {
      g_autoptr (BackboneCertificate) certificate = g_list_model_get_item (chain, i);

      add_certificate (builder, certificate);
    }
  json_builder_end_array (builder);
}

static void
add_diagnosis (JsonBuilder *builder, BackboneDiagnosis *diagnosis)
{
  int kind = backbone_diagnosis_get_kind (diagnosis);
  BackboneVerdict verdict = backbone_diagnosis_get_verdict (diagnosis);
  const char *url = backbone_diagnosis_get_url (diagnosis);

  json_builder_begin_object (builder);
  add_text (builder, "endpoint", kind < 0 ? url : backbone_channel_kind_to_id (kind));
  add_stages (builder, backbone_diagnosis_get_stages (diagnosis));
  add_text (builder, "verdict", backbone_verdict_to_id (verdict));
  add_chain (builder, backbone_diagnosis_get_chain (diagnosis));
  add_text (builder, "anchor", backbone_diagnosis_get_anchor (diagnosis));
  add_text (builder, "url", url);
  add_text (builder, "evidence", backbone_diagnosis_get_evidence (diagnosis));
  add_text (builder, "cause", backbone_verdict_to_cause (verdict));
  add_text (builder, "next_step", backbone_verdict_to_next_step (verdict));
  json_builder_end_object (builder);
}

char *
backbone_diagnosis_report_to_json (GListModel *diagnoses, gboolean single)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  if (!single)
    json_builder_begin_array (builder);
  for (guint i = 0; i < (single ? 1 : g_list_model_get_n_items (diagnoses)); i++)
    {
      g_autoptr (BackboneDiagnosis) diagnosis = g_list_model_get_item (diagnoses, i);

      add_diagnosis (builder, diagnosis);
    }
  if (!single)
    json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
