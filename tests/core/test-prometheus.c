/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-prometheus-private.h"

static void
test_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  backbone_prometheus_begin (text, "a_seconds", "What it tells.");
  backbone_prometheus_add_seconds (text, "a_seconds", 0, NULL);
  backbone_prometheus_add_seconds (text, "a_seconds", 1500, "x", "1", NULL);
  backbone_prometheus_add_seconds (text, "a_seconds", G_GINT64_CONSTANT (1764294000123456), "x",
                                   "1", "y", "2", NULL);
  backbone_prometheus_begin (text, "b", "What else.");
  backbone_prometheus_add (text, "b", -3, "x", NULL, NULL);

  g_assert_cmpstr (text->str, ==,
                   "# HELP a_seconds What it tells.\n"
                   "# TYPE a_seconds gauge\n"
                   "a_seconds 0.000000\n"
                   "a_seconds{x=\"1\"} 0.001500\n"
                   "a_seconds{x=\"1\",y=\"2\"} 1764294000.123456\n"
                   "# HELP b What else.\n"
                   "# TYPE b gauge\n"
                   "b{x=\"\"} -3\n");
}

static void
test_escapes (void)
{
  static const struct
  {
    const char *value;
    const char *expected;
  } rows[] = {
    { "Kröner & Söhne", "a{x=\"Kröner & Söhne\"} 1\n" },
    { "a\"b", "a{x=\"a\\\"b\"} 1\n" },
    { "a\\n", "a{x=\"a\\\\n\"} 1\n" },
    { "a\nb", "a{x=\"a\\nb\"} 1\n" },
    { "\xff", "a{x=\"\357\277\275\"} 1\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      backbone_prometheus_add (text, "a", 1, "x", rows[i].value, NULL);
      g_assert_cmpstr (text->str, ==, rows[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prometheus/text", test_text);
  g_test_add_func ("/prometheus/escapes", test_escapes);

  return g_test_run ();
}
