CREATE TABLE {ledgers} (
    ledger_id {id} NOT NULL,
    name VARCHAR NOT NULL,
    zone VARCHAR NOT NULL,
    groups_founded INT NOT NULL,
    members_seen INT NOT NULL,
    events BIGINT NOT NULL,
    last_position BIGINT NOT NULL,
    opened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id)
);
