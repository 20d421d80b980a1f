-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 12 of the landscape file: what people were told of channels.

-- The BackboneHealth that somebody was told of last: working, failing, flapping, or 0 for nothing yet.
ALTER TABLE channel_state ADD COLUMN told INTEGER NOT NULL DEFAULT 0;

-- What was found before this version is known.
UPDATE channel_state SET told = CASE flapping WHEN 1 THEN 5 ELSE hard END;
