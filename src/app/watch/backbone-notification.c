/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-notification.h"

#include "backbone-change-link.h"

#include <glib/gi18n-lib.h>

/* So many customers are named. */
#define MAX_NAMED 3

char *
backbone_notification_dup_id (BackboneLandscape *landscape, const char *cause)
{
  return g_strjoin ("/", backbone_landscape_get_id (landscape), cause, NULL);
}

/* (transfer full) (nullable): the numbers as people know them. */
static char *
dup_customers (BackboneChange *change)
{
  const char *const *customers = backbone_change_get_customers (change);
  guint n = customers ? g_strv_length ((char **)customers) : 0;
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  g_autofree char *text = NULL;

  if (n == 0 || n > MAX_NAMED)
    return NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *number = customers[i];

      while (number[0] == '0' && number[1])
        number++;
      g_ptr_array_add (numbers, (char *)number);
    }
  g_ptr_array_add (numbers, NULL);
  text = g_strjoinv (", ", (char **)numbers->pdata);

  /* Translators: %s is one number, or several with commas between them */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Customer: %s", "Customers: %s", n), text);
}

/* (transfer none) (nullable). */
static const char *
get_next_step (BackboneChange *change)
{
  switch (backbone_change_get_what (change))
    {
    case BACKBONE_CHANGE_FAILING:
      return backbone_verdict_to_next_step (backbone_change_get_verdict (change));
    case BACKBONE_CHANGE_OWN_TROUBLE:
      return backbone_own_trouble_to_next_step (backbone_change_get_trouble (change));
    case BACKBONE_CHANGE_EXPIRING:
      return _ ("Renew it, or acknowledge that somebody knows of it.");
    case BACKBONE_CHANGE_FLAPPING:
    case BACKBONE_CHANGE_RECOVERED:
    case BACKBONE_CHANGE_OWN_TROUBLE_OVER:
    default:
      return NULL;
    }
}

static char *
dup_body (BackboneLandscape *landscape, BackboneChange *change)
{
  g_autofree char *customers = dup_customers (change);
  const char *parts[]
      = { get_next_step (change), customers, backbone_landscape_get_description (landscape) };
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] && *parts[i])
        g_string_append_printf (body, "%s%s", body->len > 0 ? "\n" : "", parts[i]);
    }

  return g_string_free (body, FALSE);
}

static const char *
get_button (BackboneChange *change)
{
  switch (backbone_change_get_what (change))
    {
    case BACKBONE_CHANGE_EXPIRING:
      return _ ("Show what expires");
    case BACKBONE_CHANGE_OWN_TROUBLE:
    case BACKBONE_CHANGE_OWN_TROUBLE_OVER:
      return _ ("Show the causes");
    case BACKBONE_CHANGE_FAILING:
    case BACKBONE_CHANGE_FLAPPING:
    case BACKBONE_CHANGE_RECOVERED:
    default:
      return backbone_change_get_n_customers (change) == 1 ? _ ("Show the customer")
                                                           : _ ("Show the customers");
    }
}

static GNotificationPriority
get_priority (BackboneChange *change)
{
  BackboneChangeKind what = backbone_change_get_what (change);
  gboolean is_good = what == BACKBONE_CHANGE_RECOVERED || what == BACKBONE_CHANGE_OWN_TROUBLE_OVER;

  return backbone_change_get_urgent (change) && !is_good ? G_NOTIFICATION_PRIORITY_URGENT
                                                         : G_NOTIFICATION_PRIORITY_NORMAL;
}

GNotification *
backbone_notification_new (BackboneLandscape *landscape, BackboneChange *change)
{
  g_autofree char *title = backbone_change_dup_sentence (change);
  g_autofree char *body = dup_body (landscape, change);
  g_autoptr (GFile) file = g_file_new_for_path (backbone_landscape_get_path (landscape));
  g_autoptr (GVariant) link = g_variant_ref_sink (backbone_change_link_new (file, change));
  g_autoptr (GIcon) icon = g_themed_icon_new (BACKBONE_APPLICATION_ID);
  GNotification *self = g_notification_new (title);

  g_notification_set_body (self, body);
  g_notification_set_icon (self, icon);
  g_notification_set_priority (self, get_priority (change));
  g_notification_set_default_action_and_target_value (self, "app.show-change", link);
  g_notification_add_button_with_target_value (self, get_button (change), "app.show-change", link);

  return self;
}
