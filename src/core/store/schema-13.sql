-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 13 of the landscape file: which ends of certificates and users somebody knows of.

-- item: such as s-user:S0000000001. expires: the end that was acknowledged; a new one is not. step: the
-- BackboneExpiry at which it was: the next one asks again.
CREATE TABLE expiry_acknowledged (
  item    TEXT NOT NULL PRIMARY KEY,
  expires INTEGER NOT NULL,
  step    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
