/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-sections-private.h"

#include "backbone-audit-words.h"
#include "backbone-db-assignments-private.h"
#include "backbone-db-audit-query-private.h"
#include "backbone-db-customer-query-private.h"
#include "backbone-db-lists-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>

static gboolean
is_one_of_several (const BackboneReportRequest *request)
{
  return request->customers->len > 1;
}

BackboneReportSection *
backbone_report_add_section_of_customer (BackboneReport *report,
                                         const BackboneReportRequest *request,
                                         const char *id,
                                         const char *title,
                                         const char *empty,
                                         const BackboneReportColumn *columns)
{
  return backbone_report_add_section (report, id, title, empty,
                                      is_one_of_several (request) ? columns : columns + 1);
}

void
backbone_report_begin_row (BackboneReportSection *section, const BackboneReportRequest *request)
{
  if (is_one_of_several (request))
    backbone_report_section_add (section, backbone_report_text (request->customer));
}

static void
add_facts (const BackboneReportRequest *request, BackboneReport *report, BackboneCustomer *customer)
{
  g_autofree char *tags = NULL;

  if (backbone_customer_get_tags (customer))
    tags = g_strjoinv (", ", (char **)backbone_customer_get_tags (customer));
  backbone_report_add_fact (report, "number", _ ("Customer number"),
                            backbone_report_text (request->customer));
  backbone_report_add_fact (report, "description", _ ("Description"),
                            backbone_report_text (backbone_customer_get_description (customer)));
  backbone_report_add_fact (report, "status", _ ("Status"),
                            backbone_report_status (backbone_customer_get_status (customer)));
  backbone_report_add_fact (report, "last_checked", _ ("Last checked"),
                            backbone_report_time (backbone_customer_get_last_checked (customer)));
  backbone_report_add_fact (report, "created", _ ("Made on"), backbone_report_time (request->now));
  backbone_report_add_fact (report, "tags", _ ("Tags"), backbone_report_text (tags));
  backbone_report_add_fact (report, "note", _ ("Note"),
                            backbone_report_text (backbone_customer_get_note (customer)));
}

gboolean
backbone_report_add_customer (BackboneDb *db,
                              const BackboneReportRequest *request,
                              BackboneReport *report,
                              GError **error)
{
  g_autoptr (BackboneCustomer) customer = NULL;
  gint64 id;

  if (!backbone_db_resolve_number (db, request->customer, &id, error)
      || !backbone_db_customer_read (db, id, &customer, error))
    return FALSE;

  if (is_one_of_several (request))
    backbone_report_add_customer_row (backbone_report_add_customers_section (report), customer);
  else
    add_facts (request, report, customer);

  return TRUE;
}

static const BackboneReportColumn channel_columns[] = {
  { "customer", N_ ("Customer") },
  { "channel", N_ ("Channel") },
  { "verdict", N_ ("Verdict") },
  { "since", N_ ("Since") },
  { "checked", N_ ("Checked") },
  { "cause", N_ ("Usual cause") },
  { "next_step", N_ ("Next step") },
  { "evidence", N_ ("What was seen") },
  { "destination", N_ ("Destination") },
  { "url", N_ ("Address") },
  { NULL },
};

static void
add_channel_row (const BackboneReportRequest *request,
                 BackboneReportSection *section,
                 BackboneChannel *channel)
{
  BackboneVerdict verdict = backbone_channel_get_verdict (channel);
  BackboneCheckResult *result = backbone_channel_get_result (channel);
  g_autofree char *url = backbone_channel_dup_url (channel);
  BackboneReportCell kind
      = backbone_report_text (backbone_channel_kind_to_title (backbone_channel_get_kind (channel)));

  backbone_report_begin_row (section, request);
  kind.data = g_strdup (backbone_channel_kind_to_id (backbone_channel_get_kind (channel)));
  backbone_report_section_add (section, kind);
  backbone_report_section_add (section, backbone_channel_get_enabled (channel)
                                            ? backbone_report_verdict (verdict)
                                            : backbone_report_text (_ ("Not in use")));
  backbone_report_section_add (section,
                               backbone_report_time (backbone_channel_get_since (channel)));
  backbone_report_section_add (
      section, backbone_report_time (result ? backbone_check_result_get_time (result) : 0));
  backbone_report_section_add (section, backbone_report_text (backbone_verdict_to_cause (verdict)));
  backbone_report_section_add (section,
                               backbone_report_text (backbone_verdict_to_next_step (verdict)));
  backbone_report_section_add (
      section, backbone_report_text (result ? backbone_check_result_get_evidence (result) : NULL));
  backbone_report_section_add (section,
                               backbone_report_text (backbone_channel_get_destination (channel)));
  backbone_report_section_add (section, backbone_report_text (url));
}

gboolean
backbone_report_add_channels (BackboneDb *db,
                              const BackboneReportRequest *request,
                              BackboneReport *report,
                              GError **error)
{
  BackboneReportSection *section = backbone_report_add_section_of_customer (
      report, request, "channels", _ ("Channels"), _ ("There are no channels."), channel_columns);
  g_autoptr (GPtrArray) channels = NULL;

  if (!backbone_db_channels_list (db, request->customer, &channels, error))
    return FALSE;

  for (guint i = 0; i < channels->len; i++)
    add_channel_row (request, section, g_ptr_array_index (channels, i));

  return TRUE;
}

static const BackboneReportColumn technical_user_columns[] = {
  { "customer", N_ ("Customer") },
  { "id", N_ ("User") },
  { "life_cycle", N_ ("Where it stands") },
  { "password_saved", N_ ("Password saved") },
  { "log_on_proven", N_ ("Log-on proven") },
  { "held_since", N_ ("Held back since") },
  { "held_verdict", N_ ("Held back because of") },
  { NULL },
};

gboolean
backbone_report_add_technical_user (BackboneDb *db,
                                    const BackboneReportRequest *request,
                                    BackboneReport *report,
                                    GError **error)
{
  BackboneReportSection *section = backbone_report_add_section_of_customer (
      report, request, "technical_user", _ ("Technical communication user"),
      _ ("The customer has no technical user."), technical_user_columns);
  g_autoptr (GPtrArray) users = NULL;

  if (!backbone_db_technical_users_list (db, request->customer, &users, error))
    return FALSE;

  for (guint i = 0; i < users->len; i++)
    {
      BackboneTechnicalUser *user = g_ptr_array_index (users, i);
      BackboneLifeCycle life_cycle = backbone_technical_user_get_life_cycle (user);
      BackboneTime held = backbone_technical_user_get_held_since (user);
      BackboneReportCell cell = backbone_report_text (backbone_life_cycle_to_title (life_cycle));

      backbone_report_begin_row (section, request);
      cell.data = g_strdup (backbone_life_cycle_to_id (life_cycle));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_technical_user_get_id (user)));
      backbone_report_section_add (section, cell);
      backbone_report_section_add (
          section, backbone_report_time (backbone_technical_user_get_credential_saved (user)));
      backbone_report_section_add (
          section, backbone_report_time (backbone_technical_user_get_log_on_proven (user)));
      backbone_report_section_add (section, backbone_report_time (held));
      backbone_report_section_add (
          section, held ? backbone_report_verdict (backbone_technical_user_get_held_verdict (user))
                        : backbone_report_text (NULL));
    }

  return TRUE;
}

static const BackboneReportColumn s_user_columns[] = {
  { "customer", N_ ("Customer") },
  { "local_user", N_ ("Local user") },
  { "s_user", N_ ("S-User") },
  { "assignment", N_ ("Assignment") },
  { "state", N_ ("S-User's state") },
  { "expires", N_ ("Expires") },
  { NULL },
};

gboolean
backbone_report_add_s_users (BackboneDb *db,
                             const BackboneReportRequest *request,
                             BackboneReport *report,
                             GError **error)
{
  BackboneReportSection *section = backbone_report_add_section_of_customer (
      report, request, "s_users", _ ("S-Users"), _ ("No local user has an S-User here."),
      s_user_columns);
  g_autoptr (GPtrArray) assignments = NULL;

  if (!backbone_db_assignments_list (db, request->customer, TRUE, FALSE, &assignments, error))
    return FALSE;

  for (guint i = 0; i < assignments->len; i++)
    {
      BackboneAssignment *assignment = g_ptr_array_index (assignments, i);
      BackboneAssignmentState state = backbone_assignment_get_state (assignment);
      BackboneSUserState s_user_state = backbone_assignment_get_s_user_state (assignment);
      gboolean has_s_user = backbone_assignment_get_s_user (assignment) != NULL;

      backbone_report_begin_row (section, request);
      backbone_report_section_add (
          section, backbone_report_text (backbone_assignment_get_local_user (assignment)));
      backbone_report_section_add (
          section, backbone_report_text (backbone_assignment_get_s_user (assignment)));
      backbone_report_section_add (section,
                                   backbone_report_word (backbone_assignment_state_to_title (state),
                                                         backbone_assignment_state_to_id (state)));
      backbone_report_section_add (
          section, has_s_user ? backbone_report_word (backbone_s_user_state_to_title (s_user_state),
                                                      backbone_s_user_state_to_id (s_user_state))
                              : backbone_report_text (NULL));
      backbone_report_section_add (
          section, backbone_report_time (backbone_assignment_get_expires (assignment)));
    }

  return TRUE;
}

static const BackboneReportColumn change_columns[] = {
  { "customer", N_ ("Customer") },
  { "time", N_ ("When") },
  { "who", N_ ("Who") },
  { "action", N_ ("What") },
  { "subject", N_ ("Subject") },
  { "details", N_ ("Values") },
  { NULL },
};

gboolean
backbone_report_add_changes (BackboneDb *db,
                             const BackboneReportRequest *request,
                             BackboneReport *report,
                             GError **error)
{
  const BackboneAuditQuery query = { .customer = (char *)request->customer,
                                     .from = request->from,
                                     .until = request->from ? request->until : 0 };
  BackboneReportSection *section = backbone_report_add_section_of_customer (
      report, request, "changes", _ ("Changes"), _ ("Nothing was changed."), change_columns);
  g_autoptr (GPtrArray) entries = NULL;

  if (!backbone_db_audit_list (db, &query, 0, &entries, error))
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      BackboneAuditEntry *entry = g_ptr_array_index (entries, i);
      const char *action = backbone_audit_entry_get_action (entry);
      g_autofree char *details = backbone_audit_entry_dup_details (entry);

      backbone_report_begin_row (section, request);
      backbone_report_section_add (section,
                                   backbone_report_time (backbone_audit_entry_get_time (entry)));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_audit_entry_get_actor (entry)));
      backbone_report_section_add (
          section, backbone_report_word (backbone_audit_action_to_title (action), action));
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_audit_entry_get_subject (entry)));
      backbone_report_section_add (section, backbone_report_text (details));
    }

  return TRUE;
}
