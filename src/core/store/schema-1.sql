-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 1 of the landscape file. Files in the field hold it: never change it, write the next
-- version's script instead. Times are Unix times in microseconds, 0 for never. Enumerations are
-- stored as the numbers of the model's types.

CREATE TABLE settings (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT
) STRICT, WITHOUT ROWID;

-- The endpoint profile: where each kind of channel leads.
CREATE TABLE endpoint (
  kind             INTEGER NOT NULL PRIMARY KEY CHECK (kind BETWEEN 0 AND 2),
  destination      TEXT NOT NULL,
  destination_type TEXT NOT NULL,
  host             TEXT NOT NULL,
  port             INTEGER NOT NULL,
  path_prefix      TEXT NOT NULL,
  test_path        TEXT NOT NULL,
  good_status      INTEGER NOT NULL,
  certainty        TEXT
) STRICT;

CREATE TABLE trust_anchor (
  fingerprint TEXT NOT NULL PRIMARY KEY,
  subject     TEXT NOT NULL,
  issuer      TEXT NOT NULL,
  not_before  INTEGER NOT NULL,
  not_after   INTEGER NOT NULL,
  pem         TEXT NOT NULL
) STRICT;

-- credential: the UUID under which the vault holds the password, never the password.
-- held_since: 0 if the lock guard does not hold the user back.
CREATE TABLE technical_user (
  id               TEXT NOT NULL PRIMARY KEY,
  credential       TEXT,
  life_cycle       INTEGER NOT NULL DEFAULT 0,
  credential_saved INTEGER NOT NULL DEFAULT 0,
  log_on_proven    INTEGER NOT NULL DEFAULT 0,
  held_since       INTEGER NOT NULL DEFAULT 0,
  held_verdict     INTEGER NOT NULL DEFAULT 0,
  held_kind        INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX technical_user_held ON technical_user (held_since) WHERE held_since != 0;

-- description_key sorts descriptions whatever their case and accents. status, last_checked and the
-- ranks follow from the channels and are kept up to date with them, for sorting and filtering.
CREATE TABLE customer (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  number             TEXT NOT NULL UNIQUE,
  description        TEXT NOT NULL,
  description_key    TEXT NOT NULL,
  owner              INTEGER NOT NULL DEFAULT 0,
  note               TEXT,
  technical_user     TEXT REFERENCES technical_user (id),
  status             INTEGER NOT NULL,
  last_checked       INTEGER NOT NULL DEFAULT 0,
  portal_rank        INTEGER NOT NULL,
  parcel_box_rank    INTEGER NOT NULL,
  note_download_rank INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX customer_owner ON customer (owner) WHERE owner = 1;
CREATE INDEX customer_status ON customer (status, number);
CREATE INDEX customer_description ON customer (description_key, number);
CREATE INDEX customer_technical_user ON customer (technical_user, number);
CREATE INDEX customer_last_checked ON customer (last_checked, number);
CREATE INDEX customer_portal ON customer (portal_rank, number);
CREATE INDEX customer_parcel_box ON customer (parcel_box_rank, number);
CREATE INDEX customer_note_download ON customer (note_download_rank, number);

CREATE TABLE tag (
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  tag      TEXT NOT NULL,
  PRIMARY KEY (customer, tag)
) STRICT, WITHOUT ROWID;

-- Case-folded number, description, technical user and tags of a customer, a line each; the row id
-- is the customer's.
CREATE VIRTUAL TABLE customer_search USING fts5 (text, tokenize = 'trigram case_sensitive 1');

-- NULL in the columns from destination_type to proxy: as the endpoint or the landscape says.
CREATE TABLE channel (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  customer           INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  kind               INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
  destination        TEXT NOT NULL UNIQUE,
  destination_edited INTEGER NOT NULL DEFAULT 0,
  destination_type   TEXT,
  host               TEXT,
  port               INTEGER,
  path_prefix        TEXT,
  test_path          TEXT,
  good_status        INTEGER,
  proxy              TEXT,
  authentication     INTEGER NOT NULL DEFAULT 0,
  enabled            INTEGER NOT NULL DEFAULT 1,
  UNIQUE (customer, kind)
) STRICT;

CREATE TABLE check_run (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  started    INTEGER NOT NULL,
  finished   INTEGER NOT NULL DEFAULT 0,
  cancelled  INTEGER NOT NULL DEFAULT 0,
  n_channels INTEGER NOT NULL
) STRICT;

-- The history; its order is that of the ids, since a clock can be set back.
CREATE TABLE check_result (
  id             INTEGER PRIMARY KEY,
  run            INTEGER NOT NULL REFERENCES check_run (id),
  channel        INTEGER NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  time           INTEGER NOT NULL,
  verdict        INTEGER NOT NULL,
  status         INTEGER NOT NULL,
  name_lookup_us INTEGER,
  proxy_us       INTEGER,
  connect_us     INTEGER,
  tls_us         INTEGER,
  wait_us        INTEGER,
  receive_us     INTEGER,
  tls_version    TEXT,
  chain_digest   TEXT,
  evidence       TEXT
) STRICT;

CREATE INDEX check_result_channel ON check_result (channel, id);

-- The present state of each channel that was ever checked. result: the one that says why. skipped:
-- the newest check was left out by the lock guard.
CREATE TABLE channel_state (
  channel INTEGER NOT NULL PRIMARY KEY REFERENCES channel (id) ON DELETE CASCADE,
  result  INTEGER NOT NULL,
  verdict INTEGER NOT NULL,
  since   INTEGER NOT NULL,
  checked INTEGER NOT NULL,
  skipped INTEGER NOT NULL DEFAULT 0
) STRICT;

-- digest: SHA-256 over the digest of the entry before and everything in this one. AUTOINCREMENT
-- remembers the highest number ever, which gives away entries cut off at the end.
CREATE TABLE audit (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  time    INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  before  TEXT,
  after   TEXT,
  digest  TEXT NOT NULL
) STRICT;

-- Who keeps others out, until when.
CREATE TABLE lease (
  name   TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  pid    INTEGER NOT NULL,
  host   TEXT NOT NULL,
  until  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
