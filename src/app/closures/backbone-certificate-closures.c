/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-closures.h"

#include "backbone-clock.h"

#include <glib/gi18n-lib.h>

/* What is shown of certificates. */

char *
backbone_closure_validity (gpointer self, BackboneTime not_before, BackboneTime not_after)
{
  g_autofree char *from = backbone_time_to_text (not_before, BACKBONE_TIME_DAY, NULL);
  g_autofree char *until = backbone_time_to_text (not_after, BACKBONE_TIME_DAY, NULL);

  /* Translators: two dates */
  return g_strdup_printf (_ ("%s to %s"), from ? from : "?", until ? until : "?");
}

static BackboneTime
get_now (void)
{
  return backbone_clock_get_now (backbone_clock_get_default ());
}

/* A widget that has no landscape yet has no steps. */
static const BackboneExpirySteps *
steps_or_default (const BackboneExpirySteps *steps)
{
  return steps ? steps : &backbone_expiry_steps_default;
}

char *
backbone_closure_certificate_warning (gpointer self,
                                      BackboneTime not_before,
                                      BackboneTime not_after,
                                      const BackboneExpirySteps *steps)
{
  return backbone_expiry_dup_warning (not_before, not_after, get_now (), steps_or_default (steps));
}

char *
backbone_closure_certificate_state (gpointer self,
                                    BackboneTime not_before,
                                    BackboneTime not_after,
                                    const BackboneExpirySteps *steps)
{
  int days = backbone_expiry_days_left (not_after, get_now ());
  char *warning = backbone_closure_certificate_warning (self, not_before, not_after, steps);

  if (warning)
    return warning;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", days), days);
}

BackboneMark
backbone_closure_certificate_mark (gpointer self,
                                   BackboneTime not_before,
                                   BackboneTime not_after,
                                   const BackboneExpirySteps *steps)
{
  if (not_before > get_now ())
    return BACKBONE_MARK_ATTENTION;

  return backbone_closure_expiry_mark (
      self, backbone_expiry_of (not_after, get_now (), steps_or_default (steps)));
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
backbone_closure_certificate_subtitle (gpointer self,
                                       BackboneClientCertificate *certificate,
                                       const BackboneExpirySteps *steps)
{
  if (certificate == NULL)
    return g_strdup (_ ("Choose a PFX file."));

  return backbone_closure_certificate_state (
      self, backbone_client_certificate_get_not_before (certificate),
      backbone_client_certificate_get_not_after (certificate), steps);
}

char *
backbone_closure_expiry_warning (gpointer self, guint step, BackboneTime expires)
{
  char *text = backbone_expiry_to_text (step, expires, get_now ());

  return text ? text : g_strdup ("");
}

char *
backbone_closure_expiry_tooltip (gpointer self, BackboneTime expires)
{
  g_autofree char *until = backbone_time_to_text (expires, BACKBONE_TIME_DAY, NULL);

  if (backbone_expiry_is_over (expires, get_now ()))
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("The client certificate expired on %s"), until ? until : "?");

  /* Translators: %s is a date */
  return g_strdup_printf (_ ("The client certificate expires on %s"), until ? until : "?");
}
