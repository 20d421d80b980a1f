/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Writes the page of the user guide on what a check can find, from the table of verdicts that the
 * window and the command line show, so that the guide can't say anything else.
 */

#include "backbone-model.h"

#include <stdio.h>

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
    return "The user is held: nothing tries it again until its password or certificate changes, or "
           "you release it. One more failure may lock it at SAP.";
  if (backbone_verdict_may_be_retried (verdict, BUSY_STATUS))
    return "A check may try it again by itself after a pause, because nobody was refused. The user "
           "can't get locked by it.";
  if (verdict == BACKBONE_VERDICT_SKIPPED)
    return "Not tried at all, so that the user can't get locked.";

  return "A check does not try it again by itself; the next check does. The user can't get locked "
         "by "
         "it.";
}

static void
print_verdict (BackboneVerdict verdict)
{
  const BackboneVerdictInfo *info = backbone_verdict_get_info (verdict);
  g_autofree char *title = g_markup_escape_text (info->title, -1);

  printf ("  <section id=\"%s\">\n  <title>%s</title>\n", info->id, title);
  printf ("  <p>On the command line: <code>%s</code></p>\n  <terms>\n", info->id);
  print_paragraph ("What it comes from", info->cause);
  print_paragraph ("What to do", info->next_step);
  print_paragraph ("What SAP shows", info->sap_name);
  if (info->status == BACKBONE_STATUS_FAILING || verdict == BACKBONE_VERDICT_SKIPPED)
    print_paragraph ("Trying again", describe_trying_again (verdict));
  if (info->status == BACKBONE_STATUS_WORKING)
    print_paragraph ("What was seen", "The log-on was accepted, and the answer was the one that a "
                                      "working channel gives.");
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
      "    <desc>Each result of a check: what it comes from and what to do.</desc>\n"
      "  </info>\n"
      "  <title>What a check can find</title>\n"
      "  <p>Every check of a channel ends with one of these. The window shows it on the card of "
      "the channel, with cause and next step; <cmd>backbonectl customer show</cmd> prints the "
      "same.</p>\n");
  for (guint verdict = BACKBONE_VERDICT_OK; verdict < BACKBONE_N_VERDICTS; verdict++)
    print_verdict (verdict);
  print_verdict (BACKBONE_VERDICT_NEVER_CHECKED);
  printf ("</page>\n");

  return 0;
}
