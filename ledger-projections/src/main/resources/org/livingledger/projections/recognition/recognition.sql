CREATE TABLE {recognition_books} (
    ledger_id {id} NOT NULL,
    zone VARCHAR NOT NULL,
    version INT NOT NULL,
    badges VARCHAR NOT NULL,
    check_ins VARCHAR NOT NULL,
    -- the last member, in the order of ids, who was looked at for what these badges award
    reviewed_through {id} NOT NULL,
    PRIMARY KEY (ledger_id)
);
CREATE TABLE {recognition_seats} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    group_id {id} NOT NULL,
    epoch INT NOT NULL,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (ledger_id, member_id, group_id)
);
CREATE TABLE {kept_days} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    group_id {id} NOT NULL,
    epoch INT NOT NULL,
    activity {id} NOT NULL,
    -- as 2026-03-29
    local_day {id} NOT NULL,
    activities INT NOT NULL,
    made_up BOOLEAN NOT NULL,
    PRIMARY KEY (ledger_id, member_id, group_id, epoch, activity, local_day)
);
CREATE TABLE {streak_pauses} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    group_id {id} NOT NULL,
    epoch INT NOT NULL,
    paused_from {id} NOT NULL,
    paused_through {id},
    PRIMARY KEY (ledger_id, member_id, group_id, epoch, paused_from)
);
CREATE TABLE {badge_awards} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    badge_id {id} NOT NULL,
    badge_level INT NOT NULL,
    -- empty for a badge that reaches through the whole ledger
    group_id {id} NOT NULL,
    epoch INT NOT NULL,
    version INT NOT NULL,
    score BIGINT NOT NULL,
    evidence VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    earned_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, member_id, badge_id, badge_level, group_id)
);
CREATE INDEX {badge_awards}_by_badge ON {badge_awards} (ledger_id, badge_id, member_id);
