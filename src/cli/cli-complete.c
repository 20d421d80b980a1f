/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-complete.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a name in a usage line or of an option's value stands for. */
static const struct
{
  const char *name;
  const char *words;
} choices[] = {
  { "FORMAT", "text json csv html" },
  { "KIND", "portal parcel-box note-download" },
  { "STATUS", "working attention failing never-checked" },
  { "G|H", "G H" },
};

/* The line so far: what is left of the word that is completed. */
typedef struct
{
  const GOptionEntry *global_options;
  const CliVerb *table;       /* nullable: the verb, or its sub-verbs */
  const CliVerb *verb;        /* nullable: once it is known which */
  const GOptionEntry *option; /* nullable: the one whose value comes next */
  guint n_arguments;
  const char *word;   /* what it begins with */
  const char *prefix; /* what stands before that, for --option=value */
  GString *lines;
} Completion;

static void
offer (Completion *self, const char *word, const char *meaning)
{
  if (!g_str_has_prefix (word, self->word))
    return;

  g_string_append_printf (self->lines, "%s%s", self->prefix, word);
  if (meaning)
    g_string_append_printf (self->lines, "\t%s", meaning);
  g_string_append_c (self->lines, '\n');
}

static gboolean
offer_choices (Completion *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choices[i].name, name))
      {
        g_auto (GStrv) words = g_strsplit (choices[i].words, " ", -1);

        for (guint j = 0; words[j] != NULL; j++)
          offer (self, words[j], NULL);
        return TRUE;
      }

  return FALSE;
}

/* As they are to be typed, such as "inherit" in "inherit|direct|http://HOST:PORT". */
static gboolean
is_literal (const char *word)
{
  return g_ascii_islower (*word)
         && strspn (word, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (word);
}

/* What the usage says of one value: "sap|FILE", "[KIND]", "NUMBER...". */
static void
offer_value (Completion *self, const char *usage)
{
  g_autofree char *bare = g_strdup (usage);
  g_auto (GStrv) words = NULL;

  if (offer_choices (self, usage))
    return;

  g_strdelimit (bare, "[]", '|');
  words = g_strsplit (bare, "|", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      /* There may be several. */
      if (g_str_has_suffix (words[i], "..."))
        words[i][strlen (words[i]) - strlen ("...")] = '\0';
      if (!offer_choices (self, words[i]) && is_literal (words[i]))
        offer (self, words[i], NULL);
    }
  if (strstr (usage, "FILE") || strstr (usage, ".pem"))
    g_string_append (self->lines, CLI_COMPLETE_FILES "\n");
}

static void
offer_options (Completion *self, const GOptionEntry *options)
{
  for (const GOptionEntry *option = options; option && option->long_name; option++)
    {
      g_autofree char *word = g_strconcat ("--", option->long_name, NULL);

      offer (self, word, _ (option->description));
    }
}

static void
offer_verbs (Completion *self)
{
  for (guint i = 0; cli_verb_tables[i] != NULL; i++)
    {
      const CliVerb *table = cli_verb_tables[i];
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      g_autofree char *meaning = NULL;

      for (const CliVerb *verb = table; verb->name != NULL && table->sub_name; verb++)
        g_ptr_array_add (names, (gpointer)verb->sub_name);
      g_ptr_array_add (names, NULL);
      meaning = g_strjoinv (", ", (char **)names->pdata);
      offer (self, table->name, table->sub_name ? meaning : _ (table->summary));
    }
}

/* The last one of a usage line may stand for several. */
static void
offer_argument (Completion *self)
{
  g_auto (GStrv) usages = NULL;
  guint n_usages;

  if (self->verb->arguments == NULL
      || (self->verb->n_max >= 0 && self->n_arguments >= (guint)self->verb->n_max))
    return;

  usages = g_strsplit (self->verb->arguments, " ", -1);
  n_usages = g_strv_length (usages);
  offer_value (self, usages[MIN (self->n_arguments, n_usages - 1)]);
}

static const GOptionEntry *
find_option (const GOptionEntry *options, const char *name, gsize length)
{
  for (const GOptionEntry *option = options; option && option->long_name; option++)
    if (strlen (option->long_name) == length && strncmp (option->long_name, name, length) == 0)
      return option;

  return NULL;
}

/* (nullable): what @word, such as "--format" or "--format=csv", is called in the tables. */
static const GOptionEntry *
look_up_option (Completion *self, const char *word)
{
  const char *name = word + strlen ("--");
  gsize length = strcspn (name, "=");
  const GOptionEntry *option = self->verb ? find_option (self->verb->options, name, length) : NULL;

  return option ? option : find_option (self->global_options, name, length);
}

/* Takes note of a word before the one that is completed. */
static gboolean
pass (Completion *self, const char *word)
{
  if (self->option)
    self->option = NULL;
  else if (g_str_has_prefix (word, "--"))
    {
      self->option = strchr (word, '=') ? NULL : look_up_option (self, word);
      if (self->option && self->option->arg == G_OPTION_ARG_NONE)
        self->option = NULL;
    }
  else if (self->table == NULL)
    {
      self->table = cli_verb_find_table (word);
      self->verb = self->table && self->table->sub_name == NULL ? self->table : NULL;
      return self->table != NULL;
    }
  else if (self->verb == NULL)
    {
      self->verb = cli_verb_find (self->table, word);
      return self->verb != NULL;
    }
  else
    self->n_arguments++;

  return TRUE;
}

static void
complete_option (Completion *self, const char *word)
{
  const char *value = strchr (word, '=');
  const GOptionEntry *option = value ? look_up_option (self, word) : NULL;
  g_autofree char *prefix = NULL;

  if (value == NULL)
    {
      offer_options (self, self->verb ? self->verb->options : NULL);
      offer_options (self, self->global_options);
    }
  else if (option && option->arg_description)
    {
      prefix = g_strndup (word, (gsize)(value + 1 - word));
      self->prefix = prefix;
      self->word = value + 1;
      offer_value (self, option->arg_description);
    }
}

char *
cli_complete (const char *const *words, const GOptionEntry *global_options)
{
  Completion self = { .global_options = global_options, .prefix = "" };
  guint n_words = g_strv_length ((char **)words);

  self.word = n_words ? words[n_words - 1] : "";
  self.lines = g_string_new (NULL);
  for (guint i = 0; i + 1 < n_words; i++)
    if (!pass (&self, words[i]))
      return g_string_free (self.lines, FALSE);

  if (self.option)
    offer_value (&self, self.option->arg_description ? self.option->arg_description : "");
  else if (g_str_has_prefix (self.word, "-"))
    complete_option (&self, self.word);
  else if (self.table == NULL)
    offer_verbs (&self);
  else if (self.verb == NULL)
    for (const CliVerb *verb = self.table; verb->name != NULL; verb++)
      offer (&self, verb->sub_name, _ (verb->summary));
  else
    offer_argument (&self);

  return g_string_free (self.lines, FALSE);
}
