/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-csv-reader-private.h"

#include "backbone-wipe.h"

#include <string.h>

/* Each field ends with a separator or with the record, so with one byte more they all fit. */
#define SCRATCH_SIZE (BACKBONE_CSV_MAX_RECORD + 1)

struct _BackboneCsvReader
{
  const char *position;
  const char *end;
  char separator;
  guint line;    /* at position, from 1 */
  char *scratch; /* the fields of the current record without their quotes, each ended by a zero */
  gsize n_scratch;
};

/**
 * backbone_csv_reader_new:
 * @text: (array length=length): valid UTF-8 without zero bytes; it must outlive the reader
 * @length: its length in bytes
 * @separator: what stands between two fields
 *
 * Reads records as RFC 4180 describes them, and what programs write instead: lines end with LF,
 * CRLF or CR; quotes inside of a field that does not begin with one are plain characters.
 *
 * Returns: (transfer full): a reader at the begin of @text
 */
BackboneCsvReader *
backbone_csv_reader_new (const char *text, gsize length, char separator)
{
  BackboneCsvReader *self = g_new0 (BackboneCsvReader, 1);

  self->position = text;
  self->end = text + length;
  self->separator = separator;
  self->line = 1;
  self->scratch = g_malloc (SCRATCH_SIZE);

  return self;
}

void
backbone_csv_reader_free (BackboneCsvReader *self)
{
  backbone_wipe_free (self->scratch, SCRATCH_SIZE);
  g_free (self);
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static const char *
find_line_end (BackboneCsvReader *self, const char *from)
{
  while (from < self->end && !is_line_end (*from))
    from++;

  return from;
}

/* Steps over one line end, if there is one at @at. */
static const char *
skip_line_end (BackboneCsvReader *self, const char *at)
{
  if (at < self->end && *at == '\r')
    return at + 1 < self->end && at[1] == '\n' ? at + 2 : at + 1;

  return at < self->end && *at == '\n' ? at + 1 : at;
}

static gboolean
is_blank (const char *from, const char *to)
{
  while (from < to && (*from == ' ' || *from == '\t'))
    from++;

  return from == to;
}

static void
go_to (BackboneCsvReader *self, const char *to)
{
  while (self->position < to)
    {
      if (is_line_end (*self->position))
        self->line++;
      if (is_line_end (*self->position))
        self->position = skip_line_end (self, self->position);
      else
        self->position++;
    }
}

static void
skip_ignored_lines (BackboneCsvReader *self)
{
  while (self->position < self->end)
    {
      const char *line_end = find_line_end (self, self->position);

      if (*self->position != '#' && !is_blank (self->position, line_end))
        break;
      go_to (self, skip_line_end (self, line_end));
    }
}

static void
put (BackboneCsvReader *self, char c)
{
  /* The caller has checked the length of the record. */
  self->scratch[self->n_scratch++] = c;
}

static void
begin_field (BackboneCsvReader *self, BackboneCsvRecord *record)
{
  if (record->n_fields < BACKBONE_CSV_MAX_FIELDS)
    record->fields[record->n_fields] = self->scratch + self->n_scratch;
  record->n_fields++;
}

typedef enum
{
  STATE_FIELD_BEGIN,
  STATE_PLAIN,
  STATE_QUOTED,
  STATE_QUOTE_IN_QUOTED,
} State;

/* One character of a record; FALSE if a quoted field goes on after its closing quote. */
static gboolean
take (BackboneCsvReader *self, BackboneCsvRecord *record, State *state, char c)
{
  gboolean is_separator = c == self->separator;

  switch (*state)
    {
    case STATE_QUOTED:
      if (c == '"')
        *state = STATE_QUOTE_IN_QUOTED;
      else
        put (self, c);
      return TRUE;

    case STATE_QUOTE_IN_QUOTED:
      if (c == '"')
        {
          put (self, c);
          *state = STATE_QUOTED;
          return TRUE;
        }
      if (!is_separator)
        return FALSE;
      break;

    case STATE_FIELD_BEGIN:
      if (c == '"')
        {
          *state = STATE_QUOTED;
          return TRUE;
        }
      break;

    case STATE_PLAIN:
    default:
      break;
    }

  if (is_separator)
    {
      put (self, '\0');
      begin_field (self, record);
      *state = STATE_FIELD_BEGIN;
    }
  else
    {
      put (self, c);
      *state = STATE_PLAIN;
    }

  return TRUE;
}

/* Returns where the record ends: at a line end outside of quotes. */
static const char *
read_record (BackboneCsvReader *self, BackboneCsvRecord *record)
{
  const char *p;
  State state = STATE_FIELD_BEGIN;

  self->n_scratch = 0;
  begin_field (self, record);
  for (p = self->position; p < self->end; p++)
    {
      if (is_line_end (*p) && state != STATE_QUOTED)
        break;
      if (p - self->position >= BACKBONE_CSV_MAX_RECORD)
        {
          record->problem = state == STATE_QUOTED ? BACKBONE_CSV_OPEN_QUOTE : BACKBONE_CSV_TOO_LONG;
          return p;
        }
      if (!take (self, record, &state, *p))
        {
          record->problem = BACKBONE_CSV_TEXT_AFTER_QUOTE;
          return p;
        }
    }
  put (self, '\0');
  if (state == STATE_QUOTED)
    record->problem = BACKBONE_CSV_OPEN_QUOTE;

  return p;
}

/**
 * backbone_csv_reader_next:
 * @self: a reader
 * @record: (out caller-allocates): the record
 *
 * After a record with a problem it goes on in the line after that in which the record began, so
 * that one stray quote does not swallow the rest of the file.
 *
 * Returns: whether there was another record
 */
gboolean
backbone_csv_reader_next (BackboneCsvReader *self, BackboneCsvRecord *record)
{
  const char *record_end;

  skip_ignored_lines (self);
  *record = (BackboneCsvRecord){ .line = self->line, .raw = self->position };
  if (self->position >= self->end)
    return FALSE;

  record_end = read_record (self, record);
  if (record->problem != BACKBONE_CSV_NO_PROBLEM)
    {
      record->n_fields = 0;
      record_end = find_line_end (self, self->position);
    }
  record->raw_length = record_end - self->position;
  go_to (self, skip_line_end (self, record_end));

  return TRUE;
}
