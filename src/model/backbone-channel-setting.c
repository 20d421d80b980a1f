/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-channel-setting.h"

#include "backbone-error.h"
#include "backbone-validate-address.h"
#include "backbone-validate.h"

#include <glib/gi18n-lib.h>

static const char *const keys[] = {
  "destination", "type",  "host",           "port",    "path_prefix",        "test_path",
  "good_status", "proxy", "authentication", "enabled", "connect_time_limit", "answer_time_limit",
  NULL
};

/**
 * backbone_channel_setting_get_keys:
 *
 * Returns: (array zero-terminated=1) (transfer none): the names of everything that a channel may
 * have of its own, as they are written on the command line
 */
const char *const *
backbone_channel_setting_get_keys (void)
{
  return keys;
}

static gboolean
check_one_of (const char *key, const char *value, const char *const *allowed, GError **error)
{
  g_autofree char *list = NULL;

  if (g_strv_contains (allowed, value))
    return TRUE;

  list = g_strjoinv (", ", (char **)allowed);
  /* Translators: a setting, its value, and the values that are allowed */
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, _ ("%s=%s: it must be one of: %s"),
               key, value, list);

  return FALSE;
}

/**
 * backbone_time_limit_parse:
 * @text: a number of seconds as people write it
 * @seconds: (out): the number
 * @error: return location for an error
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_time_limit_parse (const char *text, guint *seconds, GError **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, BACKBONE_TIME_LIMIT_MAX, &value, NULL))
    {
      g_autofree char *shown = g_utf8_make_valid (text, -1);
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Time limit “%s”: it must be a number of seconds from 1 to %d"), shown,
                   BACKBONE_TIME_LIMIT_MAX);
      return FALSE;
    }

  *seconds = value;
  return TRUE;
}

/**
 * backbone_channel_setting_validate:
 * @key: a setting of an endpoint or a channel
 * @value: its value, not empty
 * @error: return location for an error
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_channel_setting_validate (const char *key, const char *value, GError **error)
{
  static const char *const types[] = { "G", "H", NULL };
  static const char *const booleans[] = { "yes", "no", NULL };
  static const char *const authentications[] = { "basic", "certificate", NULL };
  guint number;

  if (g_str_equal (key, "destination"))
    return backbone_destination_validate (value, error);
  if (g_str_equal (key, "type"))
    return check_one_of (key, value, types, error);
  if (g_str_equal (key, "host"))
    return backbone_host_validate (value, error);
  if (g_str_equal (key, "port"))
    return backbone_port_parse (value, &number, error);
  if (g_str_equal (key, "path_prefix"))
    return backbone_path_prefix_validate (value, error);
  if (g_str_equal (key, "test_path"))
    return backbone_path_validate (value, error);
  if (g_str_equal (key, "good_status"))
    return backbone_http_status_parse (value, &number, error);
  if (g_str_equal (key, "proxy"))
    return backbone_channel_proxy_validate (value, error);
  if (g_str_equal (key, "authentication"))
    return check_one_of (key, value, authentications, error);
  if (g_str_equal (key, "enabled"))
    return check_one_of (key, value, booleans, error);
  if (g_str_equal (key, "connect_time_limit") || g_str_equal (key, "answer_time_limit"))
    return backbone_time_limit_parse (value, &number, error);

  return TRUE;
}
