CREATE TABLE {past_board_books} (
    ledger_id {id} NOT NULL,
    zone VARCHAR NOT NULL,
    seasons VARCHAR NOT NULL,
    last_board_no INT NOT NULL,
    PRIMARY KEY (ledger_id)
);
CREATE TABLE {past_boards} (
    ledger_id {id} NOT NULL,
    board_no INT NOT NULL,
    group_id {id} NOT NULL,
    board_id {id} NOT NULL,
    metric VARCHAR NOT NULL,
    activity VARCHAR,
    ties VARCHAR NOT NULL,
    PRIMARY KEY (ledger_id, board_no)
);
CREATE TABLE {past_board_seats} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    group_id {id} NOT NULL,
    active BOOLEAN NOT NULL,
    ended_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, member_id, group_id)
);
CREATE TABLE {past_board_facts} (
    ledger_id {id} NOT NULL,
    position BIGINT NOT NULL,
    member_id {id} NOT NULL,
    metric VARCHAR NOT NULL,
    group_id {id},
    activity VARCHAR,
    movement BIGINT NOT NULL,
    points BIGINT NOT NULL,
    occurred_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id, position)
);
CREATE INDEX {past_board_facts}_by_member ON {past_board_facts} (ledger_id, member_id, movement);
CREATE TABLE {past_board_rows} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    board_no INT NOT NULL,
    period VARCHAR NOT NULL,
    score BIGINT NOT NULL,
    listed BOOLEAN NOT NULL,
    reached_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    board_id {id} NOT NULL,
    PRIMARY KEY (ledger_id, member_id, board_no, period)
);
CREATE TABLE {past_board_windows} (
    ledger_id {id} NOT NULL,
    board_no INT NOT NULL,
    period VARCHAR NOT NULL,
    members BIGINT NOT NULL,
    most_members BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, board_no, period)
);
-- the days and seasons of windows, from the event at a position on
CREATE TABLE {past_board_calendars} (
    ledger_id {id} NOT NULL,
    begun BIGINT NOT NULL,
    zone VARCHAR NOT NULL,
    seasons VARCHAR NOT NULL,
    PRIMARY KEY (ledger_id, begun)
);
-- the boards that were there from one position until another
CREATE TABLE {past_board_versions} (
    ledger_id {id} NOT NULL,
    group_id {id} NOT NULL,
    board_id {id} NOT NULL,
    begun BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    board_no INT NOT NULL,
    metric VARCHAR NOT NULL,
    activity VARCHAR,
    ties VARCHAR NOT NULL,
    PRIMARY KEY (ledger_id, group_id, board_id, begun)
);
-- who came and went
CREATE TABLE {past_board_moves} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    position BIGINT NOT NULL,
    group_id {id} NOT NULL,
    active BOOLEAN NOT NULL,
    ended_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, member_id, position)
);
-- the windows of boards, each with the number that its leaves stand under
CREATE TABLE {past_board_courses} (
    ledger_id {id} NOT NULL,
    board_no INT NOT NULL,
    period VARCHAR NOT NULL,
    begun BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    window_no BIGINT NOT NULL,
    members INT NOT NULL,
    stays INT NOT NULL,
    last_leaf_no INT NOT NULL,
    cut_at BIGINT NOT NULL, -- from where on there are segments
    segment_begun BIGINT NOT NULL,
    last_segment_no INT NOT NULL,
    PRIMARY KEY (ledger_id, board_no, period, begun)
);
CREATE TABLE {past_board_numbers} (
    ledger_id {id} NOT NULL,
    last_window_no BIGINT NOT NULL,
    PRIMARY KEY (ledger_id)
);
-- the places of the leaves that still change, from the best
CREATE TABLE {past_board_stays} (
    ledger_id {id} NOT NULL,
    window_no BIGINT NOT NULL,
    leaf_no INT NOT NULL,
    minus_score BIGINT NOT NULL,
    reached_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    member_id {id} NOT NULL,
    since BIGINT NOT NULL,
    through BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, window_no, leaf_no, minus_score, reached_at, member_id, since)
);
-- the places of those that do not change any more
CREATE TABLE {past_board_leaves} (
    ledger_id {id} NOT NULL,
    window_no BIGINT NOT NULL,
    leaf_no INT NOT NULL,
    stays BYTEA NOT NULL,
    PRIMARY KEY (ledger_id, window_no, leaf_no)
);
-- the leaves of a window at a position, and how they changed until the next one
CREATE TABLE {past_board_segments} (
    ledger_id {id} NOT NULL,
    window_no BIGINT NOT NULL,
    begun BIGINT NOT NULL,
    segment_no INT NOT NULL,
    leaves BYTEA NOT NULL,
    changes BYTEA,
    PRIMARY KEY (ledger_id, window_no, begun, segment_no)
);
-- how they changed since the last one
CREATE TABLE {past_board_changes} (
    ledger_id {id} NOT NULL,
    window_no BIGINT NOT NULL,
    change_no INT NOT NULL,
    position BIGINT NOT NULL,
    leaf_no INT NOT NULL,
    gone BOOLEAN NOT NULL,
    low BYTEA,
    members INT NOT NULL,
    scores INT NOT NULL,
    stays INT NOT NULL,
    PRIMARY KEY (ledger_id, window_no, change_no)
);
-- how many have each score now, in windows of more than one leaf
CREATE TABLE {past_board_scores} (
    ledger_id {id} NOT NULL,
    window_no BIGINT NOT NULL,
    score BIGINT NOT NULL,
    members BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, window_no, score)
);
