/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-error.h"

#include <glib/gi18n-lib.h>

/* The first argument is a text, not a subtraction. */
/* clang-format off */
G_DEFINE_QUARK (backbone-error-quark, backbone_error)
/* clang-format on */

typedef struct
{
  const char *title;
  const char *next_step;
} Advice;

static const Advice advices[] = {
  [BACKBONE_ERROR_FAILED] = { N_ ("Something went wrong"), NULL },
  [BACKBONE_ERROR_INVALID]
  = { N_ ("A value is not valid"), N_ ("Correct the value. Nothing was changed.") },
  [BACKBONE_ERROR_NOT_FOUND] = { N_ ("Not found"), NULL },
  [BACKBONE_ERROR_EXISTS] = { N_ ("It exists already"), NULL },
  [BACKBONE_ERROR_BUSY] = { N_ ("The landscape is in use"),
                            N_ ("Wait until the other program has finished, then try again.") },
  [BACKBONE_ERROR_UNREADABLE]
  = { N_ ("The file cannot be used"),
      N_ ("Check that the file exists and that you may read and write it.") },
  [BACKBONE_ERROR_FOREIGN_FILE]
  = { N_ ("This is not a landscape file"),
      N_ ("Choose a file that this program has made. The file was left as it is.") },
  [BACKBONE_ERROR_DAMAGED] = { N_ ("The landscape file is damaged"),
                               N_ ("Bring the file back from a backup. It was left as it is.") },
  [BACKBONE_ERROR_NEWER_VERSION]
  = { N_ ("The landscape is of a newer version"),
      N_ ("Install the newest version of the program. The file was left as it is.") },
  [BACKBONE_ERROR_READ_ONLY] = { N_ ("The landscape cannot be written"),
                                 N_ ("Check the permissions of the file and of its folder.") },
  [BACKBONE_ERROR_NO_SPACE]
  = { N_ ("The disk is full"),
      N_ ("Free some space, then try again. What was saved before is still there.") },
  [BACKBONE_ERROR_NO_KEYRING]
  = { N_ ("There is no keyring"),
      N_ ("Passwords are kept in the desktop keyring only: log on to a desktop session "
          "with a keyring service, such as GNOME Keyring or KWallet.") },
  [BACKBONE_ERROR_KEYRING_LOCKED]
  = { N_ ("The keyring is locked"), N_ ("Unlock the keyring, then try again.") },
  [BACKBONE_ERROR_PROMPT_DISMISSED]
  = { N_ ("The keyring stays locked"), N_ ("Try again and enter the password of the keyring.") },
  [BACKBONE_ERROR_KEYRING_FAILED]
  = { N_ ("The keyring gave an error"),
      N_ ("Look at the keyring in your desktop's password program.") },
  [BACKBONE_ERROR_PROFILE]
  = { N_ ("The endpoint profile is broken"),
      N_ ("Correct the file or choose another one. Nothing was changed.") },
  [BACKBONE_ERROR_CERTIFICATE]
  = { N_ ("The certificate cannot be used"),
      N_ ("Correct what is named, or choose another file. Nothing was changed.") },
  [BACKBONE_ERROR_ENCODING]
  = { N_ ("The text cannot be read"), N_ ("Save the file as UTF-8, UTF-16 or Windows-1252.") },
  [BACKBONE_ERROR_REFUSED] = { N_ ("Nothing was imported"),
                               N_ ("Correct the refused rows, or import the valid ones only.") },
  [BACKBONE_ERROR_PASSPHRASE]
  = { N_ ("The passphrase is wrong"),
      N_ ("Enter the passphrase with which the archive was saved. Nothing was changed.") },
  [BACKBONE_ERROR_ARCHIVE] = { N_ ("The archive cannot be used"),
                               N_ ("Take another copy of the file. Nothing was changed.") },
};

static const Advice *
find_advice (const GError *error)
{
  if (error->domain == BACKBONE_ERROR && (guint)error->code < G_N_ELEMENTS (advices))
    return &advices[error->code];

  return &advices[BACKBONE_ERROR_FAILED];
}

/**
 * backbone_error_get_title:
 * @error: an error
 *
 * Returns: (transfer none) (not nullable): a translated headline, a few words
 */
const char *
backbone_error_get_title (const GError *error)
{
  return _ (find_advice (error)->title);
}

/**
 * backbone_error_get_next_step:
 * @error: an error
 *
 * Returns: (transfer none) (nullable): translated, what a person can do about it
 */
const char *
backbone_error_get_next_step (const GError *error)
{
  const char *next_step = find_advice (error)->next_step;

  return next_step ? _ (next_step) : NULL;
}

/**
 * backbone_error_is_bad_input:
 * @error: an error
 *
 * Tells what a person entered wrong from what went wrong in spite of good input; the command line
 * exits with 2 for the first and 3 for the second.
 *
 * Returns: whether the input is at fault, in which case nothing was changed
 */
gboolean
backbone_error_is_bad_input (const GError *error)
{
  return g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID)
         || g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND)
         || g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS)
         || g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE)
         || g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE)
         || g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_ENCODING)
         || g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED)
         || g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_PASSPHRASE)
         || g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_ARCHIVE);
}
