CREATE TABLE {member_titles} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    member_id {id} NOT NULL,
    title VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    granted_by {id},
    granted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, group_id, member_id, title, field)
);
CREATE INDEX {member_titles}_by_member ON {member_titles} (ledger_id, member_id);
CREATE INDEX {member_titles}_by_end ON {member_titles} (ledger_id, expires_at);
