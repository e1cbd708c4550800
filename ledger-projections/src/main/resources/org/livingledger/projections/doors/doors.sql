CREATE TABLE {door_gates} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    policy VARCHAR NOT NULL,
    set_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id, group_id)
);
CREATE TABLE {door_invitations} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    invitation BIGINT NOT NULL,
    created_by {id},
    uses INT NOT NULL,
    held INT NOT NULL,
    used INT NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE,
    revoked_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, group_id, invitation)
);
CREATE TABLE {door_applications} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    member_id {id} NOT NULL,
    status VARCHAR NOT NULL,
    approved BOOLEAN NOT NULL,
    awaited VARCHAR NOT NULL,
    invitation BIGINT,
    waiting_number BIGINT,
    reason VARCHAR,
    decided_by {id},
    filed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE,
    ended_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, group_id, member_id)
);
CREATE INDEX {door_applications}_by_number
    ON {door_applications} (ledger_id, group_id, waiting_number);
CREATE INDEX {door_applications}_by_end ON {door_applications} (ledger_id, status, expires_at);
CREATE TABLE {door_bans} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    member_id {id} NOT NULL,
    reason VARCHAR NOT NULL,
    banned_by {id},
    banned_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id, group_id, member_id)
);
