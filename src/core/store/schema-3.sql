-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 3 of the landscape file: certificates with which technical users log on.

-- What may be known of a certificate. credential: the UUID under which the vault holds its key,
-- never the key.
CREATE TABLE client_certificate (
  technical_user TEXT NOT NULL PRIMARY KEY REFERENCES technical_user (id) ON DELETE CASCADE,
  credential     TEXT NOT NULL,
  subject        TEXT NOT NULL,
  issuer         TEXT NOT NULL,
  not_before     INTEGER NOT NULL,
  not_after      INTEGER NOT NULL,
  key_type       TEXT NOT NULL,
  fingerprint    TEXT NOT NULL,
  saved          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Until when the certificate is valid with which channels in use log on, 0 without such a channel.
-- It follows from the channels, as the status does.
ALTER TABLE customer ADD COLUMN certificate_expires INTEGER NOT NULL DEFAULT 0;

CREATE INDEX customer_certificate_expires ON customer (certificate_expires)
  WHERE certificate_expires != 0;
