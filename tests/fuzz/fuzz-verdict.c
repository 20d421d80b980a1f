/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-log-on-page-private.h"
#include "backbone-verdict-of-answer-private.h"

#include <string.h>

#define SECRET "Secret-4711"

/* The first two bytes choose the status and the media type, the rest is the body; its beginning is
 * also taken for each header. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const guint statuses[] = { 200, 302, 401, 403, 404, 429, 500, 999 };
  static const char *const types[] = { "text/html; charset=utf-8", "application/json", "", NULL };
  static const char *const secrets[] = { SECRET, NULL };
  g_autofree char *header = NULL;
  g_autofree char *evidence = NULL;
  BackboneAnswer answer = { 0 };
  BackboneVerdict verdict;

  if (size < 2)
    return 0;

  header = g_strndup ((const char *)data + 2, MIN (size - 2, 300));
  answer.status = statuses[data[0] % G_N_ELEMENTS (statuses)];
  answer.content_type = types[data[1] % G_N_ELEMENTS (types)];
  answer.reason = answer.location = answer.authenticate = header;
  answer.body = (const char *)data + 2;
  answer.body_length = size - 2;
  answer.oversized = data[1] & 0x80;

  verdict = backbone_verdict_of_answer (&answer, 200, secrets, &evidence);
  g_assert_true ((verdict == BACKBONE_VERDICT_OK) == (evidence == NULL));
  if (evidence)
    {
      g_assert_true (g_utf8_validate (evidence, -1, NULL));
      g_assert_null (strpbrk (evidence, "\r\n\t"));
      g_assert_null (strstr (evidence, SECRET));
      g_assert_cmpuint (g_utf8_strlen (evidence, -1), <, 1000);
    }
  if (verdict == BACKBONE_VERDICT_OK)
    g_assert_null (
        backbone_log_on_page_detect (answer.content_type, answer.body, answer.body_length));

  return 0;
}
