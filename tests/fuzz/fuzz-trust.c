/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-trust-private.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) anchors
      = backbone_trust_anchors_parse ((const char *)data, (gssize)size, "fuzz.pem", &error);

  g_assert_true ((anchors == NULL) == (error != NULL));
  g_assert_true (anchors == NULL || anchors->len > 0);
  return 0;
}
