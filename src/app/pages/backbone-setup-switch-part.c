/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-switch-part.h"

#include "backbone-dialogs.h"
#include "backbone-setup-closures.h"
#include "backbone-status-icon.h"
#include "backbone-undo.h"

#include <glib/gi18n-lib.h>

/* How many customers of a cause are named. */
#define MAX_NAMED 56

struct _BackboneSetupSwitchPart
{
  BackboneSetupPart parent_instance;

  GtkSpinButton *hours;
  GtkWidget *facts_box;
  GtkWidget *ready_row;
  GtkListBox *list_box;
  GtkWidget *override_row;
  GtkEditable *reason_row;
  AdwActionRow *overridden_row;
  GtkWidget *revert_button;
  GtkWidget *legacy_button;
  GtkLabel *message;

  BackboneList *blockers;
  guint stored_hours; /* as they were shown */
};

G_DEFINE_FINAL_TYPE (BackboneSetupSwitchPart, backbone_setup_switch_part, BACKBONE_TYPE_SETUP_PART)

static BackboneSetupPart *
part (gpointer self)
{
  return BACKBONE_SETUP_PART (self);
}

/* What is to be done once a person has confirmed it. */
typedef struct
{
  BackboneSetupSwitchPart *self;
  BackboneSwitchPosition position;
  char *reason; /* nullable */
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->self);
  g_free (wish->reason);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  BackboneSetupPart *base = part (wish->self);

  if (!backbone_dialogs_confirm_finish (result, NULL)
      || backbone_setup_part_get_step (base) == NULL)
    return;

  backbone_setup_part_run (base,
                           backbone_legacy_switch_job_new (backbone_setup_part_get_landscape (base),
                                                           wish->position, wish->reason));
}

static void
ask (BackboneSetupSwitchPart *self,
     BackboneSwitchPosition position,
     const char *reason,
     const char *heading,
     const char *body,
     const char *label)
{
  Wish *wish = g_new0 (Wish, 1);

  *wish = (Wish){ g_object_ref (self), position, g_strdup (reason) };
  backbone_dialogs_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
                                  body, label, confirmed_cb, wish);
}

static void
revert (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (BACKBONE_SETUP_SWITCH_PART (widget), BACKBONE_SWITCH_POSITION_REVERTED, NULL,
       _ ("Revert the legacy switch?"),
       _ ("Every customer is ready. Revert the switch in the installation, then record it here: "
          "from then on everything goes the new way. It can be set back."),
       _ ("_Revert"));
}

static void
override (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupSwitchPart *self = BACKBONE_SETUP_SWITCH_PART (widget);

  ask (self, BACKBONE_SWITCH_POSITION_REVERTED, gtk_editable_get_text (self->reason_row),
       _ ("Revert it though customers are not ready?"),
       _ ("Their exchange with SAP will fail. Your name, the reason and who was not ready are "
          "kept in the audit log."),
       _ ("_Revert all the same"));
}

static void
set_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (BACKBONE_SETUP_SWITCH_PART (widget), BACKBONE_SWITCH_POSITION_LEGACY, NULL,
       _ ("Set the switch back to legacy?"),
       _ ("SAP has shut the legacy infrastructure down in January 2020: as long as the switch "
          "stands on legacy, nothing is exchanged."),
       _ ("_Set to legacy"));
}

static void
hours_changed_cb (BackboneSetupSwitchPart *self)
{
  guint hours = (guint)gtk_spin_button_get_value_as_int (self->hours);
  g_autofree char *setting = g_strdup_printf ("readiness_hours=%u", hours);
  BackboneLandscape *landscape = backbone_setup_part_get_landscape (part (self));

  if (landscape == NULL || hours == self->stored_hours)
    return;

  self->stored_hours = hours;
  backbone_undo_run (GTK_WIDGET (self),
                     backbone_setup_set_job_new (landscape, (const char *const[]){ setting, NULL }),
                     _ ("How long a check counts is saved"), NULL);
}

/* Who is not ready */

static gboolean
count_to_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  guint n = g_value_get_uint (from);

  g_value_take_string (
      to, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u customer", "%'u customers", n), n));

  return TRUE;
}

static gboolean
numbers_to_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_take_string (to, backbone_setup_numbers_text (g_value_get_boxed (from), MAX_NAMED));

  return TRUE;
}

/* Where to put it right; NULL if that is no step. */
static const char *
get_step_of_cause (BackboneBlockingCause cause)
{
  switch (cause)
    {
    case BACKBONE_BLOCKING_CAUSE_CUSTOMER_NUMBER:
      return backbone_setup_step_kind_to_id (BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS);
    case BACKBONE_BLOCKING_CAUSE_TECHNICAL_USER:
      return backbone_setup_step_kind_to_id (BACKBONE_SETUP_STEP_KIND_S_USERS);
    case BACKBONE_BLOCKING_CAUSE_ASSIGNMENT:
    case BACKBONE_BLOCKING_CAUSE_S_USER:
    case BACKBONE_BLOCKING_CAUSE_WRONG_CUSTOMER:
      return backbone_setup_step_kind_to_id (BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS);
    case BACKBONE_BLOCKING_CAUSE_REFRESH:
      return backbone_setup_step_kind_to_id (BACKBONE_SETUP_STEP_KIND_REFRESH);
    case BACKBONE_BLOCKING_CAUSE_CHANNEL_DISABLED:
    case BACKBONE_BLOCKING_CAUSE_CHANNEL_FAILING:
    case BACKBONE_BLOCKING_CAUSE_CHANNEL_NOT_CHECKED:
    default:
      return NULL;
    }
}

/* (transfer floating): leads to where the cause is put right. */
static GtkWidget *
make_way (BackboneBlocker *blocker)
{
  const char *step = get_step_of_cause (backbone_blocker_get_cause (blocker));
  GtkWidget *button
      = gtk_button_new_with_label (step ? _ ("Go to the step") : _ ("Show the customers"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "setup-way");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  step ? "setup-page.show-step" : "win.show-page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", step ? step : "customers");

  return button;
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *icon = g_object_new (BACKBONE_TYPE_STATUS_ICON, "valign", GTK_ALIGN_CENTER, "mark",
                                  BACKBONE_MARK_FAILING, "text", _ ("Not ready"), NULL);
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *numbers = gtk_label_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), backbone_blocker_get_title (item));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), backbone_blocker_get_next_step (item));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "caption");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), count);
  g_object_bind_property_full (item, "n-customers", count, "label", G_BINDING_SYNC_CREATE,
                               count_to_text, NULL, NULL, NULL);
  gtk_label_set_xalign (GTK_LABEL (numbers), 0);
  gtk_label_set_wrap (GTK_LABEL (numbers), TRUE);
  gtk_label_set_selectable (GTK_LABEL (numbers), TRUE);
  gtk_widget_add_css_class (numbers, "numeric");
  gtk_widget_add_css_class (box, "setup-details");
  gtk_box_append (GTK_BOX (box), numbers);
  gtk_box_append (GTK_BOX (box), make_way (item));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), box);
  g_object_bind_property_full (item, "customers", numbers, "label", G_BINDING_SYNC_CREATE,
                               numbers_to_text, NULL, NULL, NULL);

  return row;
}

static gboolean
is_known (BackboneSetupSwitchPart *self)
{
  return self->blockers && !backbone_list_is_loading (self->blockers)
         && backbone_list_get_error (self->blockers) == NULL;
}

static gboolean
is_ready (BackboneSetupSwitchPart *self)
{
  return is_known (self) && g_list_model_get_n_items (G_LIST_MODEL (self->blockers)) == 0;
}

static void
show_message (BackboneSetupSwitchPart *self)
{
  BackboneSetupRunner *runner = backbone_setup_part_get_runner (part (self));
  const char *id = backbone_setup_step_get_id (backbone_setup_part_get_step (part (self)));
  const GError *list_error = self->blockers ? backbone_list_get_error (self->blockers) : NULL;
  gboolean is_mine = g_strcmp0 (backbone_setup_runner_get_step (runner), id) == 0;
  const char *error = is_mine ? backbone_setup_runner_get_error (runner) : NULL;
  const char *text = error ? error : (list_error ? list_error->message : NULL);

  gtk_label_set_label (self->message, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
show_hours (BackboneSetupSwitchPart *self, BackboneMigration *migration)
{
  guint hours = backbone_migration_get_readiness_hours (migration);

  if (hours == self->stored_hours)
    return;

  self->stored_hours = hours;
  gtk_spin_button_set_value (self->hours, hours);
}

static void
update_actions (BackboneSetupSwitchPart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean can_act = backbone_setup_part_can_act (part (self));

  gtk_widget_action_set_enabled (widget, "switch.revert", can_act && is_ready (self));
  gtk_widget_action_set_enabled (widget, "switch.override",
                                 can_act && *gtk_editable_get_text (self->reason_row) != '\0');
  gtk_widget_action_set_enabled (widget, "switch.legacy", can_act);
  gtk_widget_set_sensitive (
      GTK_WIDGET (self->hours),
      !backbone_landscape_is_read_only (backbone_setup_part_get_landscape (part (self))));
}

static void
show_position (BackboneSetupSwitchPart *self, BackboneMigration *migration)
{
  gboolean is_reverted
      = backbone_migration_get_position (migration) == BACKBONE_SWITCH_POSITION_REVERTED;
  const char *reason = is_reverted ? backbone_migration_get_override_reason (migration) : NULL;
  g_autofree char *text = backbone_setup_position_text (migration);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), text);
  adw_action_row_set_subtitle (self->overridden_row, reason ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->overridden_row), reason != NULL);
  gtk_widget_set_visible (self->revert_button, !is_reverted);
  gtk_widget_set_visible (self->legacy_button, is_reverted);
  gtk_widget_set_visible (self->override_row, !is_reverted && is_known (self) && !is_ready (self));
}

static void
show (BackboneSetupSwitchPart *self)
{
  if (backbone_setup_part_get_step (part (self)) == NULL
      || backbone_setup_part_get_landscape (part (self)) == NULL)
    return;

  show_hours (self, backbone_setup_part_get_migration (part (self)));
  show_position (self, backbone_setup_part_get_migration (part (self)));
  gtk_widget_set_visible (self->ready_row, is_ready (self));
  gtk_widget_set_visible (self->facts_box,
                          is_ready (self)
                              || gtk_widget_get_visible (GTK_WIDGET (self->overridden_row)));
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), !is_ready (self));
  show_message (self);
  update_actions (self);
}

static void
backbone_setup_switch_part_update (BackboneSetupPart *base)
{
  BackboneSetupSwitchPart *self = BACKBONE_SETUP_SWITCH_PART (base);
  gboolean shows = backbone_setup_part_get_kind (base) == BACKBONE_SETUP_STEP_KIND_REVERT;

  gtk_widget_set_visible (GTK_WIDGET (self), shows);
  if (!shows)
    return;

  if (self->blockers == NULL)
    {
      self->blockers = backbone_landscape_list_blockers (backbone_setup_part_get_landscape (base));
      g_signal_connect_swapped (self->blockers, "updated", G_CALLBACK (show), self);
      gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->blockers), make_row, NULL, NULL);
    }
  show (self);
}

static void
backbone_setup_switch_part_clear (BackboneSetupPart *base)
{
  BackboneSetupSwitchPart *self = BACKBONE_SETUP_SWITCH_PART (base);

  if (self->blockers == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->blockers, self);
  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->blockers);
}

static void
backbone_setup_switch_part_class_init (BackboneSetupSwitchPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  BACKBONE_SETUP_PART_CLASS (klass)->update = backbone_setup_switch_part_update;
  BACKBONE_SETUP_PART_CLASS (klass)->clear = backbone_setup_switch_part_clear;

  gtk_widget_class_install_action (widget_class, "switch.revert", NULL, revert);
  gtk_widget_class_install_action (widget_class, "switch.override", NULL, override);
  gtk_widget_class_install_action (widget_class, "switch.legacy", NULL, set_back);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setup-switch-part.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupSwitchPart, hours);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupSwitchPart, facts_box);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupSwitchPart, ready_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupSwitchPart, list_box);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupSwitchPart, override_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupSwitchPart, reason_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupSwitchPart, overridden_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupSwitchPart, revert_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupSwitchPart, legacy_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupSwitchPart, message);
  gtk_widget_class_bind_template_callback (widget_class, hours_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show);
}

static void
backbone_setup_switch_part_init (BackboneSetupSwitchPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
