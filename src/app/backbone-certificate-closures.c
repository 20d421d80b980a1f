/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-closures.h"

#include <glib/gi18n-lib.h>

/* What is shown of client certificates. */

static char *
format_day (BackboneTime time)
{
  g_autoptr (GDateTime) date_time = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return date_time ? g_date_time_format (date_time, "%x") : g_strdup ("");
}

char *
backbone_closure_validity (gpointer self, BackboneTime not_before, BackboneTime not_after)
{
  g_autofree char *from = format_day (not_before);
  g_autofree char *until = format_day (not_after);

  /* Translators: two dates */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}

char *
backbone_closure_days_left (gpointer self, BackboneTime not_after)
{
  BackboneTime now = g_get_real_time ();
  int days = backbone_expiry_days_left (not_after, now);

  if (backbone_expiry_of (not_after, now) == BACKBONE_EXPIRY_OVER)
    return g_strdup (_ ("Expired"));
  if (days == 0)
    return g_strdup (_ ("Expires today"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", days), days);
}

BackboneMark
backbone_closure_expiry_mark (gpointer self, BackboneTime not_after)
{
  BackboneExpiry expiry = backbone_expiry_of (not_after, g_get_real_time ());

  if (expiry == BACKBONE_EXPIRY_OVER)
    return BACKBONE_MARK_FAILING;

  return backbone_expiry_wants_attention (expiry) ? BACKBONE_MARK_ATTENTION : BACKBONE_MARK_WORKING;
}

/* For labels that take markup. */
char *
backbone_closure_certificate_title (gpointer self, BackboneClientCertificate *certificate)
{
  if (certificate == NULL)
    return g_strdup (_ ("No certificate is saved"));

  return g_markup_escape_text (backbone_client_certificate_get_subject (certificate), -1);
}

char *
backbone_closure_certificate_subtitle (gpointer self, BackboneClientCertificate *certificate)
{
  if (certificate == NULL)
    return g_strdup (_ ("Choose a PFX file."));

  return backbone_closure_days_left (self, backbone_client_certificate_get_not_after (certificate));
}

char *
backbone_closure_expiry_warning (gpointer self, BackboneTime expires)
{
  char *text = backbone_expiry_to_text (expires, g_get_real_time ());

  return text ? text : g_strdup ("");
}

char *
backbone_closure_expiry_tooltip (gpointer self, BackboneTime expires)
{
  g_autofree char *until = format_day (expires);

  if (backbone_expiry_of (expires, g_get_real_time ()) == BACKBONE_EXPIRY_OVER)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("The client certificate expired on %s"), until);

  /* Translators: %s is a date */
  return g_strdup_printf (_ ("The client certificate expires on %s"), until);
}
