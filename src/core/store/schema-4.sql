-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 4 of the landscape file: time limits of channels, in seconds; NULL: as the landscape says.

ALTER TABLE channel ADD COLUMN connect_seconds INTEGER;
ALTER TABLE channel ADD COLUMN answer_seconds INTEGER;

-- Written as a value of its own by earlier programs, and then taken for the name of a proxy.
UPDATE channel SET proxy = NULL WHERE proxy = 'inherit';
