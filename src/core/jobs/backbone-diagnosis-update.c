/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-diagnosis-update-private.h"

#include "backbone-session-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneDiagnosisUpdate
{
  BackboneDiagnosis *diagnosis;
  BackboneProbePart part;   /* BACKBONE_PROBE_N_PARTS: none */
  BackboneProbeStage stage; /* of that part */
  GPtrArray *chain;         /* nullable */
  char *anchor;
  BackboneVerdict verdict; /* NEVER_CHECKED: not over */
  char *evidence;
  char *url; /* nullable */
  char *host;
  guint port;
};

static BackboneDiagnosisUpdate *
update_new (BackboneDiagnosis *diagnosis)
{
  BackboneDiagnosisUpdate *self = g_new0 (BackboneDiagnosisUpdate, 1);

  self->diagnosis = g_object_ref (diagnosis);
  self->part = BACKBONE_PROBE_N_PARTS;

  return self;
}

BackboneDiagnosisUpdate *
backbone_diagnosis_update_new_stage (BackboneDiagnosis *diagnosis,
                                     const BackboneProbeSheet *sheet,
                                     BackboneProbePart part)
{
  BackboneDiagnosisUpdate *self = update_new (diagnosis);
  const BackboneProbeStage *stage = &sheet->stages[part];

  self->part = part;
  self->stage = *stage;
  self->stage.summary = g_strdup (stage->summary);
  self->stage.detail = g_string_new_len (stage->detail->str, stage->detail->len);
  if (part == BACKBONE_PROBE_TLS && sheet->chain)
    {
      self->chain = g_ptr_array_ref (sheet->chain);
      self->anchor = g_strdup (sheet->anchor);
    }

  return self;
}

BackboneDiagnosisUpdate *
backbone_diagnosis_update_new_end (BackboneDiagnosis *diagnosis, const BackboneProbeSheet *sheet)
{
  BackboneDiagnosisUpdate *self = update_new (diagnosis);

  self->verdict = sheet->verdict;
  self->evidence = g_strdup (sheet->evidence);

  return self;
}

BackboneDiagnosisUpdate *
backbone_diagnosis_update_new_place (BackboneDiagnosis *diagnosis,
                                     const char *host,
                                     guint port,
                                     const char *path)
{
  BackboneDiagnosisUpdate *self = update_new (diagnosis);

  self->host = g_strdup (host);
  self->port = port;
  self->url = backbone_diagnosis_make_url (host, port, path);

  return self;
}

void
backbone_diagnosis_update_free (gpointer update)
{
  BackboneDiagnosisUpdate *self = update;

  g_clear_object (&self->diagnosis);
  g_free (self->stage.summary);
  if (self->stage.detail)
    g_string_free (self->stage.detail, TRUE);
  g_clear_pointer (&self->chain, g_ptr_array_unref);
  g_free (self->anchor);
  g_free (self->evidence);
  g_free (self->url);
  g_free (self->host);
  g_free (self);
}

/* The chain comes before its stage, and the evidence before its verdict: whoever hears of the one
 * finds the other. */
void
backbone_diagnosis_update_apply (gpointer update)
{
  BackboneDiagnosisUpdate *self = update;

  if (self->url)
    g_object_set (self->diagnosis, "host", self->host, "port", self->port, "url", self->url, NULL);
  if (self->chain)
    backbone_diagnosis_show_chain (self->diagnosis, self->chain, self->anchor);
  if (self->part < BACKBONE_PROBE_N_PARTS)
    backbone_diagnosis_show_stage (self->diagnosis, self->part, &self->stage);
  if (self->verdict != BACKBONE_VERDICT_NEVER_CHECKED)
    g_object_set (self->diagnosis, "evidence", self->evidence, "verdict", self->verdict, NULL);
}

char *
backbone_diagnosis_make_url (const char *host, guint port, const char *path)
{
  g_autoptr (GUri) uri = backbone_session_make_uri (host, port, path);

  return uri ? g_uri_to_string_partial (uri, G_URI_HIDE_QUERY) : NULL;
}

GUri *
backbone_diagnosis_parse_url (const char *url, GError **error)
{
  g_autoptr (GUri) parsed = g_uri_parse (url, SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_ENCODED, NULL);
  const char *why = NULL;

  if (parsed == NULL || g_uri_get_host (parsed) == NULL || *g_uri_get_host (parsed) == '\0')
    why = _ ("it is no address such as https://host.example.com/path");
  else if (g_strcmp0 (g_uri_get_scheme (parsed), "https") != 0)
    why = _ ("only addresses that begin with https:// can be diagnosed");
  else if (g_uri_get_userinfo (parsed))
    why = _ ("a user or a password must not stand in an address");
  else if (!backbone_host_validate (g_uri_get_host (parsed), NULL))
    why = _ ("its host name is not valid");

  if (why)
    {
      /* The address itself is not repeated: there may be a password in it. */
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   /* Translators: why it cannot */
                   _ ("The address cannot be diagnosed: %s"), why);
      return NULL;
    }

  return g_steal_pointer (&parsed);
}
