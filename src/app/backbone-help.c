/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-help.h"

#include "backbone-dialogs.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

#define FILE_NAME        "guide.html"
#define NAME_OF_LANGUAGE "guide.%s.html"

/* What of the guide is about what. The innermost one counts. */
static const BackboneHelpTopic topics[] = {
  { "BackboneWelcomePage", "first-start" },
  { "BackboneLandscapeDialog", "first-start-own" },
  { "BackboneCustomersPage", "check" },
  { "BackboneCustomerTable", "customers" },
  { "BackboneCustomerDialog", "customers-edit" },
  { "BackboneImportDialog", "customers-import" },
  { "BackboneStatusWall", "check-wall" },
  { "BackboneCauseList", "check-causes" },
  { "BackboneChannelCard", "verdicts" },
  { "BackboneWorksCard", "installations-exchange" },
  { "BackboneInstallationsCard", "installations" },
  { "BackboneChannelEditor", "channels" },
  { "BackboneCertificateForm", "certificates" },
  { "BackbonePasswordDialog", "keyring-change" },
  { "BackboneSecretsDialog", "keyring" },
  { "BackboneSUsersPage", "s-users" },
  { "BackboneSUserListView", "s-users-list" },
  { "BackboneAssignmentDialog", "s-users" },
  { "BackboneLocalUserDialog", "s-users" },
  { "BackboneSUserDialog", "s-users-list" },
  { "BackboneConnectivityPage", "connectivity" },
  { "BackboneProxyGroup", "connectivity-proxy" },
  { "BackboneTrustGroup", "connectivity-trust" },
  { "BackboneEndpointsGroup", "connectivity-endpoints" },
  { "BackboneEndpointDialog", "connectivity-endpoints" },
  { "BackboneDiagnosisPane", "connectivity-diagnose" },
  { "BackboneChainDialog", "connectivity-trust" },
  { "BackboneSetupPage", "migration" },
  { "BackboneSetupSwitchPart", "migration-switch" },
  { "BackboneSetupLetterDialog", "migration-users" },
  { "BackboneHistoryDialog", "records-history" },
  { "BackboneActivityPage", "records" },
  { "BackboneAuditView", "records-audit" },
  { "BackboneExpiriesView", "schedule-expiries" },
  { "BackboneLandscapePreferences", "schedule" },
  { "BackboneComputerPreferences", "schedule-background" },
  { "BackboneReportDialog", "reports" },
  { "BackboneArchiveDialog", "backup" },
  { NULL, NULL },
};

/* One request for the guide */
typedef struct
{
  GtkWindow *window;
  char *topic;
  GFile *guide;
  GFile *copy; /* (nullable): what is handed out in a sandbox */
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_free (opening->topic);
  g_object_unref (opening->guide);
  g_clear_object (&opening->copy);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

const BackboneHelpTopic *
backbone_help_get_topics (void)
{
  return topics;
}

static const char *
topic_of (GtkWidget *widget)
{
  for (guint i = 0; topics[i].type_name; i++)
    if (g_str_equal (G_OBJECT_TYPE_NAME (widget), topics[i].type_name))
      return topics[i].topic;

  return NULL;
}

static const char *
topic_around (GtkWidget *widget)
{
  const char *topic = NULL;

  for (; widget && topic == NULL; widget = gtk_widget_get_parent (widget))
    topic = topic_of (widget);

  return topic;
}

static const char *
topic_of_window (GtkWindow *window)
{
  const char *topic = topic_around (gtk_window_get_focus (window));

  if (topic == NULL)
    topic = topic_of (GTK_WIDGET (window));
  if (topic == NULL && BACKBONE_IS_WINDOW (window))
    topic = backbone_window_get_landscape (BACKBONE_WINDOW (window))
                ? topic_of (GTK_WIDGET (backbone_window_get_page (BACKBONE_WINDOW (window))))
                : "first-start";

  return topic;
}

/**
 * backbone_help_find_topic:
 * @window: any window of the program
 *
 * Returns: (transfer none) (not nullable): what the guide says about where the keyboard focus is, else
 * about the dialog or the page that shows, else about the window that the dialog belongs to
 */
const char *
backbone_help_find_topic (GtkWindow *window)
{
  const char *topic = NULL;

  for (; window && topic == NULL; window = gtk_window_get_transient_for (window))
    topic = topic_of_window (window);

  return topic ? topic : "index";
}

/**
 * backbone_help_dup_begun_at:
 * @guide: the guide, HTML
 * @topic: one of its anchors
 *
 * The portal through which a sandboxed program opens files takes a file and no anchor, so the file
 * itself says where to begin.
 *
 * Returns: (transfer full): the guide that begins there
 */
char *
backbone_help_dup_begun_at (const char *guide, const char *topic)
{
  const char *end = strstr (guide, "</head>");

  if (end == NULL)
    return g_strdup (guide);

  return g_strdup_printf ("%.*s<script>if (!location.hash) location.replace ('#%s')</script>\n%s",
                          (int)(end - guide), guide, topic, end);
}

/* Where it is */

/* (transfer full): one of its files, where it lies in a build folder, else where it is installed. */
static GFile *
find_file (const char *name)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self ? g_path_get_dirname (self) : g_strdup (".");
  g_autofree char *relative = g_build_filename ("../../docs/guide", name, NULL);
  g_autofree char *built = g_canonicalize_filename (relative, folder);

  if (g_file_test (built, G_FILE_TEST_IS_REGULAR))
    return g_file_new_for_path (built);

  return g_file_new_build_filename (BACKBONE_DOCDIR, name, NULL);
}

/* (transfer full): that of the first language of the user that has one. The English one has no language in its
 * name, and is for whoever has none. */
static GFile *
find_guide (void)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] && !g_str_equal (languages[i], "en"); i++)
    {
      g_autofree char *name = g_strdup_printf (NAME_OF_LANGUAGE, languages[i]);
      g_autoptr (GFile) guide = find_file (name);

      if (g_file_query_exists (guide, NULL))
        return g_steal_pointer (&guide);
    }

  return find_file (FILE_NAME);
}

/* As GIO decides whether to go by the portal. */
static gboolean
goes_by_portal (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS)
         || g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "1") == 0;
}

/* Opening */

static void
tell_failure (Opening *opening, const GError *error)
{
  g_autofree char *path = g_file_get_path (opening->guide);
  /* Translators: the first %s is a reason, the second one the path of a file. */
  g_autofree char *body
      = g_strdup_printf (_ ("%s\n\nOpen this file with a web browser: %s"), error->message, path);

  backbone_dialogs_tell (opening->window, _ ("The guide could not be opened"), body);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;

  if (!backbone_dialogs_open_uri_finish (result, &error))
    tell_failure (opening, error);
}

static void
open_copy (Opening *opening)
{
  g_autofree char *uri = g_file_get_uri (opening->copy);

  backbone_dialogs_open_uri_async (opening->window, uri, opened_cb, opening);
}

static void
copy_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    open_copy (g_steal_pointer (&opening));
  else
    tell_failure (opening, error);
}

static void
guide_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *guide = NULL;
  g_autofree char *begun = NULL;
  g_autoptr (GBytes) content = NULL;
  GFile *copy;

  if (!g_file_load_contents_finish (G_FILE (source), result, &guide, NULL, NULL, &error))
    {
      tell_failure (opening, error);
      return;
    }

  begun = backbone_help_dup_begun_at (guide, opening->topic);
  content = g_bytes_new (begun, strlen (begun));
  copy = opening->copy = g_file_new_build_filename (g_get_user_cache_dir (), FILE_NAME, NULL);
  g_file_replace_contents_bytes_async (copy, content, NULL, FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION, NULL, copy_written_cb,
                                       g_steal_pointer (&opening));
}

void
backbone_help_show (GtkWindow *window, const char *topic)
{
  Opening *opening = g_new0 (Opening, 1);
  g_autofree char *uri = NULL;
  g_autofree char *place = NULL;

  opening->window = g_object_ref (window);
  opening->topic = g_strdup (topic);
  opening->guide = find_guide ();
  if (goes_by_portal ())
    {
      g_file_load_contents_async (opening->guide, NULL, guide_read_cb, opening);
      return;
    }

  uri = g_file_get_uri (opening->guide);
  place = g_strdup_printf ("%s#%s", uri, topic);
  backbone_dialogs_open_uri_async (window, place, opened_cb, opening);
}

static gboolean
help_wanted_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  backbone_help_show (GTK_WINDOW (widget), backbone_help_find_topic (GTK_WINDOW (widget)));
  return TRUE;
}

void
backbone_help_init (void)
{
  GtkWidgetClass *widget_class = g_type_class_ref (GTK_TYPE_WINDOW);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_F1, 0, help_wanted_cb, NULL);
}
