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
