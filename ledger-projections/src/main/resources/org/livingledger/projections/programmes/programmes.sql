CREATE TABLE {programmes} (
    ledger_id {id} NOT NULL,
    version INT NOT NULL,
    position BIGINT NOT NULL,
    programme VARCHAR NOT NULL,
    published_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id, version)
);
CREATE TABLE {adoptions} (
    ledger_id {id} NOT NULL,
    version INT NOT NULL,
    -- grandfather, from-date or full
    mode VARCHAR NOT NULL,
    since TIMESTAMP(6) WITH TIME ZONE,
    policy VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    begun_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP(6) WITH TIME ZONE,
    members BIGINT,
    granted BIGINT,
    taken BIGINT,
    uncollected BIGINT,
    awarded BIGINT,
    revoked BIGINT,
    passed_over BIGINT,
    undoing_position BIGINT,
    undoing_begun_at TIMESTAMP(6) WITH TIME ZONE,
    undoing_ended_at TIMESTAMP(6) WITH TIME ZONE,
    undoing_members BIGINT,
    undoing_granted BIGINT,
    undoing_taken BIGINT,
    undoing_uncollected BIGINT,
    undoing_awarded BIGINT,
    undoing_revoked BIGINT,
    undoing_passed_over BIGINT,
    PRIMARY KEY (ledger_id, version)
);
