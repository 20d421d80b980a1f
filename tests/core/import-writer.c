/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes customers the way an import does, a thousand a transaction, and says after each one how
 * many are confirmed; goes on until it is killed. For kill-writer.py. */

#include "landscape-fixture.h"

#include <stdio.h>

#define BATCH 1000

int
main (int argc, char *argv[])
{
  LandscapeFixture fixture = { 0 };
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: %s FILE\n", argv[0]);
      return 2;
    }

  fixture.path = argv[1];
  if (g_file_test (fixture.path, G_FILE_TEST_EXISTS))
    fixture.store = backbone_store_open (fixture.path, FALSE, &error);
  else
    fixture_create (&fixture);
  g_assert_no_error (error);

  for (;;)
    {
      printf ("%d\n", (int)fixture_query_int64 (&fixture, "SELECT count(*) FROM customer"));
      fflush (stdout);
      fixture_try_add (&fixture, BATCH, &error);
      g_assert_no_error (error);
    }
}
