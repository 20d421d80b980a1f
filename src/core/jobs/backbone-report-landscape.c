/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-sections-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-audit-query-private.h"
#include "backbone-db-causes-private.h"
#include "backbone-db-customer-query-private.h"
#include "backbone-db-landscape-private.h"
#include "backbone-db-lists-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>

static const BackboneCustomerQuery all_customers = { .status = -1 };

/* A landscape whose log was tampered with says so on its first page. */
gboolean
backbone_report_add_audit_state (BackboneDb *db, BackboneReport *report, GError **error)
{
  g_autofree char *text = NULL;
  BackboneReportCell cell;
  gint64 first_broken;
  guint n_entries;

  if (!backbone_db_audit_verify (db, &n_entries, &first_broken, NULL, error))
    return FALSE;

  if (first_broken == 0)
    text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Intact, %u entry", "Intact, %u entries", n_entries),
        n_entries);
  else
    text = g_strdup_printf (_ ("Changed from outside: entry %u is the first broken one"),
                            (guint)first_broken);
  cell = backbone_report_text (text);
  cell.data = g_strdup (first_broken == 0 ? "intact" : "broken");
  cell.status = first_broken == 0 ? BACKBONE_STATUS_WORKING : BACKBONE_STATUS_FAILING;
  backbone_report_add_fact (report, "audit_log", _ ("Audit log"), cell);

  return TRUE;
}

gboolean
backbone_report_add_landscape (BackboneDb *db,
                               const BackboneReportRequest *request,
                               BackboneReport *report,
                               GError **error)
{
  static const BackboneStatus order[] = { BACKBONE_STATUS_FAILING, BACKBONE_STATUS_ATTENTION,
                                          BACKBONE_STATUS_NEVER_CHECKED, BACKBONE_STATUS_WORKING };
  g_autoptr (BackboneLandscapeRow) row = NULL;
  g_autoptr (GArray) keys = NULL;
  guint counts[BACKBONE_N_STATUSES] = { 0 };

  if (!backbone_db_landscape_load (db, &row, error)
      || !backbone_db_customer_query (db, &all_customers, &keys, counts, error))
    return FALSE;

  backbone_report_add_fact (report, "landscape", _ ("Landscape"),
                            backbone_report_text (row->description));
  backbone_report_add_fact (report, "owner", _ ("Owner"), backbone_report_text (row->owner));
  backbone_report_add_fact (
      report, "profile", _ ("Endpoints"),
      backbone_report_text (backbone_endpoint_profile_get_name (row->profile)));
  backbone_report_add_fact (report, "created", _ ("Made on"), backbone_report_time (request->now));
  backbone_report_add_fact (report, "customers", _ ("Customers"),
                            backbone_report_number (keys->len));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *id = g_strdelimit (g_strdup (backbone_status_to_id (order[i])), "-", '_');
      BackboneReportCell cell = backbone_report_number (counts[order[i]]);

      cell.status = (int)order[i];
      backbone_report_add_fact (report, id, backbone_status_to_title (order[i]), cell);
    }

  return backbone_report_add_audit_state (db, report, error);
}

static const BackboneReportColumn cause_columns[] = {
  { "verdict", N_ ("What is wrong") },
  { "channel", N_ ("Channel") },
  { "host", N_ ("Host") },
  { "customers", N_ ("Customers"), TRUE },
  { "cause", N_ ("Usual cause") },
  { "next_step", N_ ("Next step") },
  { "numbers", N_ ("Whom it affects") },
  { NULL },
};

gboolean
backbone_report_add_causes (BackboneDb *db,
                            const BackboneReportRequest *request,
                            BackboneReport *report,
                            GError **error)
{
  BackboneReportSection *section = backbone_report_add_section (
      report, "causes", _ ("What does not work, by cause"), _ ("No channel fails."), cause_columns);
  g_autoptr (GPtrArray) causes = NULL;

  if (!backbone_db_causes_list (db, &causes, error))
    return FALSE;

  for (guint i = 0; i < causes->len; i++)
    {
      BackboneCause *cause = g_ptr_array_index (causes, i);
      BackboneVerdict verdict = backbone_cause_get_verdict (cause);
      g_autofree char *numbers = g_strjoinv (", ", (char **)backbone_cause_get_customers (cause));

      backbone_report_section_add (section, backbone_report_verdict (verdict));
      backbone_report_section_add (section, backbone_report_text (backbone_channel_kind_to_title (
                                                backbone_cause_get_kind (cause))));
      backbone_report_section_add (section, backbone_report_text (backbone_cause_get_host (cause)));
      backbone_report_section_add (section,
                                   backbone_report_number (backbone_cause_get_n_customers (cause)));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_verdict_to_cause (verdict)));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_verdict_to_next_step (verdict)));
      backbone_report_section_add (section, backbone_report_text (numbers));
    }

  return TRUE;
}

static const BackboneReportColumn customer_columns[] = {
  { "number", N_ ("Number") },
  { "description", N_ ("Description") },
  { "status", N_ ("Status") },
  { "portal", N_ ("Portal") },
  { "parcel_box", N_ ("Parcel box") },
  { "note_download", N_ ("Note download") },
  { "technical_user", N_ ("Technical user") },
  { "last_checked", N_ ("Last checked") },
  { NULL },
};

BackboneReportSection *
backbone_report_add_customers_section (BackboneReport *report)
{
  return backbone_report_add_section (report, "customers", _ ("Customers"),
                                      _ ("There are no customers."), customer_columns);
}

void
backbone_report_add_customer_row (BackboneReportSection *section, BackboneCustomer *customer)
{
  backbone_report_section_add (section,
                               backbone_report_text (backbone_customer_get_number (customer)));
  backbone_report_section_add (section,
                               backbone_report_text (backbone_customer_get_description (customer)));
  backbone_report_section_add (section,
                               backbone_report_status (backbone_customer_get_status (customer)));
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    backbone_report_section_add (
        section, backbone_customer_is_enabled (customer, kind)
                     ? backbone_report_verdict (backbone_customer_get_verdict (customer, kind))
                     : backbone_report_text (_ ("Not in use")));
  backbone_report_section_add (
      section, backbone_report_text (backbone_customer_get_technical_user (customer)));
  backbone_report_section_add (
      section, backbone_report_time (backbone_customer_get_last_checked (customer)));
}

gboolean
backbone_report_add_customers (BackboneDb *db,
                               const BackboneReportRequest *request,
                               BackboneReport *report,
                               GError **error)
{
  BackboneReportSection *section = backbone_report_add_customers_section (report);
  g_autoptr (GArray) keys = NULL;
  guint counts[BACKBONE_N_STATUSES];

  if (!backbone_db_customer_query (db, &all_customers, &keys, counts, error))
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (BackboneCustomer) customer = NULL;

      if (!backbone_db_customer_read (db, g_array_index (keys, BackboneRowKey, i).id, &customer,
                                      error))
        return FALSE;
      if (customer)
        backbone_report_add_customer_row (section, customer);
    }

  return TRUE;
}

static const BackboneReportColumn evidence_columns[] = {
  { "action", N_ ("What was done") },
  { "times", N_ ("How often"), TRUE },
  { "first", N_ ("First") },
  { "last", N_ ("Last") },
  { "who", N_ ("Who") },
  { NULL },
};

gboolean
backbone_report_add_evidence (BackboneDb *db,
                              const BackboneReportRequest *request,
                              BackboneReport *report,
                              GError **error)
{
  const BackboneAuditQuery query
      = { .from = request->from, .until = request->from ? request->until : 0 };
  BackboneReportSection *section = backbone_report_add_section (
      report, "evidence", _ ("What was done"), _ ("Nothing was changed."), evidence_columns);
  g_autoptr (GPtrArray) summaries = NULL;

  if (!backbone_db_audit_summarize (db, &query, &summaries, error))
    return FALSE;

  backbone_report_section_set_note (
      section, _ ("From the audit log, which has each single change with its values."));
  for (guint i = 0; i < summaries->len; i++)
    {
      const BackboneAuditSummary *summary = g_ptr_array_index (summaries, i);
      BackboneReportCell action
          = backbone_report_text (backbone_audit_action_to_title (summary->action));

      action.data = g_strdup (summary->action);
      backbone_report_section_add (section, action);
      backbone_report_section_add (section, backbone_report_number (summary->n));
      backbone_report_section_add (section, backbone_report_time (summary->first));
      backbone_report_section_add (section, backbone_report_time (summary->last));
      backbone_report_section_add (section, backbone_report_text (summary->actors));
    }

  return TRUE;
}

static const BackboneReportColumn audit_columns[] = {
  { "number", N_ ("Number"), TRUE }, { "time", N_ ("When") },       { "who", N_ ("Who") },
  { "action", N_ ("What") },         { "subject", N_ ("Subject") }, { "before", N_ ("Before") },
  { "after", N_ ("After") },         { "digest", N_ ("Digest") },   { NULL },
};

gboolean
backbone_report_add_audit (BackboneDb *db,
                           const BackboneReportRequest *request,
                           BackboneReport *report,
                           GError **error)
{
  BackboneReportSection *section = backbone_report_add_section (
      report, "audit", _ ("Audit log"), _ ("There are no such entries."), audit_columns);
  g_autoptr (GPtrArray) entries = NULL;

  if (!backbone_db_audit_list (db, &request->audit, 0, &entries, error))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      BackboneAuditEntry *entry = g_ptr_array_index (entries, i);
      const char *action = backbone_audit_entry_get_action (entry);
      BackboneReportCell title = backbone_report_text (backbone_audit_action_to_title (action));

      title.data = g_strdup (action);
      backbone_report_section_add (
          section, backbone_report_number (backbone_audit_entry_get_number (entry)));
      backbone_report_section_add (section,
                                   backbone_report_time (backbone_audit_entry_get_time (entry)));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_audit_entry_get_actor (entry)));
      backbone_report_section_add (section, title);
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_audit_entry_get_subject (entry)));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_audit_entry_get_before (entry)));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_audit_entry_get_after (entry)));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_audit_entry_get_digest (entry)));
    }

  return TRUE;
}
