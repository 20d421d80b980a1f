/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-evidence-part.h"

#include "backbone-setup-closures.h"
#include "backbone-status-icon.h"

#include <glib/gi18n-lib.h>

struct _BackboneSetupEvidencePart
{
  BackboneSetupPart parent_instance;

  GtkWidget *note_box;
  GtkEditable *note_row;
  GtkWidget *reopen_button;
  GtkListBox *list_box;

  BackboneTime newest;           /* the number of the newest evidence that is listed */
  gboolean is_marking;           /* a note is being saved */
  BackboneSetupRunner *followed; /* weak */
};

G_DEFINE_FINAL_TYPE (BackboneSetupEvidencePart,
                     backbone_setup_evidence_part,
                     BACKBONE_TYPE_SETUP_PART)

static void
mark_done (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupEvidencePart *self = BACKBONE_SETUP_EVIDENCE_PART (widget);
  BackboneSetupPart *part = BACKBONE_SETUP_PART (self);

  self->is_marking = TRUE;
  backbone_setup_part_run (part,
                           backbone_setup_done_job_new (backbone_setup_part_get_landscape (part),
                                                        backbone_setup_part_get_kind (part),
                                                        gtk_editable_get_text (self->note_row)));
}

static void
reopen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BackboneSetupPart *part = BACKBONE_SETUP_PART (widget);

  backbone_setup_part_run (part,
                           backbone_setup_reopen_job_new (backbone_setup_part_get_landscape (part),
                                                          backbone_setup_part_get_kind (part)));
}

/* A note that could not be saved stays to be corrected. */
static void
finished_cb (BackboneSetupEvidencePart *self, gboolean done)
{
  if (self->is_marking && done)
    gtk_editable_set_text (self->note_row, "");
  self->is_marking = FALSE;
}

static void
entered_cb (BackboneSetupEvidencePart *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "evidence.mark-done", NULL);
}

/* Evidence */

/* What was seen in detail may be long, so it is looked at when somebody wants to see it. */
static void
expanded_cb (GtkWidget *row, GParamSpec *pspec, BackboneSetupEvidence *evidence)
{
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (g_object_get_data (G_OBJECT (row), "backbone-filled"))
    return;

  g_object_set_data (G_OBJECT (row), "backbone-filled", GINT_TO_POINTER (TRUE));
  text = backbone_setup_evidence_dup_details (evidence);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "setup-details");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), label);
}

/* Evidence never changes. */
static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  BackboneSetupState outcome = backbone_setup_evidence_get_outcome (item);
  gboolean has_details = backbone_setup_evidence_get_details (item) != NULL;
  GtkWidget *row = has_details ? adw_expander_row_new () : adw_action_row_new ();
  GtkWidget *icon = g_object_new (BACKBONE_TYPE_STATUS_ICON, "valign", GTK_ALIGN_CENTER, "mark",
                                  backbone_mark_from_setup_state (outcome), "text",
                                  backbone_setup_state_to_title (outcome), NULL);
  g_autofree char *subtitle = backbone_setup_evidence_text (item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 backbone_setup_evidence_get_what (item));
  g_object_set (row, "subtitle", subtitle, NULL);
  if (has_details)
    {
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), item, 0);
    }
  else
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);

  return row;
}

/* The list is another one each time that the step is read; it is shown anew only if it says more. */
static void
show_evidence (BackboneSetupEvidencePart *self, BackboneSetupStep *step)
{
  GListModel *evidence = backbone_setup_step_get_evidence (step);
  g_autoptr (BackboneSetupEvidence) newest = g_list_model_get_item (evidence, 0);
  BackboneTime number = newest ? backbone_setup_evidence_get_number (newest) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->list_box), newest != NULL);
  if (number == self->newest)
    return;

  self->newest = number;
  gtk_list_box_bind_model (self->list_box, evidence, make_row, NULL, NULL);
}

static void
update_actions (BackboneSetupEvidencePart *self)
{
  gboolean can_act = backbone_setup_part_can_act (BACKBONE_SETUP_PART (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.mark-done",
                                 can_act && *gtk_editable_get_text (self->note_row) != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.reopen", can_act);
}

static void
note_changed_cb (BackboneSetupEvidencePart *self)
{
  if (backbone_setup_part_get_step (BACKBONE_SETUP_PART (self))
      && backbone_setup_part_get_landscape (BACKBONE_SETUP_PART (self)))
    update_actions (self);
}

static void
backbone_setup_evidence_part_update (BackboneSetupPart *part)
{
  BackboneSetupEvidencePart *self = BACKBONE_SETUP_EVIDENCE_PART (part);
  BackboneSetupStep *step = backbone_setup_part_get_step (part);
  BackboneSetupState state = backbone_setup_step_get_state (step);
  gboolean is_manual = backbone_setup_step_get_manual (step);

  if (self->followed != backbone_setup_part_get_runner (part))
    {
      g_set_weak_pointer (&self->followed, backbone_setup_part_get_runner (part));
      g_signal_connect_object (self->followed, "finished", G_CALLBACK (finished_cb), self,
                               G_CONNECT_SWAPPED);
    }

  gtk_widget_set_visible (self->note_box, is_manual);
  gtk_widget_set_visible (self->reopen_button, is_manual && state != BACKBONE_SETUP_STATE_OPEN
                                                   && state != BACKBONE_SETUP_STATE_NOT_NEEDED);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      is_manual ? _ ("Was it done in another way? Say what was done and seen: your name is kept "
                     "with it.")
                : NULL);
  show_evidence (self, step);
  gtk_widget_set_visible (GTK_WIDGET (self), is_manual || self->newest != 0);
  update_actions (self);
}

static void
backbone_setup_evidence_part_clear (BackboneSetupPart *part)
{
  BackboneSetupEvidencePart *self = BACKBONE_SETUP_EVIDENCE_PART (part);

  if (self->newest == 0)
    return;

  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  self->newest = 0;
}

static void
backbone_setup_evidence_part_finalize (GObject *object)
{
  g_clear_weak_pointer (&BACKBONE_SETUP_EVIDENCE_PART (object)->followed);

  G_OBJECT_CLASS (backbone_setup_evidence_part_parent_class)->finalize (object);
}

static void
backbone_setup_evidence_part_class_init (BackboneSetupEvidencePartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = backbone_setup_evidence_part_finalize;
  BACKBONE_SETUP_PART_CLASS (klass)->update = backbone_setup_evidence_part_update;
  BACKBONE_SETUP_PART_CLASS (klass)->clear = backbone_setup_evidence_part_clear;

  gtk_widget_class_install_action (widget_class, "evidence.mark-done", NULL, mark_done);
  gtk_widget_class_install_action (widget_class, "evidence.reopen", NULL, reopen);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-setup-evidence-part.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupEvidencePart, note_box);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupEvidencePart, note_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupEvidencePart, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneSetupEvidencePart, list_box);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
backbone_setup_evidence_part_init (BackboneSetupEvidencePart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
