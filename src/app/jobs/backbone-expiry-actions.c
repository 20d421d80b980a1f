/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-expiry-actions.h"

#include "backbone-connectivity-page.h"
#include "backbone-s-users-page.h"
#include "backbone-window.h"

#include <glib/gi18n-lib.h>

/* What is being acknowledged. */
typedef struct
{
  BackboneWindow *window;
  GStrv items;
} Acknowledgement;

static void
acknowledgement_free (Acknowledgement *self)
{
  g_object_unref (self->window);
  g_strfreev (self->items);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Acknowledgement, acknowledgement_free)

static char *
dup_text (Acknowledgement *self)
{
  guint n = g_strv_length (self->items);

  if (n == 1)
    /* Translators: the name of a host or the ID of a user */
    return g_strdup_printf (_ ("The expiry of %s is acknowledged"),
                            backbone_expiry_item_to_name (self->items[0]));

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u expiry is acknowledged", "%u expiries are acknowledged", n),
      n);
}

static void
acknowledged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Acknowledgement) self = user_data;
  g_autoptr (BackboneJob) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    {
      backbone_window_report (self->window, error);
      return;
    }

  text = dup_text (self);
  undo = backbone_expiry_acknowledge_job_new_undo (BACKBONE_JOB (source));
  backbone_window_offer_undo (self->window, text, undo);
}

void
backbone_expiry_actions_acknowledge (GtkWidget *widget,
                                     BackboneLandscape *landscape,
                                     GPtrArray *items)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (BackboneJob) job = NULL;
  Acknowledgement *self;

  if (items->len == 0)
    return;

  for (guint i = 0; i < items->len; i++)
    g_strv_builder_add (builder, backbone_expiry_item_get_item (items->pdata[i]));
  self = g_new0 (Acknowledgement, 1);
  self->window = g_object_ref (BACKBONE_WINDOW (gtk_widget_get_root (widget)));
  self->items = g_strv_builder_end (builder);
  job = backbone_expiry_acknowledge_job_new (landscape, (const char *const *)self->items);
  backbone_job_run_async (job, acknowledged_cb, self);
}

static void
show_host (BackboneWindow *window, const char *where)
{
  g_autofree char *text = NULL;

  backbone_window_show_page (window, "connectivity");
  if (backbone_connectivity_page_show_host (
          BACKBONE_CONNECTIVITY_PAGE (backbone_window_get_page (window)), where))
    return;

  /* Translators: a host and its port */
  text = g_strdup_printf (
      _ ("%s is none of the endpoints: only customers’ own channels lead there"), where);
  backbone_window_toast (window, text);
}

void
backbone_expiry_actions_show (GtkWidget *widget, BackboneExpiryItem *item)
{
  BackboneWindow *window = BACKBONE_WINDOW (gtk_widget_get_root (widget));
  const char *what = backbone_expiry_item_get_what (item);

  if (g_strcmp0 (what, "s-user") == 0)
    {
      backbone_window_show_page (window, "s-users");
      backbone_s_users_page_show_s_user (BACKBONE_S_USERS_PAGE (backbone_window_get_page (window)),
                                         backbone_expiry_item_get_name (item));
    }
  else if (g_strcmp0 (what, "certificate") == 0)
    {
      backbone_window_show_page (window, "customers");
      backbone_customers_page_show_customer (backbone_window_get_customers_page (window),
                                             backbone_expiry_item_get_customer (item));
    }
  else
    show_host (window, backbone_expiry_item_get_name (item));
}
