/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-model.h"

/* A value for @pspec, the @which-th of two that differ from each other and from the default. */
static void
make_value (GParamSpec *pspec, guint which, GValue *value)
{
  const char *const strv[] = { which == 0 ? "a" : "b", NULL };

  g_value_init (value, pspec->value_type);
  if (pspec->value_type == G_TYPE_STRING)
    g_value_set_string (value, which == 0 ? "one" : "two");
  else if (pspec->value_type == G_TYPE_BOOLEAN)
    g_value_set_boolean (value, which == 0);
  else if (pspec->value_type == G_TYPE_UINT)
    g_value_set_uint (value, 7 + which);
  else if (pspec->value_type == G_TYPE_INT64)
    g_value_set_int64 (value, G_GINT64_CONSTANT (7000000000) + which);
  else if (pspec->value_type == G_TYPE_STRV)
    g_value_set_boxed (value, strv);
  else if (G_TYPE_IS_ENUM (pspec->value_type))
    g_value_set_enum (value, 1 - (int)which);
  else if (G_TYPE_IS_OBJECT (pspec->value_type))
    g_value_take_object (value, g_object_new (pspec->value_type, NULL));
  else
    g_error ("%s: no value for a %s", pspec->name, g_type_name (pspec->value_type));
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *count = user_data;

  ++*count;
}

static void
assert_value (GObject *object, GParamSpec *pspec, const GValue *expected)
{
  g_auto (GValue) found = G_VALUE_INIT;

  g_value_init (&found, pspec->value_type);
  g_object_get_property (object, pspec->name, &found);
  if (pspec->value_type == G_TYPE_STRV)
    g_assert_true (g_strv_equal (g_value_get_boxed (&found), g_value_get_boxed (expected)));
  else
    g_assert_cmpint (g_param_values_cmp (pspec, &found, expected), ==, 0);
}

/* The contract of every settable property: what was set is read; a change is told once; the same
 * value again is told never; other properties are silent. */
static void
check_notify_contract (GObject *object, GParamSpec *pspec)
{
  g_autofree char *detailed = g_strconcat ("notify::", pspec->name, NULL);
  g_auto (GValue) one = G_VALUE_INIT;
  g_auto (GValue) two = G_VALUE_INIT;
  guint n_own = 0, n_any = 0;
  gulong own = g_signal_connect (object, detailed, G_CALLBACK (count_cb), &n_own);
  gulong any = g_signal_connect (object, "notify", G_CALLBACK (count_cb), &n_any);

  g_test_message ("%s:%s", G_OBJECT_TYPE_NAME (object), pspec->name);
  make_value (pspec, 0, &one);
  make_value (pspec, 1, &two);

  g_object_set_property (object, pspec->name, &one);
  g_assert_cmpuint (n_own, ==, 1);
  assert_value (object, pspec, &one);
  g_object_set_property (object, pspec->name, &one);
  g_assert_cmpuint (n_own, ==, 1);
  g_object_set_property (object, pspec->name, &two);
  g_assert_cmpuint (n_own, ==, 2);
  assert_value (object, pspec, &two);
  g_assert_cmpuint (n_any, ==, n_own);

  g_signal_handler_disconnect (object, own);
  g_signal_handler_disconnect (object, any);
}

static const struct
{
  const char *name;
  GType (*get_type) (void);
} records[] = {
  { "assignment", backbone_assignment_get_type },
  { "assignment-change", backbone_assignment_change_get_type },
  { "audit-entry", backbone_audit_entry_get_type },
  { "blocker", backbone_blocker_get_type },
  { "cause", backbone_cause_get_type },
  { "certificate", backbone_certificate_get_type },
  { "change", backbone_change_get_type },
  { "expiry-item", backbone_expiry_item_get_type },
  { "health-count", backbone_health_count_get_type },
  { "history-month", backbone_history_month_get_type },
  { "history-span", backbone_history_span_get_type },
  { "maintenance", backbone_maintenance_get_type },
  { "outage", backbone_outage_get_type },
  { "proxy-override", backbone_proxy_override_get_type },
  { "channel", backbone_channel_get_type },
  { "check-result", backbone_check_result_get_type },
  { "check-run", backbone_check_run_get_type },
  { "client-certificate", backbone_client_certificate_get_type },
  { "customer", backbone_customer_get_type },
  { "diagnosis-stage", backbone_diagnosis_stage_get_type },
  { "endpoint", backbone_endpoint_get_type },
  { "endpoint-profile", backbone_endpoint_profile_get_type },
  { "exchange", backbone_exchange_get_type },
  { "import-row", backbone_import_row_get_type },
  { "installation", backbone_installation_get_type },
  { "installation-change", backbone_installation_change_get_type },
  { "local-user", backbone_local_user_get_type },
  { "migration", backbone_migration_get_type },
  { "proxy", backbone_proxy_get_type },
  { "retention", backbone_retention_get_type },
  { "rules", backbone_rules_get_type },
  { "schedule", backbone_schedule_get_type },
  { "s-user", backbone_s_user_get_type },
  { "s-user-check", backbone_s_user_check_get_type },
  { "server-certificate", backbone_server_certificate_get_type },
  { "stored-secret", backbone_stored_secret_get_type },
  { "refresh", backbone_refresh_get_type },
  { "setup-evidence", backbone_setup_evidence_get_type },
  { "setup-rest", backbone_setup_rest_get_type },
  { "setup-step", backbone_setup_step_get_type },
  { "setup-task", backbone_setup_task_get_type },
  { "technical-user", backbone_technical_user_get_type },
  { "trust-anchor", backbone_trust_anchor_get_type },
  { "your-side", backbone_your_side_get_type },
};

static void
test_notify_contract (gconstpointer data)
{
  GType (*get_type) (void) = data;
  g_autoptr (GObject) object = g_object_new (get_type (), NULL);
  guint n_pspecs;
  g_autofree GParamSpec **pspecs
      = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);

  g_assert_true (BACKBONE_IS_RECORD (object));
  g_assert_cmpuint (n_pspecs, >, 0);
  for (guint i = 0; i < n_pspecs; i++)
    check_notify_contract (object, pspecs[i]);
}

static void
set_all (GObject *object, guint which)
{
  guint n_pspecs;
  g_autofree GParamSpec **pspecs
      = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);

  for (guint i = 0; i < n_pspecs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      make_value (pspecs[i], which, &value);
      g_object_set_property (object, pspecs[i]->name, &value);
    }
}

/* A row that was read again takes over what differs, and tells of nothing else. */
static void
test_copy (gconstpointer data)
{
  GType (*get_type) (void) = data;
  g_autoptr (GObject) object = g_object_new (get_type (), NULL);
  g_autoptr (GObject) other = g_object_new (get_type (), NULL);
  guint n_pspecs, n_notifies = 0;
  g_autofree GParamSpec **pspecs
      = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);

  set_all (other, 0);
  g_signal_connect (object, "notify", G_CALLBACK (count_cb), &n_notifies);
  backbone_record_copy_from (BACKBONE_RECORD (object), BACKBONE_RECORD (other));
  g_assert_cmpuint (n_notifies, ==, n_pspecs);
  for (guint i = 0; i < n_pspecs; i++)
    assert_value (object, pspecs[i], backbone_record_get_value (other, pspecs[i]->param_id));

  backbone_record_copy_from (BACKBONE_RECORD (object), BACKBONE_RECORD (other));
  g_assert_cmpuint (n_notifies, ==, n_pspecs);
}

static void
test_customer (void)
{
  g_autoptr (BackboneCustomer) customer
      = g_object_new (BACKBONE_TYPE_CUSTOMER, "number", "0001105772", "portal", BACKBONE_VERDICT_OK,
                      "parcel-box", BACKBONE_VERDICT_TIMEOUT, "note-download-enabled", TRUE, NULL);

  g_assert_cmpint (backbone_customer_get_verdict (customer, BACKBONE_CHANNEL_PORTAL), ==,
                   BACKBONE_VERDICT_OK);
  g_assert_cmpint (backbone_customer_get_verdict (customer, BACKBONE_CHANNEL_PARCEL_BOX), ==,
                   BACKBONE_VERDICT_TIMEOUT);
  g_assert_true (backbone_customer_is_enabled (customer, BACKBONE_CHANNEL_NOTE_DOWNLOAD));
  g_assert_false (backbone_customer_is_enabled (customer, BACKBONE_CHANNEL_PORTAL));
}

static void
test_channel (void)
{
  g_autoptr (BackboneCheckResult) result
      = g_object_new (BACKBONE_TYPE_CHECK_RESULT, "verdict", BACKBONE_VERDICT_OK, NULL);
  g_autoptr (BackboneChannel) channel
      = g_object_new (BACKBONE_TYPE_CHANNEL, "host", "a.example", "port", 8443, "path-prefix",
                      "/parcel/", "test-path", "/ping", NULL);
  g_autofree char *url = backbone_channel_dup_url (channel);

  g_assert_cmpstr (url, ==, "https://a.example:8443/parcel/ping");
  g_assert_cmpint (backbone_channel_get_verdict (channel), ==, BACKBONE_VERDICT_NEVER_CHECKED);
  g_object_set (channel, "result", result, NULL);
  g_assert_cmpint (backbone_channel_get_verdict (channel), ==, BACKBONE_VERDICT_OK);
}

/* Never a user in it. */
static void
test_proxy (void)
{
  g_autoptr (BackboneProxy) proxy = g_object_new (BACKBONE_TYPE_PROXY, NULL);
  g_autofree char *system = backbone_proxy_to_string (proxy);
  g_autofree char *manual = NULL;

  g_object_set (proxy, "mode", BACKBONE_PROXY_MANUAL, "host", "proxy.example", "port", 3128, "user",
                "me", NULL);
  manual = backbone_proxy_to_string (proxy);
  g_assert_cmpstr (system, ==, "system");
  g_assert_cmpstr (manual, ==, "http://proxy.example:3128");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *notify = g_strconcat ("/record/notify/", records[i].name, NULL);
      g_autofree char *copy = g_strconcat ("/record/copy/", records[i].name, NULL);

      g_test_add_data_func (notify, records[i].get_type, test_notify_contract);
      g_test_add_data_func (copy, records[i].get_type, test_copy);
    }
  g_test_add_func ("/record/customer", test_customer);
  g_test_add_func ("/record/channel", test_channel);
  g_test_add_func ("/record/proxy", test_proxy);

  return g_test_run ();
}
