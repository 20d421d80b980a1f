/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-proxy-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATORS " ,;\t\r\n"

void
backbone_proxy_errors_clear (BackboneProxyErrors *self)
{
  for (guint i = 0; i < BACKBONE_N_PROXY_FIELDS; i++)
    g_clear_pointer (&self->texts[i], g_free);
}

static void
take_error (BackboneProxyErrors *errors, BackboneProxyField field, GError *error)
{
  errors->texts[field] = g_strdup (error->message);
  g_error_free (error);
}

/* (nullable): NULL if there are none. */
static char **
read_exclusions (const char *text, BackboneProxyErrors *errors)
{
  g_auto (GStrv) parts = g_strsplit_set (text, SEPARATORS, -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; parts[i]; i++)
    {
      GError *error = NULL;

      if (*parts[i] == '\0')
        continue;
      if (!backbone_proxy_exclusion_validate (parts[i], &error))
        {
          take_error (errors, BACKBONE_PROXY_FIELD_EXCLUSIONS, error);
          return NULL;
        }
      g_strv_builder_add (builder, parts[i]);
      any = TRUE;
    }

  return any ? g_strv_builder_end (builder) : NULL;
}

static void
check_user (const char *user, const char *password, BackboneProxyErrors *errors)
{
  GError *error = NULL;

  if (*user && !backbone_proxy_user_validate (user, &error))
    take_error (errors, BACKBONE_PROXY_FIELD_USER, g_steal_pointer (&error));
  if (*password && *user == '\0')
    errors->texts[BACKBONE_PROXY_FIELD_PASSWORD]
        = g_strdup (_ ("A password needs a user: enter the user, too"));
  else if (*password && !backbone_password_validate (password, &error))
    take_error (errors, BACKBONE_PROXY_FIELD_PASSWORD, error);
}

static gboolean
has_error (const BackboneProxyErrors *errors)
{
  for (guint i = 0; i < BACKBONE_N_PROXY_FIELDS; i++)
    {
      if (errors->texts[i])
        return TRUE;
    }

  return FALSE;
}

BackboneProxy *
backbone_proxy_form_read (BackboneProxyMode mode,
                          const char *const texts[BACKBONE_N_PROXY_FIELDS],
                          BackboneProxyErrors *errors)
{
  const char *host = texts[BACKBONE_PROXY_FIELD_HOST];
  const char *port_text = texts[BACKBONE_PROXY_FIELD_PORT];
  const char *user = texts[BACKBONE_PROXY_FIELD_USER];
  g_auto (GStrv) exclusions = NULL;
  GError *error = NULL;
  guint port = 0;

  if (mode != BACKBONE_PROXY_MANUAL)
    return g_object_new (BACKBONE_TYPE_PROXY, "mode", mode, NULL);

  if (*host && !backbone_host_validate (host, &error))
    take_error (errors, BACKBONE_PROXY_FIELD_HOST, g_steal_pointer (&error));
  if (*port_text && !backbone_port_parse (port_text, &port, &error))
    take_error (errors, BACKBONE_PROXY_FIELD_PORT, g_steal_pointer (&error));
  check_user (user, texts[BACKBONE_PROXY_FIELD_PASSWORD], errors);
  exclusions = read_exclusions (texts[BACKBONE_PROXY_FIELD_EXCLUSIONS], errors);
  if (has_error (errors) || *host == '\0' || port == 0)
    return NULL;

  return g_object_new (BACKBONE_TYPE_PROXY, "mode", mode, "host", host, "port", port, "user",
                       *user ? user : NULL, "exclusions", exclusions, NULL);
}

char *
backbone_proxy_form_write_exclusions (BackboneProxy *proxy)
{
  const char *const *exclusions = backbone_proxy_get_exclusions (proxy);

  return exclusions ? g_strjoinv (", ", (char **)exclusions) : g_strdup ("");
}

gboolean
backbone_proxy_form_is_same (BackboneProxy *one, BackboneProxy *other)
{
  g_autofree char *exclusions = backbone_proxy_form_write_exclusions (one);
  g_autofree char *other_exclusions = backbone_proxy_form_write_exclusions (other);

  if (backbone_proxy_get_mode (one) != backbone_proxy_get_mode (other))
    return FALSE;
  if (backbone_proxy_get_mode (one) != BACKBONE_PROXY_MANUAL)
    return TRUE;

  return g_strcmp0 (backbone_proxy_get_host (one), backbone_proxy_get_host (other)) == 0
         && backbone_proxy_get_port (one) == backbone_proxy_get_port (other)
         && g_strcmp0 (backbone_proxy_get_user (one), backbone_proxy_get_user (other)) == 0
         && g_str_equal (exclusions, other_exclusions);
}

gboolean
backbone_proxy_form_split_address (const char *text, char **host, char **port)
{
  const char *begin = g_str_has_prefix (text, "http://") ? text + strlen ("http://") : text;
  g_autofree char *place = g_strdup (begin);
  char *colon;
  guint number;

  if (g_str_has_suffix (place, "/"))
    place[strlen (place) - 1] = '\0';
  colon = strrchr (place, ':');
  if (colon == NULL || !backbone_port_parse (colon + 1, &number, NULL))
    return FALSE;

  *colon = '\0';
  if (!backbone_host_validate (place, NULL) || strchr (place, ':'))
    return FALSE;

  *host = g_strdup (place);
  *port = g_strdup (colon + 1);

  return TRUE;
}
