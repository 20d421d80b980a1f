-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 7 of the landscape file: what a check run found, and who began it.

-- actor: NULL for runs before this version. The counts follow from the results; skipped channels count
-- as not good, also those whose result is not stored again.
ALTER TABLE check_run ADD COLUMN actor TEXT;
ALTER TABLE check_run ADD COLUMN n_ok INTEGER NOT NULL DEFAULT 0;
ALTER TABLE check_run ADD COLUMN n_not_ok INTEGER NOT NULL DEFAULT 0;

UPDATE check_run SET n_ok = found.n_ok, n_not_ok = found.n_not_ok
  FROM (SELECT run, sum (verdict = 1) AS n_ok, sum (verdict != 1) AS n_not_ok
        FROM check_result GROUP BY run) AS found
  WHERE found.run = check_run.id;

CREATE INDEX check_result_not_ok ON check_result (run) WHERE verdict != 1;
