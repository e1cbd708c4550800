DROP SCHEMA IF EXISTS baseline CASCADE;
CREATE SCHEMA baseline;
CREATE TABLE baseline.events (LIKE public.events INCLUDING ALL);
CREATE TABLE baseline.accounts (id bigint PRIMARY KEY, balance bigint NOT NULL);
INSERT INTO baseline.accounts SELECT i, 0 FROM generate_series(1, 10000) AS i;
CREATE TABLE baseline.movements (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, account bigint NOT NULL, points bigint NOT NULL, reason text NOT NULL, recorded_us bigint NOT NULL);
