/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-diagnosis-private.h"
#include "backbone-probe-sheet-private.h"

#include <string.h>

/* A failure that all endpoints share is rather this side's. */

typedef struct
{
  BackboneProbePart part; /* at which it failed; N_PARTS: it did not */
  BackboneVerdict verdict;
} End;

static void
add_diagnosis (GListStore *list, const End *end)
{
  g_autoptr (BackboneDiagnosis) diagnosis
      = backbone_diagnosis_new ("Portal", 0, "portal.example", 443, "https://portal.example/");
  BackboneProbeStage stage = { .state = BACKBONE_PROBE_FAILED, .us = 1 };

  stage.detail = g_string_new (NULL);
  if (end->part < BACKBONE_PROBE_N_PARTS)
    backbone_diagnosis_show_stage (diagnosis, end->part, &stage);
  g_object_set (diagnosis, "verdict", end->verdict, NULL);
  g_list_store_append (list, diagnosis);
  g_string_free (stage.detail, TRUE);
}

static void
test_common_cause (gconstpointer data)
{
  const End *ends = data;
  g_autoptr (GListStore) list = g_list_store_new (BACKBONE_TYPE_DIAGNOSIS);
  g_autofree char *cause = NULL;

  for (guint i = 0; i < 3; i++)
    add_diagnosis (list, &ends[i]);
  cause = backbone_diagnosis_dup_common_cause (G_LIST_MODEL (list));
  if (ends[3].verdict)
    g_assert_nonnull (strstr (cause, "(Proxy: Connection refused)"));
  else
    g_assert_null (cause);
}

static void
test_single (void)
{
  static const End end = { BACKBONE_PROBE_PROXY, BACKBONE_VERDICT_REFUSED };
  g_autoptr (GListStore) list = g_list_store_new (BACKBONE_TYPE_DIAGNOSIS);

  add_diagnosis (list, &end);
  g_assert_null (backbone_diagnosis_dup_common_cause (G_LIST_MODEL (list)));
}

static void
test_failed_stage (void)
{
  static const End ends[] = { { BACKBONE_PROBE_TLS, BACKBONE_VERDICT_TLS_EXPIRED },
                              { BACKBONE_PROBE_N_PARTS, BACKBONE_VERDICT_OK } };
  g_autoptr (GListStore) list = g_list_store_new (BACKBONE_TYPE_DIAGNOSIS);
  g_autoptr (BackboneDiagnosis) failed = NULL;
  g_autoptr (BackboneDiagnosis) good = NULL;

  add_diagnosis (list, &ends[0]);
  add_diagnosis (list, &ends[1]);
  failed = g_list_model_get_item (G_LIST_MODEL (list), 0);
  good = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_cmpstr (
      backbone_diagnosis_stage_get_stage (backbone_diagnosis_get_failed_stage (failed)), ==, "tls");
  g_assert_null (backbone_diagnosis_get_failed_stage (good));
}

int
main (int argc, char **argv)
{
  /* Three endpoints, then in the verdict whether a common cause is expected. */
#define PROXY                                                                                      \
  {                                                                                                \
    BACKBONE_PROBE_PROXY, BACKBONE_VERDICT_REFUSED                                                 \
  }
  static const End alike[] = { PROXY, PROXY, PROXY, { 0, TRUE } };
  static const End one_works[]
      = { PROXY, PROXY, { BACKBONE_PROBE_N_PARTS, BACKBONE_VERDICT_OK }, { 0, FALSE } };
  static const End other_stage[]
      = { PROXY, PROXY, { BACKBONE_PROBE_CONNECT, BACKBONE_VERDICT_REFUSED }, { 0, FALSE } };
  static const End other_verdict[]
      = { PROXY, { BACKBONE_PROBE_PROXY, BACKBONE_VERDICT_PROXY_REFUSED }, PROXY, { 0, FALSE } };
  static const End hosts_speak[] = { { BACKBONE_PROBE_HTTP, BACKBONE_VERDICT_SERVER_ERROR },
                                     { BACKBONE_PROBE_HTTP, BACKBONE_VERDICT_SERVER_ERROR },
                                     { BACKBONE_PROBE_HTTP, BACKBONE_VERDICT_SERVER_ERROR },
                                     { 0, FALSE } };

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/diagnosis-common/alike", alike, test_common_cause);
  g_test_add_data_func ("/diagnosis-common/one-works", one_works, test_common_cause);
  g_test_add_data_func ("/diagnosis-common/other-stage", other_stage, test_common_cause);
  g_test_add_data_func ("/diagnosis-common/other-verdict", other_verdict, test_common_cause);
  g_test_add_data_func ("/diagnosis-common/hosts-speak", hosts_speak, test_common_cause);
  g_test_add_func ("/diagnosis-common/single", test_single);
  g_test_add_func ("/diagnosis-common/failed-stage", test_failed_stage);

  return g_test_run ();
}
