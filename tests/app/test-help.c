/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-closures.h"
#include "backbone-core.h"
#include "backbone-help.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

/* Of the guide, and of the program; NULL is English. */
static const char *language;

static char *
read_guide (void)
{
  g_autofree char *name
      = language ? g_strdup_printf ("guide.%s.html", language) : g_strdup ("guide.html");
  g_autofree char *path
      = g_build_filename (g_getenv ("BACKBONE_BUILD_ROOT"), "docs", "guide", name, NULL);
  g_autoptr (GError) error = NULL;
  char *guide = NULL;

  g_file_get_contents (path, &guide, NULL, &error);
  g_assert_no_error (error);

  return guide;
}

/* (transfer full): a text as it stands in HTML. */
static char *
dup_as_html (const char *text)
{
  GString *html = g_string_new (text);

  g_string_replace (html, "&", "&amp;", 0);
  g_string_replace (html, "<", "&lt;", 0);
  g_string_replace (html, ">", "&gt;", 0);

  return g_string_free (html, FALSE);
}

/* (transfer full): what stands between the anchor and the end of its section. */
static char *
dup_section (const char *guide, const char *topic)
{
  g_autofree char *anchor = g_strdup_printf ("<section id=\"%s\">", topic);
  const char *begin = strstr (guide, anchor);
  const char *end = begin ? strstr (begin, "</section>") : NULL;

  if (end == NULL)
    g_error ("The guide has no section %s", topic);

  return g_strndup (begin, end - begin);
}

static void
assert_says (const char *section, const char *text)
{
  g_autofree char *html = dup_as_html (text);

  if (strstr (section, html) == NULL)
    g_error ("“%s” is missing in: %s", html, section);
}

/* Whatever the card of a channel says of a verdict, the guide says in the same words, at the place to
 * which the card leads, in each language. */
static void
test_verdicts (void)
{
  g_autofree char *guide = read_guide ();

  for (guint verdict = 0; verdict < BACKBONE_N_VERDICTS; verdict++)
    {
      g_autoptr (BackboneCheckResult) result
          = g_object_new (BACKBONE_TYPE_CHECK_RESULT, "verdict", verdict, NULL);
      g_autofree char *title = backbone_closure_verdict_title (NULL, result, TRUE);
      g_autofree char *cause = backbone_closure_cause (NULL, result, TRUE);
      g_autofree char *next_step = backbone_closure_next_step (NULL, result, TRUE);
      g_autoptr (GVariant) topic
          = g_variant_ref_sink (backbone_closure_verdict_topic (NULL, result));
      g_autofree char *section = dup_section (guide, g_variant_get_string (topic, NULL));
      g_autofree char *plain = NULL;

      assert_says (section, title);
      if (cause)
        assert_says (section, cause);
      if (next_step)
        {
          g_assert_true (pango_parse_markup (next_step, -1, 0, NULL, &plain, NULL, NULL));
          g_assert_true (g_str_has_prefix (plain, _ ("Next:")));
          assert_says (section, plain + strlen (_ ("Next:")) + 1);
        }
      if (backbone_verdict_holds_user (verdict) && language == NULL)
        assert_says (section, "The user is held");
    }
}

/* By the name of its function: BackboneSUsersPage is backbone_s_users_page_get_type(). */
static GType
find_type (GModule *program, const char *name)
{
  GString *function = g_string_new (NULL);
  GType (*get_type) (void) = NULL;
  GType type = G_TYPE_INVALID;

  for (const char *letter = name; *letter; letter++)
    {
      if (g_ascii_isupper (*letter) && letter != name)
        g_string_append_c (function, '_');
      g_string_append_c (function, g_ascii_tolower (*letter));
    }
  g_string_append (function, "_get_type");
  if (g_module_symbol (program, function->str, (gpointer *)&get_type))
    type = get_type ();
  g_string_free (function, TRUE);

  return type;
}

/* F1 leads to places that are there, from classes that are there. */
static void
test_topics (void)
{
  g_autofree char *guide = read_guide ();
  GModule *program = g_module_open (NULL, 0);

  for (const BackboneHelpTopic *topic = backbone_help_get_topics (); topic->type_name; topic++)
    {
      g_autofree char *anchor = g_strdup_printf (" id=\"%s\"", topic->topic);

      if (strstr (guide, anchor) == NULL)
        g_error ("The guide has no %s, for %s", topic->topic, topic->type_name);
      if (!g_type_is_a (find_type (program, topic->type_name), GTK_TYPE_WIDGET))
        g_error ("There is no class %s", topic->type_name);
    }
  g_module_close (program);
}

static void
test_begun_at (void)
{
  g_autofree char *guide = read_guide ();
  g_autofree char *begun = backbone_help_dup_begun_at (guide, "verdicts-locked");
  g_autofree char *broken = backbone_help_dup_begun_at ("no HTML", "verdicts-locked");
  const char *place = strstr (begun, "location.replace ('#verdicts-locked')");

  g_assert_nonnull (place);
  g_assert_true (place < strstr (begun, "</head>"));
  g_assert_cmpuint (strlen (begun), >, strlen (guide));
  g_assert_true (g_str_has_suffix (begun, strstr (guide, "</head>")));
  g_assert_cmpstr (broken, ==, "no HTML");
}

/* As the programs of the build folder do in a session of that language. */
static void
speak (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("BACKBONE_BUILD_ROOT"), "po", NULL);

  language = name;
  g_setenv ("LANGUAGE", name, TRUE);
  g_setenv ("BACKBONE_LOCALE_DIR", folder, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  if (argc > 1)
    speak (argv[1]);
  backbone_core_init ();

  g_test_add_func ("/help/verdicts", test_verdicts);
  g_test_add_func ("/help/topics", test_topics);
  g_test_add_func ("/help/begun-at", test_begun_at);

  return g_test_run ();
}
