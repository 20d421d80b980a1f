/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-error.h"

/* A text, and whether a validator takes it. */
typedef struct
{
  const char *text;
  gboolean valid;
} ValidateCase;

typedef gboolean (*Validate) (const char *text, GError **error);

static inline void
check_validate (const ValidateCase *cases, gsize n_cases, Validate validate)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (validate (cases[i].text, &error), ==, cases[i].valid);
      if (cases[i].valid)
        g_assert_no_error (error);
      else
        g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
    }
}

#define CHECK_VALIDATE(cases, validate) check_validate (cases, G_N_ELEMENTS (cases), validate)
