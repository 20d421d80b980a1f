/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customer-csv-private.h"

#include "backbone-csv-encoding-private.h"
#include "backbone-csv-reader-private.h"
#include "backbone-csv-writer-private.h"
#include "backbone-customer-csv-columns-private.h"

#include "backbone-error.h"
#include "backbone-validate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATOR ';'

/* The most characters of a refused number that are shown. */
#define MAX_SHOWN 40

static void
row_free (BackboneCustomerCsvRow *row)
{
  g_free (row->number);
  g_free (row->description);
  g_free (row->technical_user);
  g_clear_pointer (&row->password, backbone_secret_unref);
  g_free (row->reason);
  g_free (row);
}

/**
 * backbone_customer_csv_free:
 * @self: a customer list
 */
void
backbone_customer_csv_free (BackboneCustomerCsv *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self);
}

/* Blanks of spreadsheets around a value, the no-break space among them; not line breaks. */
static char *
dup_trimmed (const char *text)
{
  const char *end = text + strlen (text);

  for (;;)
    {
      if (*text == ' ' || *text == '\t')
        text++;
      else if (g_str_has_prefix (text, "\u00a0"))
        text += strlen ("\u00a0");
      else
        break;
    }
  for (;;)
    {
      if (end > text && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
      else if (end - text >= 2 && memcmp (end - 2, "\u00a0", 2) == 0)
        end -= 2;
      else
        break;
    }

  return g_strndup (text, end - text);
}

/* A refused value as it may be shown: short, and without anything a terminal would obey. */
static char *
dup_shown (const char *text)
{
  GString *shown = g_string_new (NULL);
  guint n_shown = 0;

  for (const char *p = text; *p != '\0' && n_shown < MAX_SHOWN; p = g_utf8_next_char (p), n_shown++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (shown, g_unichar_isprint (c) ? c : 0xfffd);
    }
  if (n_shown == MAX_SHOWN)
    g_string_append (shown, "…");

  return g_string_free (shown, FALSE);
}

static void
refuse (BackboneCustomerCsvRow *row, const char *reason)
{
  row->refused = TRUE;
  g_clear_pointer (&row->password, backbone_secret_unref);
  g_free (row->reason);
  row->reason = g_strdup (reason);
}

/**
 * backbone_customer_csv_row_add_note:
 * @row: a row
 * @note: what to look at, translated
 *
 * Notes do not replace each other, nor the reason of a refusal.
 */
void
backbone_customer_csv_row_add_note (BackboneCustomerCsvRow *row, const char *note)
{
  g_autofree char *before = row->reason;

  row->reason = before ? g_strconcat (before, "; ", note, NULL) : g_strdup (note);
}

static const char *
get_field (const BackboneCustomerColumns *columns,
           const BackboneCsvRecord *record,
           BackboneCustomerColumn column)
{
  int index = columns->fields[column];

  return index >= 0 && (guint)index < MIN (record->n_fields, BACKBONE_CSV_MAX_FIELDS)
             ? record->fields[index]
             : "";
}

static gboolean
has_control_character (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/* What is wrong with the form of a record; (nullable), translated. */
static char *
find_form_problem (const BackboneCustomerColumns *columns, const BackboneCsvRecord *record)
{
  switch (record->problem)
    {
    case BACKBONE_CSV_OPEN_QUOTE:
      return g_strdup (_ ("a quote is opened and never closed"));
    case BACKBONE_CSV_TEXT_AFTER_QUOTE:
      return g_strdup (
          _ ("text follows a closing quote; a quote inside of quotes is written twice"));
    case BACKBONE_CSV_TOO_LONG:
      return g_strdup_printf (_ ("the line is longer than %d bytes"), BACKBONE_CSV_MAX_RECORD);
    case BACKBONE_CSV_NO_PROBLEM:
    default:
      break;
    }

  if (record->n_fields == 1 && strchr (record->fields[0], '\t') != NULL)
    return g_strdup (_ ("the columns are separated by tabs; they must be separated by semicolons"));
  if (record->n_fields == 1 && strchr (record->fields[0], ',') != NULL)
    return g_strdup (
        _ ("the columns are separated by commas; they must be separated by semicolons"));
  if (record->n_fields < 2)
    return g_strdup (_ ("too few columns: at least customer number and description are needed"));
  if (record->n_fields > columns->n_fields)
    return g_strdup_printf (_ ("too many columns: there are %u, at most %u are known; a value that "
                               "holds a semicolon must stand in quotes"),
                            record->n_fields, columns->n_fields);

  for (guint i = 0; i < record->n_fields; i++)
    {
      /* A tab at an end is a blank. */
      g_autofree char *trimmed = dup_trimmed (record->fields[i]);
      gboolean is_password = columns->fields[BACKBONE_CUSTOMER_COLUMN_PASSWORD] == (int)i;

      if (!is_password && has_control_character (trimmed))
        return g_strdup_printf (_ ("column %u holds a line break or another control character"),
                                i + 1);
    }

  return NULL;
}

/* Errors show the value, so it must not be a whole file by mistake. */
static gboolean
check_length (const char *text, GError **error)
{
  g_autofree char *shown = NULL;

  if (strlen (text) <= MAX_SHOWN)
    return TRUE;

  shown = dup_shown (text);
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, _ ("“%s” is too long"), shown);

  return FALSE;
}

static gboolean
read_number (BackboneCustomerCsvRow *row, const char *field, GError **error)
{
  g_autofree char *trimmed = dup_trimmed (field);

  if (check_length (trimmed, error))
    row->number = backbone_customer_number_normalize (trimmed, error);
  if (row->number != NULL)
    return TRUE;

  row->number = dup_shown (trimmed);

  return FALSE;
}

static gboolean
read_technical_user (BackboneCustomerCsvRow *row, const char *field, GError **error)
{
  g_autofree char *trimmed = dup_trimmed (field);

  if (*trimmed == '\0')
    return TRUE;

  if (check_length (trimmed, error))
    row->technical_user = backbone_user_id_normalize (trimmed, error);

  return row->technical_user != NULL;
}

/* As it stands: blanks may belong to it. */
static gboolean
read_password (BackboneCustomerCsvRow *row, const char *field, GError **error)
{
  if (*field == '\0')
    return TRUE;

  if (!backbone_password_validate (field, error))
    return FALSE;

  if (row->technical_user == NULL)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("there is a password, but no technical user"));
      return FALSE;
    }

  row->password = backbone_secret_new (field);

  return TRUE;
}

static void
note_formula (BackboneCustomerCsvRow *row)
{
  if (backbone_csv_is_formula (row->description))
    backbone_customer_csv_row_add_note (row,
                                        _ ("a spreadsheet would run the description as a formula"));
}

static void
read_row (BackboneCustomerCsvRow *row,
          const BackboneCustomerColumns *columns,
          const BackboneCsvRecord *record)
{
  g_autofree char *problem = find_form_problem (columns, record);
  g_autoptr (GError) error = NULL;

  if (problem != NULL)
    {
      refuse (row, problem);
      if (record->n_fields > 1)
        row->number = dup_shown (get_field (columns, record, BACKBONE_CUSTOMER_COLUMN_NUMBER));
      return;
    }

  row->description
      = dup_trimmed (get_field (columns, record, BACKBONE_CUSTOMER_COLUMN_DESCRIPTION));
  if (!read_number (row, get_field (columns, record, BACKBONE_CUSTOMER_COLUMN_NUMBER), &error)
      || !backbone_description_validate (row->description, &error)
      || !read_technical_user (
          row, get_field (columns, record, BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER), &error)
      || !read_password (row, get_field (columns, record, BACKBONE_CUSTOMER_COLUMN_PASSWORD),
                         &error))
    refuse (row, error->message);
  else
    note_formula (row);
}

static gboolean
passwords_equal (BackboneSecret *one, BackboneSecret *other)
{
  if (one == NULL || other == NULL)
    return one == other;

  return backbone_secret_equal (one, other);
}

static gboolean
rows_say_the_same (const BackboneCustomerCsvRow *one, const BackboneCustomerCsvRow *other)
{
  return strcmp (one->description, other->description) == 0
         && g_strcmp0 (one->technical_user, other->technical_user) == 0
         && passwords_equal (one->password, other->password);
}

static void
refuse_for_line (BackboneCustomerCsvRow *row, const char *format, guint line)
{
  GString *reason = g_string_new (format);
  g_autofree char *number = g_strdup_printf ("%u", line);

  g_string_replace (reason, "%u", number, 1);
  refuse (row, reason->str);
  g_string_free (reason, TRUE);
}

/* Which of two rows is right can't be known: so neither is taken. @format names the other line. */
static void
refuse_both (BackboneCustomerCsvRow *row, BackboneCustomerCsvRow *earlier, const char *format)
{
  if (!earlier->refused)
    refuse_for_line (earlier, format, row->line);
  refuse_for_line (row, format, earlier->line);
}

static void
look_for_duplicates (BackboneCustomerCsv *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      BackboneCustomerCsvRow *row = g_ptr_array_index (self->rows, i);
      BackboneCustomerCsvRow *earlier;

      if (row->refused)
        continue;
      earlier = g_hash_table_lookup (seen, row->number);
      if (earlier == NULL)
        {
          g_hash_table_insert (seen, row->number, row);
        }
      else if (!earlier->refused && rows_say_the_same (row, earlier))
        {
          g_autofree char *note = g_strdup_printf (_ ("line %u says the same"), earlier->line);
          row->same_as = earlier->line;
          backbone_customer_csv_row_add_note (row, note);
        }
      else
        {
          refuse_both (row, earlier, _ ("line %u has the same customer number with other values"));
        }
    }
}

/* A technical user has one password, however many customers it serves. */
static void
look_for_other_passwords (BackboneCustomerCsv *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      BackboneCustomerCsvRow *row = g_ptr_array_index (self->rows, i);
      BackboneCustomerCsvRow *earlier;

      if (row->password == NULL)
        continue;
      earlier = g_hash_table_lookup (seen, row->technical_user);
      if (earlier == NULL)
        g_hash_table_insert (seen, row->technical_user, row);
      else if (!passwords_equal (row->password, earlier->password))
        refuse_both (row, earlier, _ ("line %u has the same technical user with another password"));
    }
}

/* A row of a spreadsheet in which nothing stands. */
static gboolean
is_empty (const BackboneCsvRecord *record)
{
  for (guint i = 0; i < MIN (record->n_fields, BACKBONE_CSV_MAX_FIELDS); i++)
    {
      if (record->fields[i][strspn (record->fields[i], " \t")] != '\0')
        return FALSE;
    }

  return record->n_fields > 0 && record->n_fields <= BACKBONE_CSV_MAX_FIELDS;
}

/* What some spreadsheets write first. */
static gboolean
is_separator_line (const BackboneCsvRecord *record)
{
  return record->n_fields == 2 && g_ascii_strcasecmp (record->fields[0], "sep=") == 0
         && *record->fields[1] == '\0';
}

static void
add_row (BackboneCustomerCsv *self,
         const BackboneCustomerColumns *columns,
         const BackboneCsvRecord *record,
         const char *text)
{
  BackboneCustomerCsvRow *row = g_new0 (BackboneCustomerCsvRow, 1);

  row->line = record->line;
  row->raw_offset = record->raw - text;
  row->raw_length = record->raw_length;
  row->n_fields = record->n_fields;
  read_row (row, columns, record);
  g_ptr_array_add (self->rows, row);
}

static gboolean
read_header (BackboneCustomerCsv *self,
             BackboneCustomerColumns *columns,
             const BackboneCsvRecord *record,
             const char *text,
             GError **error)
{
  if (!backbone_customer_columns_read (columns, record, error))
    {
      g_prefix_error (error, _ ("line %u: "), record->line);
      return FALSE;
    }

  self->header_offset = record->raw - text;
  self->header_length = record->raw_length;
  self->n_columns = record->n_fields;

  return TRUE;
}

/**
 * backbone_customer_csv_parse:
 * @bytes: the content of the file
 * @error: return location for an error
 *
 * Reads `number;description;technical user;password`. The last two columns may be missing, with or
 * without a header row; what the file does not say is left as it is by an import. Passwords are
 * taken as they stand, everything else without blanks around it.
 *
 * Returns: (transfer full): the list, or %NULL with %BACKBONE_ERROR_ENCODING, or
 * %BACKBONE_ERROR_INVALID if the header row can't be used
 */
BackboneCustomerCsv *
backbone_customer_csv_parse (GBytes *bytes, GError **error)
{
  g_autoptr (BackboneCustomerCsv) self = g_new0 (BackboneCustomerCsv, 1);
  g_autoptr (BackboneCsvReader) reader = NULL;
  BackboneCustomerColumns columns;
  BackboneCsvRecord record;
  gboolean is_first = TRUE;
  const char *text;
  gsize length;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  self->text = backbone_csv_decode (bytes, error);
  if (self->text == NULL)
    return NULL;

  backbone_customer_columns_init (&columns);
  self->n_columns = columns.n_fields;
  text = g_bytes_get_data (self->text, &length);
  if (text == NULL)
    text = "";
  reader = backbone_csv_reader_new (text, length, SEPARATOR);
  while (backbone_csv_reader_next (reader, &record))
    {
      if (is_empty (&record) || (is_first && is_separator_line (&record)))
        continue;

      if (!is_first || !backbone_customer_columns_is_header (&record))
        add_row (self, &columns, &record, text);
      else if (!read_header (self, &columns, &record, text, error))
        return NULL;
      is_first = FALSE;
    }
  look_for_duplicates (self);
  look_for_other_passwords (self);

  return g_steal_pointer (&self);
}

static void
add_refused_row (BackboneCustomerCsv *self,
                 const BackboneCustomerCsvRow *row,
                 const char *text,
                 BackboneCsvWriter *writer)
{
  backbone_csv_writer_add_raw (writer, text + row->raw_offset, row->raw_length);
  for (guint i = MAX (row->n_fields, 1); i < self->n_columns; i++)
    backbone_csv_writer_add_raw (writer, ";", 1);
  backbone_csv_writer_add_raw (writer, ";", 1);
  backbone_csv_writer_add_quoted (writer, row->reason);
  backbone_csv_writer_end_row (writer);
}

/**
 * backbone_customer_csv_dup_refused:
 * @self: a customer list
 *
 * Returns: (transfer full): the refused rows as they stand in the file, after a header row, each
 * with its reason in one more column; wiped when it goes
 */
GBytes *
backbone_customer_csv_dup_refused (BackboneCustomerCsv *self)
{
  static const char header[] = "number;description;technical user;password";
  g_autoptr (BackboneCsvWriter) writer = backbone_csv_writer_new ();
  const char *text = g_bytes_get_data (self->text, NULL);

  if (self->header_length > 0)
    backbone_csv_writer_add_raw (writer, text + self->header_offset, self->header_length);
  else
    backbone_csv_writer_add_raw (writer, header, strlen (header));
  backbone_csv_writer_add_raw (writer, ";reason", strlen (";reason"));
  backbone_csv_writer_end_row (writer);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const BackboneCustomerCsvRow *row = g_ptr_array_index (self->rows, i);

      if (row->refused)
        add_refused_row (self, row, text, writer);
    }

  return backbone_csv_writer_take (writer);
}
