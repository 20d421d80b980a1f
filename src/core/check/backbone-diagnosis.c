/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-diagnosis-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneDiagnosis
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneDiagnosis, backbone_diagnosis, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_KIND,
  PROP_HOST,
  PROP_PORT,
  PROP_URL,
  PROP_VERDICT,
  PROP_EVIDENCE,
  PROP_STAGES,
  PROP_CHAIN,
  PROP_ANCHOR,
  N_PROPERTIES,
};

static void
backbone_diagnosis_class_init (BackboneDiagnosisClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_TITLE] = BACKBONE_RECORD_STRING ("title");
  properties[PROP_KIND]
      = g_param_spec_int ("kind", NULL, NULL, -1, G_MAXINT, -1, BACKBONE_RECORD_FLAGS);
  properties[PROP_HOST] = BACKBONE_RECORD_STRING ("host");
  properties[PROP_PORT] = BACKBONE_RECORD_UINT ("port");
  properties[PROP_URL] = BACKBONE_RECORD_STRING ("url");
  properties[PROP_VERDICT] = BACKBONE_RECORD_ENUM ("verdict", BACKBONE_TYPE_VERDICT);
  properties[PROP_EVIDENCE] = BACKBONE_RECORD_STRING ("evidence");
  properties[PROP_STAGES] = BACKBONE_RECORD_OBJECT ("stages", G_TYPE_LIST_MODEL);
  properties[PROP_CHAIN] = BACKBONE_RECORD_OBJECT ("chain", G_TYPE_LIST_MODEL);
  properties[PROP_ANCHOR] = BACKBONE_RECORD_STRING ("anchor");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_diagnosis_init (BackboneDiagnosis *self)
{
}

static GListStore *
make_stages (void)
{
  GListStore *stages = g_list_store_new (BACKBONE_TYPE_DIAGNOSIS_STAGE);

  for (guint part = 0; part < BACKBONE_PROBE_N_PARTS; part++)
    {
      g_autoptr (BackboneDiagnosisStage) stage = g_object_new (
          BACKBONE_TYPE_DIAGNOSIS_STAGE, "stage", backbone_probe_part_to_id (part), "title",
          backbone_probe_part_to_title (part), "state",
          backbone_probe_state_to_id (BACKBONE_PROBE_WAITING), "us", (gint64)-1, NULL);

      g_list_store_append (stages, stage);
    }

  return stages;
}

/**
 * backbone_diagnosis_new:
 * @title: what to call it
 * @kind: a #BackboneChannelKind, or -1 for a free URL
 * @host: (nullable): where it leads
 * @port: its port
 * @url: (nullable): what is asked for
 *
 * Returns: (transfer full): a diagnosis of which all stages wait
 */
BackboneDiagnosis *
backbone_diagnosis_new (const char *title, int kind, const char *host, guint port, const char *url)
{
  g_autoptr (GListStore) stages = make_stages ();
  g_autoptr (GListStore) chain = g_list_store_new (BACKBONE_TYPE_CERTIFICATE);

  return g_object_new (BACKBONE_TYPE_DIAGNOSIS, "title", title, "kind", kind, "host", host, "port",
                       port, "url", url, "stages", stages, "chain", chain, NULL);
}

void
backbone_diagnosis_show_stage (BackboneDiagnosis *self,
                               BackboneProbePart part,
                               const BackboneProbeStage *stage)
{
  g_autoptr (BackboneDiagnosisStage) shown
      = g_list_model_get_item (backbone_diagnosis_get_stages (self), part);
  const char *detail = stage->detail->len > 0 ? stage->detail->str : NULL;

  g_object_freeze_notify (G_OBJECT (shown));
  g_object_set (shown, "us", stage->us, "summary", stage->summary, "detail", detail, "state",
                backbone_probe_state_to_id (stage->state), NULL);
  g_object_thaw_notify (G_OBJECT (shown));
}

void
backbone_diagnosis_show_chain (BackboneDiagnosis *self, GPtrArray *certificates, const char *anchor)
{
  GListStore *chain = G_LIST_STORE (backbone_diagnosis_get_chain (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (chain)) == 0 && certificates->len > 0)
    g_list_store_splice (chain, 0, 0, certificates->pdata, certificates->len);
  g_object_set (self, "anchor", anchor, NULL);
}

/**
 * backbone_diagnosis_get_title:
 *
 * Returns: (transfer none) (not nullable): the kind's title, or the URL for a free one
 */
const char *
backbone_diagnosis_get_title (BackboneDiagnosis *self)
{
  return backbone_record_get_string (self, PROP_TITLE);
}

/**
 * backbone_diagnosis_get_kind:
 *
 * Returns: a #BackboneChannelKind, or -1 for a free URL
 */
int
backbone_diagnosis_get_kind (BackboneDiagnosis *self)
{
  return g_value_get_int (backbone_record_get_value (self, PROP_KIND));
}

/**
 * backbone_diagnosis_get_host:
 *
 * Returns: (transfer none) (nullable): where it leads
 */
const char *
backbone_diagnosis_get_host (BackboneDiagnosis *self)
{
  return backbone_record_get_string (self, PROP_HOST);
}

/**
 * backbone_diagnosis_get_port:
 *
 * Returns: the TCP port
 */
guint
backbone_diagnosis_get_port (BackboneDiagnosis *self)
{
  return backbone_record_get_uint (self, PROP_PORT);
}

/**
 * backbone_diagnosis_get_url:
 *
 * Returns: (transfer none) (nullable): what is asked for
 */
const char *
backbone_diagnosis_get_url (BackboneDiagnosis *self)
{
  return backbone_record_get_string (self, PROP_URL);
}

/**
 * backbone_diagnosis_get_verdict:
 *
 * Returns: what it found, %BACKBONE_VERDICT_NEVER_CHECKED until it is over
 */
BackboneVerdict
backbone_diagnosis_get_verdict (BackboneDiagnosis *self)
{
  return backbone_record_get_enum (self, PROP_VERDICT);
}

/**
 * backbone_diagnosis_get_evidence:
 *
 * Returns: (transfer none) (nullable): one line that shows why
 */
const char *
backbone_diagnosis_get_evidence (BackboneDiagnosis *self)
{
  return backbone_record_get_string (self, PROP_EVIDENCE);
}

/**
 * backbone_diagnosis_get_anchor:
 *
 * Returns: (transfer none) (nullable): fingerprint of the landscape's own anchor that the chain
 * ends in, %BACKBONE_DIAGNOSIS_ANCHOR_SYSTEM for a root of the system
 */
const char *
backbone_diagnosis_get_anchor (BackboneDiagnosis *self)
{
  return backbone_record_get_string (self, PROP_ANCHOR);
}

/**
 * backbone_diagnosis_get_stages:
 *
 * Returns: (transfer none): all six #BackboneDiagnosisStage, in order
 */
GListModel *
backbone_diagnosis_get_stages (BackboneDiagnosis *self)
{
  return backbone_record_get_object (self, PROP_STAGES);
}

/**
 * backbone_diagnosis_get_chain:
 *
 * Returns: (transfer none): #BackboneCertificate, the server's first; also of a chain that nobody
 * trusts
 */
GListModel *
backbone_diagnosis_get_chain (BackboneDiagnosis *self)
{
  return backbone_record_get_object (self, PROP_CHAIN);
}

/**
 * backbone_diagnosis_get_failed_stage:
 *
 * Returns: (transfer none) (nullable): the stage at which it failed
 */
BackboneDiagnosisStage *
backbone_diagnosis_get_failed_stage (BackboneDiagnosis *self)
{
  GListModel *stages = backbone_diagnosis_get_stages (self);

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (BackboneDiagnosisStage) stage = g_list_model_get_item (stages, i);

      if (g_str_equal (backbone_diagnosis_stage_get_state (stage), "failed"))
        return stage; /* the list keeps it */
    }

  return NULL;
}

/* What all hosts have in common is here: from the first answer on, it is the host that speaks. */
static gboolean
is_on_this_side (BackboneDiagnosisStage *stage)
{
  static const char *const stages[] = { "name-lookup", "proxy", "connect", "tls", NULL };

  return stage && g_strv_contains (stages, backbone_diagnosis_stage_get_stage (stage));
}

/**
 * backbone_diagnosis_dup_common_cause:
 * @diagnoses: a list of #BackboneDiagnosis
 *
 * Returns: (transfer full) (nullable): a sentence if there are several and all of them failed at the
 * same stage with the same verdict before a host answered
 */
char *
backbone_diagnosis_dup_common_cause (GListModel *diagnoses)
{
  guint n = g_list_model_get_n_items (diagnoses);
  BackboneVerdict verdict = BACKBONE_VERDICT_NEVER_CHECKED;
  BackboneDiagnosisStage *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BackboneDiagnosis) diagnosis = g_list_model_get_item (diagnoses, i);
      BackboneDiagnosisStage *stage = backbone_diagnosis_get_failed_stage (diagnosis);

      if (i == 0)
        {
          verdict = backbone_diagnosis_get_verdict (diagnosis);
          first = stage;
        }
      if (!is_on_this_side (stage) || backbone_diagnosis_get_verdict (diagnosis) != verdict
          || !g_str_equal (backbone_diagnosis_stage_get_stage (stage),
                           backbone_diagnosis_stage_get_stage (first)))
        return NULL;
    }
  if (n < 2 || verdict == BACKBONE_VERDICT_NEVER_CHECKED)
    return NULL;

  /* Translators: a stage such as "Proxy" and a verdict such as "Connection refused" */
  return g_strdup_printf (
      _ ("All endpoints fail alike (%s: %s), so the fault is most likely on your "
         "side: the network, the firewall or the proxy here."),
      backbone_diagnosis_stage_get_title (first), backbone_verdict_to_title (verdict));
}
