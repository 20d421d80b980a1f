/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-model.h"

/* Every enumeration that has names: a stable id, which is its nick, and a title for people. */
#define DEFINE_ENUM_TEST(name, TypeName, TYPE)                                                     \
  static void test_##name (void)                                                                   \
  {                                                                                                \
    g_autoptr (GEnumClass) klass = g_type_class_ref (TYPE);                                        \
                                                                                                   \
    g_assert_cmpint (klass->minimum, ==, 0);                                                       \
    g_assert_cmpint (klass->maximum, ==, (int)klass->n_values - 1);                                \
    for (guint i = 0; i < klass->n_values; i++)                                                    \
      {                                                                                            \
        TypeName value;                                                                            \
                                                                                                   \
        g_assert_cmpint (klass->values[i].value, ==, (int)i);                                      \
        g_assert_cmpstr (backbone_##name##_to_id (i), ==, klass->values[i].value_nick);            \
        g_assert_true (backbone_##name##_from_id (klass->values[i].value_nick, &value));           \
        g_assert_cmpuint (value, ==, i);                                                           \
        g_assert_cmpstr (backbone_##name##_to_title (i), !=, "");                                  \
      }                                                                                            \
    g_assert_false (backbone_##name##_from_id ("no-such-id", NULL));                               \
    g_assert_false (backbone_##name##_from_id (NULL, NULL));                                       \
  }

DEFINE_ENUM_TEST (authentication, BackboneAuthentication, BACKBONE_TYPE_AUTHENTICATION)
DEFINE_ENUM_TEST (channel_kind, BackboneChannelKind, BACKBONE_TYPE_CHANNEL_KIND)
DEFINE_ENUM_TEST (health, BackboneHealth, BACKBONE_TYPE_HEALTH)
DEFINE_ENUM_TEST (import_outcome, BackboneImportOutcome, BACKBONE_TYPE_IMPORT_OUTCOME)
DEFINE_ENUM_TEST (life_cycle, BackboneLifeCycle, BACKBONE_TYPE_LIFE_CYCLE)
DEFINE_ENUM_TEST (proxy_mode, BackboneProxyMode, BACKBONE_TYPE_PROXY_MODE)
DEFINE_ENUM_TEST (secret_kind, BackboneSecretKind, BACKBONE_TYPE_SECRET_KIND)
DEFINE_ENUM_TEST (secret_state, BackboneSecretState, BACKBONE_TYPE_SECRET_STATE)
DEFINE_ENUM_TEST (status, BackboneStatus, BACKBONE_TYPE_STATUS)
DEFINE_ENUM_TEST (blocking_cause, BackboneBlockingCause, BACKBONE_TYPE_BLOCKING_CAUSE)
DEFINE_ENUM_TEST (landscape_kind, BackboneLandscapeKind, BACKBONE_TYPE_LANDSCAPE_KIND)
DEFINE_ENUM_TEST (setup_gap, BackboneSetupGap, BACKBONE_TYPE_SETUP_GAP)
DEFINE_ENUM_TEST (setup_state, BackboneSetupState, BACKBONE_TYPE_SETUP_STATE)
DEFINE_ENUM_TEST (setup_task_kind, BackboneSetupTaskKind, BACKBONE_TYPE_SETUP_TASK_KIND)
DEFINE_ENUM_TEST (switch_position, BackboneSwitchPosition, BACKBONE_TYPE_SWITCH_POSITION)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/enums/authentication", test_authentication);
  g_test_add_func ("/enums/channel-kind", test_channel_kind);
  g_test_add_func ("/enums/health", test_health);
  g_test_add_func ("/enums/import-outcome", test_import_outcome);
  g_test_add_func ("/enums/life-cycle", test_life_cycle);
  g_test_add_func ("/enums/proxy-mode", test_proxy_mode);
  g_test_add_func ("/enums/secret-kind", test_secret_kind);
  g_test_add_func ("/enums/secret-state", test_secret_state);
  g_test_add_func ("/enums/status", test_status);
  g_test_add_func ("/enums/blocking-cause", test_blocking_cause);
  g_test_add_func ("/enums/landscape-kind", test_landscape_kind);
  g_test_add_func ("/enums/setup-gap", test_setup_gap);
  g_test_add_func ("/enums/setup-state", test_setup_state);
  g_test_add_func ("/enums/setup-task-kind", test_setup_task_kind);
  g_test_add_func ("/enums/switch-position", test_switch_position);

  return g_test_run ();
}
