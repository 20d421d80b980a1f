/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-customer.h"
#include "backbone-error.h"
#include "backbone-validate.h"

#include "validate-cases.h"

#include <string.h>

#define TEXT_32 "12345678901234567890123456789012"
#define TEXT_80 "12345678901234567890123456789012345678901234567890123456789012345678901234567890"

typedef struct
{
  const char *text;
  const char *expected; /* NULL: refused */
} NormalizeCase;

static const NormalizeCase number_cases[] = {
  { "0001105772", "0001105772" },
  { "1105772", "0001105772" },
  { " 1105772 ", "0001105772" },
  { "1", "0000000001" },
  { "9999999999", "9999999999" },
  { "", NULL },
  { "   ", NULL },
  { "0", NULL },
  { "0000000000", NULL },
  { "12345678901", NULL },
  { "00000000001", NULL },
  { "12a", NULL },
  { "-1", NULL },
  { "1 2", NULL },
  { "1.5", NULL },
  { "１２", NULL },
  { "\xff", NULL },
};

static const NormalizeCase user_cases[] = {
  { "S0018132425", "S0018132425" },
  { "s0018132425", "S0018132425" },
  { "0018132425", "S0018132425" },
  { "18132425", "S0018132425" },
  { " S18132425 ", "S0018132425" },
  { "S1", "S0000000001" },
  { "", NULL },
  { "S", NULL },
  { "S0", NULL },
  { "SS1", NULL },
  { "S00181324250", NULL },
  { "SMITH", NULL },
  { "S 1", NULL },
  { "S\xff", NULL },
};

typedef char *(*Normalize) (const char *text, GError **error);

static void
check_normalize (const NormalizeCase *cases, gsize n_cases, Normalize normalize)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = normalize (cases[i].text, &error);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (found, ==, cases[i].expected);
      if (cases[i].expected == NULL)
        {
          g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
      else
        {
          g_assert_no_error (error);
        }
    }
}

static void
test_number (void)
{
  g_autofree char *short_one = backbone_customer_number_format (77);
  g_autofree char *long_one = backbone_customer_number_format (G_GINT64_CONSTANT (9876543210));

  check_normalize (number_cases, G_N_ELEMENTS (number_cases), backbone_customer_number_normalize);
  g_assert_cmpstr (short_one, ==, "0000000077");
  g_assert_cmpstr (long_one, ==, "9876543210");
}

static void
test_user (void)
{
  check_normalize (user_cases, G_N_ELEMENTS (user_cases), backbone_user_id_normalize);
}

static void
test_destination (void)
{
  static const ValidateCase cases[] = {
    { "SAP-SUPPORT_PORTAL", TRUE },
    { TEXT_32, TRUE },
    { "", FALSE },
    { TEXT_32 "3", FALSE },
    { "SAP-SUPPORT_NOTE_DOWNLOAD_0001105772", FALSE }, /* 36 characters */
    { "A B", FALSE },
    { "A;B", FALSE },
    { "A\"B", FALSE },
    { "A\nB", FALSE },
    { "\xff", FALSE },
  };

  CHECK_VALIDATE (cases, backbone_destination_validate);
}

static void
test_description (void)
{
  static const ValidateCase cases[] = {
    { "Furniture", TRUE }, { "Möbelhaus Süd; \"Nord\"", TRUE },
    { TEXT_80, TRUE },     { "", FALSE },
    { "   ", FALSE },      { TEXT_80 "1", FALSE },
    { "a\nb", FALSE },     { "a\x7f", FALSE },
    { "\xff", FALSE },
  };
  GString *eighty_umlauts = g_string_new (NULL);

  CHECK_VALIDATE (cases, backbone_description_validate);

  /* Characters count, not bytes. */
  for (guint i = 0; i < BACKBONE_DESCRIPTION_MAX_LENGTH; i++)
    g_string_append (eighty_umlauts, "ü");
  g_assert_true (backbone_description_validate (eighty_umlauts->str, NULL));
  g_string_append (eighty_umlauts, "ü");
  g_assert_false (backbone_description_validate (eighty_umlauts->str, NULL));
  g_string_free (eighty_umlauts, TRUE);
}

static void
test_password (void)
{
  g_autofree char *longest = g_strnfill (BACKBONE_PASSWORD_MAX_LENGTH, 'x');
  g_autofree char *too_long = g_strnfill (BACKBONE_PASSWORD_MAX_LENGTH + 1, 'x');
  const ValidateCase cases[] = {
    { "a", TRUE },       { " a ", TRUE },   { "ß;\"", TRUE },  { longest, TRUE }, { "", FALSE },
    { too_long, FALSE }, { "a\nb", FALSE }, { "a\tb", FALSE }, { "\xff", FALSE },
  };
  g_autoptr (GError) error = NULL;

  CHECK_VALIDATE (cases, backbone_password_validate);

  /* No error holds a password. */
  g_assert_false (backbone_password_validate ("hush\nhush", &error));
  g_assert_null (strstr (error->message, "hush"));
}

static void
test_tag (void)
{
  static const ValidateCase cases[] = {
    { "north", TRUE }, { "Nord Süd", TRUE }, { TEXT_32, TRUE }, { "", FALSE },
    { " a", FALSE },   { "a,b", FALSE },     { "a\n", FALSE },  { TEXT_32 "3", FALSE },
  };

  CHECK_VALIDATE (cases, backbone_tag_validate);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/validate/number", test_number);
  g_test_add_func ("/validate/user", test_user);
  g_test_add_func ("/validate/destination", test_destination);
  g_test_add_func ("/validate/description", test_description);
  g_test_add_func ("/validate/password", test_password);
  g_test_add_func ("/validate/tag", test_tag);

  return g_test_run ();
}
