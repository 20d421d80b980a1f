/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-application.h"

#include "backbone-background.h"
#include "backbone-change-link.h"
#include "backbone-dialogs.h"
#include "backbone-help.h"
#include "backbone-practice.h"
#include "backbone-settings.h"
#include "backbone-window.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

struct _BackboneApplication
{
  AdwApplication parent_instance;

  guint n_recognizing;            /* files of which it isn't known yet what they are */
  gboolean check_wanted;          /* when these are open */
  int exit_status;                /* of what its own command line wanted in the background */
  BackboneBackground *background; /* from startup to shutdown */
};

G_DEFINE_FINAL_TYPE (BackboneApplication, backbone_application, ADW_TYPE_APPLICATION)

static BackboneWindow *
find_window (BackboneApplication *self, GFile *file)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link; link = link->next)
    {
      GFile *shown = BACKBONE_IS_WINDOW (link->data)
                         ? backbone_window_get_file (BACKBONE_WINDOW (link->data))
                         : NULL;

      if (BACKBONE_IS_WINDOW (link->data)
          && ((file == NULL && shown == NULL) || (file && shown && g_file_equal (file, shown))))
        return BACKBONE_WINDOW (link->data);
    }

  return NULL;
}

/* Before it closes. */
static gboolean
window_closes_cb (BackboneApplication *self, BackboneWindow *window)
{
  if (backbone_window_get_landscape (window)
      && backbone_background_wants (self->background, backbone_window_get_file (window)))
    backbone_background_give (self->background, backbone_window_give (window));

  return GDK_EVENT_PROPAGATE;
}

/* A window that has no landscape yet is taken before another one is made. */
static BackboneWindow *
take_empty_window (BackboneApplication *self)
{
  BackboneWindow *window = find_window (self, NULL);

  if (window == NULL)
    {
      window = backbone_window_new (GTK_APPLICATION (self));
      g_signal_connect_object (window, "close-request", G_CALLBACK (window_closes_cb), self,
                               G_CONNECT_SWAPPED);
    }

  return window;
}

static void
open_file (BackboneApplication *self, GFile *file)
{
  BackboneWindow *window = find_window (self, file);

  if (window == NULL)
    {
      BackboneOpenLandscape *open = backbone_background_take (self->background, file);

      window = take_empty_window (self);
      /* Shown first: GTK 4.8 loses count of what is bound to a window that is filled before. */
      gtk_window_present (GTK_WINDOW (window));
      if (open)
        backbone_window_take (window, open);
      else
        backbone_window_open (window, file);
    }

  gtk_window_present (GTK_WINDOW (window));
}

/* (transfer full). */
static GFile *
dup_practice (void)
{
  g_autofree char *path = backbone_practice_dup_path ();

  return g_file_new_for_path (path);
}

static void
open_practice (BackboneApplication *self)
{
  g_autoptr (GFile) file = dup_practice ();

  open_file (self, file);
}

/* (transfer full) (nullable): what is kept, else what was open last, else the default landscape. */
static GFile *
dup_usual (BackboneApplication *self)
{
  g_autoptr (GFile) kept = backbone_background_dup_newest (self->background);
  g_autoptr (GFile) last = backbone_settings_dup_last_landscape ();
  g_autofree char *path = backbone_landscape_dup_default_path ();
  g_autoptr (GFile) usual = g_file_new_for_path (path);

  if (kept)
    return g_steal_pointer (&kept);
  if (last && g_file_query_exists (last, NULL))
    return g_steal_pointer (&last);

  return g_file_query_exists (usual, NULL) ? g_steal_pointer (&usual) : NULL;
}

/* Without any landscape, the choice. */
static void
open_usual (BackboneApplication *self)
{
  g_autoptr (GFile) file = dup_usual (self);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (active)
    gtk_window_present (active);
  else if (file)
    open_file (self, file);
  else
    gtk_window_present (GTK_WINDOW (take_empty_window (self)));
}

static void
open_new_window (BackboneApplication *self)
{
  gtk_window_present (GTK_WINDOW (take_empty_window (self)));
}

/* Of a landscape: a dialog may be the active one. */
static BackboneWindow *
find_active_window (BackboneApplication *self)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link; link = link->next)
    if (BACKBONE_IS_WINDOW (link->data))
      return link->data;

  return NULL;
}

static void
restore_archive (BackboneApplication *self, GFile *archive)
{
  BackboneWindow *window = find_active_window (self);
  g_autofree char *uri = g_file_get_uri (archive);

  if (window == NULL)
    window = take_empty_window (self);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.restore-archive-file", "s", uri);
}

/* The desktop may ask for it before there is a window. */
static void
check_all (BackboneApplication *self)
{
  self->check_wanted = self->n_recognizing > 0;
  if (self->check_wanted)
    return;

  if (find_active_window (self) == NULL)
    open_usual (self);
  backbone_window_check_all (find_active_window (self));
}

static void
recognized_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BackboneApplication) self = user_data;

  if (backbone_archive_recognize_finish (result))
    restore_archive (self, G_FILE (source));
  else if (g_file_peek_path (G_FILE (source)))
    open_file (self, G_FILE (source));
  else
    open_new_window (self);

  self->n_recognizing--;
  if (self->check_wanted)
    check_all (self);
  g_application_release (G_APPLICATION (self));
}

/* An archive is restored; anything else is a landscape, or the window says why it is none. */
static void
open_any (BackboneApplication *self, GFile *file)
{
  self->n_recognizing++;
  g_application_hold (G_APPLICATION (self));
  backbone_archive_recognize_async (file, NULL, recognized_cb, g_object_ref (self));
}

static void
open_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (user_data, file);
}

static void
open_practice_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_practice (user_data);
}

/* A click on a notification, also on one that an earlier run of the program has sent. */
static void
show_change_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = backbone_change_link_dup_file (parameter);

  open_file (user_data, file);
  backbone_change_link_follow (parameter, find_window (user_data, file));
}

static void
new_landscape_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BackboneWindow *window = take_empty_window (user_data);

  backbone_window_show_form (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
check_all_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  check_all (user_data);
}

static void
new_window_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_new_window (user_data);
}

static void
about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  backbone_dialogs_show_about (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

/* About a topic of the guide, or else about what the keyboard is in. */
static void
help_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (window)
    backbone_help_show (window, parameter ? g_variant_get_string (parameter, NULL)
                                          : backbone_help_find_topic (window));
}

/* Windows close as if by hand, so that what is being written is written. */
static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows
      = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  backbone_background_end (BACKBONE_APPLICATION (user_data)->background);
  for (GList *link = windows; link; link = link->next)
    gtk_window_close (GTK_WINDOW (link->data));
}

/* The session ends, or somebody stops the program: nobody is there to answer questions of dialogs,
 * so these go; the landscapes close as usual. */
static gboolean
asked_to_end_cb (gpointer user_data)
{
  g_autoptr (GList) windows
      = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  backbone_background_end (BACKBONE_APPLICATION (user_data)->background);
  for (GList *link = windows; link; link = link->next)
    if (BACKBONE_IS_WINDOW (link->data))
      gtk_window_close (GTK_WINDOW (link->data));
  g_clear_list (&windows, NULL);
  windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));
  for (GList *link = windows; link; link = link->next)
    gtk_window_destroy (GTK_WINDOW (link->data));

  return G_SOURCE_CONTINUE;
}

static const GActionEntry actions[] = {
  { .name = "open", .activate = open_activated_cb, .parameter_type = "s" },
  { .name = "open-practice", .activate = open_practice_activated_cb },
  { .name = "show-change",
    .activate = show_change_activated_cb,
    .parameter_type = BACKBONE_CHANGE_LINK_TYPE },
  { .name = "new-landscape", .activate = new_landscape_activated_cb },
  { .name = "check-all", .activate = check_all_activated_cb },
  { .name = "new-window", .activate = new_window_activated_cb },
  { .name = "about", .activate = about_activated_cb },
  { .name = "help", .activate = help_activated_cb },
  { .name = "help-about", .activate = help_activated_cb, .parameter_type = "s" },
  { .name = "quit", .activate = quit_activated_cb },
};

/* ui/help-overlay.ui tells people of them. */
static const struct
{
  const char *action;
  const char *const keys[3];
} accelerators[] = {
  { "win.check-all", { "<Control>r", "<Control><Shift>F5" } },
  { "win.check-selected", { "F5" } },
  { "win.history", { "<Control>h" } },
  { "win.search", { "<Control>f" } },
  { "win.add-customer", { "<Control><Shift>n" } },
  { "win.import", { "<Control>i" } },
  { "win.show-page('customers')", { "<Alt>1" } },
  { "win.show-page('s-users')", { "<Alt>2" } },
  { "win.show-page('connectivity')", { "<Alt>3" } },
  { "win.show-page('setup')", { "<Alt>4" } },
  { "win.show-page('activity')", { "<Alt>5" } },
  { "win.back", { "Escape" } },
  { "win.fullscreen", { "F11" } },
  { "win.open-landscape", { "<Control>o" } },
  { "app.new-landscape", { "<Control>n" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.shortcuts", { "<Control>question" } },
  { "app.help", { "F1" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

static void
backbone_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (backbone_application_parent_class)->startup (application);

  backbone_help_init ();
  BACKBONE_APPLICATION (application)->background = backbone_background_new (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           accelerators[i].keys);
  g_unix_signal_add (SIGTERM, asked_to_end_cb, application);
  g_unix_signal_add (SIGINT, asked_to_end_cb, application);
  g_unix_signal_add (SIGHUP, asked_to_end_cb, application);
}

static void
backbone_application_shutdown (GApplication *application)
{
  g_clear_object (&BACKBONE_APPLICATION (application)->background);

  G_APPLICATION_CLASS (backbone_application_parent_class)->shutdown (application);
}

static void
backbone_application_activate (GApplication *application)
{
  open_usual (BACKBONE_APPLICATION (application));
}

/* The desktop opens files by D-Bus. */
static void
backbone_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_any (BACKBONE_APPLICATION (application), files[i]);
}

/* Answered by this process, even if another one has the windows. */
static int
backbone_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("backbone-admin %s\n", BACKBONE_VERSION);
      return 0;
    }

  return G_APPLICATION_CLASS (backbone_application_parent_class)
      ->handle_local_options (application, options);
}

/* (transfer full): the files that the command line names. */
static GPtrArray *
list_arguments (GApplicationCommandLine *command_line)
{
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 1; arguments[0] && arguments[i]; i++)
    g_ptr_array_add (files,
                     g_application_command_line_create_file_for_arg (command_line, arguments[i]));

  return files;
}

/* Something that whoever typed the command line is told where it was typed. */
static void
complain (GApplicationCommandLine *command_line, const char *text)
{
  g_application_command_line_printerr (command_line, "backbone-admin: %s\n", text);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplicationCommandLine) command_line = user_data;
  g_autoptr (GError) error = NULL;

  if (backbone_background_keep_finish (BACKBONE_BACKGROUND (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  complain (command_line, error->message);
  g_application_command_line_set_exit_status (command_line, 1);
  if (!g_application_command_line_get_is_remote (command_line))
    BACKBONE_APPLICATION (g_application_get_default ())->exit_status = 1;
}

/* As at the log-on to the desktop: no window, until somebody wants one. */
static void
watch_file (BackboneApplication *self,
            GApplicationCommandLine *command_line,
            GFile *file,
            gboolean check)
{
  BackboneWindow *window = find_window (self, file);

  backbone_background_ask_for (self->background, file);
  if (window == NULL)
    backbone_background_keep_async (self->background, file, kept_cb, g_object_ref (command_line));
  if (window == NULL && check)
    backbone_background_check_all (self->background, file);
  else if (check)
    backbone_window_check_all (window);
}

/* Of what is named; @file: (nullable). */
static void
start_in_background (BackboneApplication *self,
                     GApplicationCommandLine *command_line,
                     GFile *file,
                     gboolean check)
{
  g_autoptr (GPtrArray) files = list_arguments (command_line);
  g_autoptr (GFile) usual = file == NULL && files->len == 0 ? dup_usual (self) : NULL;

  if (file || usual)
    g_ptr_array_add (files, g_object_ref (file ? file : usual));
  for (guint i = 0; i < files->len; i++)
    watch_file (self, command_line, files->pdata[i], check);
  if (files->len == 0)
    complain (command_line, _ ("There is no landscape to watch yet."));
}

static void
open_named (BackboneApplication *self, GApplicationCommandLine *command_line)
{
  g_autoptr (GPtrArray) files = list_arguments (command_line);

  for (guint i = 0; i < files->len; i++)
    open_any (self, files->pdata[i]);
  if (files->len == 0)
    open_usual (self);
}

static int
backbone_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  BackboneApplication *self = BACKBONE_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  gboolean check = g_variant_dict_contains (options, "check-all");
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (g_variant_dict_lookup (options, "landscape", "^ay", &path))
    file = g_application_command_line_create_file_for_arg (command_line, path);
  else if (g_variant_dict_contains (options, "practice"))
    file = dup_practice ();

  if (g_variant_dict_contains (options, "background"))
    {
      start_in_background (self, command_line, file, check);
      return 0;
    }

  if (file)
    open_file (self, file);
  else if (g_variant_dict_contains (options, "new-window"))
    open_new_window (self);
  else
    open_named (self, command_line);
  if (check)
    check_all (self);

  return 0;
}

static void
backbone_application_class_init (BackboneApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = backbone_application_startup;
  application_class->shutdown = backbone_application_shutdown;
  application_class->activate = backbone_application_activate;
  application_class->handle_local_options = backbone_application_handle_local_options;
  application_class->open = backbone_application_open;
  application_class->command_line = backbone_application_command_line;
}

static void
backbone_application_init (BackboneApplication *self)
{
  static const GOptionEntry options[] = {
    { "landscape", 'l', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this landscape"),
      N_ ("FILE") },
    { "practice", 'p', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_ ("Open the practice landscape; it is made at the first time"), NULL },
    { "new-window", 'n', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_ ("Open a window to choose a landscape in"), NULL },
    { "check-all", 'c', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_ ("Check all customers of what opens, or of what is watched in the background"), NULL },
    { "background", 'b', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_ ("Check by the schedule, and show no window until one is wanted"), NULL },
    { "version", 'v', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Keeps every customer’s channels to SAP’s Support Backbone working."));
}

BackboneApplication *
backbone_application_new (void)
{
  return g_object_new (BACKBONE_TYPE_APPLICATION, "application-id", BACKBONE_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/backbone_admin/BackboneAdmin", NULL);
}

int
backbone_application_get_exit_status (BackboneApplication *self)
{
  return self->exit_status;
}
