\set n :n + 1
\set account random(1, 10000)
BEGIN;
UPDATE baseline.accounts SET balance = balance + 10 WHERE id = :account::bigint;
INSERT INTO baseline.movements (account, points, reason, recorded_us) VALUES (:account::bigint, 10, 'load', 1767225600000000 + :n::bigint);
COMMIT;
