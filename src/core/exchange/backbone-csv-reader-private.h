/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BACKBONE_CSV_MAX_FIELDS 16
/* In bytes. A longer record is an error of that record. */
#define BACKBONE_CSV_MAX_RECORD (16 * 1024)

/**
 * BackboneCsvProblem:
 * @BACKBONE_CSV_NO_PROBLEM: the record can be used
 * @BACKBONE_CSV_OPEN_QUOTE: a quote is never closed
 * @BACKBONE_CSV_TEXT_AFTER_QUOTE: something else than a separator follows a closing quote
 * @BACKBONE_CSV_TOO_LONG: it has more than %BACKBONE_CSV_MAX_RECORD bytes
 *
 * What is wrong with the form of a record.
 */
typedef enum
{
  BACKBONE_CSV_NO_PROBLEM,
  BACKBONE_CSV_OPEN_QUOTE,
  BACKBONE_CSV_TEXT_AFTER_QUOTE,
  BACKBONE_CSV_TOO_LONG,
} BackboneCsvProblem;

/* One record; all texts belong to the reader and are good until the next record is read. */
typedef struct
{
  guint line; /* of the file, from 1, in which it begins */
  BackboneCsvProblem problem;
  const char *raw; /* as it stands there, without its line end */
  gsize raw_length;
  guint n_fields; /* may be more than BACKBONE_CSV_MAX_FIELDS; 0 if there is a problem */
  const char *fields[BACKBONE_CSV_MAX_FIELDS];
} BackboneCsvRecord;

typedef struct _BackboneCsvReader BackboneCsvReader;

/* @text: valid UTF-8 without zero bytes, which must outlive the reader. */
BackboneCsvReader *backbone_csv_reader_new (const char *text, gsize length, char separator);
void backbone_csv_reader_free (BackboneCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneCsvReader, backbone_csv_reader_free)

/* FALSE at the end. Blank lines and lines that begin with # are passed over. */
gboolean backbone_csv_reader_next (BackboneCsvReader *self, BackboneCsvRecord *record);

G_END_DECLS
