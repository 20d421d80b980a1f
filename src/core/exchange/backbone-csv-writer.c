/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-csv-writer-private.h"

#include "backbone-error.h"
#include "backbone-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_SIZE 4096

struct _BackboneCsvWriter
{
  char *data;
  gsize length;
  gsize size;
};

/**
 * backbone_csv_writer_new:
 *
 * Returns: (transfer full): an empty writer
 */
BackboneCsvWriter *
backbone_csv_writer_new (void)
{
  return g_new0 (BackboneCsvWriter, 1);
}

void
backbone_csv_writer_free (BackboneCsvWriter *self)
{
  backbone_wipe_free (self->data, self->size);
  g_free (self);
}

/* Not with realloc(): it would leave passwords behind. */
static void
reserve (BackboneCsvWriter *self, gsize n_more)
{
  gsize size = MAX (self->size, FIRST_SIZE);
  char *data;

  if (self->length + n_more <= self->size)
    return;

  while (size < self->length + n_more)
    size *= 2;
  data = g_malloc (size);
  if (self->length > 0)
    memcpy (data, self->data, self->length);
  backbone_wipe_free (self->data, self->size);
  self->data = data;
  self->size = size;
}

/**
 * backbone_csv_writer_add_raw:
 * @self: a writer
 * @text: (array length=length): a piece of the file
 * @length: its length in bytes
 */
void
backbone_csv_writer_add_raw (BackboneCsvWriter *self, const char *text, gsize length)
{
  reserve (self, length);
  if (length > 0)
    memcpy (self->data + self->length, text, length);
  self->length += length;
}

/**
 * backbone_csv_writer_add_quoted:
 * @self: a writer
 * @field: a value
 *
 * Adds a field in quotes, as RFC 4180 describes them.
 */
void
backbone_csv_writer_add_quoted (BackboneCsvWriter *self, const char *field)
{
  backbone_csv_writer_add_raw (self, "\"", 1);
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        backbone_csv_writer_add_raw (self, "\"", 1);
      backbone_csv_writer_add_raw (self, p, 1);
    }
  backbone_csv_writer_add_raw (self, "\"", 1);
}

/**
 * backbone_csv_writer_end_row:
 * @self: a writer
 */
void
backbone_csv_writer_end_row (BackboneCsvWriter *self)
{
  backbone_csv_writer_add_raw (self, "\r\n", 2);
}

static gboolean
can_be_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == ';' || *p == '"' || g_ascii_iscntrl (*p))
        return FALSE;
    }

  return TRUE;
}

/**
 * backbone_csv_writer_add_plain:
 * @self: a writer
 * @fields: (array length=n_fields): the values; %NULL is an empty one
 * @names: (array length=n_fields): what they are called, translated
 * @n_fields: how many there are
 * @error: return location for an error
 *
 * Adds a row without any quotes. The form has no way to write a separator, a quote or a line break
 * in a value, so such a value is refused, never mangled. The first field names the row in the
 * error; no other value is in it.
 *
 * Returns: whether it was added; if not, @error is %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_csv_writer_add_plain (BackboneCsvWriter *self,
                               const char *const *fields,
                               const char *const *names,
                               guint n_fields,
                               GError **error)
{
  for (guint i = 0; i < n_fields; i++)
    {
      if (fields[i] != NULL && !can_be_plain (fields[i]))
        {
          /* Translators: a customer number, and what can't be written, such as "password" */
          g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                       _ ("%s: the %s holds a semicolon, a quote or a line break, which this form "
                          "of file can't hold"),
                       fields[0], names[i]);
          return FALSE;
        }
    }

  for (guint i = 0; i < n_fields; i++)
    {
      if (i > 0)
        backbone_csv_writer_add_raw (self, ";", 1);
      if (fields[i] != NULL)
        backbone_csv_writer_add_raw (self, fields[i], strlen (fields[i]));
    }
  backbone_csv_writer_end_row (self);

  return TRUE;
}

/**
 * backbone_csv_is_formula:
 * @text: the text of a cell
 *
 * Returns: whether a spreadsheet would run it as a formula
 */
gboolean
backbone_csv_is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@", *text) != NULL;
}

/**
 * backbone_csv_writer_take:
 * @self: a writer
 *
 * Returns: (transfer full): all that was added, wiped when it goes
 */
GBytes *
backbone_csv_writer_take (BackboneCsvWriter *self)
{
  GBytes *bytes = backbone_wipe_bytes_new_take (self->data, self->length, self->size);

  *self = (BackboneCsvWriter){ 0 };

  return bytes;
}
