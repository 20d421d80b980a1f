/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-error.h"
#include "backbone-installation-outcome.h"
#include "backbone-validate-installation.h"

typedef struct
{
  const char *text;
  const char *expected; /* NULL: refused */
} Case;

static const Case installations[] = {
  { "0020104711", "0020104711" },
  { " 20104711 ", "0020104711" },
  { "1", "0000000001" },
  { "", NULL },
  { "0", NULL },
  { "12345678901", NULL },
  { "2010x", NULL },
  { "-1", NULL },
  { "\xff", NULL },
};

static const Case systems[] = {
  { "310471101", "000000000310471101" },
  { "000000000310471101", "000000000310471101" },
  { "1234567890123456789", NULL },
  { "000", NULL },
  { "1.5", NULL },
};

static const Case sids[] = {
  { "PRD", "PRD" },
  { " nw1 ", "NW1" },
  { "1AB", NULL },
  { "AB", NULL },
  { "ABCD", NULL },
  { "", NULL },
  { "A-B", NULL },
  { "\xc3\x84"
    "B",
    NULL },
};

static void
check (const Case *cases, gsize n, char *(*normalize) (const char *text, GError **error))
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = normalize (cases[i].text, &error);

      g_assert_cmpstr (found, ==, cases[i].expected);
      if (cases[i].expected)
        continue;
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_numbers (void)
{
  check (installations, G_N_ELEMENTS (installations), backbone_installation_number_normalize);
  check (systems, G_N_ELEMENTS (systems), backbone_system_number_normalize);
  check (sids, G_N_ELEMENTS (sids), backbone_sid_normalize);
}

static void
test_description (void)
{
  g_assert_true (backbone_installation_description_validate ("", NULL));
  g_assert_true (backbone_installation_description_validate ("ERP", NULL));
  g_assert_false (backbone_installation_description_validate ("a\nb", NULL));
}

static void
test_outcomes (void)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (BACKBONE_TYPE_INSTALLATION_OUTCOME);

  g_assert_cmpuint (klass->n_values, ==, BACKBONE_N_INSTALLATION_OUTCOMES);
  for (guint i = 0; i < klass->n_values; i++)
    {
      g_assert_cmpstr (backbone_installation_outcome_to_id (i), ==, klass->values[i].value_nick);
      g_assert_cmpstr (backbone_installation_outcome_to_title (i), !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/validate-installation/numbers", test_numbers);
  g_test_add_func ("/validate-installation/description", test_description);
  g_test_add_func ("/validate-installation/outcomes", test_outcomes);

  return g_test_run ();
}
