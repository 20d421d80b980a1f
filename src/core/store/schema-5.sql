-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 5 of the landscape file: installations of customers, and what was tried to exchange.

-- seen: when it was last read or imported. missing_since: since when a whole list of its customer's
-- installations does not hold it any more, or 0. source: a BackboneSource.
CREATE TABLE installation (
  number        TEXT NOT NULL PRIMARY KEY,
  customer      INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  description   TEXT NOT NULL,
  source        INTEGER NOT NULL,
  seen          INTEGER NOT NULL,
  missing_since INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX installation_customer ON installation (customer, number);

CREATE TABLE installation_system (
  number       TEXT NOT NULL PRIMARY KEY,
  installation TEXT NOT NULL REFERENCES installation (number) ON DELETE CASCADE,
  sid          TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX installation_system_installation ON installation_system (installation, number);

-- refreshed: when its installations were last read to the end or imported, 0 for never. The rest is
-- about the newest attempt, whatever came of it.
CREATE TABLE installation_refresh (
  customer   INTEGER NOT NULL PRIMARY KEY REFERENCES customer (id) ON DELETE CASCADE,
  refreshed  INTEGER NOT NULL DEFAULT 0,
  attempted  INTEGER NOT NULL,
  verdict    INTEGER NOT NULL,
  evidence   TEXT,
  local_user TEXT,
  s_user     TEXT
) STRICT;

-- The newest trial of each purpose. proven: when it was last confirmed by reading back, with the same
-- users, or 0. What was tried with other users than the customer has now counts for nothing.
CREATE TABLE exchange (
  customer       INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  purpose        INTEGER NOT NULL CHECK (purpose BETWEEN 0 AND 3),
  time           INTEGER NOT NULL,
  verdict        INTEGER NOT NULL,
  evidence       TEXT,
  proven         INTEGER NOT NULL DEFAULT 0,
  local_user     TEXT NOT NULL,
  technical_user TEXT,
  s_user         TEXT,
  PRIMARY KEY (customer, purpose)
) STRICT, WITHOUT ROWID;

-- Landscapes made before know the note that the endpoint is tested with; a profile names it since.
INSERT OR IGNORE INTO settings (key, value)
  SELECT 'note-path', path_prefix || test_path FROM endpoint WHERE kind = 2;
