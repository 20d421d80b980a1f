-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 6 of the landscape file: how far the migration is. Settings hold the rest of it: kind,
-- release, legacy-switch, multi-customer, setup-host ...

-- What the newest run, or the newest person, found a step to be. step: its id. state: a
-- BackboneSetupState. through: the last customer that it was done for where later ones do not make it
-- start over, or 0.
CREATE TABLE setup_step (
  step    TEXT NOT NULL PRIMARY KEY,
  state   INTEGER NOT NULL,
  through INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- What was seen. details: JSON. manual: a person says so.
CREATE TABLE setup_evidence (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  step    TEXT NOT NULL,
  time    INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  what    TEXT NOT NULL,
  details TEXT,
  manual  INTEGER NOT NULL,
  outcome INTEGER NOT NULL
) STRICT;

CREATE INDEX setup_evidence_step ON setup_evidence (step, number);

-- Customers for whom a step is done though nothing else here shows it: a person said so (manual), or
-- a list that the installation wrote holds them.
CREATE TABLE setup_customer (
  customer INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  step     TEXT NOT NULL,
  manual   INTEGER NOT NULL,
  time     INTEGER NOT NULL,
  PRIMARY KEY (customer, step)
) STRICT, WITHOUT ROWID;

-- The task list of step hub-config: how far it came.
CREATE TABLE setup_task (
  task  TEXT NOT NULL PRIMARY KEY,
  state INTEGER NOT NULL,
  time  INTEGER NOT NULL,
  log   TEXT
) STRICT, WITHOUT ROWID;
