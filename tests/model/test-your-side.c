/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-your-side.h"

#include <string.h>

#define MAX_FINDINGS 4

#define A "a.example", 443
#define B "b.example", 443
#define C "a.example", 8443

static const struct
{
  const char *what;
  BackboneEndpointFinding findings[MAX_FINDINGS];
  BackboneOwnTrouble trouble;
} rows[] = {
  { "nothing is known", { { 0 } }, BACKBONE_OWN_TROUBLE_NONE },
  { "one endpoint proves nothing",
    { { A, 1, BACKBONE_VERDICT_TIMEOUT } },
    BACKBONE_OWN_TROUBLE_NONE },
  { "two verdicts of one endpoint neither",
    { { A, 1, BACKBONE_VERDICT_TIMEOUT }, { "A.Example", 443, 1, BACKBONE_VERDICT_REFUSED } },
    BACKBONE_OWN_TROUBLE_NONE },
  { "another port is another endpoint",
    { { A, 1, BACKBONE_VERDICT_TIMEOUT }, { C, 1, BACKBONE_VERDICT_TIMEOUT } },
    BACKBONE_OWN_TROUBLE_NETWORK },
  { "no name is found",
    { { A, 1, BACKBONE_VERDICT_NAME_NOT_FOUND }, { B, 1, BACKBONE_VERDICT_NAME_NOT_FOUND } },
    BACKBONE_OWN_TROUBLE_NAME_LOOKUP },
  { "the proxy refuses all, each in its way",
    { { A, 1, BACKBONE_VERDICT_PROXY_REFUSED }, { B, 1, BACKBONE_VERDICT_PROXY_CREDENTIALS } },
    BACKBONE_OWN_TROUBLE_PROXY },
  { "all connections fail, each in its way",
    { { A, 1, BACKBONE_VERDICT_REFUSED },
      { B, 1, BACKBONE_VERDICT_TIMEOUT },
      { C, 1, BACKBONE_VERDICT_CONNECTION_BROKEN } },
    BACKBONE_OWN_TROUBLE_NETWORK },
  { "a mixture on the way is the network",
    { { A, 1, BACKBONE_VERDICT_NAME_NOT_FOUND }, { B, 1, BACKBONE_VERDICT_PROXY_REFUSED } },
    BACKBONE_OWN_TROUBLE_NETWORK },
  { "TLS is broken open",
    { { A, 1, BACKBONE_VERDICT_TLS_UNTRUSTED }, { B, 1, BACKBONE_VERDICT_TLS_UNTRUSTED } },
    BACKBONE_OWN_TROUBLE_TRUST },
  { "the clock is wrong",
    { { A, 1, BACKBONE_VERDICT_TLS_EXPIRED }, { B, 1, BACKBONE_VERDICT_TLS_EXPIRED } },
    BACKBONE_OWN_TROUBLE_CLOCK },
  { "certificates and connections are two matters",
    { { A, 1, BACKBONE_VERDICT_TLS_EXPIRED }, { B, 1, BACKBONE_VERDICT_TIMEOUT } },
    BACKBONE_OWN_TROUBLE_NONE },
  { "somebody has answered",
    { { A, 1, BACKBONE_VERDICT_TIMEOUT },
      { B, 1, BACKBONE_VERDICT_TIMEOUT },
      { B, 1, BACKBONE_VERDICT_OK } },
    BACKBONE_OWN_TROUBLE_NONE },
  { "a refused log-on is an answer",
    { { A, 1, BACKBONE_VERDICT_TIMEOUT }, { B, 1, BACKBONE_VERDICT_CREDENTIALS } },
    BACKBONE_OWN_TROUBLE_NONE },
  { "what was not tried counts for nothing",
    { { A, 1, BACKBONE_VERDICT_TIMEOUT },
      { B, 1, BACKBONE_VERDICT_TIMEOUT },
      { C, 2, BACKBONE_VERDICT_SKIPPED },
      { B, 2, BACKBONE_VERDICT_NOT_CONFIGURED } },
    BACKBONE_OWN_TROUBLE_NETWORK },
  { "an older answer is over",
    { { A, 2, BACKBONE_VERDICT_TIMEOUT },
      { B, 2, BACKBONE_VERDICT_TIMEOUT },
      { B, 1, BACKBONE_VERDICT_OK } },
    BACKBONE_OWN_TROUBLE_NETWORK },
  { "an endpoint that the last run left out answered before",
    { { A, 2, BACKBONE_VERDICT_TIMEOUT },
      { C, 2, BACKBONE_VERDICT_TIMEOUT },
      { B, 1, BACKBONE_VERDICT_OK } },
    BACKBONE_OWN_TROUBLE_NONE },
};

static void
test_judge (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize n_findings = 0;

      while (n_findings < MAX_FINDINGS && rows[i].findings[n_findings].host)
        n_findings++;
      g_test_message ("%s", rows[i].what);
      g_assert_cmpstr (
          backbone_own_trouble_to_id (backbone_own_trouble_judge (rows[i].findings, n_findings)),
          ==, backbone_own_trouble_to_id (rows[i].trouble));
    }
}

static void
test_texts (void)
{
  g_assert_null (backbone_own_trouble_dup_message (BACKBONE_OWN_TROUBLE_NONE, 3));
  g_assert_null (backbone_own_trouble_to_next_step (BACKBONE_OWN_TROUBLE_NONE));
  for (int trouble = BACKBONE_OWN_TROUBLE_NAME_LOOKUP; trouble <= BACKBONE_OWN_TROUBLE_CLOCK;
       trouble++)
    {
      g_autofree char *message = backbone_own_trouble_dup_message (trouble, 3000);

      g_assert_true (g_str_has_prefix (message, "The trouble is on your side: "));
      g_assert_nonnull (strstr (message, "3000 customers"));
      g_assert_nonnull (backbone_own_trouble_to_next_step (trouble));
    }
}

static void
test_possible (void)
{
  g_assert_true (backbone_own_trouble_is_possible (BACKBONE_VERDICT_TIMEOUT));
  g_assert_true (backbone_own_trouble_is_possible (BACKBONE_VERDICT_SKIPPED));
  g_assert_false (backbone_own_trouble_is_possible (BACKBONE_VERDICT_OK));
  g_assert_false (backbone_own_trouble_is_possible (BACKBONE_VERDICT_LOCKED));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/your-side/judge", test_judge);
  g_test_add_func ("/your-side/texts", test_texts);
  g_test_add_func ("/your-side/possible", test_possible);

  return g_test_run ();
}
