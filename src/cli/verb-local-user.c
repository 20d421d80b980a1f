/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"

#include <glib/gi18n-lib.h>

static const CliColumn columns[] = {
  { "name", N_ ("Local user"), "name" },
  { "assigned", N_ ("Assigned"), "n-assigned" },
  { "gaps", N_ ("Gaps"), "n-gaps" },
  { NULL },
};

static CliStatus
run_list (CliContext *context, GError **error)
{
  return cli_run_print_list (context, backbone_landscape_list_local_users (context->landscape),
                             columns, _ ("There is no local user."), error);
}

static CliStatus
run_add (CliContext *context, GError **error)
{
  g_autofree char *name = backbone_local_user_normalize (context->arguments[0], error);
  g_autofree char *message = NULL;

  if (name == NULL)
    return CLI_BAD_INPUT;

  /* Translators: %s is the name of a local user */
  message = g_strdup_printf (_ ("Local user %s was added."), name);

  return cli_run_edit (context, backbone_local_user_add_job_new (context->landscape, name), message,
                       error);
}

static CliStatus
run_rename (CliContext *context, GError **error)
{
  g_autofree char *name = backbone_local_user_normalize (context->arguments[0], error);
  g_autofree char *new_name = NULL;
  g_autofree char *message = NULL;

  if (name == NULL)
    return CLI_BAD_INPUT;
  new_name = backbone_local_user_normalize (context->arguments[1], error);
  if (new_name == NULL)
    return CLI_BAD_INPUT;

  /* Translators: the old and the new name of a local user */
  message = g_strdup_printf (_ ("Local user %s is called %s now."), name, new_name);

  return cli_run_edit (context,
                       backbone_local_user_rename_job_new (context->landscape, name, new_name),
                       message, error);
}

static CliStatus
run_remove (CliContext *context, GError **error)
{
  g_autofree char *name = backbone_local_user_normalize (context->arguments[0], error);
  g_autofree char *message = NULL;

  if (name == NULL)
    return CLI_BAD_INPUT;

  /* Translators: %s is the name of a local user */
  message = g_strdup_printf (_ ("Local user %s was removed, with its assignments."), name);

  return cli_run_edit (context, backbone_local_user_remove_job_new (context->landscape, name),
                       message, error);
}

const CliVerb cli_local_user_verbs[] = {
  { "local-user", "list", NULL, N_ ("Lists the local users of the Focused Run system"),
    "backbonectl local-user list", NULL, 0, 0, FALSE, run_list },
  { "local-user", "add", "NAME", N_ ("Adds a local user, whose jobs need S-Users too"),
    "backbonectl local-user add JOB_ADMIN", NULL, 1, 1, FALSE, run_add },
  { "local-user", "rename", "NAME NEW-NAME", N_ ("Renames a local user; its assignments stay"),
    "backbonectl local-user rename JOB_ADMIN BASIS_ADMIN", NULL, 2, 2, FALSE, run_rename },
  { "local-user", "remove", "NAME", N_ ("Removes a local user with its assignments"),
    "backbonectl local-user remove JOB_ADMIN", NULL, 1, 1, FALSE, run_remove },
  { NULL },
};
