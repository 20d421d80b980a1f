-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 10 of the landscape file: history beyond single results.

-- way: the row of check_way. credential_saved: how old the password or certificate was, as the time
-- since when it is used, or 0. rolled: it is in the roll-ups, and only stays since it is the newest.
ALTER TABLE check_result ADD COLUMN way INTEGER;
ALTER TABLE check_result ADD COLUMN credential_saved INTEGER NOT NULL DEFAULT 0;
ALTER TABLE check_result ADD COLUMN rolled INTEGER NOT NULL DEFAULT 0;

-- How results got there: thousands share one. Empty for none.
CREATE TABLE check_way (
  id      INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  proxy   TEXT NOT NULL,
  UNIQUE (address, proxy)
) STRICT;

-- Results of an hour or of a day of the local time zone, rolled up; start: its beginning.
-- n: all; n_ok, n_bad: good, failing; n_skipped: left out by the lock guard; n_own: found while the
-- trouble was on one's own side, in none of the others. worst: the verdict. Phases: median and 95th
-- percentile in microseconds.
CREATE TABLE check_hour (
  channel            INTEGER NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  start              INTEGER NOT NULL,
  n                  INTEGER NOT NULL,
  n_ok               INTEGER NOT NULL,
  n_bad              INTEGER NOT NULL,
  n_skipped          INTEGER NOT NULL,
  n_own              INTEGER NOT NULL,
  worst              INTEGER NOT NULL,
  name_lookup_median INTEGER,
  proxy_median       INTEGER,
  connect_median     INTEGER,
  tls_median         INTEGER,
  wait_median        INTEGER,
  receive_median     INTEGER,
  name_lookup_p95    INTEGER,
  proxy_p95          INTEGER,
  connect_p95        INTEGER,
  tls_p95            INTEGER,
  wait_p95           INTEGER,
  receive_p95        INTEGER,
  PRIMARY KEY (channel, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE check_day (
  channel            INTEGER NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  start              INTEGER NOT NULL,
  n                  INTEGER NOT NULL,
  n_ok               INTEGER NOT NULL,
  n_bad              INTEGER NOT NULL,
  n_skipped          INTEGER NOT NULL,
  n_own              INTEGER NOT NULL,
  worst              INTEGER NOT NULL,
  name_lookup_median INTEGER,
  proxy_median       INTEGER,
  connect_median     INTEGER,
  tls_median         INTEGER,
  wait_median        INTEGER,
  receive_median     INTEGER,
  name_lookup_p95    INTEGER,
  proxy_p95          INTEGER,
  connect_p95        INTEGER,
  tls_p95            INTEGER,
  wait_p95           INTEGER,
  receive_p95        INTEGER,
  PRIMARY KEY (channel, start)
) STRICT, WITHOUT ROWID;

-- What single results that are gone told of a channel. known_since: when it was first known whether
-- it works. good_*: the last good one of them.
CREATE TABLE channel_history (
  channel               INTEGER NOT NULL PRIMARY KEY REFERENCES channel (id) ON DELETE CASCADE,
  known_since           INTEGER NOT NULL,
  good_time             INTEGER NOT NULL,
  good_address          TEXT,
  good_proxy            TEXT,
  good_digest           TEXT,
  good_credential_saved INTEGER NOT NULL
) STRICT;

-- From the first bad result that is rolled up to the next good one. ended: 0 if that is not rolled up
-- yet. The rest tells of the first bad result, and before_* of the last good one before it.
CREATE TABLE outage (
  channel                 INTEGER NOT NULL REFERENCES channel (id) ON DELETE CASCADE,
  result                  INTEGER NOT NULL,
  began                   INTEGER NOT NULL,
  ended                   INTEGER NOT NULL,
  verdict                 INTEGER NOT NULL,
  evidence                TEXT,
  address                 TEXT,
  proxy                   TEXT,
  digest                  TEXT,
  credential_saved        INTEGER NOT NULL,
  before_time             INTEGER NOT NULL,
  before_address          TEXT,
  before_proxy            TEXT,
  before_digest           TEXT,
  before_credential_saved INTEGER NOT NULL,
  PRIMARY KEY (channel, result)
) STRICT, WITHOUT ROWID;
