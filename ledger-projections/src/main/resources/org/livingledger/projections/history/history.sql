CREATE TABLE {member_events} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, member_id, position)
);
CREATE TABLE {subject_events} (
    ledger_id {id} NOT NULL,
    subject {id} NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, subject, position)
);
-- who came into a group, left it or became what in it
CREATE TABLE {seat_events} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    member_id {id} NOT NULL,
    position BIGINT NOT NULL,
    seated BOOLEAN, -- whether a seat was taken by it, or freed; neither if null
    true_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    late BOOLEAN NOT NULL, -- whether it was true before it was known
    PRIMARY KEY (ledger_id, group_id, member_id, position)
);
CREATE INDEX {seat_events}_late ON {seat_events} (ledger_id, group_id, true_at) {only where late};
