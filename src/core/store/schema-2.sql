-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2 of the landscape file: which S-User acts for whom.

-- Users of the Focused Run system under which jobs talk to the backbone.
CREATE TABLE local_user (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO local_user (name) VALUES ('FRN_BTC_SMP');

-- customer: NULL while nobody knows it; it need not be one of this landscape. confirmed: a person or
-- the backbone said so, it does not only follow from an assignment. mark: the BackboneSUserState that
-- somebody said or that was seen (deleted, locked), or 0. credential: the UUID under which the vault
-- holds the password, never the password. held_since: 0 if the lock guard does not hold it back.
CREATE TABLE s_user (
  id               TEXT NOT NULL PRIMARY KEY,
  customer         TEXT,
  confirmed        INTEGER NOT NULL DEFAULT 0,
  expires          INTEGER NOT NULL DEFAULT 0,
  mark             INTEGER NOT NULL DEFAULT 0,
  credential       TEXT,
  credential_saved INTEGER NOT NULL DEFAULT 0,
  log_on_proven    INTEGER NOT NULL DEFAULT 0,
  held_since       INTEGER NOT NULL DEFAULT 0,
  held_verdict     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX s_user_customer ON s_user (customer);
CREATE INDEX s_user_expires ON s_user (expires) WHERE expires != 0;

-- granted: 0 if it was looked for and is missing.
CREATE TABLE authorisation (
  s_user    TEXT NOT NULL REFERENCES s_user (id) ON DELETE CASCADE,
  object_id TEXT NOT NULL,
  granted   INTEGER NOT NULL,
  source    INTEGER NOT NULL,
  time      INTEGER NOT NULL,
  PRIMARY KEY (s_user, object_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
  customer   INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  local_user INTEGER NOT NULL REFERENCES local_user (id) ON DELETE CASCADE,
  s_user     TEXT NOT NULL REFERENCES s_user (id),
  PRIMARY KEY (customer, local_user)
) STRICT, WITHOUT ROWID;

CREATE INDEX assignment_s_user ON assignment (s_user);
CREATE INDEX assignment_local_user ON assignment (local_user);
