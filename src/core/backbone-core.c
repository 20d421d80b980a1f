/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-landscape.h"
#include "backbone-redact-private.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* Passwords are in memory: neither a core dump nor another process of the same user may read them.
 * Sanitizers need what this takes away. */
static void
forbid_core_dumps (void)
{
  struct rlimit limit = { 0, 0 };

  if (g_getenv ("BACKBONE_ALLOW_CORE_DUMPS"))
    return;

  setrlimit (RLIMIT_CORE, &limit);
  prctl (PR_SET_DUMPABLE, 0);
}

/* The files of ui/ and ngettext() name no domain, so ours is that of the whole program. */
static void
find_translations (void)
{
  const char *folder = g_getenv ("BACKBONE_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder ? folder : BACKBONE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * backbone_core_init:
 *
 * To be called once at the start of main(), before any thread: translations (those of the folder that
 * `BACKBONE_LOCALE_DIR` names, for programs that are not installed), no core dumps unless
 * `BACKBONE_ALLOW_CORE_DUMPS` is set, logs without secrets, and GnuTLS without old versions of TLS
 * and without session tickets (with a resumed session the server's certificate would not be seen
 * again).
 */
void
backbone_core_init (void)
{
  find_translations ();

  /* GLib makes its C locale on first use; threads that do so together may find errno set, and take a
   * number for none. */
  g_ascii_strtoull ("0", NULL, 10);

  forbid_core_dumps ();
  backbone_redact_install ();

  g_setenv ("G_TLS_GNUTLS_PRIORITY",
            "NORMAL:%COMPAT:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:%NO_TICKETS", FALSE);
}
