CREATE TABLE {journal_lines} (
    ledger_id {id} NOT NULL,
    position BIGINT NOT NULL,
    line INT NOT NULL,
    transaction_id VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    account_id {id} NOT NULL,
    points BIGINT NOT NULL,
    balance BIGINT NOT NULL,
    counterparty_id {id},
    reason VARCHAR,
    occurred_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (ledger_id, position, line)
);
CREATE INDEX {journal_lines}_by_account ON {journal_lines} (ledger_id, account_id, position);
CREATE TABLE {journal_balances} (
    ledger_id {id} NOT NULL,
    account_id {id} NOT NULL,
    balance BIGINT NOT NULL,
    PRIMARY KEY (ledger_id, account_id)
);
