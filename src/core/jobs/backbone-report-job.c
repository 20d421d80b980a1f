/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-job.h"

#include "backbone-file.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"
#include "backbone-report-sections-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BackboneReportJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  BackboneReportRequest request;
  GFile *file; /* nullable */
  BackboneReportFormat format;
  gboolean replace;
  BackboneReport *report;
};

G_DEFINE_FINAL_TYPE (BackboneReportJob, backbone_report_job, BACKBONE_TYPE_JOB)

/* What stands in which report, in this order. */
static const BackboneReportPart landscape_parts[] = {
  backbone_report_add_landscape, backbone_report_add_causes,   backbone_report_add_customers,
  backbone_report_add_expiries,  backbone_report_add_evidence, NULL,
};
static const BackboneReportPart landscape_month_parts[] = {
  backbone_report_add_landscape,
  backbone_report_add_availability,
  backbone_report_add_expiries,
  backbone_report_add_evidence,
  NULL,
};
static const BackboneReportPart customer_parts[] = {
  backbone_report_add_customer,
  backbone_report_add_purposes,
  backbone_report_add_channels,
  backbone_report_add_technical_user,
  backbone_report_add_s_users,
  backbone_report_add_installations,
  backbone_report_add_expiries,
  backbone_report_add_changes,
  NULL,
};
static const BackboneReportPart customer_month_parts[] = {
  backbone_report_add_customer, backbone_report_add_availability, backbone_report_add_channels,
  backbone_report_add_expiries, backbone_report_add_changes,      NULL,
};

static const BackboneReportPart migration_parts[] = {
  backbone_report_add_migration,     backbone_report_add_steps,
  backbone_report_add_step_evidence, backbone_report_add_tasks,
  backbone_report_add_rest,          backbone_report_add_blockers,
  backbone_report_add_switch,        NULL,
};
static const BackboneReportPart audit_parts[]
    = { backbone_report_add_landscape, backbone_report_add_audit, NULL };

static const BackboneReportPart *
choose_parts (BackboneReportJob *self)
{
  if (self->request.is_audit)
    return audit_parts;
  if (self->request.is_migration)
    return migration_parts;
  if (self->request.customers->len > 0)
    return self->request.month ? customer_month_parts : customer_parts;

  return self->request.month ? landscape_month_parts : landscape_parts;
}

/* (transfer full). */
static char *
dup_title (BackboneReportJob *self, BackboneLandscapeRow *row)
{
  GPtrArray *customers = self->request.customers;

  if (customers->len == 0)
    return g_strdup (row->description);
  if (customers->len == 1)
    /* Translators: the title of a report: the name of the landscape, or a customer number */
    return g_strdup_printf (_ ("Customer %s"), (const char *)g_ptr_array_index (customers, 0));

  /* Translators: the title of a report */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u customer", "%u customers", customers->len), customers->len);
}

static BackboneReport *
make_report (BackboneReportJob *self, BackboneLandscapeRow *row)
{
  g_autofree char *title = dup_title (self, row);
  g_autofree char *subtitle = NULL;

  if (self->request.is_migration)
    subtitle = g_strdup (_ ("Migration to the new channels: evidence"));
  else if (self->request.is_audit)
    subtitle = g_strdup (_ ("Audit log"));
  else if (self->request.month)
    /* Translators: below the title of a report: a month and its year */
    subtitle
        = g_strdup_printf (_ ("Connections to SAP's Support Backbone in %s"), self->request.month);
  else
    subtitle = g_strdup (_ ("Connections to SAP's Support Backbone"));

  return backbone_report_new (title, subtitle);
}

/* Once, or for each customer. */
static gboolean
add_part (BackboneDb *db,
          BackboneReportPart part,
          BackboneReportRequest *request,
          BackboneReport *report,
          GError **error)
{
  if (request->customers->len == 0)
    return part (db, request, report, error);

  for (guint i = 0; i < request->customers->len; i++)
    {
      request->customer = g_ptr_array_index (request->customers, i);
      if (!part (db, request, report, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_report (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneReportJob *self = user_data;
  BackboneReportRequest *request = &self->request;
  const BackboneReportPart *parts = choose_parts (self);

  if (request->customers->len > 1)
    backbone_report_add_fact (self->report, "created", _ ("Made on"),
                              backbone_report_time (request->now));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!add_part (db, parts[i], request, self->report, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
backbone_report_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneReportJob *self = BACKBONE_REPORT_JOB (job);
  g_autoptr (BackboneLandscapeRow) row
      = backbone_landscape_read_row (self->landscape, cancellable, error);
  g_autofree char *text = NULL;

  if (row == NULL)
    return FALSE;

  self->request.now = g_get_real_time ();
  if (self->request.month)
    self->request.until = MIN (self->request.until, self->request.now);
  self->report = make_report (self, row);
  if (!backbone_store_read (backbone_landscape_get_store (self->landscape), read_report, self,
                            cancellable, error))
    return FALSE;
  if (self->file == NULL)
    return TRUE;

  text = backbone_report_write (self->report, self->format);

  return backbone_file_write_private (self->file, text, strlen (text), self->replace, cancellable,
                                      error);
}

static void
backbone_report_job_finalize (GObject *object)
{
  BackboneReportJob *self = BACKBONE_REPORT_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->file);
  g_ptr_array_unref (self->request.customers);
  backbone_audit_query_clear (&self->request.audit);
  g_free (self->request.month);
  g_clear_pointer (&self->report, backbone_report_unref);

  G_OBJECT_CLASS (backbone_report_job_parent_class)->finalize (object);
}

static void
backbone_report_job_class_init (BackboneReportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_report_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_report_job_run;
}

static void
backbone_report_job_init (BackboneReportJob *self)
{
  self->request.customers = g_ptr_array_new_with_free_func (g_free);
}

/**
 * backbone_report_job_new:
 * @landscape: a landscape
 *
 * Returns: (transfer full): a job that reports on all of @landscape as it is now
 */
BackboneReportJob *
backbone_report_job_new (BackboneLandscape *landscape)
{
  BackboneReportJob *self = g_object_new (BACKBONE_TYPE_REPORT_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Create report"));

  return self;
}

/* A number that is none stays as it is: then there is no such customer. */
void
backbone_report_job_add_customer (BackboneReportJob *self, const char *number)
{
  g_autofree char *normal = backbone_customer_number_normalize (number, NULL);
  const char *wanted = normal ? normal : number;

  if (!g_ptr_array_find_with_equal_func (self->request.customers, wanted, g_str_equal, NULL))
    g_ptr_array_add (self->request.customers, g_strdup (wanted));
}

void
backbone_report_job_set_migration (BackboneReportJob *self)
{
  self->request.is_migration = TRUE;
}

/**
 * backbone_report_job_set_month:
 * @self: a job that has not run
 * @month: a month, such as `2026-11`
 * @error: return location for %BACKBONE_ERROR_INVALID
 *
 * Returns: whether @month is one that has begun
 */
gboolean
backbone_report_job_set_month (BackboneReportJob *self, const char *month, GError **error)
{
  g_autofree char *first_day = g_strconcat (month, "-01T00:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) from
      = strlen (month) == 7 ? g_date_time_new_from_iso8601 (first_day, zone) : NULL;
  g_autoptr (GDateTime) until = from ? g_date_time_add_months (from, 1) : NULL;

  if (until == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("“%s” is no month: it must be year and month, such as 2026-11"), month);
      return FALSE;
    }
  if (g_date_time_to_unix (from) * G_USEC_PER_SEC > g_get_real_time ())
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, _ ("“%s” has not begun yet"),
                   month);
      return FALSE;
    }

  self->request.from = g_date_time_to_unix (from) * G_USEC_PER_SEC;
  self->request.until = g_date_time_to_unix (until) * G_USEC_PER_SEC;
  g_free (self->request.month);
  /* Translators: a month with its year, as g_date_time_format() takes it: %OB is a month by itself */
  self->request.month = g_date_time_format (from, _ ("%OB %Y"));

  return TRUE;
}

void
backbone_report_job_set_audit (BackboneReportJob *self, BackboneAuditList *list)
{
  self->request.is_audit = TRUE;
  backbone_audit_query_clear (&self->request.audit);
  g_object_get (list, "search", &self->request.audit.search, "customer",
                &self->request.audit.customer, "actor", &self->request.audit.actor, "from",
                &self->request.audit.from, "until", &self->request.audit.until, NULL);
}

void
backbone_report_job_set_file (BackboneReportJob *self,
                              GFile *file,
                              BackboneReportFormat format,
                              gboolean replace)
{
  g_set_object (&self->file, file);
  self->format = format;
  self->replace = replace;
}

BackboneReport *
backbone_report_job_get_report (BackboneReportJob *self)
{
  return self->report;
}
