/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-sections-private.h"

#include "backbone-audit-words.h"
#include "backbone-db-audit-query-private.h"
#include "backbone-db-landscape-private.h"
#include "backbone-db-migration-private.h"
#include "backbone-db-readiness-private.h"
#include "backbone-db-setup-private.h"
#include "backbone-db-setup-progress-private.h"
#include "backbone-model.h"
#include "backbone-setup-guide-private.h"

#include <glib/gi18n-lib.h>

static void
add_switch_facts (BackboneReport *report, BackboneMigration *migration)
{
  BackboneSwitchPosition position = backbone_migration_get_position (migration);
  BackboneReportCell cell = backbone_report_word (backbone_switch_position_to_title (position),
                                                  backbone_switch_position_to_id (position));

  if (position != BACKBONE_SWITCH_POSITION_UNKNOWN)
    cell.status = position == BACKBONE_SWITCH_POSITION_REVERTED ? BACKBONE_STATUS_WORKING
                                                                : BACKBONE_STATUS_FAILING;
  backbone_report_add_fact (report, "legacy_switch", _ ("Legacy switch"), cell);
  backbone_report_add_fact (
      report, "legacy_switch_since", _ ("Switched on"),
      backbone_report_time (backbone_migration_get_position_since (migration)));
  backbone_report_add_fact (
      report, "legacy_switch_who", _ ("Switched by"),
      backbone_report_text (backbone_migration_get_position_actor (migration)));
  backbone_report_add_fact (
      report, "override_reason", _ ("Reverted though customers were not ready"),
      backbone_report_text (backbone_migration_get_override_reason (migration)));
}

/* With the digest of its last entry, whoever has this report can tell whether the log was written anew
 * afterwards. */
static gboolean
add_audit_end (BackboneDb *db, BackboneReport *report, GError **error)
{
  const BackboneAuditQuery all = { .search = NULL };
  g_autoptr (GPtrArray) entries = NULL;

  if (!backbone_report_add_audit_state (db, report, error)
      || !backbone_db_audit_list (db, &all, 1, &entries, error))
    return FALSE;

  if (entries->len > 0)
    backbone_report_add_fact (
        report, "audit_digest", _ ("Digest of its last entry"),
        backbone_report_text (backbone_audit_entry_get_digest (g_ptr_array_index (entries, 0))));

  return TRUE;
}

gboolean
backbone_report_add_migration (BackboneDb *db,
                               const BackboneReportRequest *request,
                               BackboneReport *report,
                               GError **error)
{
  g_autoptr (BackboneLandscapeRow) row = NULL;
  g_autoptr (BackboneMigration) migration = NULL;
  BackboneLandscapeKind kind;

  if (!backbone_db_landscape_load (db, &row, error)
      || !backbone_db_migration_load (db, &migration, error))
    return FALSE;

  kind = backbone_migration_get_kind (migration);
  backbone_report_add_fact (report, "landscape", _ ("Landscape"),
                            backbone_report_text (row->description));
  backbone_report_add_fact (report, "owner", _ ("Owner"), backbone_report_text (row->owner));
  backbone_report_add_fact (report, "kind", _ ("Kind"),
                            backbone_report_word (backbone_landscape_kind_to_title (kind),
                                                  backbone_landscape_kind_to_id (kind)));
  backbone_report_add_fact (report, "release", _ ("Release"),
                            backbone_report_text (backbone_migration_get_release (migration)));
  backbone_report_add_fact (report, "created", _ ("Made on"), backbone_report_time (request->now));
  add_switch_facts (report, migration);

  return add_audit_end (db, report, error);
}

static const BackboneReportColumn step_columns[] = {
  { "stage", N_ ("Stage"), TRUE },
  { "step", N_ ("Step") },
  { "state", N_ ("State") },
  { "customers_done", N_ ("Customers done"), TRUE },
  { "customers_total", N_ ("Customers"), TRUE },
  { "when", N_ ("Last seen on") },
  { "who", N_ ("By whom") },
  { "what", N_ ("What was seen") },
  { NULL },
};

static BackboneReportCell
get_stage (BackboneSetupStep *step)
{
  guint number = backbone_setup_step_get_number (step);
  BackboneReportCell cell = backbone_report_number (backbone_setup_step_get_stage (step));

  if (number > 0)
    {
      g_autofree char *stage = g_steal_pointer (&cell.text);

      /* Translators: a stage and the step in it, such as 5.3 */
      cell.text = g_strdup_printf (_ ("%s.%u"), stage, number);
    }

  return cell;
}

static BackboneReportCell
get_step_cell (BackboneSetupStep *step)
{
  return backbone_report_word (backbone_setup_step_get_title (step),
                               backbone_setup_step_get_id (step));
}

static void
add_step_row (BackboneReportSection *section, BackboneSetupStep *step)
{
  g_autoptr (BackboneSetupEvidence) last
      = g_list_model_get_item (backbone_setup_step_get_evidence (step), 0);
  gboolean per_customer = backbone_setup_step_get_per_customer (step);

  backbone_report_section_add (section, get_stage (step));
  backbone_report_section_add (section, get_step_cell (step));
  backbone_report_section_add (section,
                               backbone_report_setup_state (backbone_setup_step_get_state (step)));
  backbone_report_section_add (
      section, per_customer ? backbone_report_number (backbone_setup_step_get_customers_done (step))
                            : backbone_report_text (NULL));
  backbone_report_section_add (section, per_customer ? backbone_report_number (
                                            backbone_setup_step_get_customers_total (step))
                                                     : backbone_report_text (NULL));
  backbone_report_section_add (
      section, backbone_report_time (last ? backbone_setup_evidence_get_time (last) : 0));
  backbone_report_section_add (
      section, backbone_report_text (last ? backbone_setup_evidence_get_actor (last) : NULL));
  backbone_report_section_add (
      section, backbone_report_text (last ? backbone_setup_evidence_get_what (last) : NULL));
}

gboolean
backbone_report_add_steps (BackboneDb *db,
                           const BackboneReportRequest *request,
                           BackboneReport *report,
                           GError **error)
{
  BackboneReportSection *section = backbone_report_add_section (
      report, "steps", _ ("Stages and steps"), _ ("There are no steps."), step_columns);
  g_autoptr (GPtrArray) steps = NULL;

  if (!backbone_setup_guide_list_steps (db, &steps, error))
    return FALSE;

  for (guint i = 0; i < steps->len; i++)
    add_step_row (section, g_ptr_array_index (steps, i));

  return TRUE;
}

static const BackboneReportColumn evidence_columns[] = {
  { "step", N_ ("Step") },
  { "when", N_ ("When") },
  { "who", N_ ("Who") },
  { "how", N_ ("How") },
  { "outcome", N_ ("State") },
  { "what", N_ ("What was seen") },
  { "details", N_ ("Details"), .is_for_programs = TRUE },
  { NULL },
};

static void
add_evidence_row (BackboneReportSection *section,
                  BackboneSetupStep *step,
                  BackboneSetupEvidence *evidence)
{
  gboolean is_manual = backbone_setup_evidence_get_manual (evidence);

  backbone_report_section_add (section, get_step_cell (step));
  backbone_report_section_add (section,
                               backbone_report_time (backbone_setup_evidence_get_time (evidence)));
  backbone_report_section_add (section,
                               backbone_report_text (backbone_setup_evidence_get_actor (evidence)));
  backbone_report_section_add (
      section, is_manual
                   /* Translators: how something is known: a person says so */
                   ? backbone_report_word (_ ("Said by a person"), "manual")
                   /* Translators: how something is known: the program has seen it */
                   : backbone_report_word (_ ("Seen by the program"), "automatic"));
  backbone_report_section_add (
      section, backbone_report_setup_state (backbone_setup_evidence_get_outcome (evidence)));
  backbone_report_section_add (section,
                               backbone_report_text (backbone_setup_evidence_get_what (evidence)));
  backbone_report_section_add (
      section, backbone_report_json (backbone_setup_evidence_get_details (evidence)));
}

gboolean
backbone_report_add_step_evidence (BackboneDb *db,
                                   const BackboneReportRequest *request,
                                   BackboneReport *report,
                                   GError **error)
{
  BackboneReportSection *section = backbone_report_add_section (
      report, "evidence", _ ("Evidence"), _ ("Nobody has begun with a step."), evidence_columns);
  g_autoptr (GPtrArray) steps = NULL;

  if (!backbone_setup_guide_list_steps (db, &steps, error))
    return FALSE;

  for (guint step = 0; step < steps->len; step++)
    {
      g_autoptr (GPtrArray) evidence = NULL;

      if (!backbone_db_setup_evidence_load (db, step, G_MAXUINT, &evidence, error))
        return FALSE;
      for (guint i = evidence->len; i > 0; i--)
        add_evidence_row (section, g_ptr_array_index (steps, step),
                          g_ptr_array_index (evidence, i - 1));
    }

  return TRUE;
}

static const BackboneReportColumn task_columns[] = {
  { "task", N_ ("Task") },
  { "state", N_ ("State") },
  { "when", N_ ("When") },
  { "log", N_ ("Log") },
  { NULL },
};

gboolean
backbone_report_add_tasks (BackboneDb *db,
                           const BackboneReportRequest *request,
                           BackboneReport *report,
                           GError **error)
{
  BackboneReportSection *section
      = backbone_report_add_section (report, "tasks", _ ("Task list of the owner's channels"),
                                     _ ("There are no tasks."), task_columns);
  g_autoptr (GPtrArray) tasks = NULL;

  if (!backbone_setup_guide_list_tasks (db, &tasks, error))
    return FALSE;

  for (guint i = 0; i < tasks->len; i++)
    {
      BackboneSetupTask *task = g_ptr_array_index (tasks, i);

      backbone_report_section_add (section,
                                   backbone_report_word (backbone_setup_task_get_title (task),
                                                         backbone_setup_task_get_id (task)));
      backbone_report_section_add (
          section, backbone_report_setup_state (backbone_setup_task_get_state (task)));
      backbone_report_section_add (section,
                                   backbone_report_time (backbone_setup_task_get_time (task)));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_setup_task_get_log (task)));
    }

  return TRUE;
}

static const BackboneReportColumn rest_columns[] = {
  { "step", N_ ("Step") },
  { "customer", N_ ("Customer") },
  { "description", N_ ("Description") },
  { "missing", N_ ("What is missing") },
  { NULL },
};

static void
add_rest_row (BackboneReportSection *section, BackboneSetupStep *step, BackboneSetupRest *rest)
{
  g_autofree char *gaps = g_strjoinv (" ", (char **)backbone_setup_rest_get_missing (rest));

  backbone_report_section_add (section, get_step_cell (step));
  backbone_report_section_add (section,
                               backbone_report_text (backbone_setup_rest_get_customer (rest)));
  backbone_report_section_add (section,
                               backbone_report_text (backbone_setup_rest_get_description (rest)));
  backbone_report_section_add (section,
                               backbone_report_word (backbone_setup_rest_get_reason (rest), gaps));
}

gboolean
backbone_report_add_rest (BackboneDb *db,
                          const BackboneReportRequest *request,
                          BackboneReport *report,
                          GError **error)
{
  BackboneReportSection *section
      = backbone_report_add_section (report, "rest", _ ("Still to do"),
                                     _ ("Every customer has all steps behind it."), rest_columns);
  g_autoptr (GPtrArray) steps = NULL;

  if (!backbone_setup_guide_list_steps (db, &steps, error))
    return FALSE;

  for (guint step = 0; step < steps->len; step++)
    {
      BackboneSetupStep *record = g_ptr_array_index (steps, step);
      g_autoptr (GPtrArray) rest = NULL;

      if (!backbone_setup_step_get_per_customer (record))
        continue;
      if (!backbone_db_setup_rest_list (db, step, 0, &rest, error))
        return FALSE;
      for (guint i = 0; i < rest->len; i++)
        add_rest_row (section, record, g_ptr_array_index (rest, i));
    }

  return TRUE;
}

static const BackboneReportColumn blocker_columns[] = {
  { "cause", N_ ("What blocks") },
  { "customers", N_ ("Customers"), TRUE },
  { "next_step", N_ ("Next step") },
  { "numbers", N_ ("Whom it affects") },
  { NULL },
};

gboolean
backbone_report_add_blockers (BackboneDb *db,
                              const BackboneReportRequest *request,
                              BackboneReport *report,
                              GError **error)
{
  BackboneReportSection *section = backbone_report_add_section (
      report, "blocking", _ ("What speaks against reverting the legacy switch"),
      _ ("Every customer is ready."), blocker_columns);
  g_autoptr (GPtrArray) blockers = NULL;

  if (!backbone_db_blockers_load (db, &blockers, error))
    return FALSE;

  for (guint i = 0; i < blockers->len; i++)
    {
      BackboneBlocker *blocker = g_ptr_array_index (blockers, i);
      g_autofree char *numbers
          = g_strjoinv (", ", (char **)backbone_blocker_get_customers (blocker));
      const char *cause = backbone_blocking_cause_to_id (backbone_blocker_get_cause (blocker));

      backbone_report_section_add (
          section, backbone_report_word (backbone_blocker_get_title (blocker), cause));
      backbone_report_section_add (
          section, backbone_report_number (backbone_blocker_get_n_customers (blocker)));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_blocker_get_next_step (blocker)));
      backbone_report_section_add (section, backbone_report_text (numbers));
    }

  return TRUE;
}

static const BackboneReportColumn switch_columns[] = {
  { "number", N_ ("Number"), TRUE }, { "when", N_ ("When") },     { "who", N_ ("Who") },
  { "what", N_ ("What was done") },  { "digest", N_ ("Digest") }, { NULL },
};

gboolean
backbone_report_add_switch (BackboneDb *db,
                            const BackboneReportRequest *request,
                            BackboneReport *report,
                            GError **error)
{
  const BackboneAuditQuery query = { .search = (char *)"legacy-switch" };
  BackboneReportSection *section = backbone_report_add_section (
      report, "legacy_switch", _ ("The legacy switch in the audit log"), _ ("Nobody has set it."),
      switch_columns);
  g_autoptr (GPtrArray) entries = NULL;

  if (!backbone_db_audit_list (db, &query, 0, &entries, error))
    return FALSE;

  for (guint i = entries->len; i > 0; i--)
    {
      BackboneAuditEntry *entry = g_ptr_array_index (entries, i - 1);
      g_autofree char *details = NULL;

      /* The step of this name, for one, is something else. */
      if (!g_str_equal (backbone_audit_entry_get_action (entry), "legacy-switch"))
        continue;

      details = backbone_audit_entry_dup_details (entry);
      backbone_report_section_add (
          section, backbone_report_number (backbone_audit_entry_get_number (entry)));
      backbone_report_section_add (section,
                                   backbone_report_time (backbone_audit_entry_get_time (entry)));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_audit_entry_get_actor (entry)));
      backbone_report_section_add (section, backbone_report_text (details));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_audit_entry_get_digest (entry)));
    }

  return TRUE;
}
