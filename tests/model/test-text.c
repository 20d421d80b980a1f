/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-error.h"
#include "backbone-text-private.h"

#define NO_BREAK_SPACE   "\xc2\xa0"
#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"
#define REPLACEMENT      "\xef\xbf\xbd"

static void
test_kinds (void)
{
  static const struct
  {
    const char *text;
    gboolean digits, blank, has_blank, outer_blank, control;
  } cases[] = {
    { "", FALSE, TRUE, FALSE, FALSE, FALSE },
    { "0123456789", TRUE, FALSE, FALSE, FALSE, FALSE },
    { "1a", FALSE, FALSE, FALSE, FALSE, FALSE },
    { " 1", FALSE, FALSE, TRUE, TRUE, FALSE },
    { "a b", FALSE, FALSE, TRUE, FALSE, FALSE },
    { "a" NO_BREAK_SPACE, FALSE, FALSE, TRUE, TRUE, FALSE },
    { ZERO_WIDTH_SPACE "a", FALSE, FALSE, TRUE, TRUE, FALSE },
    { " " NO_BREAK_SPACE ZERO_WIDTH_SPACE, FALSE, TRUE, TRUE, TRUE, FALSE },
    { "a\x7f", FALSE, FALSE, FALSE, FALSE, TRUE },
    { "\xc2\x80", FALSE, FALSE, FALSE, FALSE, TRUE },
    { "\xef\xbc\x91", FALSE, FALSE, FALSE, FALSE, FALSE }, /* a wide 1 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].text;

      g_test_message ("case %u", i);
      g_assert_cmpint (backbone_text_is_digits (text), ==, cases[i].digits);
      g_assert_cmpint (backbone_text_is_blank (text), ==, cases[i].blank);
      g_assert_cmpint (backbone_text_has_blank (text), ==, cases[i].has_blank);
      g_assert_cmpint (backbone_text_has_outer_blank (text), ==, cases[i].outer_blank);
      g_assert_cmpint (backbone_text_has_control_character (text, ""), ==, cases[i].control);
    }
}

static void
test_allowed (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (backbone_text_validate ("Note", "a\nb", "\n", 3, NULL));
  g_assert_false (backbone_text_validate ("Note", "a\tb", "\n", 3, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "Note: "));
}

static void
test_shown (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { NULL, "" },
    { "S12", "S12" },
    { "a\x1b[2J\n", "a" REPLACEMENT "[2J" REPLACEMENT },
    { "\xff", REPLACEMENT },
    { "12345678901234567890123456789012345678901", "1234567890123456789012345678901234567890…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = backbone_text_dup_shown (cases[i].text);

      g_assert_cmpstr (shown, ==, cases[i].expected);
    }
}

static void
test_replace (void)
{
  g_autofree char *text = g_strdup (" a ");

  g_assert_false (backbone_text_replace (&text, NULL));
  g_assert_cmpstr (text, ==, " a ");
  g_assert_true (backbone_text_replace (&text, g_strdup ("a")));
  g_assert_cmpstr (text, ==, "a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/kinds", test_kinds);
  g_test_add_func ("/text/allowed", test_allowed);
  g_test_add_func ("/text/shown", test_shown);
  g_test_add_func ("/text/replace", test_replace);

  return g_test_run ();
}
