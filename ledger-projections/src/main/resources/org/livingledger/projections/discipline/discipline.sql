CREATE TABLE {house_orders} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    rules VARCHAR NOT NULL,
    muted_at TIMESTAMP(6) WITH TIME ZONE,
    muted_until TIMESTAMP(6) WITH TIME ZONE,
    mute_reason VARCHAR,
    PRIMARY KEY (ledger_id, group_id)
);
CREATE TABLE {measures} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    member_id {id} NOT NULL,
    measure INT NOT NULL,
    position BIGINT NOT NULL,
    kind VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    rule VARCHAR,
    follows_from INT,
    taken_by {id},
    taken_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    until_at TIMESTAMP(6) WITH TIME ZONE,
    lifted_at TIMESTAMP(6) WITH TIME ZONE,
    lifted_by {id},
    appeal_until TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    appeal VARCHAR,
    decided_by {id},
    decision VARCHAR,
    PRIMARY KEY (ledger_id, group_id, member_id, measure)
);
CREATE INDEX {measures}_by_position ON {measures} (ledger_id, group_id, position);
CREATE INDEX {measures}_by_member ON {measures} (ledger_id, member_id, position);
