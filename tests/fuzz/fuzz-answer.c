/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-evidence-private.h"
#include "backbone-log-on-page-private.h"

/* A body as a server may send it: looked at for a log-on page, and quoted as evidence. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *const secrets[] = { "Pass-1", "secret", NULL };
  const char *body = (const char *)data;
  g_autofree char *text = g_strndup (body, size);
  g_autofree char *evidence = backbone_evidence_quote (body, size, secrets);

  backbone_log_on_page_detect ("text/html; charset=utf-8", body, size);
  backbone_log_on_page_detect (NULL, body, size);
  backbone_log_on_page_is_location (text);

  if (evidence != NULL)
    {
      g_assert_true (g_utf8_validate (evidence, -1, NULL));
      g_assert_null (g_strstr_len (evidence, -1, "Pass-1"));
      for (const char *p = evidence; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
    }
  return 0;
}
