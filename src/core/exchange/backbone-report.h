/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-setup-state.h"
#include "backbone-status.h"
#include "backbone-types.h"
#include "backbone-verdict.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneReport:
 *
 * A report, whatever it is about: a title, facts, and sections that are tables. Each cell is a text
 * for people, in their language and time zone, and a value for programs, which is a plain number, an
 * ISO 8601 time, or the same text. It never holds secrets. Made on one thread, then only read.
 */
typedef struct _BackboneReport BackboneReport;
typedef struct _BackboneReportSection BackboneReportSection;

#define BACKBONE_TYPE_REPORT (backbone_report_get_type ())
GType backbone_report_get_type (void) G_GNUC_CONST;

/* Both from any thread. (transfer full). */
BackboneReport *backbone_report_ref (BackboneReport *self);
void backbone_report_unref (BackboneReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneReport, backbone_report_unref)

/**
 * BackboneReportColumn:
 * @id: its key in JSON and CSV
 * @title: untranslated heading
 * @is_number: numbers stand to the right
 * @is_for_programs: only in CSV and JSON
 *
 * A column of a section. Tables of them end with a %NULL id.
 */
typedef struct
{
  const char *id;
  const char *title;
  gboolean is_number;
  gboolean is_for_programs;
} BackboneReportColumn;

typedef enum
{
  BACKBONE_REPORT_IS_WORD,
  BACKBONE_REPORT_IS_NUMBER,
  BACKBONE_REPORT_IS_TIME, /* ISO 8601 in UTC */
  BACKBONE_REPORT_IS_JSON, /* a value of its own in JSON, text elsewhere */
} BackboneReportKind;

/**
 * BackboneReportCell:
 * @text: (nullable): what people read; %NULL for an empty cell
 * @data: (nullable): what programs read; %NULL: @text; empty: nothing
 * @kind: what @data is
 * @status: a #BackboneStatus to mark the cell with, or -1
 */
typedef struct
{
  char *text;
  char *data;
  BackboneReportKind kind;
  int status;
} BackboneReportCell;

/* Below: reading. All (transfer none). */
const char *backbone_report_get_title (BackboneReport *self);
/* (nullable): the same more closely, such as a month. */
const char *backbone_report_get_subtitle (BackboneReport *self);
/* Facts: what is said of the whole, before the tables. */
guint backbone_report_get_n_facts (BackboneReport *self);
/* (out) @label: translated. */
const BackboneReportCell *
backbone_report_get_fact (BackboneReport *self, guint i, const char **id, const char **label);
/* Sections: the tables, in the order in which they were added. */
guint backbone_report_get_n_sections (BackboneReport *self);
BackboneReportSection *backbone_report_get_section (BackboneReport *self, guint i);

/* The key in JSON, stable. */
const char *backbone_report_section_get_id (BackboneReportSection *self);
const char *backbone_report_section_get_title (BackboneReportSection *self);
/* (nullable): how to read the table. */
const char *backbone_report_section_get_note (BackboneReportSection *self);
/* What to say when there are no rows. */
const char *backbone_report_section_get_empty (BackboneReportSection *self);
/* Ended by a NULL id; as many as the next one says. Those for programs only are among them. */
const BackboneReportColumn *backbone_report_section_get_columns (BackboneReportSection *self);
guint backbone_report_section_get_n_columns (BackboneReportSection *self);
/* Whole rows: one that is being filled does not count. */
guint backbone_report_section_get_n_rows (BackboneReportSection *self);
const BackboneReportCell *
backbone_report_section_get_cell (BackboneReportSection *self, guint row, guint column);

/* (transfer none): a sign for BackboneReportCell.status; NULL for -1. */
const char *backbone_report_get_mark (int status);
/* (transfer full): the sign and the text of a cell, on one line and without what would command who
 * shows it. */
char *backbone_report_cell_dup_line (const BackboneReportCell *cell);

/* Below: making one. All texts are translated and copied. */
BackboneReport *backbone_report_new (const char *title, const char *subtitle);
/* @cell: (transfer full). */
void backbone_report_add_fact (BackboneReport *self,
                               const char *id,
                               const char *label,
                               BackboneReportCell cell);
/* @columns: static. (transfer none): one with that @id that is there already, as it is. */
BackboneReportSection *backbone_report_add_section (BackboneReport *self,
                                                    const char *id,
                                                    const char *title,
                                                    const char *empty,
                                                    const BackboneReportColumn *columns);
/* @note: (nullable). */
void backbone_report_section_set_note (BackboneReportSection *self, const char *note);
/* Cells come row by row, from left to right. @cell: (transfer full). */
void backbone_report_section_add (BackboneReportSection *self, BackboneReportCell cell);

/* The same for people and programs. @text: (nullable): an empty cell. */
BackboneReportCell backbone_report_text (const char *text);
/* A count; people see it grouped as in their language. */
BackboneReportCell backbone_report_number (gint64 number);
/* Of whole: 1 is all. */
BackboneReportCell backbone_report_share (double share);
/* Empty for never. */
BackboneReportCell backbone_report_time (BackboneTime time);
/* In microseconds; programs get seconds. */
BackboneReportCell backbone_report_duration (gint64 microseconds);
/* People see the title, programs the id, and a cell is marked by the status that follows. */
BackboneReportCell backbone_report_verdict (BackboneVerdict verdict);
BackboneReportCell backbone_report_status (BackboneStatus status);
/* A word of ours: @title for people, @id for programs. */
BackboneReportCell backbone_report_word (const char *title, const char *id);
BackboneReportCell backbone_report_setup_state (BackboneSetupState state);
/* @json: (nullable): for programs only. What is no JSON stays text. */
BackboneReportCell backbone_report_json (const char *json);

G_END_DECLS
