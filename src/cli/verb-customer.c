/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-password.h"
#include "cli-run.h"
#include "cli-show.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *status;
  char *search;
  char *description;
  char *technical_user;
  gboolean password_stdin;
  gboolean no_password;
  char *tags;
  char *note;
  gboolean owner;
  char **added_tags;
  char **removed_tags;
} options;

#define TECHNICAL_USER_OPTION                                                                      \
  {                                                                                                \
    "technical-user", 0, 0, G_OPTION_ARG_FILENAME, &options.technical_user,                        \
        N_ ("The technical communication user"), N_ ("ID")                                         \
  }
#define PASSWORD_STDIN_OPTION                                                                      \
  {                                                                                                \
    "password-stdin", 0, 0, G_OPTION_ARG_NONE, &options.password_stdin,                            \
        N_ ("Read its password from standard input instead of asking for it"), NULL                \
  }
#define NO_PASSWORD_OPTION                                                                         \
  {                                                                                                \
    "no-password", 0, 0, G_OPTION_ARG_NONE, &options.no_password,                                  \
        N_ ("Neither read nor ask for its password: it is saved later"), NULL                      \
  }

static const GOptionEntry list_options[] = {
  { "status", 0, 0, G_OPTION_ARG_FILENAME, &options.status,
    N_ ("Only these: working, attention, failing or never-checked"), N_ ("STATUS") },
  { "search", 0, 0, G_OPTION_ARG_FILENAME, &options.search,
    N_ ("Only those with these words in number, description, user or tags"), N_ ("TEXT") },
  { NULL },
};

static const GOptionEntry add_options[] = {
  TECHNICAL_USER_OPTION,
  PASSWORD_STDIN_OPTION,
  NO_PASSWORD_OPTION,
  { "tags", 0, 0, G_OPTION_ARG_FILENAME, &options.tags, N_ ("Its tags, separated by commas"),
    N_ ("LIST") },
  { "note", 0, 0, G_OPTION_ARG_FILENAME, &options.note, N_ ("A note"), N_ ("TEXT") },
  { NULL },
};

static const GOptionEntry edit_options[] = {
  { "description", 0, 0, G_OPTION_ARG_FILENAME, &options.description, N_ ("The new description"),
    N_ ("TEXT") },
  TECHNICAL_USER_OPTION,
  PASSWORD_STDIN_OPTION,
  NO_PASSWORD_OPTION,
  { "tags", 0, 0, G_OPTION_ARG_FILENAME, &options.tags,
    N_ ("The new tags, separated by commas; empty for none"), N_ ("LIST") },
  { "note", 0, 0, G_OPTION_ARG_FILENAME, &options.note, N_ ("The new note; empty for none"),
    N_ ("TEXT") },
  { "owner", 0, 0, G_OPTION_ARG_NONE, &options.owner,
    N_ ("Make it the owner of the installation, instead of the present one"), NULL },
  { NULL },
};

static const GOptionEntry tag_options[] = {
  { "add", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.added_tags, N_ ("A tag that they get"),
    N_ ("TAG") },
  { "remove", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.removed_tags, N_ ("A tag that they lose"),
    N_ ("TAG") },
  { NULL },
};

static CliStatus
run_list (CliContext *context, GError **error)
{
  g_autoptr (BackboneCustomerList) list = backbone_customer_list_new (context->landscape);
  BackboneStatus status;

  if (options.status && !backbone_status_from_id (options.status, &status))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("There is no status “%s”: it must be working, attention, failing or "
                      "never-checked"),
                   options.status);
      return CLI_BAD_INPUT;
    }

  backbone_customer_list_set_fetch_all (list, TRUE);
  if (options.status)
    backbone_customer_list_set_status (list, status);
  if (options.search)
    backbone_customer_list_set_search (list, options.search);
  if (!cli_run_list (list, error))
    return CLI_FAILED;

  cli_output_print_list (context->output, cli_customer_columns, G_LIST_MODEL (list));
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    cli_output_add_line (context->output, "%s", _ ("There is no such customer."));

  return CLI_DONE;
}

/* The password that --password-stdin or a person gives for the technical user; none with
 * --no-password. */
static gboolean
get_password (BackboneSecret **password, GError **error)
{
  g_autofree char *prompt = NULL;

  *password = NULL;
  if (options.password_stdin && options.no_password)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--password-stdin and --no-password exclude each other"));
      return FALSE;
    }

  if (options.no_password)
    return TRUE;

  prompt = options.technical_user
               /* Translators: %s is the ID of a user; mind the blank at the end */
               ? g_strdup_printf (_ ("Password of %s: "), options.technical_user)
               : g_strdup (_ ("Password: "));
  *password = cli_password_get (options.password_stdin, prompt, error);
  return *password != NULL;
}

/* (transfer full) (nullable): those of --tags; NULL if it was not given. */
static char **
split_tags (void)
{
  char **tags = options.tags ? g_strsplit (options.tags, ",", -1) : NULL;

  for (guint i = 0; tags && tags[i] != NULL; i++)
    g_strstrip (tags[i]);

  return tags;
}

static CliStatus
run_add (CliContext *context, GError **error)
{
  g_autoptr (BackboneSecret) password = NULL;
  g_autofree char *message = NULL;
  g_autofree char *number = backbone_customer_number_normalize (context->arguments[0], error);
  g_auto (GStrv) tags = split_tags ();

  if (number == NULL || !backbone_description_validate (context->arguments[1], error))
    return CLI_BAD_INPUT;

  if (options.technical_user == NULL && (options.password_stdin || options.no_password))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("A password goes with --technical-user"));
      return CLI_BAD_INPUT;
    }

  if (options.technical_user && !get_password (&password, error))
    return CLI_BAD_INPUT;

  const BackboneCustomerEdit values = {
    .description = context->arguments[1],
    .technical_user = options.technical_user,
    .password = password,
    .tags = (const char *const *)tags,
    .note = options.note,
  };

  /* Translators: %s is a customer number */
  message = g_strdup_printf (_ ("Customer %s was added."), number);

  return cli_run_edit (context,
                       backbone_customer_add_with_job_new (context->landscape, number, &values),
                       message, error);
}

/* Of the customer itself; who the owner is, is told of the landscape. */
static gboolean
is_nothing_to_edit (void)
{
  return options.description == NULL && options.technical_user == NULL && options.tags == NULL
         && options.note == NULL && !options.password_stdin;
}

/* Another user has another password. */
static gboolean
needs_password (void)
{
  return options.password_stdin || options.no_password
         || (options.technical_user && *options.technical_user != '\0');
}

static CliStatus
set_owner (CliContext *context, const char *number, GError **error)
{
  /* Translators: %s is a customer number */
  g_autofree char *message = g_strdup_printf (_ ("Customer %s owns the installation now."), number);

  return cli_run_edit (context, backbone_owner_set_job_new (context->landscape, number), message,
                       error);
}

static CliStatus
run_edit (CliContext *context, GError **error)
{
  g_autoptr (BackboneSecret) password = NULL;
  CliStatus status;
  g_autofree char *message = NULL;
  g_autofree char *number = backbone_customer_number_normalize (context->arguments[0], error);
  g_auto (GStrv) tags = split_tags ();

  if (number == NULL)
    return CLI_BAD_INPUT;

  if (is_nothing_to_edit () && options.owner)
    return set_owner (context, number, error);
  if (is_nothing_to_edit ())
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Nothing to change was given"));
      return CLI_BAD_INPUT;
    }

  if (needs_password () && !get_password (&password, error))
    return CLI_BAD_INPUT;

  const BackboneCustomerEdit edit = {
    .description = options.description,
    .technical_user = options.technical_user,
    .password = password,
    .tags = (const char *const *)tags,
    .note = options.note,
  };

  /* Translators: %s is a customer number */
  message = g_strdup_printf (_ ("Customer %s was changed."), number);

  status = cli_run_edit (
      context, backbone_customer_edit_job_new (context->landscape, number, &edit), message, error);

  return status == CLI_DONE && options.owner ? set_owner (context, number, error) : status;
}

static CliStatus
run_tag (CliContext *context, GError **error)
{
  g_autofree char *message = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "The tags of %u customer are as wanted.",
                   "The tags of %u customers are as wanted.", context->n_arguments),
      context->n_arguments);

  if (options.added_tags == NULL && options.removed_tags == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Nothing to change was given: --add or --remove"));
      return CLI_BAD_INPUT;
    }

  return cli_run_edit (context,
                       backbone_customer_tags_job_new (context->landscape,
                                                       (const char *const *)context->arguments,
                                                       (const char *const *)options.added_tags,
                                                       (const char *const *)options.removed_tags),
                       message, error);
}

/* Of all channels of the customers in @numbers. */
static CliStatus
set_channels (CliContext *context, const char *const *numbers, const char *setting, GError **error)
{
  const char *const settings[] = { setting, NULL };
  guint n_numbers = g_strv_length ((char **)numbers);
  g_autofree char *message
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The channels of %u customer were changed.",
                                      "The channels of %u customers were changed.", n_numbers),
                         n_numbers);

  return cli_run_edit (context,
                       backbone_channel_edit_job_new (context->landscape, numbers, NULL, settings),
                       message, error);
}

static CliStatus
run_enable (CliContext *context, GError **error)
{
  return set_channels (context, (const char *const *)context->arguments, "enabled=yes", error);
}

static CliStatus
run_disable (CliContext *context, GError **error)
{
  return set_channels (context, (const char *const *)context->arguments, "enabled=no", error);
}

static CliStatus
run_proxy (CliContext *context, GError **error)
{
  g_autofree char *setting = g_strconcat ("proxy=", context->arguments[0], NULL);

  return set_channels (context, (const char *const *)context->arguments + 1, setting, error);
}

static CliStatus
run_remove (CliContext *context, GError **error)
{
  const char *const *numbers = (const char *const *)context->arguments;
  g_autofree char *message = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u customer was removed with its channels and its password.",
                   "%u customers were removed with their channels and passwords.",
                   context->n_arguments),
      context->n_arguments);

  return cli_run_edit (context, backbone_customer_remove_job_new (context->landscape, numbers),
                       message, error);
}

static CliStatus
run_show (CliContext *context, GError **error)
{
  return cli_show_customer (context, context->arguments[0], error);
}

const CliVerb cli_customer_verbs[] = {
  { "customer", "list", NULL, N_ ("Lists customers and how their channels are"),
    "backbonectl customer list --status failing", list_options, 0, 0, FALSE, run_list },
  { "customer", "add", "NUMBER DESCRIPTION", N_ ("Adds a customer with its three channels"),
    "backbonectl customer add 1105772 \"Example AG\" --technical-user S0018132425", add_options, 2,
    2, FALSE, run_add },
  { "customer", "edit", "NUMBER", N_ ("Changes a customer, its technical user or its password"),
    "backbonectl customer edit 1105772 --password-stdin < password.txt", edit_options, 1, 1, FALSE,
    run_edit },
  { "customer", "tag", "NUMBER...", N_ ("Gives tags to customers, or takes them away"),
    "backbonectl customer tag 1105772 1105780 --add north --remove pilot", tag_options, 1, -1,
    FALSE, run_tag },
  { "customer", "enable", "NUMBER...", N_ ("Uses and checks all channels of customers again"),
    "backbonectl customer enable 1105772 1105780", NULL, 1, -1, FALSE, run_enable },
  { "customer", "disable", "NUMBER...",
    N_ ("Leaves all channels of customers out of use and of checks"),
    "backbonectl customer disable 1105772 1105780", NULL, 1, -1, FALSE, run_disable },
  { "customer", "proxy", "inherit|direct|http://HOST:PORT NUMBER...",
    N_ ("Sets the proxy of all channels of customers"),
    "backbonectl customer proxy direct 1105772 1105780", NULL, 2, -1, FALSE, run_proxy },
  { "customer", "remove", "NUMBER...", N_ ("Removes customers with their channels and passwords"),
    "backbonectl customer remove 1105772", NULL, 1, -1, FALSE, run_remove },
  { "customer", "show", "NUMBER", N_ ("Shows all about a customer: cause and next step too"),
    "backbonectl customer show 1105772", NULL, 1, 1, FALSE, run_show },
  { NULL },
};
