-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 15 of the landscape file: who knows of an end, and which ends people were told of.

-- Of acknowledgements before this version nobody wrote down whose they are, and since when.
ALTER TABLE expiry_acknowledged ADD COLUMN actor TEXT;
ALTER TABLE expiry_acknowledged ADD COLUMN time INTEGER NOT NULL DEFAULT 0;

-- The BackboneExpiry that somebody was told of last, for the end that it had then.
CREATE TABLE expiry_told (
  item    TEXT NOT NULL PRIMARY KEY,
  expires INTEGER NOT NULL,
  step    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
