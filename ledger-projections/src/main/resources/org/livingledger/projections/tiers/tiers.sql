CREATE TABLE {tier_ledgers} (
    ledger_id {id} NOT NULL,
    zone VARCHAR NOT NULL,
    version INT NOT NULL,
    ladders VARCHAR NOT NULL,
    PRIMARY KEY (ledger_id)
);
CREATE TABLE {tier_members} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    known_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, member_id)
);
CREATE INDEX {tier_members}_due ON {tier_members} (ledger_id, due_at) {only where due_at IS NOT NULL};
CREATE TABLE {tier_facts} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    metric {id} NOT NULL,
    group_id {id} NOT NULL,
    activity {id} NOT NULL,
    quarter BIGINT NOT NULL, -- of an hour: see Tally
    counts_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, member_id, metric, group_id, activity, quarter, counts_at)
);
CREATE TABLE {tier_spells} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    group_id {id} NOT NULL,
    spell INT NOT NULL,
    started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, member_id, group_id, spell)
);
CREATE TABLE {tier_records} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    ladder_id {id} NOT NULL,
    tier VARCHAR,
    since TIMESTAMP(6) WITH TIME ZONE,
    warned_of TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, member_id, ladder_id)
);
CREATE TABLE {tier_steps} (
    ledger_id {id} NOT NULL,
    ladder_id {id} NOT NULL,
    member_id {id} NOT NULL,
    step INT NOT NULL,
    tier VARCHAR NOT NULL,
    from_at TIMESTAMP(6) WITH TIME ZONE,
    until_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, ladder_id, member_id, step)
);
CREATE TABLE {tier_changes} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    position BIGINT NOT NULL,
    ladder_id {id} NOT NULL,
    from_tier VARCHAR NOT NULL,
    to_tier VARCHAR NOT NULL,
    cause VARCHAR NOT NULL,
    occurred_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id, member_id, position)
);
