/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-sections-private.h"

#include "backbone-db-customer-query-private.h"
#include "backbone-db-exchanges-private.h"
#include "backbone-db-installations-private.h"
#include "backbone-db-lists-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>

static const BackboneReportColumn purpose_columns[] = {
  { "customer", N_ ("Customer") },
  { "purpose", N_ ("What for") },
  { "verdict", N_ ("Verdict") },
  { "tried", N_ ("Tried on") },
  { "seen", N_ ("What was seen") },
  { "proven", N_ ("Last proven") },
  { NULL },
};

/* (nullable) (transfer none). */
static BackboneExchange *
find_trial (GPtrArray *trials, BackbonePurpose purpose)
{
  for (guint i = 0; i < trials->len; i++)
    {
      if (backbone_exchange_get_purpose (g_ptr_array_index (trials, i)) == purpose)
        return g_ptr_array_index (trials, i);
    }

  return NULL;
}

gboolean
backbone_report_add_purposes (BackboneDb *db,
                              const BackboneReportRequest *request,
                              BackboneReport *report,
                              GError **error)
{
  BackboneReportSection *section = backbone_report_add_section_of_customer (
      report, request, "works", _ ("What works"), _ ("Nothing is known."), purpose_columns);
  g_autoptr (BackboneCustomer) customer = NULL;
  g_autoptr (GPtrArray) trials = NULL;
  gint64 id;

  if (!backbone_db_resolve_number (db, request->customer, &id, error)
      || !backbone_db_customer_read (db, id, &customer, error)
      || !backbone_db_exchanges_list (db, request->customer, &trials, error))
    return FALSE;

  for (BackbonePurpose purpose = 0; purpose < BACKBONE_N_PURPOSES; purpose++)
    {
      BackboneExchange *trial = find_trial (trials, purpose);
      BackboneVerdict verdict = backbone_customer_get_purpose_verdict (customer, purpose);

      backbone_report_begin_row (section, request);
      backbone_report_section_add (section,
                                   backbone_report_word (backbone_purpose_to_title (purpose),
                                                         backbone_purpose_to_id (purpose)));
      backbone_report_section_add (section, backbone_report_verdict (verdict));
      backbone_report_section_add (
          section, backbone_report_time (trial ? backbone_exchange_get_time (trial) : 0));
      backbone_report_section_add (
          section, backbone_report_text (trial ? backbone_exchange_get_evidence (trial) : NULL));
      backbone_report_section_add (
          section, backbone_report_time (trial ? backbone_exchange_get_proven (trial) : 0));
    }

  return TRUE;
}

static const BackboneReportColumn installation_columns[] = {
  { "customer", N_ ("Customer") },           { "installation", N_ ("Installation") },
  { "description", N_ ("Description") },     { "systems", N_ ("Systems") },
  { "source", N_ ("Known from") },           { "seen", N_ ("Last seen on") },
  { "missing_since", N_ ("Missing since") }, { NULL },
};

/* (transfer full): such as "ABC 000000000312345678". */
static char *
dup_systems (BackboneInstallation *installation)
{
  const char *const *numbers = backbone_installation_get_systems (installation);
  const char *const *sids = backbone_installation_get_sids (installation);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; numbers && numbers[i] != NULL; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", sids[i], numbers[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
backbone_report_add_installations (BackboneDb *db,
                                   const BackboneReportRequest *request,
                                   BackboneReport *report,
                                   GError **error)
{
  BackboneReportSection *section = backbone_report_add_section_of_customer (
      report, request, "installations", _ ("Installations"), _ ("No installations are known."),
      installation_columns);
  g_autoptr (GPtrArray) installations = NULL;

  if (!backbone_db_installations_list (db, request->customer, &installations, error))
    return FALSE;

  for (guint i = 0; i < installations->len; i++)
    {
      BackboneInstallation *item = g_ptr_array_index (installations, i);
      BackboneSource source = backbone_installation_get_source (item);
      g_autofree char *systems = dup_systems (item);

      backbone_report_begin_row (section, request);
      backbone_report_section_add (section,
                                   backbone_report_text (backbone_installation_get_number (item)));
      backbone_report_section_add (
          section, backbone_report_text (backbone_installation_get_description (item)));
      backbone_report_section_add (section, backbone_report_text (systems));
      backbone_report_section_add (section, backbone_report_word (backbone_source_to_title (source),
                                                                  backbone_source_to_id (source)));
      backbone_report_section_add (section,
                                   backbone_report_time (backbone_installation_get_seen (item)));
      backbone_report_section_add (
          section, backbone_report_time (backbone_installation_get_missing_since (item)));
    }

  return TRUE;
}
