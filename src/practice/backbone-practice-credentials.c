/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-log-on.h"

#include <string.h>

#define SCHEME "Basic "

static char *
decode (const char *base64)
{
  g_autofree guchar *bytes = NULL;
  gsize length = 0;

  bytes = g_base64_decode (base64, &length);
  if (memchr (bytes, '\0', length) || !g_utf8_validate ((const char *)bytes, (gssize)length, NULL))
    return NULL;

  return g_strndup ((const char *)bytes, length);
}

/**
 * backbone_practice_credentials_new_from:
 * @headers: headers of a request
 * @name: the header that holds the credentials
 *
 * Anything that is not a well-formed Basic log-on counts as no credentials, as real hosts treat it.
 *
 * Returns: (transfer full): what the request says
 */
BackbonePracticeCredentials *
backbone_practice_credentials_new_from (SoupMessageHeaders *headers, const char *name)
{
  BackbonePracticeCredentials *credentials = g_new0 (BackbonePracticeCredentials, 1);
  const char *value = soup_message_headers_get_one (headers, name);
  g_autofree char *text = NULL;
  const char *colon;

  if (value && g_ascii_strncasecmp (value, SCHEME, strlen (SCHEME)) == 0)
    text = decode (value + strlen (SCHEME));
  colon = text ? strchr (text, ':') : NULL;
  if (colon)
    {
      credentials->given = TRUE;
      credentials->user = g_strndup (text, (gsize)(colon - text));
      credentials->password = g_strdup (colon + 1);
    }

  return credentials;
}

/**
 * backbone_practice_credentials_new:
 * @headers: headers of a request
 * @certificate: (nullable): fingerprint of the client certificate of the connection
 *
 * Returns: (transfer full): the credentials of the technical user
 */
BackbonePracticeCredentials *
backbone_practice_credentials_new (SoupMessageHeaders *headers, const char *certificate)
{
  BackbonePracticeCredentials *credentials
      = backbone_practice_credentials_new_from (headers, "Authorization");

  credentials->certificate = g_strdup (certificate);

  return credentials;
}

void
backbone_practice_credentials_free (BackbonePracticeCredentials *credentials)
{
  g_free (credentials->user);
  g_free (credentials->password);
  g_free (credentials->certificate);
  g_free (credentials);
}

/**
 * backbone_practice_credentials_are_complete:
 * @credentials: what a request says
 *
 * Returns: whether there is both a user and a password
 */
gboolean
backbone_practice_credentials_are_complete (const BackbonePracticeCredentials *credentials)
{
  return credentials->given && *credentials->user && *credentials->password;
}
