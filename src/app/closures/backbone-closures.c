/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-closures.h"

#include <glib/gi18n-lib.h>

gboolean
backbone_closure_not (gpointer self, gboolean value)
{
  return !value;
}

gboolean
backbone_closure_is_set (gpointer self, GObject *object)
{
  return object != NULL;
}

gboolean
backbone_closure_is_unset (gpointer self, GObject *object)
{
  return object == NULL;
}

gboolean
backbone_closure_has_text (gpointer self, const char *text)
{
  return text != NULL && *text != '\0';
}

void
backbone_closure_show_if_text (GtkLabel *label)
{
  gtk_widget_set_visible (GTK_WIDGET (label), *gtk_label_get_label (label) != '\0');
}

char *
backbone_closure_count (gpointer self, guint count)
{
  return g_strdup_printf ("%'u", count);
}

gboolean
backbone_closure_mark_has_icon (gpointer self, BackboneMark mark)
{
  return backbone_mark_get_icon_name (mark) != NULL;
}

BackboneMark
backbone_closure_status_mark (gpointer self, BackboneStatus status, gboolean loaded)
{
  return loaded ? backbone_mark_from_status (status) : BACKBONE_MARK_NONE;
}

char *
backbone_closure_status_text (gpointer self, BackboneStatus status, gboolean loaded)
{
  return g_strdup (loaded ? backbone_status_to_title (status) : "");
}

BackboneMark
backbone_closure_cell_mark (gpointer self,
                            BackboneVerdict verdict,
                            gboolean enabled,
                            gboolean loaded)
{
  return loaded ? backbone_mark_from_verdict (verdict, enabled) : BACKBONE_MARK_NONE;
}

char *
backbone_closure_cell_text (gpointer self,
                            BackboneChannelKind kind,
                            BackboneVerdict verdict,
                            gboolean enabled,
                            gboolean loaded)
{
  if (!loaded)
    return g_strdup ("");

  /* Translators: a channel and what is known about it, such as "Portal: Password refused" */
  return g_strdup_printf (_ ("%s: %s"), backbone_channel_kind_to_title (kind),
                          enabled ? backbone_verdict_to_title (verdict) : _ ("Not in use"));
}

char *
backbone_closure_row_name (gpointer self,
                           BackboneStatus status,
                           const char *number,
                           const char *description,
                           gboolean loaded)
{
  if (!loaded)
    return g_strdup (_ ("Loading"));

  /* Translators: name and number of a customer and its status */
  return g_strdup_printf (_ ("%s, %s: %s"), description, number, backbone_status_to_title (status));
}

char *
backbone_closure_tags (gpointer self, gboolean owner, GStrv tags)
{
  GString *text = g_string_new (owner ? _ ("owner") : NULL);

  for (guint i = 0; tags && tags[i]; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", tags[i]);

  return g_string_free (text, FALSE);
}

char *
backbone_closure_selection_title (gpointer self, guint n_selected)
{
  if (n_selected < 2)
    return g_strdup (_ ("No customer selected"));

  return g_strdup_printf (ngettext ("%'u customer selected", "%'u customers selected", n_selected),
                          n_selected);
}

char *
backbone_closure_selection_text (gpointer self, guint n_selected)
{
  return g_strdup (
      n_selected < 2
          ? _ ("Choose a customer to see what works, what does not, and what to do.")
          : _ ("The bar below the list checks, changes, exports or deletes all of them at once."));
}

char *
backbone_closure_technical_user (gpointer self, const char *technical_user, gboolean loaded)
{
  if (!loaded)
    return g_strdup ("");

  return g_strdup (technical_user ? technical_user : "—");
}

char *
backbone_closure_subtitle (gpointer self,
                           const char *number,
                           gboolean owner,
                           const char *technical_user)
{
  GString *text = g_string_new (number);

  if (owner)
    g_string_append_printf (text, " · %s", _ ("owner"));
  g_string_append_printf (text, " · %s", technical_user ? technical_user : _ ("no technical user"));

  return g_string_free (text, FALSE);
}

char *
backbone_closure_list_state (gpointer self,
                             gboolean loading,
                             const GError *error,
                             guint n_all,
                             guint n_shown,
                             const char *search)
{
  if (error)
    return g_strdup ("error");
  if (n_shown > 0)
    return g_strdup ("list");
  if (loading)
    return g_strdup ("loading");
  if (n_all == 0 && (search == NULL || *search == '\0'))
    return g_strdup ("empty");

  return g_strdup ("no-match");
}

gboolean
backbone_closure_only_owner (gpointer self, gboolean loading, guint n_all, const char *search)
{
  return !loading && n_all == 1 && (search == NULL || *search == '\0');
}

char *
backbone_closure_error_title (gpointer self, const GError *error)
{
  return g_strdup (error ? backbone_error_get_title (error) : "");
}

char *
backbone_closure_error_text (gpointer self, const GError *error)
{
  const char *next_step = error ? backbone_error_get_next_step (error) : NULL;

  if (error == NULL)
    return g_strdup ("");

  return next_step ? g_strdup_printf ("%s\n%s", error->message, next_step)
                   : g_strdup (error->message);
}

BackboneMark
backbone_closure_purpose_mark (gpointer self,
                               BackbonePurpose purpose,
                               BackboneVerdict incidents,
                               BackboneVerdict system_data,
                               BackboneVerdict early_watch,
                               BackboneVerdict notes)
{
  const BackboneVerdict verdicts[] = { incidents, system_data, early_watch, notes };

  return backbone_mark_from_verdict (verdicts[purpose], TRUE);
}

char *
backbone_closure_purpose_text (gpointer self,
                               BackbonePurpose purpose,
                               BackboneVerdict incidents,
                               BackboneVerdict system_data,
                               BackboneVerdict early_watch,
                               BackboneVerdict notes,
                               guint exchanged)
{
  const BackboneVerdict verdicts[] = { incidents, system_data, early_watch, notes };
  const char *title = backbone_purpose_to_title (purpose);
  const char *verdict = backbone_verdict_to_title (verdicts[purpose]);
  const char *kind = backbone_channel_kind_to_title (backbone_purpose_get_kind (purpose));

  if (exchanged & (1u << purpose))
    /* Translators: what a channel is for, what is known about it and the channel's name, such as
     * "SAP Notes: Working (tried over Note download)" */
    return g_strdup_printf (_ ("%s: %s (tried over %s)"), title, verdict, kind);

  /* Translators: what a channel is for, what is known about it and the channel's name, such as
   * "SAP Notes: Working (Note download)" */
  return g_strdup_printf (_ ("%s: %s (%s)"), title, verdict, kind);
}

gboolean
backbone_closure_label_tooltip (GtkLabel *label,
                                int x,
                                int y,
                                gboolean by_keyboard,
                                GtkTooltip *tooltip)
{
  const char *text = gtk_label_get_text (label);

  gtk_tooltip_set_text (tooltip, text);

  return *text != '\0';
}
