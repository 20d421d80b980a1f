/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-part.h"
#include "backbone-welcome-page.h"

#include "backbone-dialogs.h"
#include "backbone-field-note.h"
#include "backbone-window-texts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Positions in the choice of hosts. */
#define PROFILE_FILE 1

struct _BackboneWelcomePage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwStatusPage *choice_page;
  GtkEditable *owner_row;
  BackboneFieldNote *owner_note;
  GtkEditable *description_row;
  BackboneFieldNote *description_note;
  AdwComboRow *profile_row;
  AdwActionRow *profile_file_row;
  AdwActionRow *file_row;
  GtkRevealer *error_revealer;
  GtkLabel *error_label;

  GFile *profile_file;
  GFile *file;
  GCancellable *creating; /* while it makes the landscape */
};

G_DEFINE_FINAL_TYPE (BackboneWelcomePage, backbone_welcome_page, GTK_TYPE_WIDGET)

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * backbone_welcome_page_choose_free_file:
 *
 * Returns: (transfer full): where a new landscape can be: the default file, or the next free name
 * beside it
 */
GFile *
backbone_welcome_page_choose_free_file (void)
{
  g_autofree char *path = backbone_landscape_dup_default_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *name = g_strdup_printf ("landscape-%u.db", i);

      g_free (path);
      path = g_build_filename (folder, name, NULL);
    }

  return g_file_new_for_path (path);
}

static void
show_files (BackboneWelcomePage *self)
{
  g_autofree char *path
      = backbone_window_texts_path (g_file_peek_path (self->file), g_get_home_dir ());
  g_autofree char *markup = g_markup_escape_text (path, -1);
  g_autofree char *profile_name
      = self->profile_file ? g_file_get_basename (self->profile_file) : NULL;
  g_autofree char *profile_markup = profile_name ? g_markup_escape_text (profile_name, -1) : NULL;

  adw_action_row_set_subtitle (self->file_row, markup);
  adw_action_row_set_subtitle (self->profile_file_row,
                               profile_markup ? profile_markup : _ ("None chosen"));
  gtk_widget_set_visible (GTK_WIDGET (self->profile_file_row),
                          adw_combo_row_get_selected (self->profile_row) == PROFILE_FILE);
}

/* Says what is wrong while it is typed; an empty field is only incomplete. */
static void
update_form (BackboneWelcomePage *self)
{
  const char *owner = gtk_editable_get_text (self->owner_row);
  const char *description = gtk_editable_get_text (self->description_row);
  g_autoptr (GError) owner_error = NULL;
  g_autoptr (GError) description_error = NULL;
  g_autofree char *number = backbone_customer_number_normalize (owner, &owner_error);
  gboolean described = backbone_description_validate (description, &description_error);
  gboolean wants_profile = adw_combo_row_get_selected (self->profile_row) == PROFILE_FILE;
  /* Translators: %s is a customer number with all its zeros */
  g_autofree char *hint = number ? g_strdup_printf (_ ("Customer number %s"), number) : NULL;

  backbone_field_note_update (self->owner_note, GTK_WIDGET (self->owner_row),
                              *owner && owner_error ? owner_error->message : NULL,
                              hint ? hint : _ ("Ten digits; leading zeros may be left out"));
  backbone_field_note_update (self->description_note, GTK_WIDGET (self->description_row),
                              *description && !described ? description_error->message : NULL, NULL);
  show_files (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "welcome.create",
                                 number && described && self->creating == NULL
                                     && (!wants_profile || self->profile_file));
}

static void
show_error (BackboneWelcomePage *self, const GError *error)
{
  g_autofree char *text = error ? backbone_window_texts_error (error) : NULL;

  gtk_label_set_label (self->error_label, text ? text : "");
  gtk_revealer_set_reveal_child (self->error_revealer, error != NULL);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWelcomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneLandscape) landscape = backbone_landscape_create_finish (result, &error);

  g_clear_object (&self->creating);
  if (landscape)
    g_signal_emit (self, signals[CREATED], 0, landscape);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
  update_form (self);
}

static void
create_with_profile (BackboneWelcomePage *self, BackboneEndpointProfile *profile)
{
  backbone_landscape_create_async (
      g_file_peek_path (self->file), gtk_editable_get_text (self->owner_row),
      gtk_editable_get_text (self->description_row), profile, self->creating,
      backbone_part_answered_cb, backbone_part_wait (self, created_cb));
}

static void
profile_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWelcomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneEndpointProfile) profile = backbone_profile_load_finish (result, &error);

  if (profile)
    {
      create_with_profile (self, profile);
      return;
    }

  g_clear_object (&self->creating);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
  update_form (self);
}

static void
create (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneWelcomePage *self = BACKBONE_WELCOME_PAGE (widget);

  self->creating = g_cancellable_new ();
  show_error (self, NULL);
  if (adw_combo_row_get_selected (self->profile_row) == PROFILE_FILE)
    backbone_profile_load_async (self->profile_file, self->creating, backbone_part_answered_cb,
                                 backbone_part_wait (self, profile_loaded_cb));
  else
    create_with_profile (self, NULL);
  update_form (self);
}

static void
entered_cb (BackboneWelcomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "welcome.create", NULL);
}

static void
profile_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWelcomePage) self = user_data;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);

  if (file && g_set_object (&self->profile_file, file))
    update_form (self);
}

static void
choose_profile (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_dialogs_open_file_async (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Choose hosts"), _ ("Endpoint profiles (JSON)"),
      (const char *const[]){ "*.json", NULL }, backbone_part_answered_cb,
      backbone_part_wait (widget, profile_chosen_cb));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWelcomePage) self = user_data;
  g_autoptr (GFile) file = backbone_dialogs_file_finish (result, NULL);

  if (file && g_set_object (&self->file, file))
    update_form (self);
}

static void
choose_file (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_dialogs_save_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("New landscape"),
                                    "landscape.db", backbone_part_answered_cb,
                                    backbone_part_wait (widget, file_chosen_cb));
}

static void
show_form (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  backbone_welcome_page_show_form (BACKBONE_WELCOME_PAGE (widget));
}

static void
show_choice (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (BACKBONE_WELCOME_PAGE (widget)->stack, "choice");
}

static void
backbone_welcome_page_dispose (GObject *object)
{
  BackboneWelcomePage *self = BACKBONE_WELCOME_PAGE (object);

  g_cancellable_cancel (self->creating);
  g_clear_object (&self->creating);
  g_clear_object (&self->profile_file);
  g_clear_object (&self->file);
  g_clear_pointer ((GtkWidget **)&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_welcome_page_parent_class)->dispose (object);
}

static void
backbone_welcome_page_class_init (BackboneWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = backbone_welcome_page_dispose;

  signals[CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, BACKBONE_TYPE_LANDSCAPE);

  gtk_widget_class_install_action (widget_class, "welcome.form", NULL, show_form);
  gtk_widget_class_install_action (widget_class, "welcome.choice", NULL, show_choice);
  gtk_widget_class_install_action (widget_class, "welcome.create", NULL, create);
  gtk_widget_class_install_action (widget_class, "welcome.choose-profile", NULL, choose_profile);
  gtk_widget_class_install_action (widget_class, "welcome.choose-file", NULL, choose_file);

  g_type_ensure (BACKBONE_TYPE_FIELD_NOTE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneWelcomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, BackboneWelcomePage, choice_page);
  gtk_widget_class_bind_template_child (widget_class, BackboneWelcomePage, owner_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneWelcomePage, owner_note);
  gtk_widget_class_bind_template_child (widget_class, BackboneWelcomePage, description_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneWelcomePage, description_note);
  gtk_widget_class_bind_template_child (widget_class, BackboneWelcomePage, profile_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneWelcomePage, profile_file_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneWelcomePage, file_row);
  gtk_widget_class_bind_template_child (widget_class, BackboneWelcomePage, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, BackboneWelcomePage, error_label);
  gtk_widget_class_bind_template_callback (widget_class, update_form);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
backbone_welcome_page_init (BackboneWelcomePage *self)
{
  self->file = backbone_welcome_page_choose_free_file ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_icon_name (self->choice_page, BACKBONE_APPLICATION_ID);
  update_form (self);
}

void
backbone_welcome_page_show_form (BackboneWelcomePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (GTK_WIDGET (self->owner_row));
}
