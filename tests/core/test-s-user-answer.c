/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-s-user-answer-private.h"

#include <string.h>

static void
test_user (void)
{
  static const struct
  {
    const char *text;
    const char *customer; /* NULL: refused */
    const char *expires;
  } table[] = {
    { "{\"d\":{\"CustomerNumber\":\"1105772\",\"ValidTo\":\"2027-03-01\"}}", "0001105772",
      "2027-03-01T23:59:59Z" },
    { "{\"d\":{\"CustomerNumber\":\"0001105772\"}}", "0001105772", NULL },
    { "{\"d\":{\"CustomerNumber\":\"7\",\"ValidTo\":\"soon\"}}", "0000000007", NULL },
    { "{\"d\":{\"CustomerNumber\":1105772}}", NULL, NULL },
    { "{\"d\":{\"CustomerNumber\":\"x\"}}", NULL, NULL },
    { "{\"d\":[]}", NULL, NULL },
    { "{\"d\":null}", NULL, NULL },
    { "[]", NULL, NULL },
    { "", NULL, NULL },
    { "<html>", NULL, NULL },
    { "{\"d\":{\"CustomerNumber\":\"7\"", NULL, NULL },
    { "[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *customer = NULL;
      g_autofree char *iso = NULL;
      BackboneTime expires = 0;
      gboolean read = backbone_s_user_answer_read_user (table[i].text, strlen (table[i].text),
                                                        &customer, &expires, &error);

      g_assert_true (read == (table[i].customer != NULL));
      g_assert_true (read == (error == NULL));
      g_assert_cmpstr (customer, ==, table[i].customer);
      iso = backbone_time_to_iso (expires);
      if (read)
        g_assert_cmpstr (iso, ==, table[i].expires);
    }
}

static void
test_authorisations (void)
{
  static const struct
  {
    const char *text;
    const char *joined; /* NULL: refused */
  } table[] = {
    { "{\"d\":{\"results\":[]}}", "" },
    { "{\"d\":{\"results\":[{\"ObjectId\":\"SWDOWNLOAD\",\"ObjectDesc\":\"x\"},"
      "{\"ObjectId\":\"EWA\"}]}}",
      "SWDOWNLOAD,EWA" },
    { "{\"d\":{\"results\":[{\"ObjectDesc\":\"SWDOWNLOAD\"}]}}", NULL },
    { "{\"d\":{\"results\":[{\"ObjectId\":\"two words\"}]}}", NULL },
    { "{\"d\":{\"results\":[7]}}", NULL },
    { "{\"d\":{\"results\":{}}}", NULL },
    { "{\"d\":{}}", NULL },
    { "null", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) ids = backbone_s_user_answer_read_authorisations (
          table[i].text, strlen (table[i].text), &error);
      g_autofree char *joined = ids ? g_strjoinv (",", ids) : NULL;

      g_assert_cmpstr (joined, ==, table[i].joined);
      g_assert_true ((ids == NULL) == (error != NULL));
    }
}

static void
test_code (void)
{
  static const struct
  {
    const char *text;
    const char *code;
  } table[] = {
    { "{\"error\":{\"code\":\"s-user-locked\",\"message\":{}}}", "s-user-locked" },
    { "{\"error\":{\"code\":7}}", NULL },
    { "{\"error\":\"x\"}", NULL },
    { "Unauthorized", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *code
          = backbone_s_user_answer_read_code (table[i].text, strlen (table[i].text));

      g_assert_cmpstr (code, ==, table[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/s-user-answer/user", test_user);
  g_test_add_func ("/s-user-answer/authorisations", test_authorisations);
  g_test_add_func ("/s-user-answer/code", test_code);

  return g_test_run ();
}
