/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-audit-view.h"

#include "backbone-dialogs.h"
#include "backbone-keep.h"
#include "backbone-list-focus.h"
#include "backbone-mark.h"
#include "backbone-named-cell.h"
#include "backbone-part.h"
#include "backbone-status-icon.h"
#include "backbone-window.h"
#include "backbone-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _BackboneAuditView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkEditable *customer_entry;
  GtkEditable *actor_entry;
  GtkWidget *column_view;

  BackboneLandscape *landscape;
  char *search;
  BackboneTime from;
  BackboneAuditList *entries;

  BackboneJob *verification; /* running */
  BackboneMark verdict;
  char *verdict_text;
};

G_DEFINE_FINAL_TYPE (BackboneAuditView, backbone_audit_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_SEARCH,
  PROP_FROM,
  PROP_FILTER,
  PROP_ENTRIES,
  PROP_VERIFYING,
  PROP_VERDICT,
  PROP_VERDICT_TEXT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static BackboneWindow *
get_window (BackboneAuditView *self)
{
  return BACKBONE_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* @text: (transfer full). */
static void
set_verdict (BackboneAuditView *self, BackboneMark mark, char *text)
{
  self->verdict = mark;
  g_free (self->verdict_text);
  self->verdict_text = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT_TEXT]);
}

static void
update_actions (BackboneAuditView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "audit.verify",
                                 self->landscape != NULL && self->verification == NULL);
  gtk_widget_action_set_enabled (widget, "audit.export", self->landscape != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERIFYING]);
}

static void
show_verified (BackboneAuditView *self, BackboneAuditVerifyJob *job)
{
  guint n_entries = backbone_audit_verify_job_get_n_entries (job);
  gint64 first_broken = backbone_audit_verify_job_get_first_broken (job);

  if (first_broken == 0)
    set_verdict (self, BACKBONE_MARK_WORKING,
                 g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The log is intact: %u entry.",
                                               "The log is intact: %u entries.", n_entries),
                                  n_entries));
  else
    set_verdict (self, BACKBONE_MARK_FAILING,
                 g_strdup_printf (_ ("The log was changed from outside: entry %u is the first "
                                     "broken one. Compare with an exported log."),
                                  (guint)first_broken));
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneAuditView) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  /* Another landscape, or none, has taken its place. */
  if (self->verification != BACKBONE_JOB (source))
    return;

  g_clear_object (&self->verification);
  update_actions (self);
  if (done)
    show_verified (self, BACKBONE_AUDIT_VERIFY_JOB (source));
  else if (gtk_widget_get_root (GTK_WIDGET (self)))
    backbone_window_report (get_window (self), error);
}

static void
verify (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneAuditView *self = BACKBONE_AUDIT_VIEW (widget);

  set_verdict (self, BACKBONE_MARK_NONE, NULL);
  self->verification = BACKBONE_JOB (backbone_audit_verify_job_new (self->landscape));
  update_actions (self);
  backbone_job_run_async (self->verification, backbone_part_answered_cb,
                          backbone_part_wait (self, verified_cb));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    backbone_window_toast (window, _ ("The audit log is exported"));
  else
    backbone_window_report (window, error);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneAuditView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, &error);
  g_autoptr (BackboneReportJob) job = NULL;
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  BackboneReportFormat format = BACKBONE_REPORT_CSV;

  if (file == NULL || self->entries == NULL)
    return;

  backbone_report_format_from_name (name, &format);
  job = backbone_report_job_new (self->landscape);
  backbone_report_job_set_audit (job, self->entries);
  /* The file chooser has asked whether an existing file may go. */
  backbone_report_job_set_file (job, file, format, TRUE);
  backbone_job_run_async (BACKBONE_JOB (job), exported_cb, g_object_ref (source));
}

static void
export_log (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneAuditView *self = BACKBONE_AUDIT_VIEW (widget);

  backbone_dialogs_save_file_async (GTK_WINDOW (get_window (self)), _ ("Export audit log"),
                                    "audit-log.csv", backbone_part_answered_cb,
                                    backbone_part_wait (self, file_chosen_cb));
}

/* Whose entries, and about whom. A number that is none finds nothing, and is marked. */
static void
apply_filter (BackboneAuditView *self)
{
  const char *customer = gtk_editable_get_text (self->customer_entry);
  g_autofree char *number = backbone_customer_number_normalize (customer, NULL);

  if (*customer != '\0' && number == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->customer_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->customer_entry), "error");
  if (self->entries == NULL)
    return;

  backbone_audit_list_set_customer (self->entries, *customer != '\0' ? customer : NULL);
  backbone_audit_list_set_actor (self->entries, gtk_editable_get_text (self->actor_entry));
}

static void
filter_changed_cb (BackboneAuditView *self)
{
  apply_filter (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

/* (transfer full) (nullable): all that entries are looked for by. */
static char *
dup_filter (BackboneAuditView *self)
{
  const char *customer = gtk_editable_get_text (self->customer_entry);
  const char *actor = gtk_editable_get_text (self->actor_entry);
  g_autofree char *filter = g_strconcat (self->search ? self->search : "", customer, actor, NULL);

  return *filter != '\0' ? g_steal_pointer (&filter) : NULL;
}

static void
set_landscape (BackboneAuditView *self, BackboneLandscape *landscape)
{
  if (!g_set_object (&self->landscape, landscape))
    return;

  if (self->verification)
    backbone_job_cancel (self->verification);
  g_clear_object (&self->verification);
  set_verdict (self, BACKBONE_MARK_NONE, NULL);
  g_clear_object (&self->entries);
  if (landscape)
    {
      self->entries = backbone_audit_list_new (landscape);
      backbone_audit_list_set_search (self->entries, self->search);
      backbone_audit_list_set_range (self->entries, self->from, 0);
      apply_filter (self);
    }
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRIES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
}

static void
set_from (BackboneAuditView *self, BackboneTime from)
{
  if (self->from == from)
    return;

  self->from = from;
  if (self->entries)
    backbone_audit_list_set_range (self->entries, from, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROM]);
}

void
backbone_audit_view_set_search (BackboneAuditView *self, const char *search)
{
  const char *text = search && *search ? search : NULL;

  if (!backbone_keep_text (&self->search, text))
    return;

  if (self->entries)
    backbone_audit_list_set_search (self->entries, text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static void
backbone_audit_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BackboneAuditView *self = BACKBONE_AUDIT_VIEW (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      set_landscape (self, g_value_get_object (value));
      break;
    case PROP_SEARCH:
      backbone_audit_view_set_search (self, g_value_get_string (value));
      break;
    case PROP_FROM:
      set_from (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_audit_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BackboneAuditView *self = BACKBONE_AUDIT_VIEW (object);

  switch (id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_FROM:
      g_value_set_int64 (value, self->from);
      break;
    case PROP_FILTER:
      g_value_take_string (value, dup_filter (self));
      break;
    case PROP_ENTRIES:
      g_value_set_object (value, self->entries);
      break;
    case PROP_VERIFYING:
      g_value_set_boolean (value, self->verification != NULL);
      break;
    case PROP_VERDICT:
      g_value_set_enum (value, self->verdict);
      break;
    case PROP_VERDICT_TEXT:
      g_value_set_string (value, self->verdict_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
backbone_audit_view_dispose (GObject *object)
{
  BackboneAuditView *self = BACKBONE_AUDIT_VIEW (object);

  if (self->verification)
    backbone_job_cancel (self->verification);
  g_clear_object (&self->verification);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->entries);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_audit_view_parent_class)->dispose (object);
}

static void
backbone_audit_view_finalize (GObject *object)
{
  BackboneAuditView *self = BACKBONE_AUDIT_VIEW (object);

  g_free (self->search);
  g_free (self->verdict_text);

  G_OBJECT_CLASS (backbone_audit_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = readable | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, writable);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, writable);
  properties[PROP_FROM] = g_param_spec_int64 ("from", NULL, NULL, 0, G_MAXINT64, 0, writable);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, NULL, readable);
  properties[PROP_ENTRIES]
      = g_param_spec_object ("entries", NULL, NULL, BACKBONE_TYPE_AUDIT_LIST, readable);
  properties[PROP_VERIFYING] = g_param_spec_boolean ("verifying", NULL, NULL, FALSE, readable);
  properties[PROP_VERDICT]
      = g_param_spec_enum ("verdict", NULL, NULL, BACKBONE_TYPE_MARK, BACKBONE_MARK_NONE, readable);
  properties[PROP_VERDICT_TEXT] = g_param_spec_string ("verdict-text", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_audit_view_class_init (BackboneAuditViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_audit_view_set_property;
  object_class->get_property = backbone_audit_view_get_property;
  object_class->dispose = backbone_audit_view_dispose;
  object_class->finalize = backbone_audit_view_finalize;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "audit.verify", NULL, verify);
  gtk_widget_class_install_action (widget_class, "audit.export", NULL, export_log);

  g_type_ensure (BACKBONE_TYPE_NAMED_CELL);
  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  g_type_ensure (BACKBONE_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-audit-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneAuditView, box);
  gtk_widget_class_bind_template_child (widget_class, BackboneAuditView, customer_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneAuditView, actor_entry);
  gtk_widget_class_bind_template_child (widget_class, BackboneAuditView, column_view);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
}

static void
backbone_audit_view_init (BackboneAuditView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  backbone_list_focus_let_tab_leave (self->column_view);
  update_actions (self);
}
