/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneError:
 * @BACKBONE_ERROR_FAILED: something else went wrong
 * @BACKBONE_ERROR_INVALID: a value entered or read is not valid; nothing was changed
 * @BACKBONE_ERROR_NOT_FOUND: the thing named does not exist
 * @BACKBONE_ERROR_EXISTS: the thing named exists already
 * @BACKBONE_ERROR_BUSY: another program uses the landscape; waiting for it took too long
 * @BACKBONE_ERROR_UNREADABLE: a file cannot be read or written
 * @BACKBONE_ERROR_FOREIGN_FILE: the file is not a landscape
 * @BACKBONE_ERROR_DAMAGED: the landscape file is damaged
 * @BACKBONE_ERROR_NEWER_VERSION: the landscape was written by a newer version
 * @BACKBONE_ERROR_READ_ONLY: the landscape or its folder cannot be written
 * @BACKBONE_ERROR_NO_SPACE: the disk is full
 * @BACKBONE_ERROR_NO_KEYRING: there is no keyring service
 * @BACKBONE_ERROR_KEYRING_LOCKED: the keyring is locked
 * @BACKBONE_ERROR_PROMPT_DISMISSED: a person dismissed the question for the keyring's password
 * @BACKBONE_ERROR_KEYRING_FAILED: the keyring service gave an error
 * @BACKBONE_ERROR_PROFILE: an endpoint profile is broken
 * @BACKBONE_ERROR_CERTIFICATE: a certificate file cannot be used
 * @BACKBONE_ERROR_ENCODING: a text file is in no known encoding
 * @BACKBONE_ERROR_REFUSED: rows were refused, so nothing was imported
 * @BACKBONE_ERROR_PASSPHRASE: a passphrase is not the one of the archive
 * @BACKBONE_ERROR_ARCHIVE: a file is no archive, or an altered or incomplete one
 *
 * The errors of the core. The message of an error names the thing it is about and says why; a front
 * end shows it together with what backbone_error_get_next_step() says.
 */
typedef enum
{
  BACKBONE_ERROR_FAILED,
  BACKBONE_ERROR_INVALID,
  BACKBONE_ERROR_NOT_FOUND,
  BACKBONE_ERROR_EXISTS,
  BACKBONE_ERROR_BUSY,
  BACKBONE_ERROR_UNREADABLE,
  BACKBONE_ERROR_FOREIGN_FILE,
  BACKBONE_ERROR_DAMAGED,
  BACKBONE_ERROR_NEWER_VERSION,
  BACKBONE_ERROR_READ_ONLY,
  BACKBONE_ERROR_NO_SPACE,
  BACKBONE_ERROR_NO_KEYRING,
  BACKBONE_ERROR_KEYRING_LOCKED,
  BACKBONE_ERROR_PROMPT_DISMISSED,
  BACKBONE_ERROR_KEYRING_FAILED,
  BACKBONE_ERROR_PROFILE,
  BACKBONE_ERROR_CERTIFICATE,
  BACKBONE_ERROR_ENCODING,
  BACKBONE_ERROR_REFUSED,
  BACKBONE_ERROR_PASSPHRASE,
  BACKBONE_ERROR_ARCHIVE,
} BackboneError;

#define BACKBONE_ERROR (backbone_error_quark ())
GQuark backbone_error_quark (void);

const char *backbone_error_get_title (const GError *error);
const char *backbone_error_get_next_step (const GError *error);
gboolean backbone_error_is_bad_input (const GError *error);

G_END_DECLS
