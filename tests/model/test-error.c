/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-error.h"

#define LAST BACKBONE_ERROR_ARCHIVE

/* Every error has a headline; every one that a person can do something about says what. */
static void
test_advice (void)
{
  for (int code = 0; code <= LAST; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (BACKBONE_ERROR, code, "why");
      gboolean is_plain = code == BACKBONE_ERROR_FAILED || code == BACKBONE_ERROR_NOT_FOUND
                          || code == BACKBONE_ERROR_EXISTS;

      g_test_message ("%d", code);
      g_assert_cmpstr (backbone_error_get_title (error), !=, "");
      g_assert_cmpint (backbone_error_get_next_step (error) == NULL, ==, is_plain);
    }
}

/* Three different plain errors, as people must do different things about them. */
static void
test_keyring (void)
{
  static const int codes[] = { BACKBONE_ERROR_NO_KEYRING, BACKBONE_ERROR_KEYRING_LOCKED,
                               BACKBONE_ERROR_PROMPT_DISMISSED };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) one = g_error_new_literal (BACKBONE_ERROR, codes[i], "why");
      g_autoptr (GError) other
          = g_error_new_literal (BACKBONE_ERROR, codes[(i + 1) % G_N_ELEMENTS (codes)], "why");

      g_assert_cmpstr (backbone_error_get_title (one), !=, backbone_error_get_title (other));
      g_assert_cmpstr (backbone_error_get_next_step (one), !=,
                       backbone_error_get_next_step (other));
    }
}

static void
test_foreign (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "why");
  g_autoptr (GError) unknown = g_error_new_literal (BACKBONE_ERROR, LAST + 1, "why");

  g_assert_cmpstr (backbone_error_get_title (error), ==, "Something went wrong");
  g_assert_null (backbone_error_get_next_step (error));
  g_assert_false (backbone_error_is_bad_input (error));
  g_assert_cmpstr (backbone_error_get_title (unknown), ==, "Something went wrong");
}

static void
test_bad_input (void)
{
  for (int code = 0; code <= LAST; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (BACKBONE_ERROR, code, "why");
      gboolean expected = code == BACKBONE_ERROR_INVALID || code == BACKBONE_ERROR_NOT_FOUND
                          || code == BACKBONE_ERROR_EXISTS || code == BACKBONE_ERROR_PROFILE
                          || code == BACKBONE_ERROR_CERTIFICATE || code == BACKBONE_ERROR_ENCODING
                          || code == BACKBONE_ERROR_REFUSED || code == BACKBONE_ERROR_PASSPHRASE
                          || code == BACKBONE_ERROR_ARCHIVE;

      g_test_message ("%d", code);
      g_assert_cmpint (backbone_error_is_bad_input (error), ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error/advice", test_advice);
  g_test_add_func ("/error/keyring", test_keyring);
  g_test_add_func ("/error/foreign", test_foreign);
  g_test_add_func ("/error/bad-input", test_bad_input);

  return g_test_run ();
}
