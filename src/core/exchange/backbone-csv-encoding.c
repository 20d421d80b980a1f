/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-csv-encoding-private.h"

#include "backbone-error.h"
#include "backbone-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No character of UTF-16 or CP1252 takes more bytes than this in UTF-8 for each byte it has. */
#define GROWTH 3

typedef enum
{
  ENCODING_UTF_8,
  ENCODING_UTF_16_LE,
  ENCODING_UTF_16_BE,
  ENCODING_CP1252,
} Encoding;

/* Names for the converter. */
static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "CP1252" };

/* UTF-16 without a mark: in a list of customers half of the bytes are zero, always the same half,
 * since digits and separators are in the first 256 characters. */
static gboolean
guess_utf_16 (const char *data, gsize length, Encoding *encoding)
{
  gsize n_zeros[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == '\0')
        n_zeros[i % 2]++;
    }

  if (n_zeros[0] == n_zeros[1] || length % 2 != 0)
    return FALSE;

  *encoding = n_zeros[1] > n_zeros[0] ? ENCODING_UTF_16_LE : ENCODING_UTF_16_BE;

  return MAX (n_zeros[0], n_zeros[1]) >= length * 3 / 8 && MIN (n_zeros[0], n_zeros[1]) == 0;
}

/* @mark: (out): how many bytes the byte order mark has. */
static Encoding
guess_encoding (const char *data, gsize length, gsize *mark)
{
  Encoding encoding;

  *mark = 0;
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      *mark = 3;
      return ENCODING_UTF_8;
    }
  if (length >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    {
      *mark = 2;
      return ENCODING_UTF_16_LE;
    }
  if (length >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    {
      *mark = 2;
      return ENCODING_UTF_16_BE;
    }

  if (memchr (data, '\0', length) != NULL)
    return guess_utf_16 (data, length, &encoding) ? encoding : ENCODING_UTF_8;

  return g_utf8_validate_len (data, length, NULL) ? ENCODING_UTF_8 : ENCODING_CP1252;
}

static guint
count_lines (const char *data, gsize length)
{
  guint n_lines = 1;

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == '\n' || (data[i] == '\r' && (i + 1 == length || data[i + 1] != '\n')))
        n_lines++;
    }

  return n_lines;
}

static void
set_encoding_error (GError **error, const char *good, gsize good_length, const char *encoding)
{
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_ENCODING,
               _ ("line %u holds bytes that are no text in %s"), count_lines (good, good_length),
               encoding);
}

/* Into a buffer that is large enough from the start: one that grows would leave copies behind. */
static GBytes *
convert (const char *data, gsize length, const char *encoding, GError **error)
{
  gsize size = length * GROWTH + 1;
  char *text = g_malloc (size);
  char *in = (char *)data, *out = text;
  gsize in_left = length, out_left = size;
  GIConv converter = g_iconv_open ("UTF-8", encoding);
  gsize n_bad = (gsize)-1;

  if (converter != (GIConv)-1)
    {
      n_bad = g_iconv (converter, &in, &in_left, &out, &out_left);
      g_iconv_close (converter);
    }
  if (n_bad == (gsize)-1 || in_left > 0)
    {
      set_encoding_error (error, text, out - text, encoding);
      backbone_wipe_free (text, size);
      return NULL;
    }

  return backbone_wipe_bytes_new_take (text, out - text, size);
}

/**
 * backbone_csv_decode:
 * @bytes: the content of a text file
 * @error: return location for an error
 *
 * Takes what spreadsheets and editors write: UTF-8 and UTF-16 with or without a byte order mark,
 * and CP1252, which is what is left if the bytes are not UTF-8.
 *
 * Returns: (transfer full): the text in UTF-8 without a mark, valid and without zero bytes, or %NULL
 * with %BACKBONE_ERROR_ENCODING
 */
GBytes *
backbone_csv_decode (GBytes *bytes, GError **error)
{
  gsize length, mark;
  const char *data = g_bytes_get_data (bytes, &length), *end;
  Encoding encoding;
  g_autoptr (GBytes) text = NULL;

  if (length == 0)
    return g_bytes_ref (bytes);

  encoding = guess_encoding (data, length, &mark);
  if (encoding == ENCODING_UTF_8)
    text = g_bytes_new_from_bytes (bytes, mark, length - mark);
  else
    text = convert (data + mark, length - mark, encodings[encoding], error);
  if (text == NULL)
    return NULL;

  data = g_bytes_get_data (text, &length);
  if (length > 0 && !g_utf8_validate_len (data, length, &end))
    {
      set_encoding_error (error, data, end - data, encodings[encoding]);
      return NULL;
    }

  return g_steal_pointer (&text);
}
