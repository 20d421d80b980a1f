/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-closures.h"

#include "backbone-clock.h"

#include <glib/gi18n-lib.h>

/* What the table of assignments and the list of S-Users show. */

static gboolean
lacks_download (BackboneAssignmentState state, BackboneGrant download)
{
  return state == BACKBONE_ASSIGNMENT_STATE_OK && download == BACKBONE_GRANT_MISSING;
}

/* Every customer needs the batch user's; other local users are there for some customers only. */
static gboolean
is_needed (const char *local_user)
{
  return g_strcmp0 (local_user, BACKBONE_LOCAL_USER_DEFAULT) == 0;
}

BackboneMark
backbone_closure_assignment_mark (gpointer self,
                                  const char *local_user,
                                  BackboneAssignmentState state,
                                  BackboneGrant download,
                                  gboolean loaded)
{
  if (!loaded)
    return BACKBONE_MARK_NONE;
  if (lacks_download (state, download))
    return BACKBONE_MARK_ATTENTION;

  switch (state)
    {
    case BACKBONE_ASSIGNMENT_STATE_GAP:
      return is_needed (local_user) ? BACKBONE_MARK_FAILING : BACKBONE_MARK_NEVER;
    case BACKBONE_ASSIGNMENT_STATE_EXPIRED:
    case BACKBONE_ASSIGNMENT_STATE_WRONG_CUSTOMER:
    case BACKBONE_ASSIGNMENT_STATE_LOCKED:
      return BACKBONE_MARK_FAILING;
    case BACKBONE_ASSIGNMENT_STATE_EXPIRING:
    case BACKBONE_ASSIGNMENT_STATE_UNKNOWN_S_USER:
    case BACKBONE_ASSIGNMENT_STATE_NO_PASSWORD:
      return BACKBONE_MARK_ATTENTION;
    case BACKBONE_ASSIGNMENT_STATE_OK:
    default:
      return BACKBONE_MARK_WORKING;
    }
}

char *
backbone_closure_assignment_id (gpointer self, const char *s_user, gboolean loaded)
{
  if (!loaded)
    return g_strdup ("");

  return g_strdup (s_user ? s_user : _ ("No S-User"));
}

static char *
describe_end (BackboneTime expires)
{
  BackboneTime now = backbone_clock_get_now (backbone_clock_get_default ());
  int days = backbone_expiry_days_left (expires, now);

  if (backbone_expiry_is_over (expires, now))
    return g_strdup (_ ("expired"));
  if (days == 0)
    return g_strdup (_ ("expires today"));

  return g_strdup_printf (ngettext ("expires in %d day", "expires in %d days", days), days);
}

char *
backbone_closure_assignment_detail (gpointer self,
                                    BackboneAssignmentState state,
                                    BackboneGrant download,
                                    BackboneTime expires,
                                    const char *s_user_customer,
                                    gboolean loaded)
{
  if (!loaded)
    return g_strdup ("");
  if (lacks_download (state, download))
    return g_strdup (_ ("no Software Download"));

  switch (state)
    {
    case BACKBONE_ASSIGNMENT_STATE_EXPIRED:
      return g_strdup (_ ("expired"));
    case BACKBONE_ASSIGNMENT_STATE_EXPIRING:
      return describe_end (expires);
    case BACKBONE_ASSIGNMENT_STATE_WRONG_CUSTOMER:
      /* Translators: %s is a customer number */
      return g_strdup_printf (_ ("belongs to %s"), s_user_customer ? s_user_customer : "");
    case BACKBONE_ASSIGNMENT_STATE_UNKNOWN_S_USER:
      return g_strdup (_ ("not confirmed"));
    case BACKBONE_ASSIGNMENT_STATE_NO_PASSWORD:
      return g_strdup (_ ("no password"));
    case BACKBONE_ASSIGNMENT_STATE_LOCKED:
      return g_strdup (_ ("locked"));
    case BACKBONE_ASSIGNMENT_STATE_GAP:
    case BACKBONE_ASSIGNMENT_STATE_OK:
    default:
      return g_strdup ("");
    }
}

GStrv
backbone_closure_assignment_classes (gpointer self,
                                     const char *local_user,
                                     BackboneAssignmentState state,
                                     BackboneGrant download,
                                     gboolean loaded)
{
  BackboneMark mark = backbone_closure_assignment_mark (self, local_user, state, download, loaded);
  const char *const failing[] = { "assignment", "failing", NULL };
  const char *const attention[] = { "assignment", "attention", NULL };
  const char *const open[] = { "assignment", "open", NULL };
  const char *const plain[] = { "assignment", NULL };

  if (mark == BACKBONE_MARK_FAILING)
    return g_strdupv ((char **)failing);
  if (mark == BACKBONE_MARK_ATTENTION)
    return g_strdupv ((char **)attention);
  if (mark == BACKBONE_MARK_NEVER)
    return g_strdupv ((char **)open);

  return g_strdupv ((char **)plain);
}

char *
backbone_closure_assignment_name (gpointer self,
                                  const char *local_user,
                                  const char *number,
                                  const char *description,
                                  const char *s_user,
                                  const char *detail,
                                  gboolean loaded)
{
  if (!loaded)
    return g_strdup (_ ("Loading"));
  if (detail && *detail)
    /* Translators: the cell of a table: local user, name and number of a customer, the S-User that
     * acts for both, and what is the matter with it */
    return g_strdup_printf (_ ("%s, %s, %s: %s, %s"), local_user, description, number,
                            s_user ? s_user : _ ("No S-User"), detail);

  /* Translators: the cell of a table: local user, name and number of a customer, the S-User that
   * acts for both */
  return g_strdup_printf (_ ("%s, %s, %s: %s"), local_user, description, number,
                          s_user ? s_user : _ ("No S-User"));
}

char *
backbone_closure_assignment_state (gpointer self, BackboneAssignmentState state)
{
  return g_strdup (backbone_assignment_state_to_title (state));
}

char *
backbone_closure_assignment_row_name (gpointer self,
                                      const char *number,
                                      const char *description,
                                      gboolean loaded)
{
  /* Translators: name and number of a customer */
  return loaded ? g_strdup_printf (_ ("%s, %s"), description, number) : g_strdup (_ ("Loading"));
}

BackboneMark
backbone_closure_s_user_mark (gpointer self,
                              BackboneSUserState state,
                              BackboneTime held_since,
                              gboolean confirmed,
                              BackboneGrant download,
                              gboolean has_password)
{
  if (held_since != 0)
    return BACKBONE_MARK_HELD;

  switch (state)
    {
    case BACKBONE_S_USER_STATE_EXPIRED:
    case BACKBONE_S_USER_STATE_DELETED:
    case BACKBONE_S_USER_STATE_LOCKED:
      return BACKBONE_MARK_FAILING;
    case BACKBONE_S_USER_STATE_EXPIRING:
      return BACKBONE_MARK_ATTENTION;
    case BACKBONE_S_USER_STATE_VALID:
      return confirmed && has_password && download != BACKBONE_GRANT_MISSING
                 ? BACKBONE_MARK_WORKING
                 : BACKBONE_MARK_ATTENTION;
    case BACKBONE_S_USER_STATE_UNKNOWN:
    default:
      return BACKBONE_MARK_NEVER;
    }
}

char *
backbone_closure_s_user_state (gpointer self, BackboneSUserState state, BackboneTime held_since)
{
  return g_strdup (held_since != 0 ? _ ("Held back") : backbone_s_user_state_to_title (state));
}

char *
backbone_closure_s_user_expires (gpointer self, BackboneTime expires, guint step)
{
  g_autofree char *day = NULL;
  g_autofree char *left = NULL;

  if (expires == 0)
    return g_strdup (_ ("not known"));

  day = backbone_closure_expiry_date (self, "s-user", expires);
  if (!backbone_expiry_wants_attention (step))
    return g_steal_pointer (&day);

  left = describe_end (expires);

  return g_strdup_printf ("%s · %s", day, left);
}

GStrv
backbone_closure_s_user_expires_classes (gpointer self, guint step)
{
  const char *state = step == BACKBONE_EXPIRY_NONE             ? "dim-label"
                      : step >= BACKBONE_EXPIRY_URGENT         ? "error"
                      : backbone_expiry_wants_attention (step) ? "warning"
                                                               : NULL;
  const char *const classes[] = { "numeric", state, NULL };

  return g_strdupv ((char **)classes);
}

char *
backbone_closure_s_user_customer (gpointer self, const char *customer, gboolean confirmed)
{
  if (customer == NULL)
    return g_strdup (_ ("not known"));

  /* Translators: %s is a customer number */
  return confirmed ? g_strdup (customer) : g_strdup_printf (_ ("%s · not confirmed"), customer);
}

char *
backbone_closure_s_user_download (gpointer self, BackboneGrant download)
{
  return g_strdup (backbone_grant_to_title (download));
}

char *
backbone_closure_s_user_authorisations (gpointer self, GStrv authorisations)
{
  return authorisations ? g_strjoinv (", ", authorisations) : g_strdup ("");
}

char *
backbone_closure_s_user_source (gpointer self, BackboneSource source, BackboneTime time)
{
  g_autofree char *day = NULL;

  if (time == 0)
    return g_strdup ("");

  day = backbone_time_to_text (time, BACKBONE_TIME_DAY, NULL);

  /* Translators: where something is known from, and a date */
  return g_strdup_printf (_ ("%s, %s"), backbone_source_to_title (source), day);
}

char *
backbone_closure_s_user_password (gpointer self, gboolean has_password, BackboneTime saved)
{
  g_autofree char *day = NULL;

  if (!has_password)
    return g_strdup (_ ("not saved"));
  if (saved == 0)
    return g_strdup (_ ("saved"));

  day = backbone_time_to_text (saved, BACKBONE_TIME_DAY, NULL);

  /* Translators: %s is a date */
  return g_strdup_printf (_ ("saved %s"), day);
}

char *
backbone_closure_s_user_row_name (gpointer self,
                                  const char *id,
                                  const char *customer,
                                  BackboneSUserState state,
                                  BackboneTime held_since)
{
  g_autofree char *text = backbone_closure_s_user_state (self, state, held_since);

  /* Translators: the ID of an S-User, its customer number, and how it is */
  return g_strdup_printf (_ ("%s, customer %s: %s"), id, customer ? customer : _ ("not known"),
                          text);
}

char *
backbone_closure_verify_label (gpointer self, const char *view, guint n_selected)
{
  if (g_strcmp0 (view, "s-users") != 0 || n_selected == 0)
    return g_strdup (_ ("Verify all"));

  /* Translators: the label of a button: how many S-Users are selected */
  return g_strdup_printf (_ ("Verify %'u"), n_selected);
}

char *
backbone_closure_add_label (gpointer self, const char *view)
{
  return g_strdup (g_strcmp0 (view, "s-users") == 0 ? _ ("Add S-User…") : _ ("Add local user…"));
}

char *
backbone_closure_change_name (gpointer self,
                              BackboneImportOutcome outcome,
                              guint line,
                              const char *local_user,
                              const char *customer,
                              const char *s_user,
                              const char *reason)
{
  /* Translators: a row of a list: its number, local user, customer number, S-User, what happens to
   * it, and why */
  return g_strdup_printf (_ ("Line %u, %s, %s, %s: %s. %s"), line, local_user ? local_user : "",
                          customer ? customer : "", s_user ? s_user : "",
                          backbone_import_outcome_to_title (outcome), reason ? reason : "");
}
