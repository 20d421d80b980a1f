/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-json.h"

/* Containers that lie this deep stand on one line. */
#define INLINE_DEPTH 3

typedef struct
{
  char end; /* the bracket that ends it */
  gboolean empty;
  gboolean has_key; /* an object whose next value has its key already */
} Level;

struct _CliJson
{
  GString *text;
  GArray *levels; /* Level */
  gboolean complete;
};

/**
 * cli_json_new:
 *
 * Returns: (transfer full): a writer that has written nothing yet
 */
CliJson *
cli_json_new (void)
{
  CliJson *self = g_new0 (CliJson, 1);

  self->text = g_string_new (NULL);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));

  return self;
}

/**
 * cli_json_free:
 * @self: (transfer full): a writer
 */
void
cli_json_free (CliJson *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->levels);
  g_free (self);
}

static Level *
innermost (CliJson *self)
{
  return self->levels->len > 0 ? &g_array_index (self->levels, Level, self->levels->len - 1) : NULL;
}

static void
append_line_break (CliJson *self)
{
  guint depth = self->levels->len;

  if (depth >= INLINE_DEPTH)
    return;

  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (self->text, "  ");
}

/* The comma and the line break that go before an element or a key. */
static void
append_separator (CliJson *self, Level *level)
{
  if (!level->empty)
    g_string_append (self->text, self->levels->len >= INLINE_DEPTH ? ", " : ",");
  level->empty = FALSE;
  append_line_break (self);
}

static gboolean
begin_value (CliJson *self)
{
  Level *level = innermost (self);

  g_return_val_if_fail (!self->complete, FALSE);

  if (level == NULL)
    {
      self->complete = TRUE;
      return TRUE;
    }

  if (level->end == '}')
    {
      g_return_val_if_fail (level->has_key, FALSE);
      level->has_key = FALSE;
      return TRUE;
    }

  append_separator (self, level);
  return TRUE;
}

static void
begin_container (CliJson *self, char begin, char end)
{
  Level level = { end, TRUE, FALSE };

  if (!begin_value (self))
    return;

  self->complete = FALSE;
  g_string_append_c (self->text, begin);
  g_array_append_val (self->levels, level);
}

static void
end_container (CliJson *self, char end)
{
  Level *level = innermost (self);
  gboolean empty;
  gboolean on_one_line = self->levels->len >= INLINE_DEPTH;

  g_return_if_fail (level != NULL && level->end == end && !level->has_key);

  empty = level->empty;
  g_array_set_size (self->levels, self->levels->len - 1);
  if (!empty && !on_one_line)
    append_line_break (self);
  g_string_append_c (self->text, end);
  self->complete = self->levels->len == 0;
}

void
cli_json_begin_object (CliJson *self)
{
  begin_container (self, '{', '}');
}

void
cli_json_end_object (CliJson *self)
{
  end_container (self, '}');
}

void
cli_json_begin_array (CliJson *self)
{
  begin_container (self, '[', ']');
}

void
cli_json_end_array (CliJson *self)
{
  end_container (self, ']');
}

static void
append_escaped (GString *string, const char *valid)
{
  static const char short_forms[] = {
    ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\'
  };

  g_string_append_c (string, '"');
  for (const guchar *p = (const guchar *)valid; *p != '\0'; p++)
    {
      if (*p < sizeof short_forms && short_forms[*p] != '\0')
        {
          g_string_append_c (string, '\\');
          g_string_append_c (string, short_forms[*p]);
        }
      else if (*p < 0x20 || *p == 0x7f)
        g_string_append_printf (string, "\\u%04x", *p);
      else
        g_string_append_c (string, *p);
    }
  g_string_append_c (string, '"');
}

static void
append_string (GString *string, const char *text)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  append_escaped (string, text);
}

/**
 * cli_json_key:
 * @self: a writer inside of an object
 * @key: the key of the value that comes next
 */
void
cli_json_key (CliJson *self, const char *key)
{
  Level *level = innermost (self);

  g_return_if_fail (level != NULL && level->end == '}' && !level->has_key);

  append_separator (self, level);
  append_string (self->text, key);
  g_string_append (self->text, ": ");
  level->has_key = TRUE;
}

void
cli_json_string (CliJson *self, const char *text)
{
  if (text == NULL)
    cli_json_null (self);
  else if (begin_value (self))
    append_string (self->text, text);
}

void
cli_json_integer (CliJson *self, gint64 value)
{
  if (begin_value (self))
    g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
cli_json_boolean (CliJson *self, gboolean value)
{
  if (begin_value (self))
    g_string_append (self->text, value ? "true" : "false");
}

void
cli_json_null (CliJson *self)
{
  if (begin_value (self))
    g_string_append (self->text, "null");
}

/**
 * cli_json_verbatim:
 * @self: a writer
 * @json: (nullable): one value that is JSON already, from this program
 */
void
cli_json_verbatim (CliJson *self, const char *json)
{
  g_autofree char *stripped = g_strchomp (g_strdup (json ? json : "null"));

  if (begin_value (self))
    g_string_append (self->text, stripped);
}

void
cli_json_strv (CliJson *self, const char *const *texts)
{
  cli_json_begin_array (self);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    cli_json_string (self, texts[i]);
  cli_json_end_array (self);
}

/**
 * cli_json_finish:
 * @self: a writer whose containers are all ended
 *
 * Returns: (transfer full): the JSON text with a line break at its end; @self is empty again
 */
char *
cli_json_finish (CliJson *self)
{
  char *text;

  g_return_val_if_fail (self->complete, NULL);

  g_string_append_c (self->text, '\n');
  text = g_string_free (self->text, FALSE);
  self->text = g_string_new (NULL);
  self->complete = FALSE;

  return text;
}
