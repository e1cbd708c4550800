CREATE TABLE {board_books} (
    ledger_id {id} NOT NULL,
    zone VARCHAR NOT NULL,
    seasons VARCHAR NOT NULL,
    last_board_no INT NOT NULL,
    PRIMARY KEY (ledger_id)
);
CREATE TABLE {boards} (
    ledger_id {id} NOT NULL,
    board_no INT NOT NULL,
    group_id {id} NOT NULL,
    board_id {id} NOT NULL,
    metric VARCHAR NOT NULL,
    activity VARCHAR,
    ties VARCHAR NOT NULL,
    PRIMARY KEY (ledger_id, board_no)
);
-- where the book was opened, and where a programme was published
CREATE TABLE {board_editions} (
    ledger_id {id} NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, position)
);
CREATE TABLE {board_seats} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    group_id {id} NOT NULL,
    active BOOLEAN NOT NULL,
    ended_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, member_id, group_id)
);
-- what became of each seat, and when
CREATE TABLE {board_moves} (
    ledger_id {id} NOT NULL,
    position BIGINT NOT NULL,
    member_id {id} NOT NULL,
    group_id {id} NOT NULL,
    comes BOOLEAN NOT NULL,
    occurred_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id, position)
);
CREATE TABLE {board_facts} (
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
CREATE INDEX {board_facts}_by_member ON {board_facts} (ledger_id, member_id, movement);
CREATE TABLE {board_rows} (
    ledger_id {id} NOT NULL,
    member_id {id} NOT NULL,
    board_no INT NOT NULL,
    period VARCHAR NOT NULL,
    score BIGINT NOT NULL,
    listed BOOLEAN NOT NULL,
    reached_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- for who reads the table; and since it is not in the index below, H2 does not take that index for
    -- the row of one member while the table is small, and keep to it when the table is large
    board_id {id} NOT NULL,
    PRIMARY KEY (ledger_id, member_id, board_no, period)
);
CREATE INDEX {board_rows}_ranked ON {board_rows}
    (ledger_id, board_no, period, listed, score DESC, reached_at, member_id);
CREATE TABLE {board_windows} (
    ledger_id {id} NOT NULL,
    board_no INT NOT NULL,
    period VARCHAR NOT NULL,
    members BIGINT NOT NULL,
    most_members BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, board_no, period)
);
CREATE TABLE {board_scores} (
    ledger_id {id} NOT NULL,
    board_no INT NOT NULL,
    period VARCHAR NOT NULL,
    score BIGINT NOT NULL,
    members BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, board_no, period, score)
);
CREATE TABLE {board_buckets} (
    ledger_id {id} NOT NULL,
    board_no INT NOT NULL,
    period VARCHAR NOT NULL,
    bucket INT NOT NULL,
    members BIGINT NOT NULL,
    scores BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, board_no, period, bucket)
);
