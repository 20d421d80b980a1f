/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes semicolon CSV as SAP's mass set-up takes it, into memory that is wiped. */
typedef struct _BackboneCsvWriter BackboneCsvWriter;

BackboneCsvWriter *backbone_csv_writer_new (void);
void backbone_csv_writer_free (BackboneCsvWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneCsvWriter, backbone_csv_writer_free)

/* @fields: NULL is an empty field. @names: what the fields are called in an error. */
gboolean backbone_csv_writer_add_plain (BackboneCsvWriter *self,
                                        const char *const *fields,
                                        const char *const *names,
                                        guint n_fields,
                                        GError **error);

/* For files that only our reader takes back: @text as it is, fields in quotes, line ends. */
void backbone_csv_writer_add_raw (BackboneCsvWriter *self, const char *text, gsize length);
void backbone_csv_writer_add_quoted (BackboneCsvWriter *self, const char *field);
void backbone_csv_writer_end_row (BackboneCsvWriter *self);

/* Whether a spreadsheet would run a cell with this text. */
gboolean backbone_csv_is_formula (const char *text);

/* (transfer full): what was written; the writer is empty again. */
GBytes *backbone_csv_writer_take (BackboneCsvWriter *self);

G_END_DECLS
