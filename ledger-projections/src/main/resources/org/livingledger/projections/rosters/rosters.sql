CREATE TABLE {ledger_groups} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    name VARCHAR NOT NULL,
    owner_id {id} NOT NULL,
    capacity INT NOT NULL,
    seats_taken INT NOT NULL,
    open BOOLEAN NOT NULL,
    admin_limit INT NOT NULL,
    founded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    description VARCHAR,
    kind VARCHAR,
    parent_id {id},
    sub_group_founders VARCHAR NOT NULL,
    dissolves_at TIMESTAMP(6) WITH TIME ZONE,
    dissolved_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, group_id)
);
CREATE TABLE {memberships} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    member_id {id} NOT NULL,
    role VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    epoch INT NOT NULL,
    joined_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP(6) WITH TIME ZONE,
    term_ends_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, group_id, member_id)
);
CREATE INDEX {memberships}_by_term ON {memberships} (ledger_id, term_ends_at);
-- the few admins of a group of a million
CREATE INDEX {memberships}_by_role ON {memberships} (ledger_id, group_id, role, member_id);
CREATE INDEX {memberships}_by_member ON {memberships} (ledger_id, member_id, group_id);
CREATE TABLE {members} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    introduced_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id, member_id)
);
