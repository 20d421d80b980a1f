-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 14 of the landscape file: how it is checked, and what checks have to find until people are
-- told: BackboneRules, one row.

-- bad, good: so many results in a row are believed. soon .. last: days before an end, for the
-- BackboneExpiry of these names. parallel: connections to a host, 0 to follow its distance.
CREATE TABLE rules (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  bad      INTEGER NOT NULL DEFAULT 2 CHECK (bad > 0),
  good     INTEGER NOT NULL DEFAULT 2 CHECK (good > 0),
  soon     INTEGER NOT NULL DEFAULT 90,
  near     INTEGER NOT NULL DEFAULT 30 CHECK (near < soon),
  urgent   INTEGER NOT NULL DEFAULT 14 CHECK (urgent < near),
  last     INTEGER NOT NULL DEFAULT 2 CHECK (last < urgent AND last > 0),
  parallel INTEGER NOT NULL DEFAULT 0 CHECK (parallel >= 0)
) STRICT;

INSERT INTO rules (id) VALUES (1);
