CREATE TABLE {programmes} (
    ledger_id {id} NOT NULL,
    version INT NOT NULL,
    position BIGINT NOT NULL,
    programme VARCHAR NOT NULL,
    published_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id, version)
);
