-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 8 of the landscape file: when channels last worked, and which certificates hosts show.

-- succeeded: when the channel last worked, or 0.
ALTER TABLE channel_state ADD COLUMN succeeded INTEGER NOT NULL DEFAULT 0;

UPDATE channel_state SET succeeded = found.time
  FROM (SELECT channel, time, max(id) FROM check_result WHERE verdict = 1 GROUP BY channel) AS found
  WHERE found.channel = channel_state.channel;

-- Chains that hosts have shown to checks. digest: as in check_result.chain_digest. not_after: of the
-- host's own certificate. chain_until: until when the whole way to a root that is trusted holds.
CREATE TABLE server_certificate (
  host        TEXT NOT NULL,
  port        INTEGER NOT NULL,
  digest      TEXT NOT NULL,
  subject     TEXT NOT NULL,
  issuer      TEXT NOT NULL,
  not_after   INTEGER NOT NULL,
  chain_until INTEGER NOT NULL,
  first_seen  INTEGER NOT NULL,
  seen        INTEGER NOT NULL,
  PRIMARY KEY (host, port, digest)
) STRICT, WITHOUT ROWID;
