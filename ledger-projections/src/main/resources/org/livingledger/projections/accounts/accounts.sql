CREATE TABLE {accounts} (
    ledger_id {id} NOT NULL,
    account_id {id} NOT NULL,
    balance BIGINT NOT NULL,
    debt BIGINT NOT NULL,
    frozen BOOLEAN NOT NULL,
    PRIMARY KEY (ledger_id, account_id)
);
CREATE TABLE {lots} (
    ledger_id {id} NOT NULL,
    account_id {id} NOT NULL,
    lot BIGINT NOT NULL,
    points BIGINT NOT NULL,
    remaining BIGINT NOT NULL,
    on_condition BOOLEAN NOT NULL,
    group_id {id},
    movement BIGINT NOT NULL,
    earned_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    active_at TIMESTAMP(6) WITH TIME ZONE,
    expires_at TIMESTAMP(6) WITH TIME ZONE,
    due_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, account_id, lot)
);
CREATE INDEX {lots}_due ON {lots} (ledger_id, due_at) {only where due_at IS NOT NULL};
CREATE TABLE {holds} (
    ledger_id {id} NOT NULL,
    account_id {id} NOT NULL,
    hold {id} NOT NULL,
    points BIGINT NOT NULL,
    release_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (ledger_id, account_id, hold)
);
CREATE INDEX {holds}_due ON {holds} (ledger_id, release_at) {only where release_at IS NOT NULL};
CREATE TABLE {hold_slices} (
    ledger_id {id} NOT NULL,
    account_id {id} NOT NULL,
    hold {id} NOT NULL,
    lot BIGINT NOT NULL,
    points BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, account_id, hold, lot)
);
CREATE TABLE {lot_freezes} (
    ledger_id {id} NOT NULL,
    account_id {id} NOT NULL,
    group_id {id} NOT NULL,
    through_lot BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, account_id, group_id)
);
