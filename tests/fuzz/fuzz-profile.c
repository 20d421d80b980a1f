/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-profile-private.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneEndpointProfile) profile
      = backbone_profile_parse ((const char *)data, size, "fuzz.json", NULL, &error);

  g_assert_true ((profile == NULL) == (error != NULL));
  if (profile != NULL)
    {
      /* What was read can be written and read again. */
      g_autofree char *json = backbone_profile_to_json (profile);
      g_autoptr (BackboneEndpointProfile) again
          = backbone_profile_parse (json, strlen (json), "again.json", NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (again);
    }
  return 0;
}
