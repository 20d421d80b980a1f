/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-closures.h"

#include "backbone-clock.h"

#include <glib/gi18n-lib.h>

/* What the list of all that expires shows. */

char *
backbone_closure_expiry_what (gpointer self, const char *what)
{
  return what ? g_strdup (backbone_expiry_what_to_title (what)) : g_strdup ("");
}

BackboneMark
backbone_closure_expiry_mark (gpointer self, guint step)
{
  if (step == BACKBONE_EXPIRY_OVER)
    return BACKBONE_MARK_FAILING;

  return backbone_expiry_wants_attention (step) ? BACKBONE_MARK_ATTENTION : BACKBONE_MARK_WORKING;
}

char *
backbone_closure_expiry_state (gpointer self, guint step, guint days)
{
  if (step == BACKBONE_EXPIRY_OVER)
    return g_strdup (_ ("Expired"));
  if (!backbone_expiry_wants_attention (step))
    return g_strdup (_ ("Good"));

  /* Translators: state of a certificate or a user that ends within so many days */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Within %u day", "Within %u days", days),
                          days);
}

/* The last day of an S-User is one of UTC, as SAP says it; certificates end at a point in time. */
char *
backbone_closure_expiry_date (gpointer self, const char *what, BackboneTime expires)
{
  g_autoptr (GTimeZone) utc = g_strcmp0 (what, "s-user") == 0 ? g_time_zone_new_utc () : NULL;

  return backbone_time_to_text (expires, BACKBONE_TIME_DAY, utc);
}

char *
backbone_closure_expiry_left (gpointer self, BackboneTime expires)
{
  BackboneTime now = backbone_clock_get_now (backbone_clock_get_default ());
  guint days = (guint)backbone_expiry_days_left (MAX (expires, now), MIN (expires, now));

  if (expires == 0)
    return g_strdup ("");
  if (expires <= now)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day ago", "%u days ago", days), days);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", days), days);
}

char *
backbone_closure_expiry_acknowledged (gpointer self,
                                      guint step,
                                      gboolean acknowledged,
                                      const char *by,
                                      BackboneTime at)
{
  g_autofree char *date = NULL;

  if (!acknowledged || !backbone_expiry_wants_attention (step))
    return g_strdup ("");
  if (by == NULL || at == 0)
    return g_strdup (_ ("Yes"));

  date = backbone_time_to_text (at, BACKBONE_TIME_DAY, NULL);

  /* Translators: who has acknowledged something, and the date of that */
  return g_strdup_printf (_ ("%s, %s"), by, date);
}

char *
backbone_closure_expiry_row_name (gpointer self,
                                  const char *what,
                                  const char *name,
                                  BackboneTime expires,
                                  guint step,
                                  guint days,
                                  gboolean acknowledged)
{
  g_autofree char *title = backbone_closure_expiry_what (self, what);
  g_autofree char *date = backbone_closure_expiry_date (self, what, expires);
  g_autofree char *state = backbone_closure_expiry_state (self, step, days);

  if (acknowledged && backbone_expiry_wants_attention (step))
    /* Translators: a row for screen readers: what expires, its name, its state, until when */
    return g_strdup_printf (_ ("%s %s, %s, %s, acknowledged"), title, name, state, date);

  /* Translators: a row for screen readers: what expires, its name, its state, until when */
  return g_strdup_printf (_ ("%s %s, %s, %s"), title, name, state, date);
}

gboolean
backbone_closure_expiry_summary_shows (gpointer self, const char *summary)
{
  return summary != NULL;
}
