CREATE TABLE {elimination_books} (
    ledger_id {id} NOT NULL,
    zone VARCHAR NOT NULL,
    version INT NOT NULL,
    policies VARCHAR NOT NULL,
    PRIMARY KEY (ledger_id)
);
CREATE TABLE {elimination_groups} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    living BOOLEAN NOT NULL,
    -- as 2026-03-29: the last period of a schedule for which the policy was run
    scheduled_for {id},
    remaining INT NOT NULL,
    PRIMARY KEY (ledger_id, group_id)
);
CREATE TABLE {elimination_warnings} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    member_id {id} NOT NULL,
    until_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id, group_id, member_id)
);
CREATE INDEX {elimination_warnings}_by_end ON {elimination_warnings} (ledger_id, until_at);
CREATE TABLE {elimination_log} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    position BIGINT NOT NULL,
    type VARCHAR NOT NULL,
    member_id {id},
    epoch INT,
    reason VARCHAR,
    judgement VARCHAR,
    until_at TIMESTAMP(6) WITH TIME ZONE,
    run VARCHAR,
    -- of a run: its local day, as 2026-03-29, and how many it eliminated
    local_day {id},
    eliminated INT NOT NULL,
    decided_by {id},
    occurred_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id, group_id, position)
);
