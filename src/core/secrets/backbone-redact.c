/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-redact-private.h"

#include <string.h>

/*
 * The second line of defence: no code of this program logs secrets on purpose, but messages of
 * libraries repeat what they were given.
 */

#define MASK "***"

static const struct
{
  const char *pattern;
  const char *replacement;
} rules[] = {
  /* Private keys in PEM, also cut off ones. */
  { "(-----BEGIN [A-Z ]*PRIVATE KEY-----).*?(-----END [A-Z ]*PRIVATE KEY-----|$(?!\\n))",
    "\\1" MASK "\\2" },
  /* The user and password of a URL: up to the last @ before the path, should they hold one. */
  { "(\\b[a-z][a-z0-9+.-]*://)[^/?#\\s]*@", "\\1" MASK "@" },
  /* Headers with credentials, to the end of the line. */
  { "(\\b(?:proxy-)?authorization\"?\\s*[:=])[^\\r\\n]+", "\\1 " MASK },
  { "(\\b(?:set-)?cookie2?\"?\\s*[:=])[^\\r\\n]+", "\\1 " MASK },
  /* Their values alone: what follows has a capital, a digit or a sign that words don't have. */
  { "(\\b(?:basic|bearer|digest|negotiate|ntlm) +)(?=[^\\s\"']*(?-i:[A-Z0-9+/=]))[^\\s\"']{4,}",
    "\\1" MASK },
  /* Named values, bare or in quotes with escapes. */
  { "(\\b(?:password|passwd|passphrase|pwd|secret|token)\"?\\s*[:=]\\s*)"
    "(?:\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?|[^\\s,;&]+)",
    "\\1" MASK },
};

static GRegex **
get_regexes (void)
{
  static GRegex *regexes[G_N_ELEMENTS (rules)];
  static gsize compiled = 0;

  if (g_once_init_enter (&compiled))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
        regexes[i] = g_regex_new (
            rules[i].pattern, G_REGEX_RAW | G_REGEX_CASELESS | G_REGEX_DOTALL | G_REGEX_OPTIMIZE, 0,
            NULL);
      g_once_init_leave (&compiled, 1);
    }

  return regexes;
}

/* Longest first: one password may be the beginning of another. */
static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  gsize length_a = strlen (backbone_secret_peek (*(BackboneSecret *const *)a));
  gsize length_b = strlen (backbone_secret_peek (*(BackboneSecret *const *)b));

  return (length_a < length_b) - (length_a > length_b);
}

static char *
mask_known (const char *text, GPtrArray *secrets)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (secrets, NULL, NULL);
  g_autoptr (GString) masked = g_string_new (text);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_lengths);
  for (guint i = 0; i < sorted->len; i++)
    {
      const char *secret = backbone_secret_peek (sorted->pdata[i]);

      if (*secret)
        g_string_replace (masked, secret, MASK, 0);
    }

  return g_string_free (g_steal_pointer (&masked), FALSE);
}

/**
 * backbone_redact:
 * @text: what is about to be logged
 * @secrets: (nullable) (element-type BackboneSecret): passwords that may stand in it
 *
 * Masks what is or may be a secret: each of @secrets wherever it stands; the user and password of
 * URLs; the values of Authorization, Proxy-Authorization and cookie headers; what is called a
 * password, secret or token; private keys. It rather masks too much.
 *
 * Returns: (transfer full): the text that may be logged
 */
char *
backbone_redact (const char *text, GPtrArray *secrets)
{
  GRegex **regexes = get_regexes ();
  char *masked;

  g_return_val_if_fail (text != NULL, NULL);

  masked = secrets ? mask_known (text, secrets) : g_strdup (text);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *before = masked;

      masked = g_regex_replace (regexes[i], before, -1, 0, rules[i].replacement, 0, NULL);
      /* A text that the rule gave up on is not shown at all. */
      if (masked == NULL)
        masked = g_strdup (MASK);
    }

  return masked;
}

static const char *
find_field (const GLogField *fields, gsize n_fields, const char *key)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].key, key) && fields[i].length < 0)
        return fields[i].value;
    }

  return NULL;
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  const char *message = find_field (fields, n_fields, "MESSAGE");
  g_autofree GLogField *copy = NULL;
  g_autofree char *masked = NULL;

  if (message == NULL
      || g_log_writer_default_would_drop (level, find_field (fields, n_fields, "GLIB_DOMAIN")))
    return g_log_writer_default (level, fields, n_fields, user_data);

  masked = backbone_redact (message, NULL);
  copy = g_memdup2 (fields, n_fields * sizeof *fields);
  for (gsize i = 0; i < n_fields; i++)
    {
      if (g_str_equal (copy[i].key, "MESSAGE"))
        copy[i] = (GLogField){ "MESSAGE", masked, -1 };
    }

  return g_log_writer_default (level, copy, n_fields, user_data);
}

/**
 * backbone_redact_install:
 *
 * Makes everything that this program logs through GLib pass through backbone_redact(), also the
 * messages of libraries.
 */
void
backbone_redact_install (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
}
