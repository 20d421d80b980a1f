/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report.h"

#include "backbone-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  char *id;
  char *label;
  BackboneReportCell cell;
} Fact;

struct _BackboneReportSection
{
  char *id;
  char *title;
  char *empty;
  char *note;
  const BackboneReportColumn *columns;
  guint n_columns;
  GArray *cells; /* BackboneReportCell, row by row */
};

struct _BackboneReport
{
  gatomicrefcount ref_count;
  char *title;
  char *subtitle;
  GArray *facts;       /* Fact */
  GPtrArray *sections; /* BackboneReportSection */
};

G_DEFINE_BOXED_TYPE (BackboneReport, backbone_report, backbone_report_ref, backbone_report_unref)

static void
cell_clear (gpointer data)
{
  BackboneReportCell *cell = data;

  g_free (cell->text);
  g_free (cell->data);
}

static void
fact_clear (gpointer data)
{
  Fact *fact = data;

  g_free (fact->id);
  g_free (fact->label);
  cell_clear (&fact->cell);
}

static void
section_free (gpointer data)
{
  BackboneReportSection *section = data;

  g_free (section->id);
  g_free (section->title);
  g_free (section->empty);
  g_free (section->note);
  g_array_unref (section->cells);
  g_free (section);
}

/**
 * backbone_report_new:
 * @title: what it is about, translated
 * @subtitle: the same more closely, such as a month
 *
 * Returns: (transfer full): a report without facts and sections
 */
BackboneReport *
backbone_report_new (const char *title, const char *subtitle)
{
  BackboneReport *self = g_new0 (BackboneReport, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  g_array_set_clear_func (self->facts, fact_clear);
  self->sections = g_ptr_array_new_with_free_func (section_free);

  return self;
}

BackboneReport *
backbone_report_ref (BackboneReport *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
backbone_report_unref (BackboneReport *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->title);
  g_free (self->subtitle);
  g_array_unref (self->facts);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

const char *
backbone_report_get_title (BackboneReport *self)
{
  return self->title;
}

const char *
backbone_report_get_subtitle (BackboneReport *self)
{
  return self->subtitle;
}

guint
backbone_report_get_n_facts (BackboneReport *self)
{
  return self->facts->len;
}

const BackboneReportCell *
backbone_report_get_fact (BackboneReport *self, guint i, const char **id, const char **label)
{
  Fact *fact = &g_array_index (self->facts, Fact, i);

  *id = fact->id;
  *label = fact->label;

  return &fact->cell;
}

guint
backbone_report_get_n_sections (BackboneReport *self)
{
  return self->sections->len;
}

BackboneReportSection *
backbone_report_get_section (BackboneReport *self, guint i)
{
  return g_ptr_array_index (self->sections, i);
}

const char *
backbone_report_section_get_id (BackboneReportSection *self)
{
  return self->id;
}

const char *
backbone_report_section_get_title (BackboneReportSection *self)
{
  return self->title;
}

const char *
backbone_report_section_get_note (BackboneReportSection *self)
{
  return self->note;
}

const char *
backbone_report_section_get_empty (BackboneReportSection *self)
{
  return self->empty;
}

const BackboneReportColumn *
backbone_report_section_get_columns (BackboneReportSection *self)
{
  return self->columns;
}

guint
backbone_report_section_get_n_columns (BackboneReportSection *self)
{
  return self->n_columns;
}

guint
backbone_report_section_get_n_rows (BackboneReportSection *self)
{
  return self->cells->len / self->n_columns;
}

const BackboneReportCell *
backbone_report_section_get_cell (BackboneReportSection *self, guint row, guint column)
{
  return &g_array_index (self->cells, BackboneReportCell, row * self->n_columns + column);
}

void
backbone_report_add_fact (BackboneReport *self,
                          const char *id,
                          const char *label,
                          BackboneReportCell cell)
{
  Fact fact = { g_strdup (id), g_strdup (label), cell };

  g_array_append_val (self->facts, fact);
}

BackboneReportSection *
backbone_report_add_section (BackboneReport *self,
                             const char *id,
                             const char *title,
                             const char *empty,
                             const BackboneReportColumn *columns)
{
  BackboneReportSection *section;

  for (guint i = 0; i < self->sections->len; i++)
    {
      section = g_ptr_array_index (self->sections, i);
      if (g_str_equal (section->id, id))
        return section;
    }

  section = g_new0 (BackboneReportSection, 1);
  section->id = g_strdup (id);
  section->title = g_strdup (title);
  section->empty = g_strdup (empty);
  section->columns = columns;
  while (columns[section->n_columns].id != NULL)
    section->n_columns++;
  section->cells = g_array_new (FALSE, FALSE, sizeof (BackboneReportCell));
  g_array_set_clear_func (section->cells, cell_clear);
  g_ptr_array_add (self->sections, section);

  return section;
}

void
backbone_report_section_set_note (BackboneReportSection *self, const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
}

void
backbone_report_section_add (BackboneReportSection *self, BackboneReportCell cell)
{
  g_array_append_val (self->cells, cell);
}

BackboneReportCell
backbone_report_text (const char *text)
{
  return (BackboneReportCell){ .text = text && *text ? g_strdup (text) : NULL, .status = -1 };
}

BackboneReportCell
backbone_report_number (gint64 number)
{
  return (BackboneReportCell){ .text = g_strdup_printf ("%'" G_GINT64_FORMAT, number),
                               .data = g_strdup_printf ("%" G_GINT64_FORMAT, number),
                               .kind = BACKBONE_REPORT_IS_NUMBER,
                               .status = -1 };
}

/* Never rounded up to all: 99.999 % is not 100 %. */
BackboneReportCell
backbone_report_share (double share)
{
  double percent = floor (share * 10000.0 + 1e-6) / 100.0;
  char data[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (data, sizeof data, "%.4f", percent / 100.0);

  /* Translators: a share of the whole, such as 99.95 % */
  return (BackboneReportCell){ .text = g_strdup_printf (_ ("%.2f %%"), percent),
                               .data = g_strdup (data),
                               .kind = BACKBONE_REPORT_IS_NUMBER,
                               .status = -1 };
}

BackboneReportCell
backbone_report_time (BackboneTime time)
{
  return (BackboneReportCell){
    .text = backbone_time_to_text (time, BACKBONE_TIME_MINUTE, NULL),
    .data = backbone_time_to_iso (time),
    .kind = BACKBONE_REPORT_IS_TIME,
    .status = -1,
  };
}

BackboneReportCell
backbone_report_duration (gint64 microseconds)
{
  return (BackboneReportCell){
    .text = backbone_time_span_to_text (microseconds),
    .data = g_strdup_printf ("%" G_GINT64_FORMAT, microseconds / G_USEC_PER_SEC),
    .kind = BACKBONE_REPORT_IS_NUMBER,
    .status = -1,
  };
}

BackboneReportCell
backbone_report_verdict (BackboneVerdict verdict)
{
  return (BackboneReportCell){ .text = g_strdup (backbone_verdict_to_title (verdict)),
                               .data = g_strdup (backbone_verdict_to_id (verdict)),
                               .status = (int)backbone_status_from_verdict (verdict) };
}

BackboneReportCell
backbone_report_status (BackboneStatus status)
{
  return (BackboneReportCell){ .text = g_strdup (backbone_status_to_title (status)),
                               .data = g_strdup (backbone_status_to_id (status)),
                               .status = (int)status };
}

BackboneReportCell
backbone_report_word (const char *title, const char *id)
{
  BackboneReportCell cell = backbone_report_text (title);

  cell.data = g_strdup (id);

  return cell;
}

/* What is running, and what is not needed, is nothing to be warned of. */
BackboneReportCell
backbone_report_setup_state (BackboneSetupState state)
{
  static const int statuses[BACKBONE_N_SETUP_STATES] = {
    [BACKBONE_SETUP_STATE_OPEN] = BACKBONE_STATUS_NEVER_CHECKED,
    [BACKBONE_SETUP_STATE_RUNNING] = -1,
    [BACKBONE_SETUP_STATE_DONE] = BACKBONE_STATUS_WORKING,
    [BACKBONE_SETUP_STATE_FAILED] = BACKBONE_STATUS_FAILING,
    [BACKBONE_SETUP_STATE_NOT_NEEDED] = -1,
  };
  BackboneReportCell cell = backbone_report_word (backbone_setup_state_to_title (state),
                                                  backbone_setup_state_to_id (state));

  cell.status = statuses[state];

  return cell;
}

BackboneReportCell
backbone_report_json (const char *json)
{
  return (BackboneReportCell){ .data = g_strdup (json ? json : ""),
                               .kind = BACKBONE_REPORT_IS_JSON,
                               .status = -1 };
}
