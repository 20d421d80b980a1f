/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-audit-action.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *action;
  const char *title;
} titles[] = {
  { "archive-restore", N_ ("Landscape restored from an archive") },
  { "archive-save", N_ ("Archive saved") },
  { "assignment-remove", N_ ("S-User no longer assigned") },
  { "assignment-set", N_ ("S-User assigned") },
  { "assignments-import", N_ ("Assignments imported") },
  { "certificate-remove", N_ ("Client certificate removed") },
  { "certificate-set", N_ ("Client certificate saved") },
  { "channel-set", N_ ("Channel changed") },
  { "channel-test", N_ ("Channel tested") },
  { "customer-add", N_ ("Customer added") },
  { "customer-edit", N_ ("Customer changed") },
  { "customer-remove", N_ ("Customer deleted") },
  { "customer-restore", N_ ("Customer brought back") },
  { "diagnose", N_ ("Connection diagnosed") },
  { "endpoint-set", N_ ("Endpoint changed") },
  { "exchange", N_ ("Exchange tried") },
  { "expiry-acknowledge", N_ ("Expiry acknowledged") },
  { "expiry-withdraw", N_ ("Acknowledgement of an expiry withdrawn") },
  { "export-assignments", N_ ("Assignments exported") },
  { "export-customer-numbers", N_ ("Customer numbers exported") },
  { "export-mass-setup", N_ ("Mass set-up file with passwords exported") },
  { "import", N_ ("Customers imported") },
  { "installation-add", N_ ("Installation found") },
  { "installation-change", N_ ("Installation changed") },
  { "installation-missing", N_ ("Installation no longer listed") },
  { "installation-move", N_ ("Installation moved to another customer") },
  { "landscape-create", N_ ("Landscape made") },
  { "landscape-set", N_ ("Landscape renamed") },
  { "legacy-switch", N_ ("Legacy switch recorded") },
  { "local-user-add", N_ ("Local user added") },
  { "local-user-remove", N_ ("Local user removed") },
  { "local-user-rename", N_ ("Local user renamed") },
  { "maintenance-add", N_ ("Maintenance planned") },
  { "maintenance-remove", N_ ("Planned maintenance removed") },
  { "multi-customer", N_ ("Multi-customer handling changed") },
  { "owner-change", N_ ("Installation owner changed") },
  { "password-refused", N_ ("New password refused") },
  { "password-rotate", N_ ("Password changed") },
  { "profile-set", N_ ("Endpoint profile changed") },
  { "proxy-set", N_ ("Proxy changed") },
  { "retention-set", N_ ("Keeping of the history changed") },
  { "rules-set", N_ ("Rules of checks changed") },
  { "s-user-add", N_ ("S-User added") },
  { "s-user-authorisations", N_ ("Authorisations of an S-User noted") },
  { "s-user-edit", N_ ("S-User changed") },
  { "s-user-remove", N_ ("S-User removed") },
  { "s-user-restore", N_ ("S-User brought back") },
  { "schedule-set", N_ ("Schedule changed") },
  { "setup-done", N_ ("Step of the migration marked as done") },
  { "setup-reopen", N_ ("Step of the migration reopened") },
  { "setup-run", N_ ("Step of the migration run") },
  { "setup-set", N_ ("Settings of the migration changed") },
  { "time-limit-set", N_ ("Time limits changed") },
  { "trust-add", N_ ("CA certificate added") },
  { "trust-remove", N_ ("CA certificate removed") },
  { "user-hold", N_ ("User held back, so as not to lock it") },
  { "user-release", N_ ("User released") },
};

/**
 * backbone_audit_action_to_title:
 * @action: the action of an audit entry
 *
 * Returns: (transfer none): what was done, translated; @action itself for one of another version
 */
const char *
backbone_audit_action_to_title (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (g_str_equal (titles[i].action, action))
        return _ (titles[i].title);
    }

  return action;
}

/**
 * backbone_audit_action_find:
 * @word: a part of what people read, in any case
 *
 * Returns: (transfer full): the actions whose titles hold @word
 */
char **
backbone_audit_action_find (const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = g_utf8_casefold (_ (titles[i].title), -1);

      if (strstr (title, folded))
        g_strv_builder_add (builder, titles[i].action);
    }

  return g_strv_builder_end (builder);
}
