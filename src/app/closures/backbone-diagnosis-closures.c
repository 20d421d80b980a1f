/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-diagnosis-closures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *id;
  const char *title;
  BackboneMark mark;
} StateInfo;

static const StateInfo states[] = {
  { "waiting", N_ ("waiting"), BACKBONE_MARK_NEVER },
  { "running", N_ ("running"), BACKBONE_MARK_NONE },
  { "ok", N_ ("ok"), BACKBONE_MARK_WORKING },
  { "failed", N_ ("failed"), BACKBONE_MARK_FAILING },
  { "not-reached", N_ ("not reached"), BACKBONE_MARK_NEVER },
  { "not-needed", N_ ("not needed"), BACKBONE_MARK_OFF },
};

static const StateInfo *
find_state (const char *id)
{
  for (guint i = 0; id && i < G_N_ELEMENTS (states); i++)
    {
      if (g_str_equal (states[i].id, id))
        return &states[i];
    }

  return &states[0];
}

/* A tile has room for a word. */
char *
backbone_closure_stage_title (gpointer self, const char *stage, const char *title)
{
  if (g_strcmp0 (stage, "name-lookup") == 0)
    /* Translators: short for "Name lookup" */
    return g_strdup (_ ("Name"));
  if (g_strcmp0 (stage, "connect") == 0)
    /* Translators: short for "Connection" */
    return g_strdup (_ ("TCP"));

  return g_strdup (title);
}

BackboneMark
backbone_closure_stage_mark (gpointer self, const char *state)
{
  return find_state (state)->mark;
}

gboolean
backbone_closure_stage_is_running (gpointer self, const char *state)
{
  return g_strcmp0 (state, "running") == 0;
}

char *
backbone_closure_stage_time (gpointer self, gint64 us)
{
  return us >= 0 ? backbone_duration_to_string (us) : g_strdup ("");
}

char *
backbone_closure_stage_summary (gpointer self, const char *state, const char *summary)
{
  return g_strdup (summary && *summary ? summary : _ (find_state (state)->title));
}

char *
backbone_closure_stage_spoken (gpointer self,
                               const char *title,
                               const char *state,
                               gint64 us,
                               const char *summary)
{
  GString *text = g_string_new (NULL);

  /* Translators: a stage of a diagnosis and its state, such as "Proxy: failed" */
  g_string_append_printf (text, _ ("%s: %s"), title ? title : "", _ (find_state (state)->title));
  if (summary && *summary)
    g_string_append_printf (text, ", %s", summary);
  if (us >= 0)
    {
      g_autofree char *time = backbone_duration_to_string (us);

      g_string_append_printf (text, ", %s", time);
    }

  return g_string_free (text, FALSE);
}

GStrv
backbone_closure_stage_classes (gpointer self, const char *state)
{
  const char *const classes[] = { "stage", find_state (state)->id, NULL };

  return g_strdupv ((char **)classes);
}

char *
backbone_closure_stage_detail (gpointer self, const char *state, const char *detail)
{
  if (detail && *detail)
    return g_strdup (detail);
  if (g_strcmp0 (state, "not-reached") == 0)
    return g_strdup (_ ("Not reached, since a stage before it failed."));
  if (g_strcmp0 (state, "running") == 0)
    return g_strdup (_ ("Under way."));

  return g_strdup (_ ("Nothing was seen yet."));
}

BackboneMark
backbone_closure_diagnosis_mark (gpointer self, BackboneVerdict verdict, gboolean active)
{
  if (backbone_closure_diagnosis_is_busy (self, verdict, active))
    return BACKBONE_MARK_NONE;

  return backbone_mark_from_verdict (verdict, TRUE);
}

gboolean
backbone_closure_diagnosis_is_busy (gpointer self, BackboneVerdict verdict, gboolean active)
{
  return active && verdict == BACKBONE_VERDICT_NEVER_CHECKED;
}

char *
backbone_closure_diagnosis_title (gpointer self, BackboneVerdict verdict, gboolean active)
{
  if (verdict != BACKBONE_VERDICT_NEVER_CHECKED)
    return g_strdup (verdict == BACKBONE_VERDICT_OK ? _ ("Reached")
                                                    : backbone_verdict_to_title (verdict));

  return g_strdup (active ? _ ("Under way") : _ ("Not diagnosed"));
}

GStrv
backbone_closure_diagnosis_classes (gpointer self, BackboneVerdict verdict)
{
  const char *css_class = backbone_mark_get_css_class (backbone_mark_from_verdict (verdict, TRUE));
  const char *const classes[] = { "heading", css_class, NULL };

  return g_strdupv ((char **)classes);
}

char *
backbone_closure_diagnosis_where (gpointer self, const char *host, guint port)
{
  if (host == NULL || *host == '\0')
    return g_strdup (_ ("no host"));

  return g_strdup_printf (strchr (host, ':') ? "[%s]:%u" : "%s:%u", host, port);
}

static gboolean
is_trouble (BackboneVerdict verdict)
{
  return verdict != BACKBONE_VERDICT_OK && verdict != BACKBONE_VERDICT_NEVER_CHECKED;
}

char *
backbone_closure_diagnosis_cause (gpointer self, BackboneVerdict verdict)
{
  return g_strdup (is_trouble (verdict) ? backbone_verdict_to_cause (verdict) : NULL);
}

char *
backbone_closure_diagnosis_next_step (gpointer self, BackboneVerdict verdict)
{
  const char *next_step = is_trouble (verdict) ? backbone_verdict_to_next_step (verdict) : NULL;

  /* Translators: followed by a sentence that says what to do */
  return next_step ? g_markup_printf_escaped ("<b>%s</b> %s", _ ("Next:"), next_step) : NULL;
}

gboolean
backbone_closure_diagnosis_has_own_anchor (gpointer self, const char *anchor)
{
  return anchor && !g_str_equal (anchor, BACKBONE_DIAGNOSIS_ANCHOR_SYSTEM);
}

/* The common name, else what there is: subjects are written as CN=…, O=…. */
char *
backbone_closure_certificate_name (gpointer self, const char *subject)
{
  const char *name = subject ? strstr (subject, "CN=") : NULL;

  if (name == NULL || (name != subject && name[-1] != ' ' && name[-1] != ','))
    return g_strdup (subject ? subject : "");

  name += strlen ("CN=");

  return g_strndup (name, strstr (name, ", ") ? strstr (name, ", ") - name : (gssize)strlen (name));
}

char *
backbone_closure_certificate_names (gpointer self, GStrv names)
{
  return names && *names ? g_strjoinv (", ", names) : g_strdup ("–");
}
