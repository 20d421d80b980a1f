-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 11 of the landscape file: when channels are checked, and when nobody is told. Settings hold
-- the schedule: schedule-enabled, schedule-interval ...

-- Planned maintenance: results are stored, but nobody is told. customer: NULL for the backbone's own,
-- which concerns everybody.
CREATE TABLE maintenance (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  customer INTEGER REFERENCES customer (id) ON DELETE CASCADE,
  begins   INTEGER NOT NULL,
  ends     INTEGER NOT NULL,
  note     TEXT
) STRICT;

CREATE INDEX maintenance_customer ON maintenance (customer, ends);
