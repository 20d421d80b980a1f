/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-s-user-answer-private.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *)data;
  g_autoptr (GError) user_error = NULL;
  g_autoptr (GError) list_error = NULL;
  g_autofree char *customer = NULL;
  g_autofree char *code = NULL;
  g_auto (GStrv) ids = NULL;
  BackboneTime expires;
  gboolean read = backbone_s_user_answer_read_user (text, size, &customer, &expires, &user_error);

  g_assert_true (read == (customer != NULL) && read == (user_error == NULL));
  ids = backbone_s_user_answer_read_authorisations (text, size, &list_error);
  g_assert_true ((ids == NULL) == (list_error != NULL));
  code = backbone_s_user_answer_read_code (text, size);

  return 0;
}
