-- The write side's tables. The same text runs on H2 and on PostgreSQL. Times are microseconds since
-- 1970 in UTC. Every key leads with the ledger, so the tables can be distributed by it.

CREATE SCHEMA vault;

-- Every event of every ledger. Rows are only ever added.
CREATE TABLE events (
    ledger_id   VARCHAR NOT NULL,
    position    BIGINT  NOT NULL,
    event_id    VARCHAR NOT NULL,
    stream      VARCHAR NOT NULL,
    sequence    BIGINT  NOT NULL,
    type        VARCHAR NOT NULL,
    revision    INT     NOT NULL,
    recorded_us BIGINT  NOT NULL,
    correlation VARCHAR NOT NULL,
    actor       VARCHAR NOT NULL,
    payload     VARCHAR NOT NULL,
    PRIMARY KEY (ledger_id, position),
    UNIQUE (ledger_id, stream, sequence)
);

-- How far each ledger is. It moves by compare-and-set in the transaction that adds the events.
CREATE TABLE ledger_heads (
    ledger_id   VARCHAR NOT NULL PRIMARY KEY,
    position    BIGINT  NOT NULL,
    recorded_us BIGINT  NOT NULL
);

-- The first answer to every command that was decided, for ever.
CREATE TABLE command_receipts (
    ledger_id   VARCHAR NOT NULL,
    command_key VARCHAR NOT NULL,
    salt        BYTEA   NOT NULL,
    fingerprint BYTEA   NOT NULL,
    status      INT     NOT NULL,
    body        VARCHAR NOT NULL,
    position    BIGINT  NOT NULL,
    recorded_us BIGINT  NOT NULL,
    PRIMARY KEY (ledger_id, command_key)
);

-- The state of a stream at one of its events: only a shortcut, never the truth.
CREATE TABLE snapshots (
    ledger_id      VARCHAR NOT NULL,
    stream         VARCHAR NOT NULL,
    sequence       BIGINT  NOT NULL,
    schema_version INT     NOT NULL,
    event_hash     BYTEA   NOT NULL,
    state          TEXT    NOT NULL,
    PRIMARY KEY (ledger_id, stream)
);

-- Who is who. The lookup is an HMAC of the outside's id; that id itself stands only as ciphertext,
-- in the event that introduced the member and here.
CREATE TABLE vault.people (
    ledger_id  VARCHAR NOT NULL,
    lookup     BYTEA   NOT NULL,
    member_id  VARCHAR NOT NULL,
    outside_id VARCHAR NOT NULL,
    PRIMARY KEY (ledger_id, lookup),
    UNIQUE (ledger_id, member_id)
);

-- One key per member, wrapped under the master key. Deleting the row erases the person.
CREATE TABLE vault.member_keys (
    ledger_id   VARCHAR NOT NULL,
    member_id   VARCHAR NOT NULL,
    wrapped_key BYTEA   NOT NULL,
    salt        BYTEA   NOT NULL,
    PRIMARY KEY (ledger_id, member_id)
);

-- One secret per ledger, wrapped under the master key: what the lookups are made with.
CREATE TABLE vault.ledger_secrets (
    ledger_id      VARCHAR NOT NULL PRIMARY KEY,
    wrapped_secret BYTEA   NOT NULL
);

-- API keys, by the hash of what was shown once.
CREATE TABLE api_keys (
    id         VARCHAR NOT NULL PRIMARY KEY,
    hash       BYTEA   NOT NULL,
    role       VARCHAR NOT NULL,
    ledgers    VARCHAR NOT NULL,
    label      VARCHAR NOT NULL,
    created_us BIGINT  NOT NULL,
    expires_us BIGINT,
    revoked_us BIGINT
);
