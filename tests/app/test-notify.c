/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"

#include "backbone-age-label.h"
#include "backbone-apply-row.h"
#include "backbone-assignment-cell.h"
#include "backbone-assignment-dialog.h"
#include "backbone-assignment-table.h"
#include "backbone-assignments-view.h"
#include "backbone-audit-view.h"
#include "backbone-bulk-bar.h"
#include "backbone-cause-list.h"
#include "backbone-certificate-facts.h"
#include "backbone-certificate-view.h"
#include "backbone-channel-card.h"
#include "backbone-channel-draft.h"
#include "backbone-channel-form.h"
#include "backbone-check-control.h"
#include "backbone-checker.h"
#include "backbone-choice-row.h"
#include "backbone-column-chooser.h"
#include "backbone-customer-chooser.h"
#include "backbone-customer-details.h"
#include "backbone-customer-selection.h"
#include "backbone-customers-page.h"
#include "backbone-diagnosis-card.h"
#include "backbone-diagnosis-pane.h"
#include "backbone-diagnosis-private.h"
#include "backbone-endpoints-group.h"
#include "backbone-form-field.h"
#include "backbone-history-strip.h"
#include "backbone-import-dialog.h"
#include "backbone-installations-card.h"
#include "backbone-landscape-preferences.h"
#include "backbone-life-cycle-bar.h"
#include "backbone-maintenance-group.h"
#include "backbone-named-cell.h"
#include "backbone-notes-card.h"
#include "backbone-outages-view.h"
#include "backbone-phase-bar.h"
#include "backbone-proxy-group.h"
#include "backbone-purpose-row.h"
#include "backbone-runs-view.h"
#include "backbone-s-user-list-view.h"
#include "backbone-s-users-page.h"
#include "backbone-setting-row.h"
#include "backbone-setup-evidence-part.h"
#include "backbone-setup-pane.h"
#include "backbone-setup-row.h"
#include "backbone-setup-runner.h"
#include "backbone-stage-tile.h"
#include "backbone-status-chip.h"
#include "backbone-status-icon.h"
#include "backbone-status-wall.h"
#include "backbone-text-table.h"
#include "backbone-tile-layout.h"
#include "backbone-trust-group.h"
#include "backbone-value-row.h"
#include "backbone-works-card.h"
#include "backbone-wrap-layout.h"
#include "backbone-year-calendar.h"

#include <adwaita.h>

/* Runs on a display: tests/app/meson.build starts it in a session of its own. */

/* Two landscapes, open. */
static JobFixture fixtures[2];

/* Where only some texts mean something. */
static const struct
{
  const char *property;
  const char *values[2];
} texts[] = {
  { "key", { "host", "port" } },
  { "view", { "s-users", "assignments" } },
  { "filter", { "failing", "all" } },
  { "number", { "0000000001", "0000000002" } },
};

static void
make_text (const char *property, guint which, GValue *value)
{
  g_value_set_static_string (value, which == 0 ? "one" : "two");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (g_str_equal (texts[i].property, property))
        g_value_set_static_string (value, texts[i].values[which]);
    }
}

/* (transfer full) */
static gpointer
make_object (GType type, guint which)
{
  BackboneLandscape *landscape = fixtures[which].landscape;

  if (type == BACKBONE_TYPE_LANDSCAPE)
    return g_object_ref (landscape);
  if (type == BACKBONE_TYPE_CUSTOMER_LIST)
    return backbone_customer_list_new (landscape);
  if (type == BACKBONE_TYPE_ASSIGNMENT_LIST)
    return backbone_assignment_list_new (landscape);
  if (type == BACKBONE_TYPE_LIST)
    return backbone_landscape_list_endpoints (landscape);
  if (type == BACKBONE_TYPE_CHECKER)
    return backbone_checker_new (landscape);
  if (type == BACKBONE_TYPE_SETUP_RUNNER)
    return backbone_setup_runner_new ();
  if (type == BACKBONE_TYPE_ASSIGNMENT_ROW)
    return backbone_assignment_row_new (FIXTURE_OWNER);
  if (type == BACKBONE_TYPE_DIAGNOSIS)
    return backbone_diagnosis_new ("Portal", 0, "a.example", 443, "https://a.example/");
  if (type == BACKBONE_TYPE_CLIENT_CERTIFICATE)
    return g_object_new (type, "subject", "CN=S0018133160", "issuer", "CN=Issuing", "key-type",
                         "RSA 2048", "fingerprint", "AB:CD", NULL);
  if (type == BACKBONE_TYPE_CHANNEL_DRAFT)
    {
      g_autoptr (BackboneChannel) channel
          = g_object_new (BACKBONE_TYPE_CHANNEL, "customer", FIXTURE_OWNER, NULL);

      return backbone_channel_draft_new (landscape, channel);
    }
  if (type == G_TYPE_LIST_MODEL)
    return g_list_store_new (G_TYPE_OBJECT);
  if (type == GTK_TYPE_SELECTION_MODEL)
    return gtk_no_selection_new (G_LIST_MODEL (backbone_customer_list_new (landscape)));
  if (type == GTK_TYPE_WIDGET)
    return g_object_ref_sink (gtk_label_new (NULL));
  if (type == GTK_TYPE_COLUMN_VIEW)
    return g_object_ref_sink (gtk_column_view_new (NULL));

  return g_object_new (type, NULL);
}

/* One of two values for @pspec that differ from each other, the first also from the default. */
static void
make_value (GParamSpec *pspec, guint which, GValue *value)
{
  g_value_init (value, pspec->value_type);
  if (pspec->value_type == G_TYPE_STRING)
    make_text (pspec->name, which, value);
  else if (pspec->value_type == G_TYPE_BOOLEAN)
    g_value_set_boolean (value, which == 0);
  else if (pspec->value_type == G_TYPE_INT)
    g_value_set_int (value, 2 - (int)which);
  else if (pspec->value_type == G_TYPE_UINT)
    g_value_set_uint (value, 7 + which);
  else if (pspec->value_type == G_TYPE_INT64)
    g_value_set_int64 (value, 7 + which);
  else if (G_TYPE_IS_ENUM (pspec->value_type))
    g_value_set_enum (value, 1 - (int)which);
  else
    g_value_take_object (value, make_object (pspec->value_type, which));
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

/* What was set is read; a change is told once, the same value again never. */
static void
set (GObject *object, GParamSpec *pspec, const GValue *value, const guint *count, guint expected)
{
  g_auto (GValue) found = G_VALUE_INIT;

  g_object_set_property (object, pspec->name, value);
  if (*count != expected)
    g_error ("%s:%s was told %u times, not %u", G_OBJECT_TYPE_NAME (object), pspec->name, *count,
             expected);
  g_value_init (&found, pspec->value_type);
  g_object_get_property (object, pspec->name, &found);
  if (g_param_values_cmp (pspec, &found, value) != 0)
    g_error ("%s:%s is not what was set", G_OBJECT_TYPE_NAME (object), pspec->name);
}

static void
check_property (GObject *object, GParamSpec *pspec)
{
  g_autofree char *signal = g_strconcat ("notify::", pspec->name, NULL);
  g_auto (GValue) one = G_VALUE_INIT;
  g_auto (GValue) two = G_VALUE_INIT;
  guint count = 0;
  gulong handler = g_signal_connect (object, signal, G_CALLBACK (count_cb), &count);

  g_test_message ("%s", pspec->name);
  make_value (pspec, 0, &one);
  make_value (pspec, 1, &two);
  set (object, pspec, &one, &count, 1);
  set (object, pspec, &one, &count, 1);
  set (object, pspec, &two, &count, 2);
  if (G_TYPE_IS_OBJECT (pspec->value_type) || G_TYPE_IS_INTERFACE (pspec->value_type))
    {
      g_object_set (object, pspec->name, NULL, NULL);
      g_assert_cmpuint (count, ==, 3);
    }
  g_signal_handler_disconnect (object, handler);
}

/* Its own properties, not those of GTK. */
static gboolean
is_ours (GParamSpec *pspec)
{
  return (pspec->flags & G_PARAM_READWRITE) == G_PARAM_READWRITE
         && !(pspec->flags & G_PARAM_CONSTRUCT_ONLY)
         && g_str_has_prefix (g_type_name (pspec->owner_type), "Backbone");
}

static GObject *
make_instance (GType type)
{
  if (type == BACKBONE_TYPE_CUSTOMER_LIST || type == BACKBONE_TYPE_ASSIGNMENT_LIST
      || type == BACKBONE_TYPE_DIAGNOSIS)
    return make_object (type, 0);
  if (type == BACKBONE_TYPE_ASSIGNMENT_CELL)
    return g_object_new (type, "local-user", "FRN_BTC_SMP", NULL);

  return g_object_new (type, NULL);
}

static void
test_class (gconstpointer data)
{
  GType (*get_type) (void) = data;
  GObject *object = make_instance (get_type ());
  guint n_pspecs, n_ours = 0;
  g_autofree GParamSpec **pspecs
      = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);

  if (g_object_is_floating (object))
    g_object_ref_sink (object);
  for (guint i = 0; i < n_pspecs; i++)
    {
      if (is_ours (pspecs[i]))
        {
          check_property (object, pspecs[i]);
          n_ours++;
        }
    }
  g_assert_cmpuint (n_ours, >, 0);
  if (GTK_IS_WINDOW (object))
    gtk_window_destroy (GTK_WINDOW (object));
  else
    g_object_unref (object);
}

static const struct
{
  const char *name;
  GType (*get_type) (void);
} classes[] = {
  /* of core */
  { "assignment-list", backbone_assignment_list_get_type },
  { "customer-list", backbone_customer_list_get_type },
  { "diagnosis", backbone_diagnosis_get_type },
  /* of app */
  { "age-label", backbone_age_label_get_type },
  { "apply-row", backbone_apply_row_get_type },
  { "assignment-cell", backbone_assignment_cell_get_type },
  { "assignment-dialog", backbone_assignment_dialog_get_type },
  { "assignment-table", backbone_assignment_table_get_type },
  { "assignments-view", backbone_assignments_view_get_type },
  { "audit-view", backbone_audit_view_get_type },
  { "bulk-bar", backbone_bulk_bar_get_type },
  { "cause-list", backbone_cause_list_get_type },
  { "certificate-facts", backbone_certificate_facts_get_type },
  { "certificate-view", backbone_certificate_view_get_type },
  { "channel-card", backbone_channel_card_get_type },
  { "channel-form", backbone_channel_form_get_type },
  { "check-control", backbone_check_control_get_type },
  { "choice-row", backbone_choice_row_get_type },
  { "column-chooser", backbone_column_chooser_get_type },
  { "customer-chooser", backbone_customer_chooser_get_type },
  { "customer-details", backbone_customer_details_get_type },
  { "customer-selection", backbone_customer_selection_get_type },
  { "customers-page", backbone_customers_page_get_type },
  { "diagnosis-card", backbone_diagnosis_card_get_type },
  { "diagnosis-pane", backbone_diagnosis_pane_get_type },
  { "endpoints-group", backbone_endpoints_group_get_type },
  { "form-field", backbone_form_field_get_type },
  { "history-strip", backbone_history_strip_get_type },
  { "import-dialog", backbone_import_dialog_get_type },
  { "installations-card", backbone_installations_card_get_type },
  { "landscape-preferences", backbone_landscape_preferences_get_type },
  { "life-cycle-bar", backbone_life_cycle_bar_get_type },
  { "maintenance-group", backbone_maintenance_group_get_type },
  { "named-cell", backbone_named_cell_get_type },
  { "notes-card", backbone_notes_card_get_type },
  { "outages-view", backbone_outages_view_get_type },
  { "phase-bar", backbone_phase_bar_get_type },
  { "proxy-group", backbone_proxy_group_get_type },
  { "purpose-row", backbone_purpose_row_get_type },
  { "runs-view", backbone_runs_view_get_type },
  { "s-user-list-view", backbone_s_user_list_view_get_type },
  { "s-users-page", backbone_s_users_page_get_type },
  { "setting-row", backbone_setting_row_get_type },
  { "setup-evidence-part", backbone_setup_evidence_part_get_type },
  { "setup-pane", backbone_setup_pane_get_type },
  { "setup-row", backbone_setup_row_get_type },
  { "stage-tile", backbone_stage_tile_get_type },
  { "status-chip", backbone_status_chip_get_type },
  { "status-icon", backbone_status_icon_get_type },
  { "status-wall", backbone_status_wall_get_type },
  { "text-table", backbone_text_table_get_type },
  { "tile-layout", backbone_tile_layout_get_type },
  { "trust-group", backbone_trust_group_get_type },
  { "value-row", backbone_value_row_get_type },
  { "works-card", backbone_works_card_get_type },
  { "wrap-layout", backbone_wrap_layout_get_type },
  { "year-calendar", backbone_year_calendar_get_type },
};

int
main (int argc, char **argv)
{
  g_autofree char *schemas = g_build_filename (g_getenv ("BACKBONE_BUILD_ROOT"), "data", NULL);
  int status;

  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    job_fixture_set_up (&fixtures[i], NULL);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_autofree char *path = g_strconcat ("/notify/", classes[i].name, NULL);

      g_test_add_data_func (path, classes[i].get_type, test_class);
    }
  status = g_test_run ();

  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    job_fixture_tear_down (&fixtures[i], NULL);

  return status;
}
