/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Writes the page of the user guide on what a check can find, from the table of verdicts that the
 * window and the command line show, so that the guide can't say anything else.
 */

#include "backbone-model.h"

#include <stdio.h>

/* Marks a text for the translators of the guide. The page is written in English; build-guide.py puts the
 * translations in, those of the table from po/ of the program. */
#define N_(text) text

/* Of a row that can't be worked out from the table: whether the program may try again. */
#define BUSY_STATUS 503

static void
print_paragraph (const char *title, const char *text)
{
  g_autofree char *markup = NULL;

  if (text == NULL)
    return;

  markup = g_markup_escape_text (text, -1);
  printf ("    <item>\n      <title>%s</title>\n      <p>%s</p>\n    </item>\n", title, markup);
}

static const char *
describe_trying_again (BackboneVerdict verdict)
{
  if (backbone_verdict_holds_user (verdict))
    return N_ (
        "The user is held: nothing tries it again until its password or certificate changes, or "
        "you release it. One more failure may lock it at SAP.");
  if (backbone_verdict_may_be_retried (verdict, BUSY_STATUS))
    return N_ (
        "A check may try it again by itself after a pause, because nobody was refused. The user "
        "can't get locked by it.");
  if (verdict == BACKBONE_VERDICT_SKIPPED)
    return N_ ("Not tried at all, so that the user can't get locked.");

  return N_ (
      "A check does not try it again by itself; the next check does. The user can't get locked "
      "by it.");
}

static void
print_verdict (BackboneVerdict verdict)
{
  const BackboneVerdictInfo *info = backbone_verdict_get_info (verdict);
  g_autofree char *title = g_markup_escape_text (info->title, -1);

  printf ("  <section id=\"%s\">\n  <title>%s</title>\n", info->id, title);
  printf ("  <terms>\n");
  print_paragraph (N_ ("What it comes from"), info->cause);
  print_paragraph (N_ ("What to do"), info->next_step);
  print_paragraph (N_ ("What SAP shows"), info->sap_name);
  if (info->status == BACKBONE_STATUS_FAILING || verdict == BACKBONE_VERDICT_SKIPPED)
    print_paragraph (N_ ("Trying again"), describe_trying_again (verdict));
  if (info->status == BACKBONE_STATUS_WORKING)
    print_paragraph (
        N_ ("What was seen"),
        N_ ("The log-on was accepted, and the answer was the one that a working channel "
            "gives."));
  printf ("    <item>\n      <title>%s</title>\n      <p><code>%s</code></p>\n    </item>\n",
          N_ ("On the command line"), info->id);
  printf ("  </terms>\n  </section>\n");
}

int
main (void)
{
  printf (
      "<page xmlns=\"http://projectmallard.org/1.0/\" type=\"topic\" id=\"verdicts\">\n"
      "  <info>\n"
      "    <link type=\"guide\" xref=\"index#trouble\"/>\n"
      "    <title type=\"sort\">1</title>\n"
      "    <desc>%s</desc>\n"
      "  </info>\n"
      "  <title>%s</title>\n"
      "  <p>%s</p>\n",
      N_ ("Each result of a check: what it comes from and what to do."),
      N_ ("What a check can find"),
      N_ ("Every check of a channel ends with one of these. The window shows it on the card of the "
          "channel, with cause and next step; <cmd>backbonectl customer show</cmd> prints the "
          "same."));
  for (guint verdict = BACKBONE_VERDICT_OK; verdict < BACKBONE_N_VERDICTS; verdict++)
    print_verdict (verdict);
  print_verdict (BACKBONE_VERDICT_NEVER_CHECKED);
  printf ("</page>\n");

  return 0;
}
