/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-password.h"
#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *user;
  gboolean password_stdin;
  char *exclude;
} options;

static const GOptionEntry set_options[] = {
  { "user", 0, 0, G_OPTION_ARG_FILENAME, &options.user, N_ ("User for a proxy that wants a log-on"),
    N_ ("USER") },
  { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &options.password_stdin,
    N_ ("Read the password from standard input instead of asking for it"), NULL },
  { "exclude", 0, 0, G_OPTION_ARG_FILENAME, &options.exclude,
    N_ ("Hosts to reach without it, separated by commas"), N_ ("LIST") },
  { NULL },
};

static const CliColumn columns[] = {
  { "mode", N_ ("Mode"), "mode" },
  { "host", N_ ("Host"), "host" },
  { "port", N_ ("Port"), "port", .flags = CLI_COLUMN_ZERO_IS_NONE },
  { "user", N_ ("User"), "user" },
  { "exclude", N_ ("Exclude"), "exclusions" },
  { NULL },
};

static CliStatus
run_show (CliContext *context, GError **error)
{
  cli_output_print_record (context->output, columns,
                           backbone_landscape_get_proxy (context->landscape));

  return CLI_DONE;
}

static const CliColumn override_columns[] = {
  { "proxy", N_ ("Proxy"), "proxy" },
  { "channels", N_ ("Channels"), "n-channels" },
  { "customers", N_ ("Customers"), "n-customers" },
  { NULL },
};

static CliStatus
run_overrides (CliContext *context, GError **error)
{
  return cli_run_print_list (context, backbone_landscape_list_proxy_overrides (context->landscape),
                             override_columns, _ ("All channels use the proxy of the landscape."),
                             error);
}

static CliStatus
run_use_for_all (CliContext *context, GError **error)
{
  static const char *const settings[] = { "proxy=inherit", NULL };

  return cli_run_edit (context,
                       backbone_channel_edit_job_new (context->landscape, NULL, NULL, settings),
                       _ ("All channels use the proxy of the landscape."), error);
}

static gboolean
parse_url (const char *text, char **host, guint *port, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *path = uri ? g_uri_get_path (uri) : "";

  if (uri == NULL || g_strcmp0 (g_uri_get_scheme (uri), "http") != 0
      || g_uri_get_userinfo (uri) != NULL || g_uri_get_port (uri) <= 0
      || !(*path == '\0' || g_str_equal (path, "/")) || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL)
    {
      /* The text is not repeated: it may hold a password. */
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("The proxy must be system, direct or http://HOST:PORT; "
                              "its user is given with --user"));
      return FALSE;
    }

  *host = g_strdup (g_uri_get_host (uri));
  *port = g_uri_get_port (uri);
  return backbone_host_validate (*host, error);
}

static char **
split_exclusions (void)
{
  char **exclusions = g_strsplit (options.exclude ? options.exclude : "", ",", -1);
  guint n_kept = 0;

  for (guint i = 0; exclusions[i] != NULL; i++)
    {
      if (*g_strstrip (exclusions[i]) == '\0')
        g_free (exclusions[i]);
      else
        exclusions[n_kept++] = exclusions[i];
    }
  exclusions[n_kept] = NULL;

  return exclusions;
}

/* (transfer full): what the command line says. */
static BackboneProxy *
make_proxy (const char *text, GError **error)
{
  g_auto (GStrv) exclusions = split_exclusions ();
  g_autofree char *host = NULL;
  BackboneProxyMode mode;
  guint port = 0;

  if (!backbone_proxy_mode_from_id (text, &mode) || mode == BACKBONE_PROXY_MANUAL)
    {
      if (!parse_url (text, &host, &port, error))
        return NULL;
      mode = BACKBONE_PROXY_MANUAL;
    }

  if (mode != BACKBONE_PROXY_MANUAL && (options.user || options.password_stdin || options.exclude))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--user, --password-stdin and --exclude go with http://HOST:PORT"));
      return NULL;
    }

  return g_object_new (BACKBONE_TYPE_PROXY, "mode", mode, "host", host, "port", port, "user",
                       options.user, "exclusions", *exclusions ? exclusions : NULL, NULL);
}

/* A user without --password-stdin and without a terminal keeps the password that is saved. */
static gboolean
get_password (CliContext *context, BackboneSecret **password, GError **error)
{
  BackboneProxy *proxy = backbone_landscape_get_proxy (context->landscape);
  gboolean same_user
      = options.user && g_strcmp0 (options.user, backbone_proxy_get_user (proxy)) == 0;

  *password = NULL;
  if (options.user == NULL && !options.password_stdin)
    return TRUE;

  if (options.user == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--password-stdin goes with --user"));
      return FALSE;
    }

  if (same_user && !options.password_stdin)
    return TRUE;

  *password = cli_password_get (options.password_stdin, _ ("Password of the proxy user: "), error);
  return *password != NULL;
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  g_autoptr (BackboneProxy) proxy = make_proxy (context->arguments[0], error);
  g_autoptr (BackboneSecret) password = NULL;
  g_autofree char *message = NULL;
  g_autofree char *text = NULL;

  if (proxy == NULL || !get_password (context, &password, error))
    return CLI_BAD_INPUT;

  text = backbone_proxy_to_string (proxy);
  /* Translators: %s is "system", "direct" or an address */
  message = g_strdup_printf (_ ("The proxy is now: %s"), text);

  return cli_run_edit (context, backbone_proxy_set_job_new (context->landscape, proxy, password),
                       message, error);
}

const CliVerb cli_proxy_verbs[] = {
  { "proxy", "show", NULL, N_ ("Shows the proxy of the landscape"), "backbonectl proxy show", NULL,
    0, 0, FALSE, run_show },
  { "proxy", "set", "system|direct|http://HOST:PORT", N_ ("Changes the proxy of the landscape"),
    "backbonectl proxy set http://proxy.example.com:8080 --user frun --exclude \"*.example.com\"",
    set_options, 1, 1, FALSE, run_set },
  { "proxy", "overrides", NULL, N_ ("Lists by which other ways channels leave"),
    "backbonectl proxy overrides", NULL, 0, 0, FALSE, run_overrides },
  { "proxy", "use-for-all", NULL, N_ ("Takes the own proxy away from every channel"),
    "backbonectl proxy use-for-all", NULL, 0, 0, FALSE, run_use_for_all },
  { NULL },
};
