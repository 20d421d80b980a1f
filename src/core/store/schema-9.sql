-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 9 of the landscape file: what is believed of channels, beside what the newest check found.

-- own_trouble: a BackboneOwnTrouble if every endpoint failed alike at the end of the run, or 0; its
-- bad results then count for nobody.
ALTER TABLE check_run ADD COLUMN own_trouble INTEGER NOT NULL DEFAULT 0;

-- The BackboneHealthTrack of the channel. judged: the last result that is in it. health: what is
-- shown of it.
ALTER TABLE channel_state ADD COLUMN judged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_state ADD COLUMN health INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_state ADD COLUMN hard INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_state ADD COLUMN hard_since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_state ADD COLUMN streak INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_state ADD COLUMN streak_since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_state ADD COLUMN lasting INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_state ADD COLUMN flapping INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_state ADD COLUMN recent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_state ADD COLUMN n_recent INTEGER NOT NULL DEFAULT 0;

-- What was found before this version is believed.
UPDATE channel_state SET judged = result, hard_since = since,
  health = CASE WHEN verdict = 1 THEN 1 WHEN verdict BETWEEN 2 AND 20 THEN 2 ELSE 0 END,
  hard = CASE WHEN verdict = 1 THEN 1 WHEN verdict BETWEEN 2 AND 20 THEN 2 ELSE 0 END;

-- Up to which result all are judged.
INSERT OR REPLACE INTO settings (key, value)
  SELECT 'health-judged', CAST (coalesce (max (id), 0) AS TEXT) FROM check_result;
