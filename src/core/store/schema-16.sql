-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 16 of the landscape file: which notifications tell of which channels, so that a later run of the
-- program can withdraw them.

-- The cause, as backbone_change_dup_cause() calls it, that somebody was told of last and that is not over.
ALTER TABLE channel_state ADD COLUMN told_cause TEXT;

-- What may still be shown. desktop: where, such as user@computer.
CREATE TABLE notification (
  cause   TEXT NOT NULL,
  desktop TEXT NOT NULL,
  PRIMARY KEY (cause, desktop)
) STRICT, WITHOUT ROWID;
