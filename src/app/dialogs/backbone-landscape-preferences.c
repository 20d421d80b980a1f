/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-landscape-preferences.h"

#include "backbone-clock.h"
#include "backbone-maintenance-group.h"
#include "backbone-part.h"
#include "backbone-value-row.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  RULES,
  SCHEDULE,
  RETENTION,
  LIMITS, /* of time; the landscape itself has them */
  N_SOURCES,
} Source;

struct _BackboneLandscapePreferences
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *checking_group;
  AdwActionRow *enabled_row;
  GtkSwitch *enabled_switch;

  BackboneLandscape *landscape;
  BackboneList *lists[LIMITS]; /* of one record each */
};

G_DEFINE_FINAL_TYPE (BackboneLandscapePreferences,
                     backbone_landscape_preferences,
                     ADW_TYPE_PREFERENCES_PAGE)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static const struct
{
  gboolean (*validate) (const char *setting, GError **error);
  BackboneJob *(*make_job) (BackboneLandscape *landscape, const char *const *settings);
} sources[N_SOURCES] = {
  [RULES] = { backbone_rules_setting_validate, backbone_rules_edit_job_new },
  [SCHEDULE] = { backbone_schedule_setting_validate, backbone_schedule_edit_job_new },
  [RETENTION] = { backbone_retention_setting_validate, backbone_retention_edit_job_new },
  [LIMITS] = { backbone_time_limits_setting_validate, backbone_time_limits_edit_job_new },
};

/* What is typed: the key is that of the job and, with "_row", the name in the template. What is wrong
 * with it is said in words, or with the limits, or else as the core says it. */
static const struct
{
  const char *key;
  Source source;
  const char *property;
  guint min;
  guint max;
  const char *words; /* untranslated, nullable */
} fields[] = {
  { "parallel", RULES, "parallel", 0, BACKBONE_RULES_PARALLEL_MAX },
  { "bad", RULES, "bad", 1, BACKBONE_RULES_RESULTS_MAX },
  { "good", RULES, "good", 1, BACKBONE_RULES_RESULTS_MAX },
  { "warn", RULES, "warn",
    .words = N_ ("This must be four numbers of days, each less than the one before, such as "
                 "90,30,14,2") },
  { "connect", LIMITS, "connect-seconds" },
  { "answer", LIMITS, "answer-seconds" },
  { "interval", SCHEDULE, "interval", BACKBONE_SCHEDULE_INTERVAL_MIN,
    BACKBONE_SCHEDULE_INTERVAL_MAX },
  { "jitter", SCHEDULE, "jitter", 0, BACKBONE_SCHEDULE_JITTER_MAX },
  { "quiet", SCHEDULE, "quiet",
    .words = N_ ("This must be two times of day, such as 22:00-06:00, or empty") },
  { "pace", SCHEDULE, "pace", 0, BACKBONE_SCHEDULE_PACE_MAX },
  { "results", RETENTION, "results", 1, BACKBONE_RETENTION_DAYS_MAX },
  { "hours", RETENTION, "hours", 1, BACKBONE_RETENTION_DAYS_MAX },
  { "days", RETENTION, "days", 1, BACKBONE_RETENTION_DAYS_MAX },
};

static BackboneValueRow *
get_row (BackboneLandscapePreferences *self, guint field)
{
  g_autofree char *name = g_strconcat (fields[field].key, "_row", NULL);

  return BACKBONE_VALUE_ROW (
      gtk_widget_get_template_child (GTK_WIDGET (self), BACKBONE_TYPE_LANDSCAPE_PREFERENCES, name));
}

/* (transfer full) (nullable): before it is read, none. */
static GObject *
dup_record (BackboneLandscapePreferences *self, Source source)
{
  if (self->landscape == NULL)
    return NULL;
  if (source == LIMITS)
    return G_OBJECT (g_object_ref (self->landscape));

  return g_list_model_get_item (G_LIST_MODEL (self->lists[source]), 0);
}

/* (transfer full): as people would type it. */
static char *
dup_value (GObject *record, const char *property)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (record, property, &value);
  if (G_VALUE_HOLDS_STRING (&value))
    return g_value_dup_string (&value);

  return g_strdup_printf ("%u", g_value_get_uint (&value));
}

static void
show_enabled (BackboneLandscapePreferences *self)
{
  g_autoptr (GObject) schedule = dup_record (self, SCHEDULE);
  g_autofree char *text = NULL;
  BackboneTime next;

  if (schedule == NULL)
    return;

  next = backbone_schedule_get_next (BACKBONE_SCHEDULE (schedule));
  if (backbone_schedule_get_enabled (BACKBONE_SCHEDULE (schedule)))
    {
      g_autofree char *date = backbone_time_to_text (next, BACKBONE_TIME_MINUTE, NULL);

      text = next > backbone_clock_get_now (backbone_clock_get_default ())
                 /* Translators: a date and a time of day */
                 ? g_strdup_printf (_ ("Next on %s"), date)
                 : g_strdup (_ ("Due now"));
    }

  adw_action_row_set_subtitle (self->enabled_row, text ? text : "");
  gtk_switch_set_active (self->enabled_switch,
                         backbone_schedule_get_enabled (BACKBONE_SCHEDULE (schedule)));
}

static void
fill (BackboneLandscapePreferences *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GObject) record = dup_record (self, fields[i].source);
      g_autofree char *value = record ? dup_value (record, fields[i].property) : NULL;

      if (record)
        backbone_value_row_set_value (get_row (self, i), value ? value : "");
    }
  show_enabled (self);
}

/* Rows are changed in place. */
static void
record_came_cb (BackboneLandscapePreferences *self,
                guint position,
                guint removed,
                guint added,
                GListModel *list)
{
  g_autoptr (GObject) record = g_list_model_get_item (list, 0);

  if (record && added > 0)
    g_signal_connect_object (record, "notify", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

static gboolean
find_field (BackboneValueRow *row, guint *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_strcmp0 (backbone_typed_row_get_key (BACKBONE_TYPED_ROW (row)), fields[i].key) == 0)
        {
          *field = i;
          return TRUE;
        }
    }

  return FALSE;
}

static char *
dup_error (guint field, const GError *error)
{
  if (fields[field].words)
    return g_strdup (_ (fields[field].words));
  if (fields[field].max > 0)
    return g_strdup_printf (_ ("This must be a number from %u to %u"), fields[field].min,
                            fields[field].max);

  return g_strdup (error->message);
}

static void
typed_cb (BackboneValueRow *row, const char *text, BackboneLandscapePreferences *self)
{
  g_autofree char *setting
      = g_strdup_printf ("%s=%s", backbone_typed_row_get_key (BACKBONE_TYPED_ROW (row)), text);
  g_autoptr (GError) error = NULL;
  g_autofree char *text_of_error = NULL;
  guint field;

  if (!find_field (row, &field) || sources[fields[field].source].validate (setting, &error))
    return;

  text_of_error = dup_error (field, error);
  backbone_value_row_set_error (row, text_of_error);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneValueRow) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  text = backbone_window_texts_error (error);
  backbone_value_row_set_error (row, text);
}

static void
apply_cb (BackboneValueRow *row, const char *text, BackboneLandscapePreferences *self)
{
  g_autofree char *setting
      = g_strdup_printf ("%s=%s", backbone_typed_row_get_key (BACKBONE_TYPED_ROW (row)), text);
  g_autoptr (BackboneJob) job = NULL;
  guint field;

  if (self->landscape == NULL || !find_field (row, &field))
    return;

  job = sources[fields[field].source].make_job (self->landscape,
                                                (const char *const[]){ setting, NULL });
  backbone_job_run_async (job, backbone_part_answered_cb, backbone_part_wait (row, applied_cb));
}

static void
switched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneLandscapePreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (backbone_job_run_finish (BACKBONE_JOB (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  show_enabled (self);
  text = backbone_window_texts_error (error);
  adw_action_row_set_subtitle (self->enabled_row, text);
}

static void
enabled_cb (BackboneLandscapePreferences *self)
{
  g_autoptr (GObject) schedule = dup_record (self, SCHEDULE);
  gboolean active = gtk_switch_get_active (self->enabled_switch);
  const char *const settings[] = { active ? "enabled=yes" : "enabled=no", NULL };
  g_autoptr (BackboneJob) job = NULL;

  if (schedule == NULL || active == backbone_schedule_get_enabled (BACKBONE_SCHEDULE (schedule)))
    return;

  job = backbone_schedule_edit_job_new (self->landscape, settings);
  backbone_job_run_async (job, backbone_part_answered_cb, backbone_part_wait (self, switched_cb));
}

static void
drop_landscape (BackboneLandscapePreferences *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    {
      g_autoptr (GObject) record
          = self->lists[i] ? g_list_model_get_item (G_LIST_MODEL (self->lists[i]), 0) : NULL;

      if (record)
        g_signal_handlers_disconnect_by_data (record, self);
      if (self->lists[i])
        g_signal_handlers_disconnect_by_data (self->lists[i], self);
      g_clear_object (&self->lists[i]);
    }
  if (self->landscape)
    g_signal_handlers_disconnect_by_data (self->landscape, self);
  g_clear_object (&self->landscape);
}

static void
follow (BackboneLandscapePreferences *self, BackboneLandscape *landscape)
{
  /* Translators: %s is the name of a landscape */
  g_autofree char *text = g_strdup_printf (_ ("Of the landscape “%s”, for everybody who opens it."),
                                           backbone_landscape_get_description (landscape));

  self->landscape = g_object_ref (landscape);
  self->lists[RULES] = backbone_landscape_list_rules (landscape);
  self->lists[SCHEDULE] = backbone_landscape_list_schedule (landscape);
  self->lists[RETENTION] = backbone_landscape_list_retention (landscape);
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    g_signal_connect_object (self->lists[i], "items-changed", G_CALLBACK (record_came_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (landscape, "notify::connect-seconds", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (landscape, "notify::answer-seconds", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_description (self->checking_group, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !backbone_landscape_is_read_only (landscape));
  fill (self);
}

static void
backbone_landscape_preferences_set_property (GObject *object,
                                             guint property_id,
                                             const GValue *value,
                                             GParamSpec *pspec)
{
  BackboneLandscapePreferences *self = BACKBONE_LANDSCAPE_PREFERENCES (object);
  BackboneLandscape *landscape;

  if (property_id != PROP_LANDSCAPE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  landscape = g_value_get_object (value);
  if (self->landscape == landscape)
    return;

  drop_landscape (self);
  if (landscape)
    follow (self, landscape);
  g_object_notify_by_pspec (object, pspec);
}

static void
backbone_landscape_preferences_get_property (GObject *object,
                                             guint property_id,
                                             GValue *value,
                                             GParamSpec *pspec)
{
  if (property_id == PROP_LANDSCAPE)
    g_value_set_object (value, BACKBONE_LANDSCAPE_PREFERENCES (object)->landscape);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
backbone_landscape_preferences_dispose (GObject *object)
{
  drop_landscape (BACKBONE_LANDSCAPE_PREFERENCES (object));

  G_OBJECT_CLASS (backbone_landscape_preferences_parent_class)->dispose (object);
}

static void
backbone_landscape_preferences_class_init (BackboneLandscapePreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_landscape_preferences_set_property;
  object_class->get_property = backbone_landscape_preferences_get_property;
  object_class->dispose = backbone_landscape_preferences_dispose;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_MAINTENANCE_GROUP);
  g_type_ensure (BACKBONE_TYPE_VALUE_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-landscape-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneLandscapePreferences, checking_group);
  gtk_widget_class_bind_template_child (widget_class, BackboneLandscapePreferences, enabled_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneLandscapePreferences, enabled_switch);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *name = g_strconcat (fields[i].key, "_row", NULL);

      gtk_widget_class_bind_template_child_full (widget_class, g_intern_string (name), FALSE, 0);
    }
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, enabled_cb);
}

static void
backbone_landscape_preferences_init (BackboneLandscapePreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
