/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-sections-private.h"

#include "backbone-db-availability-private.h"
#include "backbone-db-certificates-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>

static const BackboneReportColumn availability_columns[] = {
  { "customer", N_ ("Customer") },
  { "description", N_ ("Description") },
  { "channel", N_ ("Channel") },
  { "availability", N_ ("Availability"), TRUE },
  { "down_s", N_ ("Did not work"), TRUE },
  { "observed_s", N_ ("Watched"), TRUE },
  { "checks", N_ ("Checks"), TRUE },
  { "ok", N_ ("Good"), TRUE },
  { NULL },
};

static const BackboneReportColumn incident_columns[] = {
  { "customer", N_ ("Customer") },
  { "description", N_ ("Description") },
  { "channel", N_ ("Channel") },
  { "verdict", N_ ("What was wrong") },
  { "from", N_ ("From") },
  { "until", N_ ("Until") },
  { "duration_s", N_ ("Duration"), TRUE },
  { "cause", N_ ("Usual cause") },
  { "evidence", N_ ("What was seen") },
  { NULL },
};

static void
add_channel (BackboneReportSection *section,
             const char *customer,
             const char *description,
             BackboneChannelKind kind)
{
  BackboneReportCell cell = backbone_report_text (backbone_channel_kind_to_title (kind));

  cell.data = g_strdup (backbone_channel_kind_to_id (kind));
  backbone_report_section_add (section, backbone_report_text (customer));
  backbone_report_section_add (section, backbone_report_text (description));
  backbone_report_section_add (section, cell);
}

static void
add_availability_row (BackboneReportSection *section, const BackboneAvailability *row)
{
  add_channel (section, row->customer, row->description, row->kind);
  backbone_report_section_add (section, row->observed > 0 ? backbone_report_share (
                                            1.0 - (double)row->down / (double)row->observed)
                                                          : backbone_report_text (NULL));
  backbone_report_section_add (section, backbone_report_duration (row->down));
  backbone_report_section_add (section, backbone_report_duration (row->observed));
  backbone_report_section_add (section, backbone_report_number (row->n_checks));
  backbone_report_section_add (section, backbone_report_number (row->n_ok));
}

static void
add_incident_row (BackboneReportSection *section,
                  const BackboneIncident *row,
                  const BackboneReportRequest *request)
{
  BackboneTime end = row->until != 0 ? row->until : request->until;
  BackboneReportCell until = backbone_report_time (row->until);

  if (row->until == 0)
    {
      until = backbone_report_text (_ ("goes on"));
      until.data = g_strdup ("");
    }
  add_channel (section, row->customer, row->description, row->kind);
  backbone_report_section_add (section, backbone_report_verdict (row->verdict));
  backbone_report_section_add (section, backbone_report_time (row->from));
  backbone_report_section_add (section, until);
  backbone_report_section_add (section, backbone_report_duration (end - row->from));
  backbone_report_section_add (section,
                               backbone_report_text (backbone_verdict_to_cause (row->verdict)));
  backbone_report_section_add (section, backbone_report_text (row->evidence));
}

gboolean
backbone_report_add_availability (BackboneDb *db,
                                  const BackboneReportRequest *request,
                                  BackboneReport *report,
                                  GError **error)
{
  BackboneReportSection *section;
  g_autoptr (GPtrArray) availabilities = NULL;
  g_autoptr (GPtrArray) incidents = NULL;

  if (!backbone_db_availability_load (db, request->customer, request->from, request->until,
                                      &availabilities, &incidents, error))
    return FALSE;

  section = backbone_report_add_section (report, "availability", _ ("Availability"),
                                         _ ("Nothing was checked in this month."),
                                         availability_columns);
  backbone_report_section_set_note (
      section,
      _ ("Availability is the share of the time watched in which the channel worked: from a "
         "check that failed to the next one that was good, it did not."));
  for (guint i = 0; i < availabilities->len; i++)
    add_availability_row (section, g_ptr_array_index (availabilities, i));

  section = backbone_report_add_section (report, "incidents", _ ("Incidents"),
                                         _ ("No channel failed in this month."), incident_columns);
  for (guint i = 0; i < incidents->len; i++)
    add_incident_row (section, g_ptr_array_index (incidents, i), request);

  return TRUE;
}

static const BackboneReportColumn expiry_columns[] = {
  { "kind", N_ ("What expires") },         { "id", N_ ("User") },
  { "customer", N_ ("Customer") },         { "expires", N_ ("Expires") },
  { "days_left", N_ ("Days left"), TRUE }, { NULL },
};

/* One thing that expires, before it is known whether it belongs to the report. */
typedef struct
{
  const char *kind; /* translated */
  const char *kind_id;
  const char *id;
  const char *customer;
  BackboneTime expires;
} Expiring;

static gboolean
is_wanted (const Expiring *thing,
           const BackboneReportRequest *request,
           const BackboneExpirySteps *steps)
{
  if (thing->expires == 0
      || (request->customer && g_strcmp0 (thing->customer, request->customer) != 0))
    return FALSE;

  if (request->from != 0)
    return thing->expires >= request->from && thing->expires < request->until;

  return backbone_expiry_wants_attention (backbone_expiry_of (thing->expires, request->now, steps));
}

static void
add_expiring (BackboneReportSection *section,
              const Expiring *thing,
              const BackboneReportRequest *request,
              const BackboneExpirySteps *steps)
{
  BackboneReportCell kind;

  if (!is_wanted (thing, request, steps))
    return;

  kind = backbone_report_text (thing->kind);
  kind.data = g_strdup (thing->kind_id);
  backbone_report_section_add (section, kind);
  backbone_report_section_add (section, backbone_report_text (thing->id));
  backbone_report_section_add (section, backbone_report_text (thing->customer));
  backbone_report_section_add (section, backbone_report_time (thing->expires));
  backbone_report_section_add (
      section, backbone_report_number (backbone_expiry_days_left (thing->expires, request->now)));
}

gboolean
backbone_report_add_expiries (BackboneDb *db,
                              const BackboneReportRequest *request,
                              BackboneReport *report,
                              GError **error)
{
  BackboneReportSection *section = backbone_report_add_section (
      report, "expiries", request->from ? _ ("What expired") : _ ("What expires soon"),
      request->from ? _ ("Nothing expired in this month.") : _ ("Nothing expires soon."),
      expiry_columns);
  g_autoptr (GPtrArray) certificates = NULL;
  g_autoptr (GPtrArray) s_users = NULL;
  BackboneExpirySteps steps;

  if (!backbone_db_rules_load_steps (db, &steps, error)
      || !backbone_db_certificates_list (db, request->customer, -1, &certificates, error)
      || !backbone_db_s_users_list (db, -1, &s_users, error))
    return FALSE;

  for (guint i = 0; i < certificates->len; i++)
    {
      BackboneClientCertificate *certificate = g_ptr_array_index (certificates, i);
      /* One that several customers share is theirs all. */
      const Expiring thing
          = { _ ("Client certificate"), "certificate",
              backbone_client_certificate_get_technical_user (certificate),
              request->customer ? request->customer
                                : backbone_client_certificate_get_customer (certificate),
              backbone_client_certificate_get_not_after (certificate) };

      add_expiring (section, &thing, request, &steps);
    }
  for (guint i = 0; i < s_users->len; i++)
    {
      BackboneSUser *s_user = g_ptr_array_index (s_users, i);
      const Expiring thing
          = { _ ("S-User"), "s-user", backbone_s_user_get_id (s_user),
              backbone_s_user_get_customer (s_user), backbone_s_user_get_expires (s_user) };

      add_expiring (section, &thing, request, &steps);
    }

  return TRUE;
}
