/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-field-note.h"

#include "backbone-accessible.h"

struct _BackboneFieldNote
{
  AdwPreferencesRow parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (BackboneFieldNote, backbone_field_note, ADW_TYPE_PREFERENCES_ROW)

/* Takes no focus, but hands it on: a list gives up at the first row that refuses it, and Tab would leave the form. */
static gboolean
backbone_field_note_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_UP || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *row = widget;

  do
    row = back ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);
  while (row && !gtk_widget_get_visible (row));

  return row && gtk_widget_child_focus (row, direction);
}

static void
backbone_field_note_class_init (BackboneFieldNoteClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = backbone_field_note_focus;
}

static void
backbone_field_note_init (BackboneFieldNote *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field-note");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
set_css_class (GtkWidget *widget, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* What is wrong, or else what helps; seen by colour, read, and told to screen readers. Whether there is
 * something to say. */
static gboolean
tell (GtkLabel *label, GtkWidget *field, const char *error, const char *hint)
{
  const char *text = error ? error : hint;

  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_css_classes (GTK_WIDGET (label),
                              (const char *[]){ "caption", error ? "error" : "dim-label", NULL });
  if (field)
    {
      set_css_class (field, "error", error != NULL);
      gtk_accessible_update_state (
          backbone_accessible_field (field), GTK_ACCESSIBLE_STATE_INVALID,
          error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
      gtk_accessible_update_property (backbone_accessible_field (field),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text ? text : "", -1);
    }

  return text && *text != '\0';
}

void
backbone_field_note_update (BackboneFieldNote *self,
                            GtkWidget *field,
                            const char *error,
                            const char *hint)
{
  gboolean shows = tell (self->label, field, error, hint) && gtk_widget_get_visible (field);

  gtk_widget_set_visible (GTK_WIDGET (self), shows);
  set_css_class (field, "noted", shows);
}

void
backbone_field_note_show_below (GtkLabel *label,
                                GtkWidget *field,
                                const char *error,
                                const char *hint)
{
  gtk_widget_set_visible (GTK_WIDGET (label), tell (label, field, error, hint));
}
