/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-hosts.h"
#include "backbone-practice-pages.h"

#include <string.h>

#define REALM       "Practice note download"
#define NOTE_PATH   BACKBONE_PRACTICE_NOTE_PREFIX BACKBONE_PRACTICE_NOTE_KEY
#define NOTE_START  "CAR 2.01"
#define NOTE_LENGTH 6144

/* A real note is a compressed archive. This one only begins like one; a fixed pattern follows that
 * is plainly not text, as a client that looks at the first bytes would meet it. */
static void
answer_note (BackbonePracticeExchange *exchange)
{
  char *note = g_malloc (NOTE_LENGTH);
  g_autoptr (GBytes) body = g_bytes_new_take (note, NOTE_LENGTH);

  for (gsize i = 0; i < NOTE_LENGTH; i++)
    note[i] = (char)(i * 151 + i / 7);
  memcpy (note, NOTE_START, strlen (NOTE_START));

  backbone_practice_exchange_answer (exchange, SOUP_STATUS_OK, "application/octet-stream", body);
}

/**
 * backbone_practice_note_download_answer:
 * @exchange: a request
 * @path: its path
 * @outcome: how its log-on ended
 *
 * Without credentials this host answers 200 with a form that posts a SAML request.
 */
void
backbone_practice_note_download_answer (BackbonePracticeExchange *exchange,
                                        const char *path,
                                        BackbonePracticeOutcome outcome)
{
  switch (outcome)
    {
    case BACKBONE_PRACTICE_OUTCOME_WRONG:
      backbone_practice_pages_answer_unauthorized (exchange, REALM);
      break;
    case BACKBONE_PRACTICE_OUTCOME_LOCKED:
      backbone_practice_pages_answer_locked (exchange);
      break;
    case BACKBONE_PRACTICE_OUTCOME_RIGHT:
      if (strcmp (path, NOTE_PATH) == 0)
        answer_note (exchange);
      else
        backbone_practice_answer_not_found (exchange, BACKBONE_CHANNEL_NOTE_DOWNLOAD);
      break;
    case BACKBONE_PRACTICE_OUTCOME_NO_CREDENTIALS:
    case BACKBONE_PRACTICE_OUTCOME_EMPTY:
    default:
      backbone_practice_pages_answer_page (exchange, SOUP_STATUS_OK, "note-download-log-on.html");
      break;
    }
}
