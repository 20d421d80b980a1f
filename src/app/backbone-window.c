/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-window.h"

#include "backbone-activity-page.h"
#include "backbone-accessible.h"
#include "backbone-check-control.h"
#include "backbone-connectivity-page.h"
#include "backbone-dialogs.h"
#include "backbone-landscape-menu.h"
#include "backbone-narrow-header.h"
#include "backbone-page-focus.h"
#include "backbone-practice.h"
#include "backbone-s-users-page.h"
#include "backbone-settings.h"
#include "backbone-setup-page.h"
#include "backbone-welcome-page.h"
#include "backbone-window-actions.h"
#include "backbone-window-texts.h"

#include <glib/gi18n-lib.h>

/* How long a toast offers to undo something; Ctrl+Z does it afterwards too. */
#define UNDO_SECONDS 20

struct _BackboneWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  BackboneWelcomePage *welcome_page;
  AdwStatusPage *failed_page;
  AdwViewStack *pages;
  BackboneCustomersPage *customers_page;
  BackboneSetupPage *setup_page;
  GtkMenuButton *landscape_button;
  GtkToggleButton *search_button;
  AdwViewSwitcherTitle *switcher_title;
  AdwViewSwitcherBar *switcher_bar;

  AdwToast *toast; /* weak: the newest */
  BackboneUndoStack *undo_stack;
  GBinding *search_binding; /* of the button to the page that shows */
  GFile *file;
  BackboneOpenLandscape *open;
  BackboneOpenLandscape *coming; /* open, but not shown yet */
  GCancellable *opening;
  BackboneList *your_side; /* one BackboneYourSide, or none */
  gboolean check_wanted;   /* as soon as there is a landscape */
};

G_DEFINE_FINAL_TYPE (BackboneWindow, backbone_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_LANDSCAPE,
  PROP_CHECKER,
  PROP_PAGE,
  PROP_YOUR_SIDE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
check_finished_cb (BackboneWindow *self, BackboneCheckJob *job, GError *error)
{
  g_autofree char *text
      = backbone_window_texts_checked (backbone_check_job_get_count (job, BACKBONE_VERDICT_OK),
                                       backbone_job_get_done (BACKBONE_JOB (job)));

  if (error)
    backbone_window_report (self, error);
  else if (backbone_check_job_was_due (job)) /* else another program was faster */
    backbone_window_toast (self, text);
}

static void
report_filled (BackboneWindow *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gboolean filled;

  if (!backbone_practice_fill_finish (result, &filled, &error))
    {
      /* Of the keyring the notice under the header tells already. */
      if (!g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED)
          && !g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_NO_KEYRING))
        backbone_window_report (self, error);
    }
  else if (filled)
    backbone_window_toast (self, _ ("The practice customers are here: try “Check all”"));
}

static void filled_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* The first start of the practice landscape may find the keyring locked: its customers come when it
 * is unlocked. */
static void
keyring_state_changed_cb (BackboneWindow *self)
{
  BackboneLandscape *landscape = backbone_window_get_landscape (self);

  backbone_window_actions_update (self);
  if (backbone_landscape_get_keyring_state (landscape) == BACKBONE_KEYRING_AVAILABLE)
    backbone_practice_fill_async (landscape, NULL, filled_cb, g_object_ref (self));
}

static void
notify_your_side (BackboneWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YOUR_SIDE]);
}

/* (transfer full) (nullable): none if there is no trouble on your side. */
static BackboneYourSide *
dup_your_side (BackboneWindow *self)
{
  return self->your_side ? g_list_model_get_item (G_LIST_MODEL (self->your_side), 0) : NULL;
}

/* Whoever shows it follows also what changes in it. */
static void
your_side_changed_cb (BackboneWindow *self)
{
  g_autoptr (BackboneYourSide) your_side = dup_your_side (self);

  if (your_side)
    g_signal_connect_object (your_side, "notify", G_CALLBACK (notify_your_side), self,
                             G_CONNECT_SWAPPED);
  notify_your_side (self);
}

/* That it has another one, or none any more. */
static void
tell_landscape (BackboneWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANDSCAPE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKER]);
  notify_your_side (self);
}

static void
follow (BackboneWindow *self)
{
  BackboneLandscape *landscape = backbone_window_get_landscape (self);
  BackboneChecker *checker = backbone_window_get_checker (self);

  g_signal_connect_object (checker, "finished", G_CALLBACK (check_finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (checker, "notify::running", G_CALLBACK (backbone_window_actions_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (landscape, "notify::keyring-state",
                           G_CALLBACK (keyring_state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (landscape, "notify::read-only",
                           G_CALLBACK (backbone_window_actions_update), self, G_CONNECT_SWAPPED);
  self->your_side = backbone_landscape_list_your_side (landscape);
  g_signal_connect_object (self->your_side, "items-changed", G_CALLBACK (your_side_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/* @open: (transfer full). */
static void
show_landscape (BackboneWindow *self, BackboneOpenLandscape *open)
{
  BackboneLandscape *landscape = backbone_open_landscape_get_landscape (open);

  self->open = open;
  follow (self);
  g_clear_object (&self->file);
  self->file = g_file_new_for_path (backbone_landscape_get_path (landscape));
  backbone_settings_set_last_landscape (self->file);

  tell_landscape (self);
  gtk_stack_set_visible_child_name (self->stack, "landscape");
  backbone_window_actions_update (self);
  if (self->check_wanted)
    backbone_window_check_all (self);
}

static void
show_failure (BackboneWindow *self, const GError *error)
{
  g_autofree char *text = backbone_window_texts_error (error);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  adw_status_page_set_title (self->failed_page, backbone_error_get_title (error));
  adw_status_page_set_description (self->failed_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWindow) self = user_data;

  if (self->coming)
    show_landscape (self, g_steal_pointer (&self->coming));
  if (self->open)
    report_filled (self, result);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->coming = backbone_open_landscape_open_finish (result, &error);
  if (self->coming)
    backbone_practice_fill_async (backbone_open_landscape_get_landscape (self->coming),
                                  self->opening, filled_cb, g_object_ref (self));
  else
    show_failure (self, error);
}

/* The form of the welcome page has made a landscape. The page Customers says what comes next. */
static void
created_cb (BackboneWindow *self, BackboneLandscape *landscape)
{
  show_landscape (self, backbone_open_landscape_new (g_application_get_default (), landscape));
}

static gboolean
dropped_cb (BackboneWindow *self, const GValue *value, double x, double y)
{
  GFile *file = g_value_get_object (value);
  g_autofree char *uri = g_file_get_uri (file);

  return gtk_widget_activate_action (GTK_WIDGET (self), "win.import-file", "s", uri);
}

static void
make_landscape_menu (GtkMenuButton *button, gpointer user_data)
{
  BackboneWindow *self = user_data;
  g_autoptr (GMenuModel) menu = backbone_landscape_menu_new (backbone_window_get_landscape (self));

  gtk_menu_button_set_menu_model (button, menu);
}

/* The search button belongs to the page that shows. */
static void
page_changed_cb (BackboneWindow *self)
{
  BackbonePage *page = backbone_window_get_page (self);

  g_clear_pointer (&self->search_binding, g_binding_unbind);
  self->search_binding = g_object_bind_property (page, "search-mode", self->search_button, "active",
                                                 G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_button), backbone_page_can_search (page));
  backbone_window_actions_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
details_wanted_cb (AdwToast *toast, GError *error)
{
  GtkWidget *overlay = g_object_get_data (G_OBJECT (toast), "backbone-window");
  g_autofree char *text = backbone_window_texts_error (error);

  backbone_dialogs_tell (GTK_WINDOW (overlay), backbone_error_get_title (error), text);
}

/* A landscape that nobody took is closed. */
static gboolean
backbone_window_close_request (GtkWindow *window)
{
  BackboneWindow *self = BACKBONE_WINDOW (window);
  g_autoptr (BackboneOpenLandscape) coming = g_steal_pointer (&self->coming);
  g_autoptr (BackboneOpenLandscape) open = backbone_window_give (self);

  g_cancellable_cancel (self->opening);
  if (coming)
    backbone_open_landscape_close (coming);
  if (open)
    backbone_open_landscape_close (open);

  return GTK_WINDOW_CLASS (backbone_window_parent_class)->close_request (window);
}

static void
backbone_window_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BackboneWindow *self = BACKBONE_WINDOW (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, backbone_window_get_landscape (self));
      break;
    case PROP_CHECKER:
      g_value_set_object (value, backbone_window_get_checker (self));
      break;
    case PROP_PAGE:
      g_value_set_object (value, backbone_window_get_page (self));
      break;
    case PROP_YOUR_SIDE:
      g_value_take_object (value, dup_your_side (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_window_dispose (GObject *object)
{
  BackboneWindow *self = BACKBONE_WINDOW (object);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->undo_stack);
  g_clear_object (&self->your_side);
  g_clear_object (&self->coming);
  g_clear_object (&self->open);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (backbone_window_parent_class)->dispose (object);
}

static void
undone_cb (BackboneWindow *self, const char *text)
{
  /* Translators: %s says what was done, such as "3 customers were deleted" */
  g_autofree char *said = g_strdup_printf (_ ("Undone: %s"), text);

  backbone_window_toast (self, said);
}

static void
make_undo_stack (BackboneWindow *self)
{
  self->undo_stack = backbone_undo_stack_new ();
  g_signal_connect_object (self->undo_stack, "undone", G_CALLBACK (undone_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo_stack, "failed", G_CALLBACK (backbone_window_report), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo_stack, "notify::can-undo",
                           G_CALLBACK (backbone_window_actions_update), self, G_CONNECT_SWAPPED);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (BACKBONE_TYPE_ACTIVITY_PAGE);
  g_type_ensure (BACKBONE_TYPE_CHECK_CONTROL);
  g_type_ensure (BACKBONE_TYPE_CONNECTIVITY_PAGE);
  g_type_ensure (BACKBONE_TYPE_CUSTOMERS_PAGE);
  g_type_ensure (BACKBONE_TYPE_S_USERS_PAGE);
  g_type_ensure (BACKBONE_TYPE_SETUP_PAGE);
  g_type_ensure (BACKBONE_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, BackboneWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BackboneWindow, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, BackboneWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, BackboneWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, BackboneWindow, customers_page);
  gtk_widget_class_bind_template_child (widget_class, BackboneWindow, setup_page);
  gtk_widget_class_bind_template_child (widget_class, BackboneWindow, landscape_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, BackboneWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, BackboneWindow, switcher_bar);
  gtk_widget_class_bind_template_callback (widget_class, created_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, backbone_window_actions_update);
}

static void
backbone_window_class_init (BackboneWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = backbone_window_get_property;
  object_class->dispose = backbone_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = backbone_window_close_request;

  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  properties[PROP_CHECKER]
      = g_param_spec_object ("checker", NULL, NULL, BACKBONE_TYPE_CHECKER, flags);
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, BACKBONE_TYPE_PAGE, flags);
  properties[PROP_YOUR_SIDE]
      = g_param_spec_object ("your-side", NULL, NULL, BACKBONE_TYPE_YOUR_SIDE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  backbone_window_actions_install (widget_class);
  bind_template (widget_class);
}

static void
backbone_window_init (BackboneWindow *self)
{
  GSettings *settings = backbone_settings_get ();

  self->opening = g_cancellable_new ();
  make_undo_stack (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  if (BACKBONE_IS_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  backbone_accessible_mend (GTK_WIDGET (self));
  backbone_narrow_header_attach (self->switcher_title, self->switcher_bar);
  page_changed_cb (self);
  gtk_menu_button_set_create_popup_func (self->landscape_button, make_landscape_menu, self, NULL);

  if (settings)
    {
      g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
    }
}

BackboneWindow *
backbone_window_new (GtkApplication *application)
{
  return g_object_new (BACKBONE_TYPE_WINDOW, "application", application, NULL);
}

void
backbone_window_open (BackboneWindow *self, GFile *file)
{
  g_set_object (&self->file, file);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  backbone_open_landscape_open_async (g_application_get_default (), file, self->opening, opened_cb,
                                      g_object_ref (self));
}

void
backbone_window_take (BackboneWindow *self, BackboneOpenLandscape *open)
{
  show_landscape (self, open);
  backbone_practice_fill_async (backbone_window_get_landscape (self), NULL, filled_cb,
                                g_object_ref (self));
}

BackboneOpenLandscape *
backbone_window_give (BackboneWindow *self)
{
  BackboneOpenLandscape *open = g_steal_pointer (&self->open);

  if (open)
    {
      g_signal_handlers_disconnect_by_data (backbone_open_landscape_get_landscape (open), self);
      g_signal_handlers_disconnect_by_data (backbone_open_landscape_get_checker (open), self);
      g_clear_object (&self->your_side);
      tell_landscape (self);
    }

  return open;
}

void
backbone_window_check_all (BackboneWindow *self)
{
  self->check_wanted = self->open == NULL;
  if (self->open)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.check-all", NULL);
}

void
backbone_window_show_form (BackboneWindow *self)
{
  backbone_welcome_page_show_form (self->welcome_page);
}

GFile *
backbone_window_get_file (BackboneWindow *self)
{
  return self->file;
}

BackboneLandscape *
backbone_window_get_landscape (BackboneWindow *self)
{
  return self->open ? backbone_open_landscape_get_landscape (self->open) : NULL;
}

BackboneChecker *
backbone_window_get_checker (BackboneWindow *self)
{
  return self->open ? backbone_open_landscape_get_checker (self->open) : NULL;
}

BackbonePage *
backbone_window_get_page (BackboneWindow *self)
{
  return BACKBONE_PAGE (adw_view_stack_get_visible_child (self->pages));
}

void
backbone_window_show_page (BackboneWindow *self, const char *name)
{
  if (self->open && adw_view_stack_get_child_by_name (self->pages, name))
    backbone_page_focus_show (self->pages, name);
}

void
backbone_window_show_setup_step (BackboneWindow *self, const char *id)
{
  backbone_window_show_page (self, "setup");
  backbone_setup_page_show_step (self->setup_page, id);
}

BackboneCustomersPage *
backbone_window_get_customers_page (BackboneWindow *self)
{
  return self->customers_page;
}

/* The newest shows at once; only what waits for an answer stays before it. */
void
backbone_window_add_toast (BackboneWindow *self, AdwToast *toast)
{
  if (self->toast && adw_toast_get_timeout (self->toast) > 0)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);

  adw_toast_overlay_add_toast (self->toast_overlay, toast);
  backbone_accessible_mend (GTK_WIDGET (self->toast_overlay));
}

void
backbone_window_toast (BackboneWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  backbone_window_add_toast (self, adw_toast_new (markup));
}

BackboneUndoStack *
backbone_window_get_undo_stack (BackboneWindow *self)
{
  return self->undo_stack;
}

/* The toast may outlive what it offers: the stack knows. */
static void
undo_wanted_cb (AdwToast *toast, BackboneJob *undo)
{
  BackboneWindow *self = g_object_get_data (G_OBJECT (toast), "backbone-window");

  backbone_undo_stack_run_job (self->undo_stack, undo);
}

void
backbone_window_offer_undo (BackboneWindow *self, const char *text, BackboneJob *undo)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  backbone_undo_stack_push (self->undo_stack, text, undo);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data (G_OBJECT (toast), "backbone-window", self);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_wanted_cb), g_object_ref (undo),
                         (GClosureNotify)(GCallback)g_object_unref, 0);
  backbone_window_add_toast (self, toast);
}

void
backbone_window_report (BackboneWindow *self, const GError *error)
{
  AdwToast *toast;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  toast = adw_toast_new (backbone_error_get_title (error));
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("_Details"));
  g_object_set_data (G_OBJECT (toast), "backbone-window", self);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (details_wanted_cb),
                         g_error_copy (error), (GClosureNotify)(GCallback)g_error_free, 0);
  backbone_window_add_toast (self, toast);
}
