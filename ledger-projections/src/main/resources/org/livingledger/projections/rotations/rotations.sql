CREATE TABLE {rotations} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    policy VARCHAR NOT NULL,
    -- when the next proposal is to be made
    due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    begins_at TIMESTAMP(6) WITH TIME ZONE,
    ends_at TIMESTAMP(6) WITH TIME ZONE,
    status VARCHAR,
    candidates VARCHAR,
    promoted VARCHAR,
    PRIMARY KEY (ledger_id, group_id)
);
CREATE INDEX {rotations}_by_due ON {rotations} (ledger_id, due_at);
